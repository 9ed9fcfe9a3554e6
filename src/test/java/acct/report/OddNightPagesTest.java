package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of nights that are very small, one-sided or very wide: each says so, is of bearable size, and fits a phone. */
@Tag("slow")
final class OddNightPagesTest {
    private static final long MOST_BYTES = 2_000_000;
    private static final int DOMAINS = 20_000;
    private static final int IPS = 1_000;
    private static final int POOLS = 500;
    private static @Nullable Chromium chromium;

    private final Path folder;

    OddNightPagesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private Path page(Logs logs) {
        logs.write(folder.resolve("acct.csv"));
        Cli.Result night = Cli.in(folder).launch("nightly", "acct.csv", "--out", "reports");
        assertThat(night.exitCode()).as(night.err()).isZero();
        return folder.resolve("reports/2026-11-19/index.html");
    }

    /** Nothing reaches beyond its edge on a phone or a desktop, and the verdict is on the first screen. */
    private static void fits(Path page) {
        if (chromium == null) {
            chromium = Chromium.start();
        }
        for (int width : new int[] {390, 1280}) {
            chromium.open(page, new Browser.NewContextOptions().setViewportSize(width, 844), shown -> {
                assertThat(shown.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
                assertThat(shown.locator(".verdict h2").boundingBox().y).isLessThan(844);
            });
        }
    }

    @Test
    void oneRowIsTooFewToJudge() throws IOException {
        Path page = page(Logs.standard().row("d", "dlvSourceIp", "192.0.2.1", "rcpt", "a@gmail.com"));

        assertThat(Files.readString(page)).contains("<h2>Too few to judge</h2>", "1 file with 2 lines: 1 row stored");
        fits(page);
    }

    @Test
    void onlyBouncesAreTroubleAndSayWhatIsNotLogged() throws IOException {
        Logs logs = Logs.standard();
        for (int mail = 0; mail < 300; mail++) {
            logs.row(
                    "b",
                    "dlvSourceIp",
                    "192.0.2.1",
                    "rcpt",
                    "u" + mail + "@gmail.com",
                    "dsnStatus",
                    "5.1.1",
                    "bounceCat",
                    "bad-mailbox",
                    "dsnDiag",
                    "smtp;550 5.1.1 no such user");
        }
        Path page = page(logs);

        // The page's script has a function of that name.
        assertThat(Files.readString(page).replaceAll("(?s)<script>.*?</script>", ""))
                .contains("<h2>Cannot be judged</h2>", "Deliveries are not logged (no `d` row is stored)")
                .doesNotContain("NaN");
        fits(page);
    }

    @Test
    void aThousandAddressesOf500PoolsAndTwentyThousandDomainsAreCutAndSayBy() throws IOException {
        Logs logs = Logs.of("type,timeLogged,rcpt,dlvSourceIp,vmta,vmtaPool,bounceCat");
        for (int mail = 0; mail < DOMAINS; mail++) {
            int ip = mail % IPS;
            logs.row(
                    mail % 101 == 0 ? "b" : "d",
                    "rcpt",
                    "user@" + mail + ".example",
                    "dlvSourceIp",
                    "198.18." + ip / 250 + "." + (ip % 250 + 1),
                    "vmta",
                    "v" + ip,
                    "vmtaPool",
                    "pool-" + ip % POOLS,
                    "bounceCat",
                    mail % 101 == 0 ? "bad-mailbox" : "");
        }
        Path page = page(logs);

        assertThat(Files.size(page)).isLessThan(MOST_BYTES);
        assertThat(Files.readString(page))
                .contains(
                        "950 more: `acct query --by source_ip`.",
                        "450 more: `acct query --by pool`.",
                        "roads in all",
                        "<h2>Nothing is worse than usual, as far as fixed limits tell</h2>",
                        "Not compared with what is usual: no earlier day is stored");
        fits(page);
    }
}
