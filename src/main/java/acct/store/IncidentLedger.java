package acct.store;

import acct.model.IncidentOrder;
import acct.model.RememberedDay;
import acct.model.StoredIncident;
import acct.model.ToldNotice;
import acct.sql.SqlFile;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the judge remembers, and what people were told and said of it. Each note is one transaction. */
public final class IncidentLedger {
    /** What the rules said is looked up of the latest days; of older ones the troubles are enough. */
    private static final int DAYS_OF_FINDINGS = 35;

    private final Store store;

    /** The memory in one store. */
    public IncidentLedger(Store store) {
        this.store = store;
    }

    /** Remembers days and incidents in the place of what was known of them. */
    public void remember(List<RememberedDay> days, List<StoredIncident> incidents, Instant at) throws SQLException {
        Transaction.of(store, () -> {
            for (RememberedDay day : days) {
                remember(day, at);
            }
            for (StoredIncident incident : incidents) {
                remember(incident);
            }
            run("staging/trim_findings", Map.of("days", DAYS_OF_FINDINGS));
            return days;
        });
    }

    private void remember(RememberedDay judged, Instant at) throws SQLException {
        String day = judged.rows().day().toString();
        run("staging/delete_judged_day", Map.of("day", day));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("day", day);
        values.put("loads", judged.rows().loads());
        values.put("stored", judged.rows().stored());
        values.put("last_load", judged.rows().lastLoad());
        values.put("is_over", judged.isOver());
        values.put("hearing", judged.hearing());
        values.put("cells", judged.cells());
        values.put("too_few", judged.tooFew());
        values.put("recipients", judged.recipients());
        values.put("recipients_too_few", judged.recipientsTooFew());
        values.put("at", at.toString());
        values.put("body", judged.body());
        values.put("judged_by", judged.judgedBy());
        values.put("findings", judged.findings());
        run("staging/insert_judged_day", values);
    }

    private void remember(StoredIncident incident) throws SQLException {
        run("staging/delete_incident", Map.of("incident_id", incident.id()));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("incident_id", incident.id());
        values.put("family", incident.family());
        values.put("severity", incident.severity().label());
        values.put("source_ip", incident.subject().sourceIp());
        values.put("vmta", incident.subject().vmta());
        values.put("pool", incident.subject().pool());
        values.put("isp", incident.subject().isp());
        values.put("job", incident.subject().job());
        values.put("opened", incident.opened().toString());
        values.put("last", incident.last().toString());
        values.put("closed", text(incident.closed()));
        values.put("ending", incident.ending());
        values.put("taken_by", incident.takenBy());
        values.put("body", incident.body());
        run("staging/insert_incident", values);
    }

    /** Notes what people are told, within a transaction of the caller's. */
    void note(List<ToldNotice> notices, Instant at) throws SQLException {
        for (ToldNotice notice : notices) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("incident_id", notice.incident());
            values.put("day", notice.day().toString());
            values.put("kind", notice.kind().label());
            values.put("severity", notice.severity().label());
            values.put("rate", notice.rate());
            values.put("cells", notice.cells());
            values.put("at", at.toString());
            run("staging/insert_notification", values);
        }
    }

    /** Notes what an operator said of an incident, which may be in nobody's memory yet. */
    public void ordered(StoredIncident incident, IncidentOrder order) throws SQLException {
        Transaction.of(store, () -> {
            remember(incident);
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("incident_id", order.incident());
            values.put("kind", order.kind().label());
            values.put("day", order.day().toString());
            values.put("until_day", text(order.until()));
            values.put("note", order.text());
            values.put("at", order.at().toString());
            run("staging/insert_incident_order", values);
            return order;
        });
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private void run(String name, Map<String, ? extends @Nullable Object> values) throws SQLException {
        try (PreparedStatement statement = Statements.prepare(store.connection(), SqlFile.of(name), values)) {
            statement.execute();
        }
    }
}
