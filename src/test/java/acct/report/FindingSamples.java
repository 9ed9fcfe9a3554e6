package acct.report;

import acct.model.Finding;
import acct.model.FindingCertainty;
import acct.model.FindingKind;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import acct.model.SeenRows;
import acct.model.Severity;
import acct.model.Subject;
import java.time.OffsetDateTime;
import java.util.List;

/** Made-up findings, as rules, files and a PowerMTA configuration give them. */
final class FindingSamples {
    private FindingSamples() {}

    /** One of bounces with its replies, one of deferrals. */
    static List<Finding> ofRules() {
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
                        .on(ReportSamples.DAY)
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
                        .on(ReportSamples.DAY)
                        .with(RateEvidence.of(2_310, 6_200, 0.3625, 0.3827).above(0.3)));
    }

    /** One of an hour without a row, one of what is not logged. */
    static List<Finding> ofFiles() {
        return List.of(
                Finding.ofFiles(
                        "hours-silent",
                        Severity.WARNING,
                        null,
                        ReportSamples.DAY,
                        ReportSamples.DAY,
                        "No attempt is stored from 03:00 to 03:59, though each of these hours had at least 9,120 on the"
                                + " same weekday of 8 earlier weeks.",
                        "See whether PowerMTA ran at that time."),
                Finding.ofFiles(
                        "remote-bounces-not-logged",
                        Severity.INFO,
                        "remote_bounces",
                        ReportSamples.DAY,
                        ReportSamples.DAY,
                        "Remote bounces are not logged: mail that was accepted and bounced later is not seen.",
                        "Name the bounce address in a <bounce-processor>, and in an <acct-file> write"
                                + " `records rb,rs`."));
    }

    /** Mail on a wrong road, and a directive that acct does not know. */
    static List<Finding> ofTheAudit() {
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
}
