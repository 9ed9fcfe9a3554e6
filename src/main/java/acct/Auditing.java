package acct;

import acct.aggregate.Questions;
import acct.audit.Audit;
import acct.audit.Evidence;
import acct.audit.Header;
import acct.audit.QueueDay;
import acct.audit.RolledUp;
import acct.audit.Seen;
import acct.audit.SentDay;
import acct.audit.Signing;
import acct.audit.Traffic;
import acct.classify.Destination;
import acct.classify.IspDirectory;
import acct.classify.TrafficClasses;
import acct.config.Config;
import acct.model.AuditFinding;
import acct.model.Period;
import acct.pmta.Configuration;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks a store what an audit of a configuration needs to know. */
final class Auditing {
    private final Audit audit;
    private final TrafficClasses classes;

    Auditing(Config config, Configuration configuration) {
        this.classes = new TrafficClasses(config.classes());
        IspDirectory isps = IspDirectory.load(config.isps());
        this.audit = new Audit(
                configuration,
                classes,
                name -> Objects.requireNonNullElse(
                        isps.classify(name + "/", null, null).isp(), Destination.OTHER),
                config.audit());
    }

    /** What is wrong with the configuration and with the mail of a period. */
    List<AuditFinding> findings(Questions questions, Period period) throws SQLException {
        return audit.findings(seen(questions, period));
    }

    /** The same, and what may be worth adding to acct.yaml. */
    Told told(Questions questions, Period period) throws SQLException {
        Seen seen = seen(questions, period);
        return new Told(audit.findings(seen), audit.suggestion(seen));
    }

    /**
     * What an audit says.
     *
     * @param suggestion classes that names seem to tell of
     */
    record Told(List<AuditFinding> findings, Optional<String> suggestion) {}

    private Seen seen(Questions questions, Period period) throws SQLException {
        Long lowest = audit.lowestDailyLimit();
        List<String> domains = audit.limitedDomains();
        return new Seen(
                rows(questions, "audit/traffic", period, Map.of(), this::traffic),
                new HashSet<>(rows(questions, "audit/vmtas", period, Map.of(), row -> text(row, 0))),
                lowest == null
                        ? List.of()
                        : rows(questions, "audit/queues", period, Map.of("lowest", lowest), Auditing::queue),
                audit.hasKeys() ? signing(questions, period) : List.of(),
                domains.isEmpty()
                        ? List.of()
                        : rows(
                                questions,
                                "audit/rolled_up",
                                period,
                                Map.of("domains", String.join(",", domains)),
                                row -> new RolledUp(text(row, 0), text(row, 1), textOrNull(row, 2), evidence(row, 3))),
                rows(questions, "audit/headers", period, Map.of(), Auditing::header),
                rows(
                        questions,
                        "audit/history",
                        period,
                        Map.of(),
                        row -> new SentDay(textOrNull(row, 0), text(row, 1), day(row, 2), number(row, 3))));
    }

    private static <T> List<T> rows(
            Questions questions,
            String name,
            Period period,
            Map<String, ?> more,
            Function<List<@Nullable Object>, T> reader)
            throws SQLException {
        List<T> all = new ArrayList<>();
        questions.forEach(name, period, more, row -> all.add(reader.apply(row)));
        return all;
    }

    private Traffic traffic(List<@Nullable Object> row) {
        String day = textOrNull(row, 0);
        String job = textOrNull(row, 1);
        return new Traffic(
                day == null ? null : LocalDate.parse(day),
                job,
                ownClass(job, textOrNull(row, 2)),
                textOrNull(row, 3),
                textOrNull(row, 4),
                textOrNull(row, 5),
                textOrNull(row, 6),
                Boolean.TRUE.equals(row.get(7)),
                evidence(row, 8));
    }

    /** The job's class is that of today; users and senders were asked when the rows were loaded. */
    private @Nullable String ownClass(@Nullable String job, @Nullable String stored) {
        String byJob = classes.own(job, null, null);
        return byJob != null || !classes.names().contains(Objects.requireNonNullElse(stored, "")) ? byJob : stored;
    }

    /** Jobs and users tell the class only; without them there are far fewer rows to hold. */
    private List<Signing> signing(Questions questions, Period period) throws SQLException {
        Map<Signing, Evidence> merged = new LinkedHashMap<>();
        questions.forEach("audit/signing", period, Map.of("by_job", !classes.isEmpty()), row -> {
            String sender = textOrNull(row, 5);
            Signing without = new Signing(
                    text(row, 0),
                    textOrNull(row, 1),
                    textOrNull(row, 2),
                    text(row, 3),
                    textOrNull(row, 4),
                    sender,
                    classes.own(textOrNull(row, 6), textOrNull(row, 7), sender),
                    Evidence.NONE);
            merged.merge(without, evidence(row, 8), Evidence::plus);
        });
        List<Signing> signing = new ArrayList<>();
        merged.forEach((without, evidence) -> signing.add(without.with(evidence)));
        return signing;
    }

    private static QueueDay queue(List<@Nullable Object> row) {
        return new QueueDay(
                text(row, 0),
                day(row, 1),
                textOrNull(row, 2),
                textOrNull(row, 3),
                number(row, 5),
                textOrNull(row, 4),
                evidence(row, 6));
    }

    private static Header header(List<@Nullable Object> row) {
        Set<String> columns = new HashSet<>();
        for (String column : text(row, 0).toLowerCase(Locale.ROOT).split(",", -1)) {
            columns.add(column.strip().replace("\"", ""));
        }
        return new Header(columns, number(row, 1), text(row, 2), evidence(row, 3));
    }

    /** How many, the first instant in microseconds, and how far its clock was ahead of UTC. */
    private static Evidence evidence(List<@Nullable Object> row, int column) {
        Object micros = row.get(column + 1);
        Object offset = row.get(column + 2);
        OffsetDateTime first = null;
        if (micros instanceof Number instant) {
            int seconds = offset instanceof Number ahead ? ahead.intValue() : 0;
            first = Instant.EPOCH
                    .plus(instant.longValue(), ChronoUnit.MICROS)
                    .atOffset(ZoneOffset.ofTotalSeconds(seconds));
        }
        return new Evidence(number(row, column), first);
    }

    private static @Nullable String textOrNull(List<@Nullable Object> row, int column) {
        Object value = row.get(column);
        return value == null ? null : value.toString();
    }

    private static String text(List<@Nullable Object> row, int column) {
        return Objects.requireNonNullElse(textOrNull(row, column), "");
    }

    private static LocalDate day(List<@Nullable Object> row, int column) {
        return LocalDate.parse(text(row, column));
    }

    private static long number(List<@Nullable Object> row, int column) {
        return row.get(column) instanceof Number number ? number.longValue() : 0;
    }
}
