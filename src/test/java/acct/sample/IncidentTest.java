package acct.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each incident is counted on the day before, where it must be absent, and on the last day. */
@Tag("slow")
final class IncidentTest {
    private final Path folder;

    IncidentTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void ipBlockRefusesAThirdOfOneCell() {
        List<List<Map<String, String>>> days = write(Incident.IP_BLOCK);
        Predicate<Map<String, String>> cell = is("queue", "hotmail.rollup/ms-ip-1");
        Predicate<Map<String, String>> blocked = is("type", "b")
                .and(is("bounceCat", "spam-related"))
                .and(has("dsnDiag", "550 5.7.1"))
                .and(has("dsnDiag", "[192.0.2.20]"))
                .and(has("dsnDiag", "(S3140)"));

        assertThat(share(days.get(0), cell, blocked)).isZero();
        assertThat(share(days.get(1), cell, blocked)).isCloseTo(0.35, within(0.04));
        assertThat(days.get(1)).filteredOn(blocked).allMatch(cell);
    }

    @Test
    void deferralStormDefersMostOfOneCell() {
        List<List<Map<String, String>>> days = write(Incident.DEFERRAL_STORM);
        Predicate<Map<String, String>> cell = is("queue", "yahoo.rollup/mkt-ip-1");
        Predicate<Map<String, String>> deferred =
                is("type", "t").and(has("dsnDiag", "421 4.7.0 [TSS04]")).and(has("dsnDiag", "192.0.2.50"));

        assertThat(share(days.get(0), cell, deferred)).isZero();
        assertThat(share(days.get(1), cell, deferred)).isBetween(0.45, 0.65);
        assertThat(days.get(1)).filteredOn(deferred).allMatch(cell);
    }

    @Test
    void listQualityGivesOneJobDeadMailboxes() {
        List<List<Map<String, String>>> days = write(Incident.LIST_QUALITY);
        Predicate<Map<String, String>> dead =
                is("type", "b").and(is("bounceCat", "bad-mailbox").or(is("bounceCat", "inactive-mailbox")));
        Predicate<Map<String, String>> done = is("type", "d").or(is("type", "b"));

        assertThat(share(days.get(0), done.and(is("jobId", "winback-20261118")), dead))
                .isLessThan(0.02);
        assertThat(share(days.get(1), done.and(is("jobId", "winback-20261119")), dead))
                .isCloseTo(0.12, within(0.02));
        assertThat(share(days.get(1), done.and(is("jobId", "newsletter-20261119")), dead))
                .isLessThan(0.02);
    }

    @Test
    void leakSendsMarketingThroughTheTransactionalPool() {
        List<List<Map<String, String>>> days = write(Incident.LEAK);
        Predicate<Map<String, String>> marketing =
                row -> row.getOrDefault("jobId", "").contains("-2026");
        Predicate<Map<String, String>> protectedPool = is("vmta", "trans-ip-1");

        assertThat(days.get(0)).noneMatch(marketing.and(protectedPool));
        assertThat(share(days.get(1), is("jobId", "newsletter-20261119"), protectedPool))
                .isCloseTo(0.12, within(0.03));
        assertThat(days.get(1)).filteredOn(marketing.and(protectedPool)).allMatch(is("vmtaPool", "trans-pool"));
    }

    @Test
    void complaintsRise() {
        List<List<Map<String, String>>> days = write(Incident.COMPLAINTS);
        long before = days.get(0).stream().filter(is("type", "f")).count();
        long after = days.get(1).stream().filter(is("type", "f")).count();

        assertThat(after).isGreaterThan(5 * Math.max(1, before));
    }

    private List<List<Map<String, String>>> write(Incident incident) {
        SampleOptions options = new SampleOptions(2, 60_000, 3, LocalDate.of(2026, 11, 19), folder, Set.of(incident));
        return SampleLogs.write(options).stream()
                .filter(file -> file.toString().endsWith(".csv"))
                .map(file -> LogReader.of(file).rows())
                .toList();
    }

    private static double share(
            List<Map<String, String>> rows, Predicate<Map<String, String>> of, Predicate<Map<String, String>> what) {
        long all = rows.stream().filter(of).count();
        assertThat(all).as("rows to look at").isGreaterThan(400);
        return (double) rows.stream().filter(of.and(what)).count() / all;
    }

    private static Predicate<Map<String, String>> is(String column, String value) {
        return row -> value.equals(row.get(column));
    }

    private static Predicate<Map<String, String>> has(String column, String part) {
        return row -> row.getOrDefault(column, "").contains(part);
    }
}
