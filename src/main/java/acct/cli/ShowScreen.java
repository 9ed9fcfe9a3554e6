package acct.cli;

import acct.incident.IncidentWords;
import acct.incident.KnownIncident;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Measure;
import acct.pmta.snapshot.EffectiveSetting;
import acct.print.Answer;
import acct.print.Column;
import acct.print.Column.Kind;
import acct.print.Format;
import acct.print.LogText;
import acct.print.Numbers;
import acct.print.Sample;
import acct.print.WrappedText;
import acct.show.ShownThing;
import acct.show.ShownThing.Partners;
import acct.show.ShownThing.Reply;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing on one screen. */
final class ShowScreen {
    private static final List<Measure> MEASURES =
            List.of(Measure.RECIPIENTS, Measure.BOUNCED_SHARE, Measure.DEFERRED_SHARE, Measure.COMPLAINTS);

    private static final List<String> HEADS = List.of("recipients", "bounced", "deferred", "complaints");

    /** On a narrower screen the last measure has no room. */
    private static final int WIDE = 76;

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int NAME_WIDTH = 11;
    private static final int NAME_LENGTH = 28;
    private static final int NARROW_NAME_LENGTH = 20;
    private static final int REPLY_LENGTH = 160;
    private static final int MOST_SETTINGS = 8;
    private static final int MOST_INCIDENTS = 5;
    private static final int INDENT = 2;

    private final ShownThing shown;
    private final WrappedText wrapped;
    private final PrintWriter out;
    private final List<Measure> measures;

    private ShowScreen(ShownThing shown, WrappedText wrapped, PrintWriter out) {
        this.shown = shown;
        this.wrapped = wrapped;
        this.out = out;
        this.measures = wrapped.width() < WIDE ? MEASURES.subList(0, MEASURES.size() - 1) : MEASURES;
    }

    static void print(ShownThing shown, WrappedText wrapped, PrintWriter out) {
        ShowScreen screen = new ShowScreen(shown, wrapped, out);
        screen.line(
                shown.kind().label() + " " + shown.value() + ", "
                        + shown.period().label(),
                0);
        screen.numbers();
        screen.hours();
        shown.partners().forEach(screen::partners);
        screen.replies();
        screen.incidents();
        screen.configured();
        out.flush();
    }

    private void line(String text, int indent) {
        wrapped.lines(text, indent, INDENT).forEach(line -> out.print(line + "\n"));
    }

    private void numbers() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ShownThing.Numbers numbers : shown.numbers()) {
            String days = numbers.period().since() != null
                            && numbers.period().since().equals(numbers.period().until())
                    ? ""
                    : " (" + Numbers.count(numbers.days(), "day", "days") + ")";
            rows.add(
                    numbers.stored() == 0
                            ? noData(numbers.what() + days)
                            : cells(numbers.what() + days, numbers.counts()));
        }
        table("", rows);
        if (!shown.severities().isEmpty()) {
            line(
                    "Bounces: "
                            + shown.severities().stream()
                                    .map(row -> Numbers.count(row.counts().bounced()) + " " + row.text(0))
                                    .collect(Collectors.joining(", ")),
                    0);
        }
    }

    private List<@Nullable Object> noData(String name) {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList((Object) name));
        cells.addAll(Collections.nCopies(measures.size(), Column.Undefined.NO_DATA));
        cells.add(Column.Undefined.BLANK);
        return cells;
    }

    private List<@Nullable Object> cells(@Nullable String name, Counts counts) {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList((Object) name));
        cells.addAll(Column.cells(new CountRow(List.of(), counts), measures));
        cells.add(Sample.isFew(counts) ? "few recipients" : Column.Undefined.BLANK);
        return cells;
    }

    private void table(String name, List<List<@Nullable Object>> rows) {
        List<Column> columns = new ArrayList<>(List.of(new Column(name, Kind.KEY)));
        for (int i = 0; i < measures.size(); i++) {
            boolean isCount = measures.get(i).kind() == Measure.Kind.COUNT;
            columns.add(new Column(HEADS.get(i), isCount ? Kind.COUNT : Kind.SHARE));
        }
        columns.add(new Column("", Kind.TEXT));
        new Answer(columns, rows).print(Format.TABLE, out);
    }

    private void hours() {
        List<Hour> hours = hours(shown.hours());
        if (hours.size() < 2) {
            return;
        }
        heading("Hours, from " + hours.get(0).name() + " to "
                + hours.get(hours.size() - 1).name());
        bars("recipients", hours, Counts::recipients);
        bars("bounced", hours, Counts::bounced);
        bars("deferred", hours, counts -> counts.deferred() == null ? 0 : counts.deferred());
    }

    /** An hour of the day; without counts if nothing happened. */
    private record Hour(int ofDay, @Nullable Counts counts) {
        String name() {
            return (ofDay < 10 ? "0" : "") + ofDay + "h";
        }

        long of(ToLongFunction<Counts> measure) {
            return counts == null ? 0 : measure.applyAsLong(counts);
        }
    }

    /** In order, with those between in which nothing happened. */
    private static List<Hour> hours(List<CountRow> rows) {
        List<Hour> hours = new ArrayList<>();
        for (CountRow row : rows) {
            // Of one day `2026-11-19T06+01:00`, of several `06`.
            String text = row.text(0);
            int hour = Integer.parseInt(text.length() > 2 ? text.substring(11, 13) : text);
            int next = hours.isEmpty() ? hour : hours.get(hours.size() - 1).ofDay() + 1;
            for (int quiet = next; quiet < hour; quiet++) {
                hours.add(new Hour(quiet, null));
            }
            hours.add(new Hour(hour, row.counts()));
        }
        return hours;
    }

    /** A bar for each hour, the highest of them as high as a line, and what that stands for. */
    private void bars(String name, List<Hour> hours, ToLongFunction<Counts> measure) {
        long most = hours.stream().mapToLong(hour -> hour.of(measure)).max().orElse(0);
        if (most == 0) {
            return;
        }
        String bars = hours.stream()
                .map(hour -> hour.of(measure))
                .map(number -> number == 0
                        ? " "
                        : BARS.substring((int) (number * 7 / most)).substring(0, 1))
                .collect(Collectors.joining());
        String highest = hours.stream()
                .filter(hour -> hour.of(measure) == most)
                .findFirst()
                .map(Hour::name)
                .orElse("");
        out.print("  " + (name + " ".repeat(NAME_WIDTH)).substring(0, NAME_WIDTH) + bars + "  most "
                + Numbers.count(most) + " at " + highest + "\n");
    }

    private void partners(Partners partners) {
        if (partners.worst().isEmpty()) {
            return;
        }
        String more = partners.all() > partners.worst().size()
                ? ", the worst " + partners.worst().size() + " of " + Numbers.count(partners.all())
                : "";
        heading("By " + partners.by().label() + more);
        table(
                partners.by().label(),
                partners.worst().stream()
                        .map(row -> cells(
                                row.key().get(0) == null
                                        ? Dimension.UNKNOWN
                                        : LogText.cutMiddle(
                                                row.text(0), wrapped.width() < WIDE ? NARROW_NAME_LENGTH : NAME_LENGTH),
                                row.counts()))
                        .toList());
    }

    private void replies() {
        if (shown.replies().isEmpty()) {
            return;
        }
        heading("Replies");
        for (Reply reply : shown.replies()) {
            String deferred = reply.deferred() == null || reply.deferred() == 0
                    ? ""
                    : Numbers.count(reply.deferred()) + " deferred";
            String bounced = reply.bounced() == 0 ? "" : Numbers.count(reply.bounced()) + " bounced";
            line(
                    bounced + (bounced.isEmpty() || deferred.isEmpty() ? "" : ", ") + deferred + "  ["
                            + (reply.category() == null ? Dimension.UNKNOWN : reply.category()) + "]  "
                            + (reply.text().isBlank() ? "(no text)" : LogText.cut(reply.text(), REPLY_LENGTH)),
                    INDENT);
        }
    }

    private void incidents() {
        heading("Incidents");
        if (shown.incidents().isEmpty()) {
            line("none open, and none in the last 28 days", INDENT);
        }
        for (KnownIncident known :
                shown.incidents().stream().limit(MOST_INCIDENTS).toList()) {
            line(
                    known.id() + "  " + known.incident().severity().label() + "  "
                            + IncidentWords.title(known.incident()) + "; " + IncidentWords.course(known),
                    INDENT);
        }
        if (shown.incidents().size() > MOST_INCIDENTS) {
            line("and " + (shown.incidents().size() - MOST_INCIDENTS) + " more: `acct incidents`", INDENT);
        }
    }

    private void configured() {
        if (shown.configured().of() == null) {
            return;
        }
        heading("Configured, " + LogText.visible(shown.configured().of()));
        List<EffectiveSetting> settings = shown.configured().settings();
        for (EffectiveSetting setting : settings.stream().limit(MOST_SETTINGS).toList()) {
            line(
                    setting.setting() + (setting.value() == null ? "" : " " + setting.value()) + "  (" + setting.file()
                            + ":" + setting.line() + ")",
                    INDENT);
        }
        if (settings.size() > MOST_SETTINGS) {
            line(
                    "and " + (settings.size() - MOST_SETTINGS) + " more: `acct pmta show "
                            + shown.configured().of() + "`",
                    INDENT);
        }
    }

    private void heading(String text) {
        out.print("\n" + text + "\n");
    }
}
