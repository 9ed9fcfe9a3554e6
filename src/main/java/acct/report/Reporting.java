package acct.report;

import acct.alert.Alerts;
import acct.ask.Questions;
import acct.ask.ReplyMemory;
import acct.audit.ConfiguredAudit;
import acct.doctor.Doctor;
import acct.model.CountRow;
import acct.model.Dimension;
import acct.model.Finding;
import acct.model.Period;
import acct.model.UserException;
import acct.report.road.Roads;
import acct.sql.Row;
import acct.warming.WarmingTrack;
import acct.warming.WarmingTracking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what a report says: counts, verdicts with the answers behind them, and what the files cannot tell. */
public final class Reporting {
    private static final int TOP_REPLIES = 20;
    /** Names in one list of a report; no site has more source IPs, but a file may bring any number. */
    private static final int MOST_NAMES = 1_000;
    /** Combinations of names in one list. */
    private static final int MOST_PAIRS = 5_000;
    /** Of the day at the beginning of an hour. */
    private static final int DAY_LENGTH = 10;

    private final Doctor doctor;
    private final Alerts alerts;
    private final WarmingTracking warming;
    private final ConfiguredAudit audit;
    private final String version;
    private final int floor;

    /**
     * Reports.
     *
     * @param version of acct
     * @param floor of fewer recipients than these, no domain and no job is named
     */
    public Reporting(
            Doctor doctor, Alerts alerts, WarmingTracking warming, ConfiguredAudit audit, String version, int floor) {
        this.doctor = doctor;
        this.alerts = alerts;
        this.warming = warming;
        this.audit = audit;
        this.version = version;
        this.floor = floor;
    }

    /** What the files of a period cannot support, warnings first. */
    public List<Finding> findings(Questions questions, Period period, Against against) {
        List<Finding> findings = new ArrayList<>(doctor.findings(questions, period));
        findings.addAll(questions.limits());
        findings.addAll(doctor.pruned(questions, period));
        findings.addAll(audit.notCompared(questions, period));
        if (against == Against.CLOCK) {
            findings.addAll(doctor.filesAtRisk(questions));
        }
        return Finding.worstFirst(findings);
    }

    /**
     * Everything that a report of a period says.
     *
     * @param with other days to compare with; null compares several days with as many before them
     */
    public Report report(Questions questions, Period period, @Nullable Period with, Against against) {
        if (questions.logged(period).isGone()) {
            throw UserException.failed(period.label() + ": the counts of these days are no longer stored; pruned");
        }
        TroubleNews judged = TroubleNews.of(alerts, questions, period, against);
        List<Finding> found = new ArrayList<>(findings(questions, period, against));
        found.addAll(doctor.gapBefore(questions, period));
        List<Finding> audited = audit.findings(questions, period);
        List<CountRow> byHour = new ArrayList<>(questions.counts(List.of(Dimension.HOUR), List.of(), period));
        Set<String> days =
                questions.storedDays(period).stream().map(LocalDate::toString).collect(Collectors.toSet());
        byHour.removeIf(
                row -> row.key().get(0) == null || !days.contains(row.text(0).substring(0, DAY_LENGTH)));
        return new Report(
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
                Finding.worstFirst(judged.findings()),
                judged.coverage(),
                judged.past(),
                judged.incidents(),
                judged.closed(),
                judged.notices(),
                Finding.worstFirst(found),
                questions.rows("report/rejected", period, Map.of("top", MOST_NAMES), Reporting::rejected),
                questions.rows("report/loads", period, Map.of("top", MOST_NAMES), Reporting::load),
                warmed(questions, period),
                Roads.of(
                        questions.counts(Roads.STOPS, List.of(), period, MOST_PAIRS),
                        audited == null ? List.of() : audited),
                audited,
                SectionAnswers.of(
                        Stream.of(
                                        PageSurroundings.ASKED.stream(),
                                        Sections.ALL.asks(period, judged.incidents()).stream(),
                                        compared(period, with).stream())
                                .flatMap(asked -> asked)
                                .toList(),
                        asked -> questions.table(asked.statement(), period, asked.values(floor))));
    }

    private static List<SectionQuestion> compared(Period period, @Nullable Period with) {
        Period other = with != null || period.length() == 1 ? with : period.previous();
        SectionQuestion question = other == null ? null : MoversSection.question(other);
        return question == null ? List.of() : List.of(question);
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
                row.textOrNull("server"),
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
                row.textOrNull("server"),
                row.count("left_out"));
    }
}
