package acct.report;

import acct.ask.SeenReplies;
import acct.ask.SeenReply;
import acct.incident.KnownIncident;
import acct.incident.Notice;
import acct.judge.Coverage;
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
import acct.model.Table;
import acct.report.road.RoadSamples;
import acct.report.road.Roads;
import acct.warming.WarmingTrack;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
                isps(),
                matrix(),
                hours(),
                replies(),
                newReplies(),
                alerts(),
                new Coverage(42, 9, 912_345, 1_204),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        Finding.ofFiles(
                                "hours-silent",
                                Severity.WARNING,
                                null,
                                DAY,
                                DAY,
                                "No attempt is stored from 03:00 to 03:59, though each of these hours had at least 9,120 on the"
                                        + " same weekday of 8 earlier weeks.",
                                "See whether PowerMTA ran at that time."),
                        Finding.ofFiles(
                                "remote-bounces-not-logged",
                                Severity.INFO,
                                "remote_bounces",
                                DAY,
                                DAY,
                                "Remote bounces are not logged: mail that was accepted and bounced later is not seen.",
                                "Name the bounce address in a <bounce-processor>, and in an <acct-file> write"
                                        + " `records rb,rs`.")),
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
                audit(),
                jobs("newsletter-20261119", 7));
    }

    /** A bad job, mail without a job, a job whose rows have gone, and as many others. */
    private static SectionAnswers jobs(String job, long others) {
        Table jobs = new Table(
                List.of(
                        "job",
                        "recipients",
                        "delivered",
                        "bounced",
                        "hard",
                        "soft",
                        "block",
                        "deferred",
                        "complaints",
                        "left_out"),
                List.of(
                        Arrays.asList(job, 151_204L, 144_001L, 7_203L, 4_100L, 12L, 3_001L, 51_120L, 201L, 0L),
                        Arrays.asList(null, 12_012L, 12_000L, 12L, 10L, 2L, 0L, 14L, 0L, 0L),
                        Arrays.asList("invoices", 9_005L, 9_000L, 5L, null, null, null, 2L, 1L, 0L),
                        Arrays.asList(null, 8_004L, 8_000L, 4L, 4L, 0L, 0L, 3L, 0L, others)));
        return SectionAnswers.of(Sections.ALL.asks(Period.of(DAY), List.of()), asked -> switch (asked.statement()) {
            case "report/jobs" -> jobs;
            case "report/breakdown" -> breakdown(job);
            case "report/subject_days" -> days();
            default -> new Table(List.of(), List.of());
        });
    }

    /** A small ISP with trouble, a large one without, and others; by source IP one with the name of the job. */
    private static Table breakdown(String name) {
        return new Table(
                List.of(
                        "dimension",
                        "name",
                        "delivered",
                        "recipients",
                        "attempts",
                        "deferred",
                        "complaints",
                        "before_recipients",
                        "before_delivered",
                        "left_out"),
                List.of(
                        Arrays.asList(
                                "isp", "gmail", 400_000L, 401_200L, 410_000L, 8_800L, 0L, 9_000_000L, 8_973_000L, 0L),
                        Arrays.asList("isp", "yahoo", 130_000L, 131_000L, 140_000L, 9_000L, 90L, 0L, 0L, 0L),
                        Arrays.asList("isp", "microsoft", 1_000L, 2_000L, 2_100L, 100L, 3L, 50_000L, 49_900L, 0L),
                        Arrays.asList("isp", null, 12L, 12L, 12L, 0L, 0L, 0L, 0L, 0L),
                        Arrays.asList("isp", null, 5_000L, 5_100L, 5_200L, 100L, 1L, 9_000L, 8_000L, 7L),
                        Arrays.asList("source_ip", name, 1_000L, 1_010L, 1_020L, 10L, 0L, 100L, 99L, 0L)));
    }

    /** Two weeks of all mail. */
    private static Table days() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int ago = 13; ago >= 0; ago--) {
            long n = 900_000L + 10_000L * (ago % 7);
            rows.add(Arrays.asList(DAY.minusDays(ago), n - n / 80, n, n + n / 11, n / 11, n / 2000));
        }
        return new Table(List.of("day", "delivered", "recipients", "attempts", "deferred", "complaints"), rows);
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
        Counts counts = new Counts(900, 100, null, null, null, null, null, Logged.YES);
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
                new SeenReplies(2, List.of(newReply(text, text, text, text, false, text))),
                List.of(alert),
                new Coverage(1, 0, 1000, 0),
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
                jobs(text, 1));
    }

    private static List<Finding> audit() {
        return List.of(
                Finding.at(
                                "class-leak",
                                Severity.CRITICAL,
                                FindingCertainty.SURE,
                                "/etc/pmta/config",
                                112,
                                "1204 rows of marketing job 'newsletter-20261119' left by virtual MTA 'trans-ip-1', which is"
                                        + " kept for transactional; it went through `default-virtual-mta trans-pool` of"
                                        + " <source transactional> (/etc/pmta/config:112)")
                        .of(FindingKind.WRONG_ROAD)
                        .about(Subject.ofIp("192.0.2.40")
                                .withVmta("trans-ip-1")
                                .withPool("trans-pool")
                                .withClass("marketing")
                                .withJob("newsletter-20261119"))
                        .with(new SeenRows(1_204, OffsetDateTime.parse("2026-11-19T00:24:53+01:00"))),
                Finding.at(
                        "unknown-directive",
                        Severity.INFO,
                        FindingCertainty.SURE,
                        "/etc/pmta/config",
                        7,
                        "acct does not know 'frobnicate' (1 time)"));
    }

    /** Counts of a log that has everything but remote bounces. */
    public static Counts counts(long delivered, long bounced, long deferred, long complaints) {
        return new Counts(delivered, bounced, deferred, 0L, complaints, 3L, null, Logged.YES);
    }

    /** A row with its key. */
    public static CountRow row(Counts counts, @Nullable String... key) {
        return new CountRow(Arrays.asList(key), counts);
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

    private static List<CountRow> isps() {
        return List.of(
                row(counts(402_110, 1_204, 9_120L, 0L), "gmail"),
                row(counts(151_020, 6_204, 51_120L, 201L), "microsoft"),
                row(counts(132_870, 1_102, 8_412L, 118L), "yahoo"),
                row(counts(88_120, 210, 1_999L, 0L), "apple"),
                row(counts(61_300, 903, 5_120L, 41L), "gmx"),
                row(counts(41_022, 488, 3_310L, 22L), "t-online"),
                row(counts(35_880, 1_779, 5_129L, 30L), "other"),
                row(counts(17, 2, 0L, 0L), "tiny-isp"),
                row(counts(0, 12, 14L, 0L), (String) null));
    }

    private static List<CountRow> matrix() {
        List<CountRow> rows = new ArrayList<>();
        String[] ips = {"198.51.100.10", "198.51.100.11", "198.51.100.20", "2001:db8:51:100::1f:20"};
        String[] isps = {"gmail", "microsoft", "yahoo", "apple", "gmx", "t-online", "other"};
        for (int ip = 0; ip < ips.length; ip++) {
            for (int isp = 0; isp < isps.length; isp++) {
                long n = 90_000L / (isp + 1) / (ip + 1);
                long bounced = n * (ip == 2 && isp == 1 ? 79 : 3 + isp * 4 + ip) / 1000;
                if (ip != 3 || isp < 4) {
                    rows.add(row(counts(n - bounced, bounced, n / 12, 3), ips[ip], isps[isp]));
                }
            }
        }
        rows.add(row(counts(17, 2, 0, 0), "198.51.100.10", "tiny-isp"));
        rows.add(row(counts(0, 12, 14, 0), null, null));
        return rows;
    }

    private static List<CountRow> hours() {
        List<CountRow> rows = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            if (hour != 3) {
                long n = 12_000 + 2_600L * (12 - Math.abs(12 - hour));
                rows.add(row(counts(n, n / 80, n / 11, n / 2000), String.format("2026-11-19T%02d+01:00", hour)));
            }
        }
        return rows;
    }

    private static List<Report.Reply> replies() {
        return List.of(
                new Report.Reply(
                        "microsoft",
                        "deferred",
                        "451 4.7.650 The mail server [#] has been temporarily rate limited due to IP reputation. For "
                                + "e-mail delivery information, see https://postmaster.example.com (S775)",
                        "ip-reputation",
                        "block",
                        "policy-related",
                        48_114,
                        1),
                new Report.Reply(
                        "microsoft",
                        "bounced",
                        "550 5.7.1 Unfortunately, messages from [#] weren't sent. Please contact your Internet service "
                                + "provider since part of their network is on our block list (S3150).",
                        "ip-reputation",
                        "block",
                        "spam-related",
                        4_902,
                        1),
                new Report.Reply(
                        "gmail",
                        "bounced",
                        "550 5.1.1 The email account that you tried to reach does not exist.",
                        "mailbox",
                        "hard",
                        "bad-mailbox",
                        1_033,
                        3),
                new Report.Reply(null, "bounced", "", "other", null, null, 12, 1));
    }

    private static List<Finding> alerts() {
        return List.of(
                Finding.of(
                                "hard-bounce",
                                Severity.CRITICAL,
                                "",
                                "Pause 198.51.100.20 at microsoft, find the job that caused it, then ask for delisting.")
                        .measuring(Metric.HARD)
                        .about(Subject.ofIp("198.51.100.20")
                                .withVmta("mixed-ip-3")
                                .withPool("marketing")
                                .withIsp("microsoft"))
                        .on(DAY)
                        .with(RateEvidence.of(2_370, 30_000, 0.076, 0.0821).above(0.05))
                        .with(List.of(
                                new ReplyCount(
                                        "550 5.7.1 Unfortunately, messages from [#] weren't sent. Please contact your "
                                                + "Internet service provider since part of their network is on our "
                                                + "block list (S3150).",
                                        1_902),
                                new ReplyCount("550 5.5.0 Requested action not taken: mailbox unavailable.", 402))),
                Finding.of("deferral", Severity.WARNING, "", "Lower the message rate to t-online and let it drain.")
                        .measuring(Metric.DEFERRAL)
                        .about(Subject.ofIp("198.51.100.11").withIsp("t-online"))
                        .on(DAY)
                        .with(RateEvidence.of(2_310, 6_200, 0.3625, 0.3827).above(0.3)));
    }

    private static SeenReplies newReplies() {
        return new SeenReplies(
                33,
                List.of(
                        newReply(
                                "gmx",
                                "554 IP=<ip> - A problem occurred. (Ask your postmaster for help) listed (BL)",
                                "ip-reputation",
                                "Stop or slow this IP at this ISP.",
                                true,
                                "198.51.100.20"),
                        newReply(
                                null,
                                "450 4.2.1 greylisted for <duration>",
                                "greylisting",
                                "Nothing: the retry gets through.",
                                true,
                                "198.51.100.10",
                                "198.51.100.11",
                                "198.51.100.20",
                                "2001:db8:51:100::1f:20",
                                "203.0.113.9"),
                        newReply("yahoo", "", "other", "Read the reply.", true)));
    }

    /** One new reply, six times, to these and one more source IP if there are five. */
    public static SeenReply newReply(
            @Nullable String isp, String text, String category, String action, boolean known, String... sources) {
        return new SeenReply(
                "gkq3xw7vn2ra",
                text,
                isp,
                6,
                1,
                5,
                OffsetDateTime.parse("2026-11-19T09:30:00+01:00"),
                OffsetDateTime.parse("2026-11-19T21:30:00+01:00"),
                category,
                category,
                "block",
                "rule",
                null,
                action,
                category.endsWith("reputation"),
                true,
                known,
                sources.length == 5 ? 6 : sources.length,
                List.of(sources),
                null);
    }
}
