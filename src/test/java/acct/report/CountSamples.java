package acct.report;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Counts.Logged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up counts of a day. */
public final class CountSamples {
    private CountSamples() {}

    /** Counts of a log that has everything but remote bounces. */
    public static Counts counts(long delivered, long bounced, long deferred, long complaints) {
        return new Counts(delivered, bounced, deferred, 0L, complaints, 3L, null, Logged.YES);
    }

    /** A row with its key. */
    public static CountRow row(Counts counts, @Nullable String... key) {
        return new CountRow(Arrays.asList(key), counts);
    }

    /** By ISP: a large one without trouble, a small one, one that is no ISP. */
    static List<CountRow> isps() {
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

    /** By source IP and ISP; the pair of {@link FindingSamples#ofRules} stands out. */
    static List<CountRow> matrix() {
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

    /** By hour; one has no row. */
    static List<CountRow> hours() {
        List<CountRow> rows = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            if (hour != 3) {
                long n = 12_000 + 2_600L * (12 - Math.abs(12 - hour));
                rows.add(row(counts(n, n / 80, n / 11, n / 2000), String.format("2026-11-19T%02d+01:00", hour)));
            }
        }
        return rows;
    }
}
