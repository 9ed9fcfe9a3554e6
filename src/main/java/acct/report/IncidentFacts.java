package acct.report;

import acct.incident.Incident;
import acct.incident.KnownIncident;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.Subject;
import acct.report.chart.Strips;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a report asks of the mail that an incident is about, and what was answered. */
final class IncidentFacts {
    /** Incidents that are told of with all that is behind them; of the others their line must do. */
    static final int MOST = 12;

    /** The worst first, of equally bad ones those seen last, and of these that with the most events beyond what is usual. */
    static final Comparator<KnownIncident> BY_TROUBLE = Comparator.comparing(
                    (KnownIncident known) -> known.incident().severity(), Comparator.reverseOrder())
            .thenComparing(known -> known.incident().last(), Comparator.reverseOrder())
            .thenComparing(known -> excess(known.incident()), Comparator.reverseOrder())
            .thenComparing(known -> known.incident().opened())
            .thenComparing(KnownIncident::id);

    private static final int DAYS = 28;
    private static final long ENOUGH = 200;

    private final Incident incident;
    private final ToldRate told;
    private final LocalDate until;

    private IncidentFacts(Incident incident, LocalDate until) {
        this.incident = incident;
        this.told = ToldRate.of(incident);
        this.until = until;
    }

    /** Of an incident in a report up to a day. */
    static IncidentFacts of(KnownIncident known, LocalDate until) {
        return new IncidentFacts(known.incident(), until);
    }

    /** What is to be asked for the worst of them. */
    static List<SectionQuestion> questions(@Nullable LocalDate until, List<KnownIncident> incidents) {
        if (until == null) {
            return List.of();
        }
        List<SectionQuestion> questions = new ArrayList<>();
        incidents.stream()
                .sorted(BY_TROUBLE)
                .limit(MOST)
                .map(known -> of(known, until))
                .forEach(facts -> {
                    if (facts.isCounted()) {
                        questions.add(facts.days());
                        questions.add(facts.hours());
                    }
                    if (facts.isAnswered()) {
                        questions.add(facts.replies());
                    }
                });
        return questions;
    }

    private static double excess(Incident incident) {
        RateEvidence evidence = incident.trouble().evidence();
        return evidence == null
                ? 0
                : evidence.x() - (evidence.baseline() == null ? 0 : evidence.baseline() * evidence.n());
    }

    /** Whether counts by day and hour know its mail: they know no job and no class. */
    private boolean isCounted() {
        Subject subject = incident.subject();
        boolean isRate = switch (told.metric()) {
            case HARD, BLOCK, DEFERRAL, COMPLAINT, CONNECTION, AUTHENTICATION, LATENCY -> true;
            case REPLY, VOLUME, DATA, CONFIG, WARMING -> false;
        };
        return isRate && subject.job() == null && subject.trafficClass() == null && subject.thing() == null;
    }

    private boolean isAnswered() {
        return switch (incident.metric()) {
            case HARD, BLOCK, DEFERRAL, CONNECTION, AUTHENTICATION, REPLY ->
                incident.subject().job() == null;
            case LATENCY, COMPLAINT, VOLUME, DATA, CONFIG, WARMING -> false;
        };
    }

    private SectionQuestion days() {
        return new SectionQuestion("report/subject_days", subject());
    }

    private SectionQuestion hours() {
        return new SectionQuestion("report/subject_hours", subject());
    }

    private SectionQuestion replies() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("opened", incident.opened());
        values.put("source_ip", incident.subject().sourceIp());
        values.put(
                "pool",
                incident.subject().sourceIp() == null ? incident.subject().pool() : null);
        values.put("isp", incident.subject().isp());
        values.put("kind", incident.metric().label());
        return new SectionQuestion("report/subject_replies", values);
    }

    private Map<String, @Nullable Object> subject() {
        Subject subject = incident.subject();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("source_ip", subject.sourceIp());
        values.put("isp", subject.isp());
        // An address belongs to its virtual MTA; both would count less than the rule did.
        values.put("vmta", subject.sourceIp() == null ? subject.vmta() : null);
        values.put("pool", subject.sourceIp() == null ? subject.pool() : null);
        return values;
    }

    /** The rate on the last day and the 28 before it, a day without mail being empty; nothing if it was not asked. */
    List<Strips.Point> byDay(SectionFacts facts) {
        if (!isCounted()) {
            return List.of();
        }
        Map<LocalDate, Strips.Point> known = new TreeMap<>();
        facts.rows(days()).forEach(row -> {
            LocalDate day = row.day("day");
            if (day != null) {
                known.put(day, point(row, day.toString(), null));
            }
        });
        List<Strips.Point> points = new ArrayList<>();
        for (LocalDate day = until.minusDays(DAYS); !known.isEmpty() && !day.isAfter(until); day = day.plusDays(1)) {
            points.add(known.getOrDefault(day, new Strips.Point(day.toString(), 0, 0, null)));
        }
        return points;
    }

    /** What was usual on the 28 days before: what the judge took, else what the days had; null if they had too little mail. */
    @Nullable
    Double usual(SectionFacts facts) {
        RateEvidence evidence = told.evidence();
        if (evidence == null) {
            return null;
        }
        Double said = saidUsual();
        if (said != null || evidence.baseline() != null) {
            return said == null ? evidence.baseline() : said;
        }
        return before(byDay(facts));
    }

    /** What was counted over several days began before the first night that noticed it. */
    @Nullable
    Double before(List<Strips.Point> days) {
        LocalDate began = incident.opened().minusDays(TroubleSentence.counted(incident) - 1);
        long n = 0;
        long x = 0;
        for (Strips.Point day : days) {
            boolean isBefore = LocalDate.parse(day.label()).isBefore(began);
            n += isBefore ? day.n() : 0;
            x += isBefore ? day.x() : 0;
        }
        return n < ENOUGH ? null : Double.valueOf((double) x / n);
    }

    /** What its worst finding calls usual where that is about the same mail: two figures of one thing are one too many. */
    private @Nullable Double saidUsual() {
        Finding worst = incident.trouble().findings().get(0);
        RateEvidence evidence = worst.evidence();
        return evidence != null
                        && worst.metric() == told.metric()
                        && worst.subject().equals(incident.subject())
                ? evidence.baseline()
                : null;
    }

    /** The limit that a rule held against it; null if none did. */
    @Nullable
    Double limit() {
        return incident.trouble().findings().stream()
                .filter(finding -> finding.hasLimit() && finding.metric() == told.metric())
                .map(Finding::limit)
                .findFirst()
                .orElse(null);
    }

    /** The rate by the hour of the last day beside that of the same hours before; nothing if it was not asked. */
    List<Strips.Point> byHour(SectionFacts facts) {
        if (!isCounted()) {
            return List.of();
        }
        Map<String, Strips.Point> usual = new HashMap<>();
        Map<String, Strips.Point> last = new HashMap<>();
        facts.rows(hours()).forEach(row -> {
            String hour = String.valueOf(row.text("hour_of_day"));
            ("last".equals(row.text("part")) ? last : usual).put(hour, point(row, hour, null));
        });
        List<Strips.Point> points = new ArrayList<>();
        for (int hour = 0; !last.isEmpty() && hour < 24; hour++) {
            String name = (hour < 10 ? "0" : "") + hour;
            Strips.Point now = last.getOrDefault(name, new Strips.Point(name, 0, 0, null));
            Strips.Point before = usual.get(name);
            points.add(new Strips.Point(
                    name,
                    now.n(),
                    now.x(),
                    before == null || before.n() == 0 ? null : (double) before.x() / before.n()));
        }
        return points;
    }

    /** The answers behind it, the most frequent first. */
    List<SectionAnswers.Line> answers(SectionFacts facts) {
        return isAnswered() ? facts.rows(replies()) : List.of();
    }

    private Strips.Point point(SectionAnswers.Line row, String label, @Nullable Double usual) {
        return switch (told.metric()) {
            case HARD -> new Strips.Point(label, row.count("recipients"), row.count("hard"), usual);
            case BLOCK -> new Strips.Point(label, row.count("recipients"), row.count("block"), usual);
            case DEFERRAL ->
                new Strips.Point(
                        label,
                        row.count("attempts") - row.count("greylisted"),
                        row.count("deferred") - row.count("greylisted"),
                        usual);
            case COMPLAINT -> new Strips.Point(label, row.count("delivered"), row.count("complaints"), usual);
            case CONNECTION -> new Strips.Point(label, row.count("attempts"), row.count("connection"), usual);
            case AUTHENTICATION -> new Strips.Point(label, row.count("attempts"), row.count("authentication"), usual);
            case LATENCY -> new Strips.Point(label, row.count("timed"), row.count("late"), usual);
            case REPLY, VOLUME, DATA, CONFIG, WARMING -> throw new IllegalStateException("no rate: " + Metric.REPLY);
        };
    }
}
