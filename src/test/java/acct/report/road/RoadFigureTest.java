package acct.report.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import acct.report.MailFrame;
import acct.report.Pages;
import acct.report.PlainText;
import acct.report.Report;
import acct.report.ReportSamples;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be true of the figure whatever the roads are. */
class RoadFigureTest {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final double HAIR = 1.5;

    private static Roads random(long seed) {
        int size = (int) seed;
        return Roads.of(
                RoadSamples.random(seed, 1 + size * size * 2, 1 + size * 7, 1 + size, 1 + size * 3),
                List.of(
                        RoadSamples.leak("class-leak", "vmta-7", null, null, null, 40),
                        RoadSamples.leak("isp-drift", null, "192.0.2.3", null, "isp-0", 1)));
    }

    private static List<RoadFigure.Stop> column(RoadFigure figure, int column) {
        return figure.stops().stream()
                .filter(stop -> stop.column() == column)
                .sorted(Comparator.comparing(RoadFigure.Stop::y))
                .toList();
    }

    @Test
    void withoutARoadThereIsNoSection() {
        Report none = ReportSamples.empty();

        assertThat(Pages.html(none, List.of())).doesNotContain("Roads of the mail", "#roads\"");
        assertThat(Pages.mail(none, List.of(), MailFrame.NONE)).doesNotContain("Roads of the mail");
        assertThat(PlainText.of(none, MailFrame.NONE)).doesNotContain("Roads of the mail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff",
                "池池池池池池池池池池池池池池池池",
                "\u0000\u202e\u001b[31m",
                ReportSamples.HOSTILE
            })
    void aNameIsCutToItsRoom(String name) {
        RoadLabel label = RoadLabel.of(name, 12);

        assertThat(label.width()).isLessThanOrEqualTo(12 * RoadLabel.LETTER);
        assertThat(label.text()).hasSizeLessThanOrEqualTo(12).doesNotContain("\u0000", "\u202e", "\u001b");
    }

    @Test
    void aNameThatSaysUnknownIsNotTheUnknown() {
        Roads roads = Roads.of(
                List.of(
                        RoadSamples.road(5, "192.0.2.1", "unknown", "p", "gmail"),
                        RoadSamples.road(5, "192.0.2.1", null, "p", "gmail")),
                List.of());

        assertThat(column(RoadFigure.of(roads), 1)).hasSize(2);
    }

    @Test
    void oneRoadIsSeenAndSoIsATinyOne() {
        RoadFigure one =
                RoadFigure.of(Roads.of(List.of(RoadSamples.road(1, "192.0.2.1", null, null, "gmail")), List.of()));
        assertThat(one.stops()).hasSize(4).allMatch(stop -> stop.height() > 10);
        assertThat(one.height()).isLessThan(200);

        RoadFigure tiny = RoadFigure.of(Roads.of(
                List.of(
                        RoadSamples.road(1_000_000_000, "192.0.2.1", "a", "p", "gmail"),
                        RoadSamples.road(1, "192.0.2.2", "b", "q", "yahoo")),
                List.of()));
        assertThat(tiny.stops()).allMatch(stop -> stop.height() >= HAIR);
        assertThat(tiny.thin()).hasSize(3).noneMatch(String::isEmpty);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21})
    void everyColumnHasAllAttemptsAndIsAsHighAsThey(long seed) {
        Roads roads = random(seed);
        RoadFigure figure = RoadFigure.of(roads);
        double scale = figure.stops().stream()
                .max(Comparator.comparing(RoadFigure.Stop::attempts))
                .map(stop -> stop.height() / stop.attempts())
                .orElseThrow();

        for (int column = 0; column < Roads.STOPS.size(); column++) {
            List<RoadFigure.Stop> stops = column(figure, column);
            assertThat(stops).hasSizeBetween(1, RoadFigure.MOST_STOPS);
            assertThat(stops.stream().mapToLong(RoadFigure.Stop::attempts).sum())
                    .isEqualTo(roads.attempts());
            assertThat(stops)
                    .allSatisfy(stop ->
                            assertThat(stop.height()).isCloseTo(Math.max(HAIR, stop.attempts() * scale), within(1e-6)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21})
    void labelsAndBarsHaveRoomForThemselves(long seed) {
        RoadFigure figure = RoadFigure.of(random(seed));

        for (int column = 0; column < Roads.STOPS.size(); column++) {
            List<RoadFigure.Stop> stops = column(figure, column);
            for (int i = 1; i < stops.size(); i++) {
                RoadFigure.Stop above = stops.get(i - 1);
                RoadFigure.Stop below = stops.get(i);
                assertThat(below.middle() - above.middle()).isGreaterThanOrEqualTo(RoadFigure.LABEL - 1e-6);
                assertThat(below.y()).isGreaterThan(above.y() + above.height());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21})
    void bandsAddUpAndStayInside(long seed) {
        Roads roads = random(seed);
        RoadFigure figure = RoadFigure.of(roads);
        long leaked = roads.roads().stream().mapToLong(Roads.Road::leaked).sum();

        for (int column = 0; column + 1 < Roads.STOPS.size(); column++) {
            int place = column;
            List<RoadFigure.Band> bands = figure.bands().stream()
                    .filter(band -> band.from().column() == place)
                    .toList();
            long drawn = bands.stream().mapToLong(RoadFigure.Band::attempts).sum();
            assertThat(bands).allMatch(band -> band.to().column() == place + 1);
            assertThat(bands.stream()
                            .filter(RoadFigure.Band::leak)
                            .mapToLong(RoadFigure.Band::attempts)
                            .sum())
                    .isEqualTo(leaked);
            assertThat(drawn == roads.attempts())
                    .isEqualTo(figure.thin().get(column).isEmpty());
        }
        figure.bands().forEach(band -> inside(figure, band.outline()));
        figure.thin().forEach(outline -> inside(figure, outline));
    }

    private static void inside(RoadFigure figure, String outline) {
        List<Double> numbers = NUMBER.matcher(outline)
                .results()
                .map(MatchResult::group)
                .map(Double::valueOf)
                .toList();
        IntStream.range(0, numbers.size())
                .forEach(i -> assertThat(numbers.get(i)).isBetween(0.0, i % 2 == 0 ? figure.width() : figure.height()));
    }

    @Test
    void theSmallStopsAreOneAndALeakIsNotAmongThemSeed34() {
        Roads roads = Roads.of(
                RoadSamples.random(34, 3_000, 200, 50, 60),
                List.of(RoadSamples.leak("foreign-ip", null, "192.0.2.199", null, null, 1)));
        List<RoadFigure.Stop> ips = column(RoadFigure.of(roads), 0);

        assertThat(ips).hasSize(RoadFigure.MOST_STOPS);
        assertThat(ips.get(ips.size() - 1).stop()).isEqualTo(RoadStop.others(200 - (RoadFigure.MOST_STOPS - 1)));
        assertThat(ips).extracting(RoadFigure.Stop::stop).contains(RoadStop.of("192.0.2.199"));
    }

    @Test
    void withoutALeakNothingIsRed() {
        assertThat(Pages.html(ReportSamples.unlogged(), List.of()))
                .contains("class=\"road\"")
                .doesNotContain("class=\"road leak\"", ">leak<", "Leak: ", ">Leaks<");
        assertThat(Pages.html(ReportSamples.busy(), List.of()))
                .contains("class=\"road leak\"", ">leak<", "Leak: class-leak", ">Leaks<");
    }
}
