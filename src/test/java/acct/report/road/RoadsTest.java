package acct.report.road;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Finding;
import acct.model.FindingKind;
import acct.report.ReportSamples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which roads there are, and what of them leaked. */
class RoadsTest {
    private static final String VMTA = "trans-ip-1";
    private static final String IP = "192.0.2.40";

    private static Roads roads(Finding... findings) {
        return Roads.of(
                List.of(
                        RoadSamples.road(600, IP, VMTA, "trans", "gmail"),
                        RoadSamples.road(300, IP, VMTA, "trans", "yahoo"),
                        RoadSamples.road(90, IP, VMTA, null, "yahoo"),
                        RoadSamples.road(10, IP, "mkt-ip-1", "mkt", "gmail")),
                List.of(findings));
    }

    private static List<Long> leaked(Roads roads) {
        return roads.roads().stream().map(Roads.Road::leaked).toList();
    }

    @Test
    void whatIsNoLeakOrNamesNoRoadMarksNothing() {
        Roads roads = roads(
                RoadSamples.leak("allowed-leak", VMTA, null, null, null, 5).of(FindingKind.CONFIGURATION),
                RoadSamples.leak("dkim-off", VMTA, IP, "trans", "gmail", 5).of(FindingKind.CONFIGURATION),
                RoadSamples.leak("class-leak", null, null, null, null, 5));

        assertThat(roads.leaks()).isEmpty();
        assertThat(roads.roads()).noneMatch(Roads.Road::isLeak);
        assertThat(leaked(roads)).containsOnly(0L);
    }

    @Test
    void aLeakOfAnotherRoadMarksNone() {
        Roads roads = roads(RoadSamples.leak("foreign-ip", VMTA, "192.0.2.99", null, null, 5));

        assertThat(roads.leaks()).hasSize(1);
        assertThat(leaked(roads)).containsOnly(0L);
    }

    @Test
    void aRoadThatNothingTookIsNone() {
        assertThat(Roads.of(List.of(RoadSamples.road(0, IP, VMTA, "trans", "gmail")), List.of())
                        .isEmpty())
                .isTrue();
        assertThat(RoadSamples.busy().roads())
                .noneMatch(road -> "discarding".equals(road.row().key().get(1)));
    }

    @Test
    void theRowsOfALeakAreSpreadOverItsRoadsAndAddUp() {
        assertThat(leaked(roads(RoadSamples.leak("class-leak", VMTA, null, "trans", null, 100))))
                .containsExactly(67L, 33L, 0L, 0L);
    }

    @Test
    void aPoolThatOnlyTheConfigurationKnowsIsFoundAtRowsWithout() {
        Roads roads = roads(RoadSamples.leak("class-leak", VMTA, null, "from-configuration", null, 9));

        assertThat(roads.roads().get(0).row().key()).containsExactly(IP, VMTA, null, "yahoo");
        assertThat(leaked(roads)).containsExactly(9L, 0L, 0L, 0L);
    }

    @Test
    void noMoreLeaksThanWasSent() {
        Roads roads = roads(
                RoadSamples.leak("class-leak", "mkt-ip-1", null, null, null, 8),
                RoadSamples.leak("isp-drift", "mkt-ip-1", null, null, "gmail", 70));

        assertThat(roads.roads().get(0).leaks()).containsExactly(0, 1);
        assertThat(leaked(roads)).containsExactly(10L, 0L, 0L, 0L);
    }

    @Test
    void leaksComeFirstThenTheLargest() {
        Roads roads = roads(RoadSamples.leak("isp-drift", "mkt-ip-1", null, "mkt", "gmail", 10));

        assertThat(roads.roads()).extracting(Roads.Road::attempts).containsExactly(10L, 600L, 300L, 90L);
        assertThat(roads.attempts()).isEqualTo(1000);
    }

    @Test
    void whereDeferralsAreNotLoggedTheOthersCount() {
        assertThat(ReportSamples.unlogged().roads().attempts()).isEqualTo(1000);
    }
}
