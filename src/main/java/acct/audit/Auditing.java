package acct.audit;

import acct.ask.Questions;
import acct.classify.isp.Destination;
import acct.classify.isp.IspDirectory;
import acct.classify.traffic.TrafficClasses;
import acct.config.Config;
import acct.model.Finding;
import acct.model.Period;
import acct.model.SeenRows;
import acct.model.Severity;
import acct.pmta.model.Configuration;
import acct.sql.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks a store what an audit of a configuration needs to know. */
public final class Auditing {
    /** More days, jobs and roads than this do not fit in the memory of a night. */
    private static final int MOST_ROADS = 50_000;
    /** The same of the days of each address. */
    private static final int MOST_DAYS = 150_000;

    private final Audit audit;
    /** The names of its virtual MTAs, in small letters. */
    private final Set<String> configured = new HashSet<>();

    private final TrafficClasses classes;

    public Auditing(Config config, Configuration configuration) {
        this.classes = new TrafficClasses(config.classes());
        configuration.vmtas().forEach(vmta -> configured.add(vmta.name().toLowerCase(Locale.ROOT)));
        IspDirectory isps = IspDirectory.load(config.isps());
        this.audit = new Audit(
                configuration,
                classes,
                name -> Objects.requireNonNullElse(
                        isps.classify(name + "/", null, null).isp(), Destination.OTHER),
                config.audit());
    }

    /** What is wrong with the configuration and with the mail of a period. */
    List<Finding> findings(Questions questions, Period period) {
        return audit.findings(seen(questions, period));
    }

    /** The same, and what may be worth adding to acct.yaml. */
    public Told told(Questions questions, Period period) {
        Seen seen = seen(questions, period);
        return new Told(audit.findings(seen), audit.suggestion(seen));
    }

    /**
     * What an audit says.
     *
     * @param suggestion classes that names seem to tell of
     */
    public record Told(List<Finding> findings, Optional<String> suggestion) {}

    private Seen seen(Questions questions, Period period) {
        Long lowest = audit.lowestDailyLimit();
        List<String> domains = audit.limitedDomains();
        return new Seen(
                questions.rows("audit/traffic", period, Map.of("top", MOST_ROADS), this::traffic),
                vmtas(questions, period),
                lowest == null
                        ? List.of()
                        : questions.rows("audit/queues", period, Map.of("lowest", lowest), Auditing::queue),
                audit.hasKeys() ? signing(questions, period) : List.of(),
                domains.isEmpty()
                        ? List.of()
                        : questions.rows(
                                "audit/rolled_up",
                                period,
                                Map.of("domains", String.join(",", domains)),
                                row -> new RolledUp(
                                        row.text("domain"), row.text("queue"), row.textOrNull("vmta"), evidence(row))),
                questions.rows("audit/headers", period, Map.of(), Auditing::header),
                questions.rows(
                        "audit/history",
                        period,
                        Map.of("top", MOST_DAYS),
                        row -> new SentDay(
                                row.textOrNull("vmta"), row.text("source_ip"), row.day("day"), row.count("events"))));
    }

    /** The virtual MTAs that rows name, as far as the configuration has them; one that it does not have is enough. */
    private Set<String> vmtas(Questions questions, Period period) {
        Set<String> named = new HashSet<>();
        questions.forEach("audit/vmtas", period, Map.of(), row -> {
            String vmta = row.text("vmta");
            if (named.isEmpty() || configured.contains(vmta.toLowerCase(Locale.ROOT))) {
                named.add(vmta);
            }
        });
        return named;
    }

    /** What of a period is not compared, or not looked back at, as it is too much to be held; none if all is. */
    public static List<Finding> notCompared(Questions questions, Period period) {
        Optional<Finding> roads = questions.only(
                "audit/traffic_left_out",
                period,
                Map.of("top", MOST_ROADS),
                row -> notWhole(
                        period,
                        row.count("roads"),
                        "The PowerMTA configuration was compared with the %,d largest of the days, jobs and roads of the"
                                + " mail; %,d more with %,d rows were not looked at.",
                        MOST_ROADS,
                        row.count("events")));
        Optional<Finding> days = questions.only(
                "audit/history_left_out",
                period,
                Map.of("top", MOST_DAYS),
                row -> notWhole(
                        period,
                        row.count("days"),
                        "How long an address has sent was told by its %,d largest days; %,d more with %,d rows were not"
                                + " looked at, so one that sent little may look newer than it is.",
                        MOST_DAYS,
                        row.count("events")));
        return Stream.of(roads, days).flatMap(Optional::stream).toList();
    }

    private static Optional<Finding> notWhole(Period period, long leftOut, String message, int most, long events) {
        return leftOut == 0
                ? Optional.empty()
                : Optional.of(Finding.ofFiles(
                        "audit-not-whole",
                        Severity.INFO,
                        null,
                        period.since(),
                        period.until(),
                        String.format(Locale.ROOT, message, most, leftOut, events),
                        "Compare fewer days at once, or look whether these are names that you gave:"
                                + " `acct query --by vmta`."));
    }

    private Traffic traffic(Row row) {
        String job = row.textOrNull("job");
        return new Traffic(
                row.dayOrNull("day"),
                job,
                ownClass(job, row.textOrNull("own_class")),
                row.textOrNull("source_ip"),
                row.textOrNull("vmta"),
                row.textOrNull("pool"),
                row.textOrNull("isp"),
                row.flag("logs_vmta"),
                evidence(row));
    }

    /** The job's class is that of today; users and senders were asked when the rows were loaded. */
    private @Nullable String ownClass(@Nullable String job, @Nullable String stored) {
        String byJob = classes.own(job, null, null);
        return byJob != null || !classes.names().contains(Objects.requireNonNullElse(stored, "")) ? byJob : stored;
    }

    /** Jobs and users tell the class only; without them there are far fewer rows to hold. */
    private List<Signing> signing(Questions questions, Period period) {
        Map<Signing, SeenRows> merged = new LinkedHashMap<>();
        questions.forEach("audit/signing", period, Map.of("by_job", !classes.isEmpty(), "top", MOST_ROADS), row -> {
            String sender = row.textOrNull("sender_domain");
            Signing without = new Signing(
                    row.text("vmta"),
                    row.textOrNull("source_ip"),
                    row.textOrNull("pool"),
                    row.text("queue"),
                    row.textOrNull("isp"),
                    sender,
                    classes.own(row.textOrNull("job"), row.textOrNull("smtp_user"), sender),
                    SeenRows.NONE);
            merged.merge(without, evidence(row), SeenRows::plus);
        });
        List<Signing> signing = new ArrayList<>();
        merged.forEach((without, evidence) -> signing.add(without.with(evidence)));
        return signing;
    }

    private static QueueDay queue(Row row) {
        return new QueueDay(
                row.text("queue"),
                row.day("day"),
                row.textOrNull("vmta"),
                row.textOrNull("source_ip"),
                row.count("recipients"),
                row.textOrNull("isp"),
                evidence(row));
    }

    private static Header header(Row row) {
        Set<String> columns = new HashSet<>();
        for (String column : row.text("header").toLowerCase(Locale.ROOT).split(",", -1)) {
            columns.add(column.strip().replace("\"", ""));
        }
        return new Header(columns, row.count("files"), row.text("example"), evidence(row));
    }

    /** How many, and when the first was by its own clock. */
    private static SeenRows evidence(Row row) {
        return new SeenRows(row.count("events"), row.localOrNull("first_at", "first_utc_offset_seconds"));
    }
}
