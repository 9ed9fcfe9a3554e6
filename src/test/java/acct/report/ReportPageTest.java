package acct.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import acct.report.chart.Chart;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser. Needs Chromium at {@code /usr/bin/chromium} or {@code $ACCT_CHROMIUM}. */
@Tag("slow")
@Tag("browser")
class ReportPageTest {
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

    private static final String CARD = "getComputedStyle(document.querySelector('.tile')).backgroundColor";

    private static @Nullable Chromium chromium;

    private final Path folder;

    ReportPageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Chromium chromium() {
        return Objects.requireNonNull(chromium);
    }

    @ParameterizedTest
    @CsvSource({"busy", "hostile", "unlogged", "quiet", "empty", "warming"})
    void fitsEveryScreenAndReadsWellAndAsksForNothing(String name) throws IOException {
        Path file = Files.writeString(folder.resolve("index.html"), html(name));
        check(file, ColorScheme.LIGHT, 360);
        check(file, ColorScheme.DARK, 1280);
        check(file, ColorScheme.LIGHT, 1920);
    }

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "390, DARK", "1280, LIGHT", "1920, DARK"})
    void itDoesSoByDayAndByNight(int width, ColorScheme scheme) throws IOException {
        check(busy(), scheme, width);
    }

    @Test
    void aWordFiltersEveryTableAndStandsInTheAddress() throws IOException {
        at(busy(), 1280, page -> {
            int all = rows(page);
            page.fill("#filter", "microsoft");

            assertThat(rows(page)).isPositive().isLessThan(all);
            assertThat(page.url()).endsWith("#q=microsoft");
            assertThat(page.textContent("#filter-said")).matches("\\d+ of \\d+ rows");
            page.press("#filter", "Escape");
            assertThat(rows(page)).isEqualTo(all);
            assertThat(page.url()).doesNotContain("#");
        });
    }

    @Test
    void aWordThatIsNowhereLeavesNoRowAndSaysSo() throws IOException {
        at(busy(), 1280, page -> {
            page.fill("#filter", "no-such-word");

            assertThat(rows(page)).isZero();
            assertThat(page.textContent("#filter-said")).startsWith("0 of ");
        });
    }

    @Test
    void aLinkLeadsToACell() throws IOException {
        Path file = busy();
        at(file, 1280, page -> {
            page.navigate(file.toUri() + "#ip=198.51.100.20&isp=microsoft");

            assertThat(page.inputValue("#filter")).isEqualTo("ip=198.51.100.20 isp=microsoft");
            assertThat(page.locator("details.incident:visible").count()).isEqualTo(1);
            assertThat(page.locator("details.incident[open] .whom").textContent())
                    .contains("198.51.100.20");
            assertThat(page.locator("#matrix table.matrix tbody tr:visible").count())
                    .isLessThanOrEqualTo(1);
        });
    }

    @Test
    void aLinkThatIsHostileIsOnlyAFilter() throws IOException {
        Path file = busy();
        at(file, 1280, page -> {
            page.navigate(file.toUri() + "#q=%3Cimg%20src=x%20onerror=alert(1)%3E&ip=%E0%A4%A");

            assertThat(page.locator("main img[src=x]").count()).isZero();
            assertThat(rows(page)).isZero();
        });
    }

    @Test
    void aHeadingSortsAndTheRestStaysLast() throws IOException {
        at(busy(), 1280, page -> {
            String table = "#by-isp table";
            assertThat(page.textContent(table + " tbody tr:first-child th")).isEqualTo("microsoft");
            page.click(table + " thead th:nth-child(2) button");

            assertThat(page.textContent(table + " tbody tr:first-child th")).isEqualTo("gmail");
            assertThat(page.getAttribute(table + " thead th:nth-child(2)", "aria-sort"))
                    .isEqualTo("descending");
            page.click(table + " thead th:nth-child(2) button");
            assertThat(page.textContent(table + " tbody tr:first-child th")).isEqualTo("unknown");
            assertThat(page.textContent(table + " tbody tr:last-child th")).startsWith("other");
        });
    }

    @Test
    void itCanBeReadWithTheKeyboard() throws IOException {
        at(busy(), 1280, page -> {
            page.keyboard().press("/");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("filter");
            String tab = "#breakdown [role=tab][aria-selected=true]";
            page.focus(tab);
            page.keyboard().press("ArrowRight");
            assertThat(page.textContent(tab)).isEqualTo("Source IP");
            assertThat(page.isVisible("#by-source-ip")).isTrue();
            assertThat(page.isVisible("#by-isp")).isFalse();
            assertThat(page.isVisible("#matrix-refused")).isTrue();
            page.focus("#matrix [role=tab][aria-selected=true]");
            page.keyboard().press("ArrowRight");
            assertThat(page.isVisible("#matrix-deferred")).isTrue();
            assertThat(page.isVisible("#matrix-refused")).isFalse();
            page.focus("details.incident summary");
            page.keyboard().press("Enter");
            assertThat(page.locator("details.incident[open]").count()).isEqualTo(1);
        });
    }

    @Test
    void rowsGoToAFileWithoutFormulas() throws IOException {
        Path file = Files.writeString(folder.resolve("hostile.html"), html("hostile"));
        at(file, 1280, page -> {
            Download download = page.waitForDownload(() -> page.click("#by-isp .take"));
            assertThat(written(download.path())).startsWith("\ufeff\"ISP\",").contains("gmail");
        });
    }

    @Test
    void itIsPrintedOnSomePages() throws IOException {
        at(busy(), 1280, page -> {
            String pdf = new String(page.pdf(), StandardCharsets.ISO_8859_1);

            assertThat(pdf).startsWith("%PDF-");
            assertThat(pdf.split("/Type /Page\\b", -1).length - 1).isBetween(2, 20);
        });
    }

    @Test
    void withoutScriptsEverythingIsThere() throws IOException {
        Path file = busy();
        Browser.NewContextOptions options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        chromium().open(file, options, page -> {
            assertThat(page.isVisible("#by-isp table")).isTrue();
            assertThat(page.isVisible("#by-source-ip table")).isTrue();
            assertThat(page.isVisible("#filter")).isFalse();
            assertThat(page.isVisible("button[data-copy]")).isFalse();
        });
    }

    /** By day, by night and on paper; and by its edge, for who sees no difference of its colour. */
    @ParameterizedTest
    @CsvSource({"LIGHT, SCREEN", "DARK, SCREEN", "LIGHT, PRINT"})
    void theUsualRangeOfADayIsABandWithAnEdge(ColorScheme scheme, Media media) throws IOException {
        Browser.NewContextOptions options = new Browser.NewContextOptions().setColorScheme(scheme);
        chromium().open(busy(), options, page -> {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(media));
            Locator strips = page.locator("#numbers .tile svg.strip");
            assertThat(strips.count()).isEqualTo(4);
            for (Locator strip : strips.all()) {
                assertThat(strip.getAttribute("aria-label")).contains(" Band: usual: ");
                assertThat(strip.locator(".band title").textContent()).startsWith("usual: ");
                BoundingBox whole = strip.boundingBox();
                BoundingBox band = strip.locator(".band").boundingBox();
                assertThat(band.width).isCloseTo(whole.width, Offset.offset(1.0));
                assertThat(band.y).isGreaterThanOrEqualTo(whole.y - 1);
                assertThat(band.y + band.height).isLessThanOrEqualTo(whole.y + whole.height + 1);
                assertThat(look(strip.locator(".band"), "fill")).isNotEqualTo(page.evaluate(CARD));
                assertThat(look(strip.locator(".edge"), "strokeDasharray")).isNotEqualTo("none");
                assertThat(look(strip.locator(".edge"), "fill")).isEqualTo("none");
            }
        });
    }

    private static Object look(Locator what, String property) {
        return what.evaluate("mark => getComputedStyle(mark)." + property);
    }

    private Path busy() throws IOException {
        return Files.writeString(folder.resolve("index.html"), html("busy"));
    }

    private static String written(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int rows(Page page) {
        return ((Number) page.evaluate("[...document.querySelectorAll('[data-rows] tbody tr, details.incident')]"
                        + ".filter(row => !row.hidden).length"))
                .intValue();
    }

    @ParameterizedTest
    @CsvSource({"busy", "hostile", "unlogged", "empty", "warming"})
    void theMailFitsAPhone(String name) throws IOException {
        Report report = Objects.requireNonNull(REPORTS.get(name));
        Path file = Files.writeString(folder.resolve("mail.html"), Pages.mail(report, List.of(), MailFrame.NONE));
        check(file, ColorScheme.LIGHT, 360);
    }

    /** Of a phone as most people have it: 390 × 844. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theMailIsTwoScreensLongWithItsPicture(int incidents) throws IOException {
        Report busy = ReportSamples.withIncidents(
                ReportSamples.with(ReportSamples.busy(), List.of(), 0, 42),
                Collections.nCopies(incidents, IncidentSamples.blocked(ReportSamples.DAY, 6)),
                List.of());
        String html = Pages.mail(busy, Charts.of(busy), MailFrame.NONE);
        for (Chart chart : Charts.of(busy)) {
            html = html.replace("cid:" + Pages.contentId(chart), chart.dataUri());
        }
        Path file = Files.writeString(folder.resolve("mail.html"), html);

        at(file, 390, page -> {
            assertThat(page.evaluate("document.images.length")).isEqualTo(1);
            assertThat(((Number) page.evaluate("document.documentElement.scrollHeight")).intValue())
                    .isLessThanOrEqualTo(2 * 844);
        });
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
        chromium().open(file, new Browser.NewContextOptions().setViewportSize(width, 800), look);
    }

    private static String html(String name) {
        Report report = Objects.requireNonNull(REPORTS.get(name));
        return Pages.html(report, Charts.of(report));
    }

    private static void check(Path file, ColorScheme scheme, int width) {
        List<String> requests = new ArrayList<>();
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 800);
        chromium().blank(options, page -> {
            List<String> errors = new ArrayList<>();
            page.onRequest(r -> requests.add(r.url()));
            page.onPageError(errors::add);
            page.onConsoleMessage(said -> errors.add(said.text()));
            page.navigate(file.toUri().toString());
            assertThat(errors).isEmpty();
            String where = scheme + " at " + width;
            assertThat(requests).as(where).allMatch(u -> u.startsWith("file:") || u.startsWith("data:"));
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(where)
                    .isEqualTo(width);
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as(where)
                    .extracting(ReportPageTest::describe)
                    .isEmpty();
        });
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(n -> n.getHtml()).toList();
    }
}
