package acct.cli;

import acct.incident.IncidentRows;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Measure;
import acct.pmta.snapshot.EffectiveSetting;
import acct.print.Answer;
import acct.print.Column;
import acct.print.Nested;
import acct.print.Sheet;
import acct.show.ShownThing;
import acct.show.ShownThing.Numbers;
import acct.show.ShownThing.Partners;
import acct.show.ShownThing.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing for programs: one object; names and order are a contract. */
final class ShownObject {
    private static final List<Measure> MEASURES = List.of(Measure.values());

    private static final Sheet<Reply> REPLIES = new Sheet<Reply>()
            .text("reply", Reply::text)
            .text("category", Reply::category)
            .number("bounced", Reply::bounced)
            .number("deferred", Reply::deferred);

    private static final Sheet<EffectiveSetting> SETTINGS = new Sheet<EffectiveSetting>()
            .text("setting", EffectiveSetting::setting)
            .text("value", EffectiveSetting::value)
            .text("from", EffectiveSetting::from)
            .text("file", EffectiveSetting::file)
            .number("line", EffectiveSetting::line)
            .text("may", EffectiveSetting::may);

    private static final Sheet<ShownThing> THING = new Sheet<ShownThing>()
            .text("kind", shown -> shown.kind().label())
            .text("value", ShownThing::value)
            .text("since", shown -> shown.period().since())
            .text("until", shown -> shown.period().until())
            .text(
                    "numbers",
                    shown -> nested(
                            shown.numbers().stream().map(ShownObject::numbers).toList()))
            .text("severities", shown -> nested(cells(Dimension.SEVERITY_CLASS, shown.severities())))
            .text("hours", shown -> nested(hours(shown)))
            .text("partners", shown -> partners(shown.partners()))
            .text("replies", shown -> nested(REPLIES.objects(shown.replies())))
            .text("incidents", shown -> nested(IncidentRows.INCIDENTS.objects(shown.incidents())))
            .text("configured", shown -> shown.configured().of())
            .text(
                    "settings",
                    shown -> nested(SETTINGS.objects(shown.configured().settings())))
            .text("remarks", shown -> nested(shown.remarks()));

    private ShownObject() {}

    static Answer of(ShownThing shown) {
        return THING.of(List.of(shown)).alone();
    }

    /** In a cell of a table stands how many there are. */
    private static Nested nested(List<?> list) {
        return new Nested(list.isEmpty() ? null : Integer.valueOf(list.size()), list);
    }

    private static Map<String, @Nullable Object> numbers(Numbers numbers) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("what", numbers.what());
        object.put("since", numbers.period().since());
        object.put("until", numbers.period().until());
        object.put("stored_days", numbers.stored());
        object.put("days", numbers.days());
        object.putAll(measures(numbers.counts()));
        return object;
    }

    private static Map<String, @Nullable Object> measures(Counts counts) {
        return Sheet.object(Column.of(List.of(), MEASURES), Column.cells(new CountRow(List.of(), counts), MEASURES));
    }

    private static List<Map<String, @Nullable Object>> hours(ShownThing shown) {
        boolean isOneDay = shown.period().since() != null
                && shown.period().since().equals(shown.period().until());
        return cells(isOneDay ? Dimension.HOUR : Dimension.HOUR_OF_DAY, shown.hours());
    }

    private static List<Map<String, @Nullable Object>> cells(Dimension by, List<CountRow> rows) {
        return rows.stream()
                .map(row -> Sheet.object(Column.of(List.of(by), MEASURES), Column.cells(row, MEASURES)))
                .toList();
    }

    private static Nested partners(List<Partners> partners) {
        Map<String, Object> byDimension = new LinkedHashMap<>();
        partners.forEach(some -> byDimension.put(some.by().label(), cells(some.by(), some.worst())));
        return new Nested(partners.size(), byDimension);
    }
}
