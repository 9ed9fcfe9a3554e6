package acct.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser. Needs Chromium at {@code /usr/bin/chromium} or {@code $ACCT_CHROMIUM}. */
@Tag("browser")
class ReportPageTest {
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final Locale LOCALE = Locale.getDefault();
    private static final Map<String, Report> REPORTS = Map.of(
            "busy", ReportSamples.busy(),
            "hostile", ReportSamples.hostile(),
            "unlogged", ReportSamples.unlogged(),
            "quiet", ReportSamples.quiet(),
            "warming", ReportSamples.warming(),
            "empty", ReportSamples.empty());

    /** Texts of the figure that cover each other or a bar, or leave the figure. */
    private static final String LABELS_IN_EACH_OTHER = """
            () => {
              const figure = document.querySelector('.road-figure svg');
              const box = figure.viewBox.baseVal;
              const found = [];
              const texts = [...figure.querySelectorAll('text')].map(t => [t.textContent, t.getBBox()]);
              const bars = [...figure.querySelectorAll('g > rect')].map(r => ['bar', r.getBBox()]);
              texts.forEach(([name, a], i) => {
                if (a.x < 0 || a.y < 0 || a.x + a.width > box.width || a.y + a.height > box.height) {
                  found.push('outside: ' + name);
                }
                texts.slice(i + 1).concat(bars).forEach(([other, b]) => {
                  if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) {
                    found.push(name + ' / ' + other);
                  }
                });
              });
              return found;
            }
            """;

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    private final Path folder;

    ReportPageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void start() {
        Path chromium = Path.of(Objects.requireNonNullElse(System.getenv("ACCT_CHROMIUM"), "/usr/bin/chromium"));
        boolean found = Files.isExecutable(chromium);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(found)
                    .as("Chromium at " + chromium + " (else set ACCT_CHROMIUM)")
                    .isTrue();
        }
        Assumptions.assumeTrue(found, "no Chromium at " + chromium + "; install it or set ACCT_CHROMIUM");
        // Playwright lowers the names of its enums in the host's language; in Turkish LIGHT becomes "lıght".
        Locale.setDefault(Locale.ROOT);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(ARGUMENTS));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        Locale.setDefault(LOCALE);
    }

    @ParameterizedTest
    @CsvSource({"busy", "hostile", "unlogged", "quiet", "empty", "warming"})
    void fitsEveryScreenAndReadsWellAndAsksForNothing(String name) throws IOException {
        Path file = Files.writeString(folder.resolve("index.html"), html(name));
        check(file, ColorScheme.LIGHT, 360);
        check(file, ColorScheme.DARK, 1280);
    }

    @ParameterizedTest
    @CsvSource({"busy", "hostile", "unlogged", "empty", "warming"})
    void theMailFitsAPhone(String name) throws IOException {
        Report report = Objects.requireNonNull(REPORTS.get(name));
        Path file = Files.writeString(folder.resolve("mail.html"), Pages.mail(report, List.of()));
        check(file, ColorScheme.LIGHT, 360);
    }

    @ParameterizedTest
    @CsvSource({"busy", "hostile"})
    void theRoadsAreAFigureOnADesktopAndATableOnAPhone(String name) throws IOException {
        Path file = Files.writeString(folder.resolve("index.html"), html(name));
        at(file, 390, page -> {
            assertThat(page.isVisible(".road-figure")).isFalse();
            assertThat(page.isVisible(".road-table table")).isTrue();
        });
        at(file, 1280, page -> {
            assertThat(page.isVisible(".road-figure svg")).isTrue();
            assertThat(page.evaluate(LABELS_IN_EACH_OTHER)).asInstanceOf(LIST).isEmpty();
        });
    }

    private static void at(Path file, int width, Consumer<Page> look) {
        Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(width, 800);
        try (BrowserContext context = Objects.requireNonNull(browser).newContext(options)) {
            Page page = context.newPage();
            page.navigate(file.toUri().toString());
            look.accept(page);
        }
    }

    private static String html(String name) {
        Report report = Objects.requireNonNull(REPORTS.get(name));
        return Pages.html(report, Charts.of(report));
    }

    private static void check(Path file, ColorScheme scheme, int width) {
        List<String> requests = new ArrayList<>();
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 800);
        try (BrowserContext context = Objects.requireNonNull(browser).newContext(options)) {
            Page page = context.newPage();
            page.onRequest(r -> requests.add(r.url()));
            page.navigate(file.toUri().toString());
            String where = scheme + " at " + width;
            assertThat(requests).as(where).allMatch(u -> u.startsWith("file:") || u.startsWith("data:"));
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(where)
                    .isEqualTo(width);
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as(where)
                    .extracting(ReportPageTest::describe)
                    .isEmpty();
        }
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(n -> n.getHtml()).toList();
    }
}
