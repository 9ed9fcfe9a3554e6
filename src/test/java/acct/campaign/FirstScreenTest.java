package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.report.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten mornings: what somebody sees who opens the report and scrolls nowhere. Is anything wrong, which IP, at which ISP, since
 * when and because of which reply, and what is to be done? Pictures of the screens go to {@code target/first-screens}.
 */
@Tag("slow")
final class FirstScreenTest {
    private static final Path PICTURES = Path.of("target", "first-screens");

    /** The words that stand whole on the screen and below nothing else, line by line as they are read. */
    private static final String SEEN = """
            () => {
              const words = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              const seen = [];
              for (let node = words.nextNode(); node; node = words.nextNode()) {
                const range = document.createRange();
                range.selectNodeContents(node);
                const lines = [...range.getClientRects()];
                const isSeen = lines.length > 0 && lines.every(line => {
                  const top = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
                  return line.top >= 0 && line.left >= 0 && line.bottom <= innerHeight && line.right <= innerWidth
                      && line.width > 0 && top !== null
                      && (node.parentElement.contains(top) || top.contains(node.parentElement));
                });
                if (isSeen) {
                  seen.push(node.textContent);
                }
              }
              return seen.join(' ').replace(/\\s+/g, ' ');
            }
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static final Map<Situation, Situation.Made> MADE = new EnumMap<>(Situation.class);
    private static @Nullable Chromium chromium;

    /** What answers the five questions on a morning. */
    private static List<String> answers(Situation morning) {
        return switch (morning) {
            case ONE_BLOCK ->
                List.of(
                        "Microsoft blocks 192.0.2.2 (v1): 24 of 72 refused since 06:01; usual 0.8 %",
                        "part of their network is on our block list (S3140)",
                        "What to do: Stop this IP at Microsoft, look at SNDS, and write to Microsoft's sender support.",
                        "Campaigns: newsletter-1 (9), ");
            case DEFERRAL_STORM ->
                List.of(
                        "Yahoo defers all source IPs: 1,562 of 1,867 put off since 06:02; usual 5.4 %",
                        "421 4.7.0 Too many messages, rate limit reached; try again later.",
                        "What to do: Slow down at this ISP: lower max-smtp-out and max-msg-rate",
                        "All source IPs at this ISP, not one alone. Usual here: 5.41 %",
                        "Also: Yahoo blocks all source IPs: 127 of 305 refused since 08:17");
            case SPREAD_BLOCK ->
                List.of(
                        "Gmail blocks all source IPs: 48 of 630 refused since 06:01; usual 0.2 %",
                        "550 5.7.1 Message was not accepted for policy reasons.",
                        "What to do: Read the reply, and ask the receiver; do not suppress recipients.",
                        "All source IPs at this ISP, not one alone.");
            case CLASS_LEAK ->
                List.of(
                        "Marketing mail (newsletter-1) leaves by 192.0.2.1 (v0), which is kept for other mail: 60 rows since"
                                + " 11:06",
                        "What to do: 60 rows of marketing job 'newsletter-1' left by virtual MTA 'v0', which is kept for"
                                + " transactional",
                        "Find what hands this mail to that virtual MTA",
                        "and send it by a pool of its own class.");
            case BAD_CAMPAIGN ->
                List.of(
                        "Job campaign-2026-10-05-0 mails dead addresses: 117 of 442 bounced hard at 19 pairs of source IP and"
                                + " ISP since 06:00; usual 0.8 %",
                        "550 5.1.1 The email account that you tried to reach does not exist.",
                        "What to do: Suppress these addresses and find the list or job that brought them",
                        "At several ISPs, not at one alone.");
            case LISTING ->
                List.of(
                        "192.0.2.2 is blocked at several ISPs: 160 of 310 refused since 06:02; usual 0.4 %",
                        "blocked using zen.spamhaus.org", "look the IP up in the list named, then ask for delisting.");
            case DRIFT ->
                List.of(
                        "All source IPs mail dead addresses at gmail: 73 of 3,612 bounced hard in 7 days, noticed on 2026-10-17;"
                                + " usual 0.6 %",
                        "550 5.1.1 The email account that you tried to reach does not exist.",
                        "What to do: Look at what changed slowly: lists, volumes, the age of the addresses, a new stream.",
                        "The rate of dead addresses creeps up: 2.02 % over this week, 0.58 % before the last two weeks.");
            case NO_DATA ->
                List.of(
                        "No data since Monday 2026-10-05",
                        "What to do: No row is newer than 2026-10-04: PowerMTA writes no files, they do not reach this host",
                        "See whether PowerMTA runs (`pmta show status`)");
            case CATCH_UP ->
                List.of(
                        "Nothing is worse than usual",
                        "Open from before: Yahoo defers all source IPs: 1,718 of 2,064 put off since 2026-10-06; usual 5.2 %;"
                                + " last seen on 2026-10-06");
            case CALM ->
                List.of(
                        "Nothing is worse than usual",
                        "Watched: 60 pairs, 6 IPs, 10 ISPs; bounces, deferrals, complaints (none came in since 2026-10-01), volume.");
        };
    }

    @BeforeAll
    static void start() throws IOException, SQLException {
        Situation.calmWeeks(Files.createDirectory(folder.resolve("weeks")));
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Situation.Made made(Situation morning) throws IOException, SQLException {
        Situation.Made made = MADE.get(morning);
        if (made == null) {
            made = morning.make(folder.resolve("weeks"), folder.resolve(morning.name()));
            MADE.put(morning, made);
        }
        return made;
    }

    private static Chromium browser() {
        if (chromium == null) {
            chromium = Chromium.start();
        }
        return chromium;
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_BLOCK", "CLASS_LEAK", "BAD_CAMPAIGN", "NO_DATA", "CALM"})
    void answersAtAGlance(Situation morning) throws IOException, SQLException {
        seesTheAnswers(morning);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("first-screen")
    void everyMorningAnswersAtAGlance(Situation morning) throws IOException, SQLException {
        seesTheAnswers(morning);
    }

    private static void seesTheAnswers(Situation morning) throws IOException, SQLException {
        Situation.Made made = made(morning);
        assertThat(made.headline()).isEqualTo(answers(morning).get(0));
        look(morning, made.file(), 1280, 800);
        look(morning, made.file(), 390, 844);
    }

    private static void look(Situation morning, Path file, int width, int height) {
        browser().open(file, new Browser.NewContextOptions().setViewportSize(width, height), page -> {
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(PICTURES.resolve(morning.name() + "-" + width + ".png")));
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(String.valueOf(page.evaluate(SEEN)))
                    .as("%s at %d × %d", morning, width, height)
                    .contains(answers(morning));
        });
    }
}
