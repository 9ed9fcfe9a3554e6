package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, exceptions, patterns and networks of {@code --where}, over one store of eight rows. */
final class WhereTest {
    private static Cli acct = Cli.in(Path.of(""));

    @BeforeAll
    static void load(@TempDir Path folder) {
        acct = Cli.in(folder);
        Logs.standard()
                .row("d", "rcpt", "a@gmail.com", "jobId", "newsletter-1", "dlvSourceIp", "192.0.2.15")
                .row("d", "rcpt", "b@gmail.com", "jobId", "newsletter-2", "dlvSourceIp", "192.0.2.16")
                .row("d", "rcpt", "a@yahoo.com", "jobId", "newsletter_3", "dlvSourceIp", "::ffff:192.0.2.31")
                .row("d", "rcpt", "a@web.de", "jobId", "otp,de", "dlvSourceIp", "192.0.2.32")
                .row("d", "rcpt", "b@web.de", "jobId", "otp*", "dlvSourceIp", "2001:db8::7")
                .row("d", "rcpt", "c@web.de", "jobId", "100%\\o/", "dlvSourceIp", "2001:db8:1::7")
                .row("d", "rcpt", "a@example.com", "dlvSourceIp", "0.0.0.0")
                .row("f", "rcpt", "a@yahoo.com", "jobId", "newsletter_3")
                .write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").file().get("stored").asInt()).isEqualTo(8);
    }

    private static Cli.Result query(String... more) {
        List<String> args = new ArrayList<>(List.of("query", "--format", "json"));
        args.addAll(List.of(more));
        return acct.launch(args.toArray(new String[0]));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "job=newsleter-*; no stored job is like that; did you mean newsletter-1",
                "vmta=*; no stored vmta is like that; nothing is stored there",
                "source_ip=198.51.100.0/24; no stored source_ip lies in it; the nearest are",
                "source_ip=192.0.2.17-192.0.2.30; no stored source_ip lies in it; did you mean 192.0.2.1",
                "source_ip=2001:db8:2::/48; no stored source_ip lies in it; did you mean",
                "isp!=gmial; isp!=gmial: never stored; did you mean gmail?",
                "isp=gmail,gmial; isp=gmial: never stored; did you mean gmail?",
                "isp=gmail,vmta!=v1; isp=vmta!=v1: never stored; a comma separates values of one dimension",
                "job=otp\\,d; job=otp,d: never stored; did you mean otp\\* or otp\\,de",
                "day=2027-*; no stored day is like that; ",
                "queue=x*; no stored queue is like that; ",
            })
    void whatMatchesNothingStoredIsWrongUseUnlessAllowed(String filter, String first, String second) {
        Cli.Result result = query("--where", filter);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err())
                .hasLineCount(1)
                .startsWith("acct: --where ")
                .contains(first, second == null ? "" : second);
        Cli.Result allowed = query("--where", filter, "--allow-unknown");
        assertThat(allowed.exitCode()).as(allowed.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "category=mail-*; no category is like that; there are",
                "severity_class=x*; no severity_class is like that; there are hard soft block",
            })
    void aPatternThatNoneOfAClosedListFitsIsWrongUseWithoutAStore(String filter, String first, String second) {
        Cli.Result result = Cli.in(Path.of("nowhere")).launch("query", "--where", filter);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains(first, second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "isp=gmail,yahoo; 3",
                "isp!=gmail,yahoo; 4",
                "isp!=gmail; 5",
                "job=unknown; 1",
                "job!=unknown; 6",
                "job=unknown,newsletter-1; 2",
                "job!=unknown,newsletter-1; 5",
                "job=newsletter-*; 2",
                "job=newsletter*; 3",
                "job!=newsletter*; 4",
                "job=newsletter_*; 1",
                "job=newsletter*,otp*; 5",
                "job=*; 6",
                "job!=*; 1",
                "job=otp\\,de; 1",
                "job=otp\\*; 1",
                "job=100%\\\\o/; 1",
                "job=100%*; 1",
                "rcpt_domain=*.COM; 4",
                "source_ip=192.0.2.16/28; 2",
                "source_ip=192.0.2.19/28; 2",
                "source_ip!=192.0.2.16/28; 5",
                "source_ip=192.0.2.16-192.0.2.31; 2",
                "source_ip=192.0.2.15-192.0.2.32; 4",
                "source_ip=0.0.0.0/0; 4",
                "source_ip=::/0; 2",
                "source_ip=2001:db8::/48; 1",
                "source_ip=2001:DB8::/32,unknown; 3",
                "source_ip=192.0.2.*; 4",
                "source_ip=::ffff:192.0.2.31; 1",
                "source_ip=::ffff:192.0.2.16/124; 2",
                "day=2026-11-*; 7",
                "hour_of_day=0*,1*; 7",
            })
    void aFilterCountsWhatItSays(String filter, int delivered) {
        Cli.Result result = query("--where", filter);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json().get(0).get("delivered").asInt()).isEqualTo(delivered);
    }

    @Test
    void repeatedAllMustHoldAlsoOfOneDimension() {
        assertThat(delivered("isp=gmail", "isp=yahoo")).isZero();
        assertThat(delivered("job=newsletter*", "job!=*_3")).isEqualTo(2);
        assertThat(delivered("job=newsletter*", "isp=gmail", "source_ip=192.0.2.16/28"))
                .isEqualTo(1);
    }

    private static int delivered(String... filters) {
        List<String> args = new ArrayList<>();
        for (String filter : filters) {
            args.addAll(List.of("--where", filter));
        }
        Cli.Result result = query(args.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json().get(0).get("delivered").asInt();
    }

    @Test
    void complaintsOfIspsThatTellNobodyAreNullForAListOfThem() {
        assertThat(query("--where", "isp=gmail,apple", "--allow-unknown")
                        .json()
                        .get(0)
                        .get("complaints")
                        .isNull())
                .isTrue();
        assertThat(query("--where", "isp=gmail,yahoo")
                        .json()
                        .get(0)
                        .get("complaints")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void repliesTakeListsAndPatternsToo() {
        assertThat(acct.launch("replies", "--where", "isp=g*,yahoo").exitCode()).isZero();
        assertThat(acct.launch("replies", "--where", "isp!=gmial").exitCode()).isEqualTo(2);
        assertThat(acct.launch("replies", "--where", "category=other,administrative")
                        .err())
                .contains("no ISP answered");
    }
}
