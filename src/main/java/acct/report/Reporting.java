package acct.report;

import acct.ask.Enough;
import acct.ask.Questions;
import acct.ask.QuietCells;
import acct.ask.ReplyMemory;
import acct.ask.SeenReplies;
import acct.ask.SeenReply;
import acct.audit.AuditAlerts;
import acct.audit.ConfiguredAudit;
import acct.classify.reply.Listing;
import acct.config.Config;
import acct.doctor.DataWatch;
import acct.doctor.Doctor;
import acct.judge.DayFacts;
import acct.judge.DeferralAdvice;
import acct.judge.Judge;
import acct.judge.LevelRule;
import acct.judge.NewReplies;
import acct.model.Alert;
import acct.model.AuditFinding;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Finding;
import acct.model.Period;
import acct.model.SeverityClass;
import acct.model.UserException;
import acct.report.road.Roads;
import acct.sql.Row;
import acct.warming.WarmingAlerts;
import acct.warming.WarmingTrack;
import acct.warming.WarmingTracking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what a report says: counts, verdicts with the answers behind them, and what the files cannot tell. */
public final class Reporting {
    private static final int WEEK = 7;
    private static final int TOP_REPLIES = 20;
    /** Names in one list of a report; no site has more source IPs, but a file may bring any number. */
    private static final int MOST_NAMES = 1_000;
    /** Combinations of names in one list. */
    private static final int MOST_PAIRS = 5_000;
    /** Of the day at the beginning of an hour. */
    private static final int DAY_LENGTH = 10;

    private final Config config;
    private final Doctor doctor;
    private final DataWatch watch;
    private final WarmingTracking warming;
    private final ConfiguredAudit audit;
    private final String version;

    public Reporting(
            Config config,
            Doctor doctor,
            DataWatch watch,
            WarmingTracking warming,
            ConfiguredAudit audit,
            String version) {
        this.config = config;
        this.doctor = doctor;
        this.watch = watch;
        this.warming = warming;
        this.audit = audit;
        this.version = version;
    }

    /** What the files of a period cannot support, warnings first. */
    public List<Finding> findings(Questions questions, Period period, Against against) {
        List<Finding> findings = new ArrayList<>(doctor.findings(questions, period));
        findings.addAll(Doctor.pruned(questions, period));
        audit.notCompared(questions, period).ifPresent(findings::add);
        if (against == Against.CLOCK) {
            findings.addAll(doctor.filesAtRisk(questions));
        }
        return Finding.worstFirst(findings);
    }

    /** Everything that a report of a period says. */
    public Report report(Questions questions, Period period, Against against) {
        if (questions.logged(period).isGone()) {
            throw UserException.failed(period.label() + ": the counts of these days are no longer stored; pruned");
        }
        List<Alert> alerts = new ArrayList<>();
        if (against == Against.CLOCK) {
            alerts.addAll(watch.overdueAlerts(questions, period));
        }
        watch.missingDays(questions, period).forEach(days -> alerts.addAll(days.alerts()));
        long cells = 0;
        long tooFew = 0;
        List<AuditFinding> audited = audit.findings(questions, period);
        for (LocalDate day : questions.storedDays(period)) {
            Judge.Verdict verdict =
                    period.equals(Period.of(day)) ? judge(questions, day, audited) : judge(questions, day);
            alerts.addAll(verdict.alerts());
            cells += verdict.cells();
            tooFew += verdict.tooFew();
        }
        alerts.sort(Comparator.comparing(Alert::severity).reversed());
        List<CountRow> byHour = new ArrayList<>(questions.counts(List.of(Dimension.HOUR), List.of(), period));
        Set<String> days =
                questions.storedDays(period).stream().map(LocalDate::toString).collect(Collectors.toSet());
        byHour.removeIf(
                row -> row.key().get(0) == null || !days.contains(row.text(0).substring(0, DAY_LENGTH)));
        Report report = new Report(
                period,
                version,
                questions.counts(List.of(), List.of(), period).get(0).counts(),
                questions.counts(List.of(Dimension.SOURCE_IP), List.of(), period, MOST_NAMES),
                questions.counts(List.of(Dimension.VMTA), List.of(), period, MOST_NAMES),
                questions.counts(List.of(Dimension.POOL), List.of(), period, MOST_NAMES),
                questions.counts(List.of(Dimension.ISP), List.of(), period, MOST_NAMES),
                questions.counts(List.of(Dimension.SOURCE_IP, Dimension.ISP), List.of(), period, MOST_PAIRS),
                byHour,
                questions.rows("report/top_replies", period, Map.of("top", TOP_REPLIES), Reporting::reply),
                new ReplyMemory(questions).news(period),
                alerts,
                tooFew,
                cells,
                findings(questions, period, against),
                questions.rows("report/rejected", period, Map.of("top", MOST_NAMES), Reporting::rejected),
                questions.rows("report/loads", period, Map.of("top", MOST_NAMES), Reporting::load),
                warmed(questions, period),
                Roads.of(
                        questions.counts(Roads.STOPS, List.of(), period, MOST_PAIRS),
                        audited == null ? List.of() : audited),
                audited);
        return report.with(SectionAnswers.of(
                Sections.ALL.asks(), asked -> questions.table(asked.statement(), period, asked.values())));
    }

    /** The source IPs that follow a plan in a period, with all their days up to its end. */
    private WarmingTrack warmed(Questions questions, Period period) {
        return warming.upTo(questions, period.until()).activeIn(period);
    }

    private static Report.Reply reply(Row row) {
        return new Report.Reply(
                row.textOrNull("isp"),
                row.text("outcome"),
                row.text("reply"),
                row.textOrNull("category"),
                row.textOrNull("severity_class"),
                row.textOrNull("bounce_cat"),
                row.count("count"),
                row.count("source_ips"));
    }

    private static Report.Rejected rejected(Row row) {
        return new Report.Rejected(
                Objects.requireNonNullElse(row.textOrNull("path"), ""),
                Objects.requireNonNullElse(row.textOrNull("reason"), ""),
                row.count("lines"),
                Objects.requireNonNullElse(row.countOrNull("first_line"), 0L),
                Objects.requireNonNullElse(row.textOrNull("example"), ""),
                row.count("left_out"));
    }

    private static Report.Load load(Row row) {
        return new Report.Load(
                Objects.requireNonNullElse(row.textOrNull("path"), ""),
                row.count("lines"),
                row.count("stored"),
                row.count("rejected"),
                row.textOrNull("first_time"),
                row.textOrNull("last_time"),
                row.count("left_out"));
    }

    /** What the rules find on one day, with the answers behind it. */
    public Judge.Verdict judge(Questions questions, LocalDate day) {
        return judge(questions, day, audit.findings(questions, Period.of(day)));
    }

    private Judge.Verdict judge(Questions questions, LocalDate day, @Nullable List<AuditFinding> audited) {
        Judge judge = new Judge(
                rule(LevelRule.HARD_BOUNCE),
                rule(LevelRule.BLOCK_BOUNCE),
                rule(LevelRule.COMPLAINT),
                rule(LevelRule.DEFERRAL));
        Judge.Verdict verdict = judge.judge(facts(questions, day));
        List<Alert> alerts = new ArrayList<>();
        for (Alert alert : verdict.alerts()) {
            alerts.add(explained(questions, alert));
        }
        alerts.addAll(watch.silentSenders(questions, day));
        alerts.addAll(newReplies(questions, day));
        alerts.addAll(WarmingAlerts.of(warming.on(questions, day)));
        if (audited != null) {
            alerts.addAll(AuditAlerts.of(day, audited));
        }
        alerts.sort(Comparator.comparing(Alert::severity).reversed());
        return new Judge.Verdict(alerts, verdict.cells(), verdict.tooFew());
    }

    private DayFacts facts(Questions questions, LocalDate day) {
        Enough bounces = rule(LevelRule.HARD_BOUNCE)
                .enough()
                .orOf(rule(LevelRule.BLOCK_BOUNCE).enough());
        Enough complaints = rule(LevelRule.COMPLAINT).enough();
        // Where deliveries are not logged every bounce looks like 100 %; without reasons none looks like one.
        boolean rates = questions.logged(Period.of(day)).d() > 0 && questions.knowsBounceReasons(day);
        LocalDate weekAgo = day.minusDays(WEEK - 1L);
        // If all mail was deferred there is no delivery on the day, though deliveries are logged.
        boolean attempts = questions.logged(Period.of(day)).t() > 0
                && questions.logged(new Period(weekAgo, day)).d() > 0;
        return new DayFacts(
                day,
                rates ? questions.bounceCells(day, bounces) : List.of(),
                attempts ? questions.deferralCells(day, rule(LevelRule.DEFERRAL).enough()) : List.of(),
                List.of(
                        new DayFacts.ComplaintWindow(day, questions.complaintCells(day, day, complaints)),
                        new DayFacts.ComplaintWindow(weekAgo, questions.complaintCells(weekAgo, day, complaints))),
                rates ? questions.quietCells(day, bounces) : QuietCells.NONE);
    }

    private List<Alert> newReplies(Questions questions, LocalDate day) {
        Config.Limits limits = config.alerts().get(NewReplies.NAME);
        SeenReplies replies =
                new ReplyMemory(questions).surprises(day, limits == null ? null : limits.minEvents(), NewReplies.MOST);
        if (replies.replies().isEmpty()) {
            return List.of();
        }
        Map<String, Long> attempts = new HashMap<>();
        for (CountRow row : questions.counts(List.of(Dimension.ISP), List.of(), Period.of(day))) {
            attempts.put(Objects.requireNonNullElse(row.key().get(0), ""), tried(row.counts()));
        }
        Map<String, String> listed = new HashMap<>();
        for (SeenReply reply : replies.replies()) {
            String subject =
                    reply.example() == null ? null : Listing.of(reply.example()).listed();
            if (subject != null) {
                listed.put(reply.example(), subject);
            }
        }
        return NewReplies.of(day, replies, attempts, listed);
    }

    private static long tried(Counts counts) {
        if (counts.deliveries() != Counts.Logged.YES) {
            return 0;
        }
        return counts.answered() + (counts.deferred() == null ? 0 : counts.deferred());
    }

    private static Alert explained(Questions questions, Alert alert) {
        if (alert.rule().equals(LevelRule.COMPLAINT.name())) {
            return alert;
        }
        if (alert.rule().equals(LevelRule.DEFERRAL.name())) {
            return DeferralAdvice.explained(
                    alert, questions.deferralReplies(alert.day(), alert.sourceIp(), alert.isp()));
        }
        SeverityClass group =
                alert.rule().equals(LevelRule.HARD_BOUNCE.name()) ? SeverityClass.HARD : SeverityClass.BLOCK;
        return alert.with(questions.replies(alert.day(), alert.sourceIp(), alert.isp(), group));
    }

    private LevelRule rule(LevelRule rule) {
        Config.Limits limits = config.alerts().get(rule.name());
        return limits == null
                ? rule
                : rule.with(limits.warning(), limits.critical(), limits.minEvents(), limits.minCases());
    }
}
