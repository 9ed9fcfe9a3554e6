package acct.report;

import static acct.report.CountSamples.counts;
import static acct.report.CountSamples.row;

import acct.ask.SeenReplies;
import acct.incident.KnownIncident;
import acct.incident.Notice;
import acct.judge.Coverage;
import acct.judge.Past;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Counts.Logged;
import acct.model.Finding;
import acct.model.FindingCertainty;
import acct.model.FindingKind;
import acct.model.Metric;
import acct.model.Period;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import acct.model.SeenRows;
import acct.model.Severity;
import acct.model.Subject;
import acct.report.road.RoadSamples;
import acct.report.road.Roads;
import acct.warming.WarmingTrack;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;

/** Hand-made reports. Their numbers need not add up; they are there to be written down. */
public final class ReportSamples {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 19);

    /** Markup, a quote, a terminal command, a turned reading direction, a spreadsheet formula. */
    public static final String HOSTILE =
            "=cmd|' /C calc'!A0 <script>alert(\"x\")</script> \u001b[31mred \u202etxt.exe \u0000 \r\nBcc: victim@example.com";

    private ReportSamples() {}

    /** One bad IP at one ISP on an otherwise good day; deferrals and complaints are logged. */
    public static Report busy() {
        return new Report(
                Period.of(DAY),
                "0.1.0",
                counts(912_345, 11_890, 84_210L, 412L),
                List.of(
                        row(counts(310_204, 2_101, 12_004L, 120L), "198.51.100.10"),
                        row(counts(301_990, 2_403, 13_981L, 133L), "198.51.100.11"),
                        row(counts(181_120, 6_900, 52_110L, 101L), "198.51.100.20"),
                        row(counts(119_020, 484, 6_101L, 58L), "2001:db8:51:100::1f:20"),
                        row(counts(0, 12, 14L, 0L), (String) null)),
                List.of(
                        row(counts(612_194, 4_504, 25_985L, 253L), "gmail-ip-1"),
                        row(counts(300_140, 7_384, 58_211L, 159L), "mixed-ip-3"),
                        row(counts(11, 2, 14L, 0L), "{default}")),
                List.of(
                        row(counts(731_214, 9_504, 71_985L, 353L), "marketing"),
                        row(counts(181_120, 2_386, 12_225L, 59L), (String) null)),
                CountSamples.isps(),
                CountSamples.matrix(),
                CountSamples.hours(),
                ReplySamples.counted(),
                ReplySamples.unseen(),
                FindingSamples.ofRules(),
                new Coverage(42, 9, 912_345, 1_204),
                new Past(28, 26, 8),
                List.of(),
                List.of(),
                List.of(),
                FindingSamples.ofFiles(),
                List.of(new Report.Rejected(
                        "/var/log/pmta/accounting-2026-11-19.csv",
                        "too-few-cells",
                        3,
                        48_213,
                        "d,2026-11-19 04:13:22+0100,2026-11-19")),
                List.of(
                        new Report.Load(
                                "/var/log/pmta/accounting-2026-11-19-0000.csv.gz",
                                512_034,
                                512_030,
                                3,
                                "2026-11-19 00:00:01+01:00",
                                "2026-11-19 11:59:58+01:00"),
                        new Report.Load(
                                "/var/log/pmta/accounting-2026-11-19-1200.csv",
                                496_415,
                                496_414,
                                0,
                                "2026-11-19 12:00:00+01:00",
                                "2026-11-19 23:59:59+01:00")),
                WarmingTrack.NONE,
                RoadSamples.busy(),
                FindingSamples.ofTheAudit(),
                SectionSamples.jobs("newsletter-20261119", 7));
    }

    /** Like {@link #busy}, but no rule found anything. */
    public static Report quiet() {
        return with(busy(), List.of(), 9, 42);
    }

    /** Like {@link #quiet}, but so many attempts were deferred beside 1,000 recipients. */
    public static Report deferred(long deferred) {
        Report r = quiet();
        return new Report(
                r.period(),
                r.version(),
                counts(990, 10, deferred, 0),
                r.bySourceIp(),
                r.byVmta(),
                r.byPool(),
                r.byIsp(),
                r.matrix(),
                r.byHour(),
                r.replies(),
                r.newReplies(),
                r.alerts(),
                r.coverage(),
                r.past(),
                r.incidents(),
                r.closed(),
                r.notices(),
                r.findings(),
                r.rejected(),
                r.loads(),
                r.warming(),
                r.roads(),
                r.configuration(),
                SectionAnswers.NONE);
    }

    /** One finding that counts seven days. */
    public static Report complaints() {
        Finding alert = Finding.of("complaint", Severity.CRITICAL, "", "Find the job.")
                .measuring(Metric.COMPLAINT)
                .about(Subject.ofIp("198.51.100.20").withIsp("yahoo"))
                .over(new Period(DAY.minusDays(6), DAY))
                .with(RateEvidence.of(140, 10_000, 0.0122, 0.0161).above(0.003));
        return with(busy(), List.of(alert), 0, 1);
    }

    /** Like {@link #quiet} with three source IPs that follow a plan, and one that follows none. */
    public static Report warming() {
        Report r = quiet();
        return new Report(
                r.period(),
                r.version(),
                r.total(),
                r.bySourceIp(),
                r.byVmta(),
                r.byPool(),
                r.byIsp(),
                r.matrix(),
                r.byHour(),
                r.replies(),
                r.newReplies(),
                r.alerts(),
                r.coverage(),
                r.past(),
                r.incidents(),
                r.closed(),
                r.notices(),
                r.findings(),
                r.rejected(),
                r.loads(),
                WarmingSamples.track(),
                Roads.NONE,
                null,
                SectionAnswers.NONE);
    }

    /** Nothing large enough for a verdict. */
    public static Report few() {
        return with(busy(), List.of(), 42, 42);
    }

    /** Only deliveries and bounces are in the files. */
    public static Report unlogged() {
        return unlogged(900, 100);
    }

    /** So many of them. */
    static Report unlogged(long delivered, long bounced) {
        Counts counts = new Counts(delivered, bounced, null, null, null, null, null, Logged.YES);
        List<CountRow> rows = List.of(new CountRow(List.of("198.51.100.20"), counts));
        return new Report(
                new Period(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 18)),
                "0.1.0",
                counts,
                rows,
                List.of(row(counts, "vmta-1")),
                List.of(row(counts, (String) null)),
                List.of(row(counts, "microsoft")),
                List.of(row(counts, "198.51.100.20", "microsoft")),
                List.of(row(counts, "2026-11-16T09Z"), row(counts, "2026-11-18T11Z")),
                List.of(),
                SeenReplies.NONE,
                List.of(),
                new Coverage(1, 0, 1000, 0),
                new Past(28, 26, 8),
                List.of(),
                List.of(),
                List.of(),
                Collections.nCopies(
                        15,
                        Finding.ofFiles(
                                "deferrals-not-logged",
                                Severity.WARNING,
                                "deferred",
                                null,
                                null,
                                "Deferrals are not logged: throttling cannot be seen.",
                                "In the <acct-file> write `records d,b,t,tq`.")),
                List.of(),
                List.of(),
                WarmingTrack.NONE,
                Roads.of(List.of(row(counts, "198.51.100.20", "vmta-1", null, "microsoft")), List.of()),
                null,
                SectionAnswers.NONE);
    }

    /** A day without a row. */
    public static Report empty() {
        Counts none = new Counts(0, 0, null, null, null, null, null, Logged.NO);
        return new Report(
                Period.of(DAY),
                "0.1.0",
                none,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                SeenReplies.NONE,
                List.of(),
                new Coverage(0, 0, 0, 0),
                new Past(28, 26, 8),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                WarmingTrack.NONE,
                Roads.NONE,
                List.of(),
                SectionAnswers.NONE);
    }

    /** Every text that can come from a log is {@link #HOSTILE}. */
    public static Report hostile() {
        return hostile(HOSTILE);
    }

    /** The same with another text; roads and warming keep theirs. */
    public static Report hostile(String text) {
        Counts counts = counts(900, 100, 50L, 1L);
        List<CountRow> rows = List.of(row(counts, text));
        Finding alert = Finding.of(text, Severity.CRITICAL, "", text)
                .about(Subject.ofIp(text).withVmta(text).withPool(text).withIsp(text))
                .on(DAY)
                .with(RateEvidence.of(100, 1000, 0.08, 0.12).above(0.05))
                .with(List.of(new ReplyCount(text, 100)));
        return new Report(
                Period.of(DAY),
                "0.1.0",
                counts,
                rows,
                rows,
                rows,
                rows,
                List.of(row(counts, text, text)),
                // Hours are made by the store.
                List.of(row(counts, HOSTILE)),
                List.of(new Report.Reply(text, "bounced", text, text, text, text, 100, 1)),
                new SeenReplies(2, List.of(ReplySamples.unseen(text, text, text, text, false, text))),
                List.of(alert),
                new Coverage(1, 0, 1000, 0),
                new Past(28, 26, 8),
                List.of(),
                List.of(),
                List.of(),
                List.of(Finding.ofFiles("file-number-missing", Severity.WARNING, text, DAY, DAY, text, text)),
                List.of(new Report.Rejected(text, "nul", 1, 2, text)),
                List.of(new Report.Load(text, 1, 1, 0, text, text)),
                WarmingSamples.hostile(),
                RoadSamples.hostile(),
                List.of(Finding.at("class-leak", Severity.CRITICAL, FindingCertainty.SURE, text, 1, text)
                        .of(FindingKind.WRONG_ROAD)
                        .about(new Subject(text, text, text, text, text, text, null))
                        .with(new SeenRows(3, OffsetDateTime.parse("2026-11-19T04:00:00+01:00")))),
                SectionSamples.jobs(text, 1));
    }

    /** The same with incidents that are open, and with what is to be told of others. */
    static Report withIncidents(Report r, List<KnownIncident> incidents, List<Notice> notices) {
        return new Report(
                r.period(),
                r.version(),
                r.total(),
                r.bySourceIp(),
                r.byVmta(),
                r.byPool(),
                r.byIsp(),
                r.matrix(),
                r.byHour(),
                r.replies(),
                r.newReplies(),
                r.alerts(),
                r.coverage(),
                r.past(),
                incidents,
                List.of(),
                notices,
                r.findings(),
                r.rejected(),
                r.loads(),
                r.warming(),
                r.roads(),
                r.configuration(),
                r.answers());
    }

    /** The same report with other findings. */
    public static Report with(Report r, List<Finding> alerts, long tooFew, long cells) {
        return new Report(
                r.period(),
                r.version(),
                r.total(),
                r.bySourceIp(),
                r.byVmta(),
                r.byPool(),
                r.byIsp(),
                r.matrix(),
                r.byHour(),
                r.replies(),
                r.newReplies(),
                alerts,
                new Coverage(cells, tooFew, 1_000, cells == 0 ? 0 : 1_000 * tooFew / cells),
                new Past(28, 26, 8),
                r.incidents(),
                r.closed(),
                r.notices(),
                r.findings(),
                r.rejected(),
                r.loads(),
                r.warming(),
                r.roads(),
                r.configuration(),
                r.answers());
    }

    /** The same report with a finding about the stored files. */
    public static Report finding(Report r, Finding finding) {
        return new Report(
                r.period(),
                r.version(),
                r.total(),
                r.bySourceIp(),
                r.byVmta(),
                r.byPool(),
                r.byIsp(),
                r.matrix(),
                r.byHour(),
                r.replies(),
                r.newReplies(),
                r.alerts(),
                r.coverage(),
                r.past(),
                r.incidents(),
                r.closed(),
                r.notices(),
                List.of(finding),
                r.rejected(),
                r.loads(),
                r.warming(),
                r.roads(),
                r.configuration(),
                r.answers());
    }
}
