package acct.report.road;

import acct.model.CountRow;
import acct.model.Finding;
import acct.model.FindingCertainty;
import acct.model.FindingKind;
import acct.model.SeenRows;
import acct.model.Severity;
import acct.model.Subject;
import acct.report.CountSamples;
import acct.report.ReportSamples;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hand-made and made-up roads. */
public final class RoadSamples {
    private RoadSamples() {}

    /** Some roads of {@link ReportSamples#busy}; one has a leak. */
    public static Roads busy() {
        return Roads.of(
                List.of(
                        road(310_204, "198.51.100.10", "gmail-ip-1", "marketing", "gmail"),
                        road(151_020, "198.51.100.20", "mixed-ip-3", "marketing", "microsoft"),
                        road(132_870, "198.51.100.11", "gmail-ip-1", "marketing", "yahoo"),
                        road(88_120, "198.51.100.11", "gmail-ip-1", "marketing", "apple"),
                        road(61_300, "2001:db8:51:100::1f:20", "transactional-ip-12.mta1.example.com", "trans", "gmx"),
                        road(
                                40_022,
                                "2001:db8:51:100::1f:20",
                                "transactional-ip-12.mta1.example.com",
                                "trans",
                                "gmail"),
                        road(35_880, "198.51.100.20", "mixed-ip-3", null, "other"),
                        road(2_204, "198.51.100.20", "mixed-ip-3", "trans", "gmail"),
                        road(17, "198.51.100.10", "gmail-ip-1", "marketing", "tiny-isp"),
                        road(0, "198.51.100.99", "discarding", null, "gmail"),
                        road(11, null, "{default}", null, null)),
                List.of(
                        leak("class-leak", "mixed-ip-3", "198.51.100.20", "trans", null, 2_204),
                        leak("allowed-leak", "gmail-ip-1", null, null, null, 12).of(FindingKind.CONFIGURATION)));
    }

    /** Names that command, that are long, and that no font has. */
    public static Roads hostile() {
        String wide = "\ufdfd".repeat(60);
        return Roads.of(
                List.of(
                        road(
                                900,
                                ReportSamples.HOSTILE,
                                ReportSamples.HOSTILE,
                                ReportSamples.HOSTILE,
                                ReportSamples.HOSTILE),
                        road(90, "2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff", wide, "池".repeat(80), "W".repeat(255)),
                        road(
                                9,
                                "\u05d0\u05d1\u05d2 -> x",
                                "\"><svg onload=alert(1)>",
                                "a\u0301\u0302".repeat(50),
                                "unknown"),
                        road(1, null, null, null, null)),
                List.of(
                        leak(ReportSamples.HOSTILE, ReportSamples.HOSTILE, null, null, null, 1)
                                .of(FindingKind.CONFIGURATION),
                        leak("foreign-ip", ReportSamples.HOSTILE, ReportSamples.HOSTILE, null, null, 1)));
    }

    /** So many different roads over so many stops of each kind. */
    static List<CountRow> random(long seed, int roads, int ips, int pools, int isps) {
        Random random = new Random(seed);
        List<CountRow> rows = new ArrayList<>();
        Set<List<String>> known = new HashSet<>();
        while (rows.size() < roads) {
            int ip = random.nextInt(ips);
            long n = (long) Math.exp(random.nextDouble() * 12);
            CountRow row = road(
                    n,
                    ip == 0 ? null : "192.0.2." + ip,
                    "vmta-" + (ip * 7 + random.nextInt(2)),
                    random.nextInt(20) == 0 ? null : "pool-" + ip % pools,
                    "isp-" + (int) (isps * random.nextDouble() * random.nextDouble()));
            if (known.add(row.key())) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** A twentieth of the attempts bounced, a twelfth was deferred. */
    static CountRow road(
            long n, @Nullable String ip, @Nullable String vmta, @Nullable String pool, @Nullable String isp) {
        long deferred = n / 12;
        long bounced = n / 20;
        return CountSamples.row(CountSamples.counts(n - bounced - deferred, bounced, deferred, 0), ip, vmta, pool, isp);
    }

    static Finding leak(
            String check,
            @Nullable String vmta,
            @Nullable String ip,
            @Nullable String pool,
            @Nullable String isp,
            long rows) {
        return Finding.at(
                        check,
                        Severity.CRITICAL,
                        FindingCertainty.SURE,
                        "/etc/pmta/config",
                        48,
                        "Mail of class marketing left on a road of class transactional.")
                .of(FindingKind.WRONG_ROAD)
                .about(new Subject(ip, vmta, pool, isp, "marketing", "spring-sale", null))
                .with(new SeenRows(rows, OffsetDateTime.parse("2026-11-19T04:13:22+01:00")));
    }
}
