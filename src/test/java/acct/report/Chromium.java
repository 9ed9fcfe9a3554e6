package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** A real browser, at {@code /usr/bin/chromium} or {@code $ACCT_CHROMIUM}. */
public final class Chromium implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Locale locale;
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Locale locale, Playwright playwright, Browser browser) {
        this.locale = locale;
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it. Where it is not installed, the tests are skipped and say why; in CI it must be. */
    public static Chromium start() {
        Path chromium = Path.of(Objects.requireNonNullElse(System.getenv("ACCT_CHROMIUM"), "/usr/bin/chromium"));
        boolean found = Files.isExecutable(chromium);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(found)
                    .as("Chromium at " + chromium + " (else set ACCT_CHROMIUM)")
                    .isTrue();
        }
        Assumptions.assumeTrue(found, "no Chromium at " + chromium + "; install it or set ACCT_CHROMIUM");
        // Playwright lowers the names of its enums in the host's language; in Turkish LIGHT becomes "lıght".
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(ARGUMENTS));
        return new Chromium(locale, playwright, browser);
    }

    /** Shows a file to somebody with such a browser. */
    public void open(Path file, Browser.NewContextOptions options, Consumer<Page> look) {
        try (BrowserContext context = browser.newContext(options)) {
            Page page = context.newPage();
            page.navigate(file.toUri().toString());
            look.accept(page);
        }
    }

    /** A page that nothing is shown on yet. */
    public void blank(Browser.NewContextOptions options, Consumer<Page> look) {
        try (BrowserContext context = browser.newContext(options)) {
            look.accept(context.newPage());
        }
    }

    @Override
    public void close() {
        playwright.close();
        Locale.setDefault(locale);
    }
}
