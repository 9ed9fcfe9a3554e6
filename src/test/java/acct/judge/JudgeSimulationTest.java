package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;

import acct.judge.SimulatedWorld.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the judge cries wolf, what it misses, and whether it names the right cause: {@code docs/judge.md} has the figures. */
@Tag("slow")
final class JudgeSimulationTest {
    private static final Path RESULTS = Path.of("target", "judge-simulation.txt");
    private static final int MONTHS = Integer.getInteger("judge.months", 200);
    private static final int WORLDS = Integer.getInteger("judge.worlds", 20);
    private static final int CAUSES = Integer.getInteger("judge.causes", 50);
    private static final long SEED = Long.getLong("judge.seed", 1_000);

    private static void tell(String title, String figures) throws IOException {
        Files.writeString(
                RESULTS,
                title + System.lineSeparator() + figures + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Test
    @Tag("judge-simulation")
    void monthsInWhichNothingIsWrong() throws IOException {
        NullMonths months = new NullMonths();
        for (int month = 0; month < MONTHS; month++) {
            months.quiet(SEED + month);
        }
        tell(MONTHS + " months in which nothing is wrong, from seed " + SEED, months.told());
        assertThat(months.falseAlertsAWeek()).isLessThan(1.2);
        assertThat(months.openedAWeek()).isLessThan(1);
    }

    @Test
    @Tag("judge-simulation")
    void monthsWithTenTroubles() throws IOException {
        NullMonths months = new NullMonths();
        for (int month = 0; month < MONTHS / 5; month++) {
            months.troubled(SEED + month);
        }
        tell(MONTHS / 5 + " months with ten troubles each, from seed " + SEED, months.told());
        assertThat(months.falseShare()).isLessThan(0.1);
    }

    @Test
    @Tag("judge-simulation")
    void troublesOfOnePair() throws IOException {
        DetectionPower power = new DetectionPower();
        for (int world = 0; world < WORLDS; world++) {
            power.tryAll(SEED + world);
        }
        tell("Troubles of one pair, in " + WORLDS + " worlds from seed " + SEED, power.told());
        assertThat(power.of(Rate.BLOCK, 1_000, 10).byThird()).isGreaterThan(0.9);
        assertThat(power.of(Rate.BLOCK, 10_000, 5).byThird()).isGreaterThan(0.6);
        assertThat(power.of(Rate.DEFERRAL, 500, 5).byThird()).isGreaterThan(0.9);
        assertThat(power.of(Rate.DEFERRAL, 100, 10).onFirst()).isGreaterThan(0.95);
    }

    @Test
    @Tag("judge-simulation")
    void troublesOfPairsThatAreAllTooSmall() throws IOException {
        SpreadTrouble spread = new SpreadTrouble();
        for (int world = 0; world < CAUSES; world++) {
            spread.tryAll(SEED + world);
        }
        tell(
                "All pairs of about 40 recipients, five times as much, in " + CAUSES + " worlds from seed " + SEED,
                spread.told());
        assertThat(spread.told("one ISP, BLOCK")).isGreaterThan(0.7);
        assertThat(spread.told("one ISP, DEFERRAL")).isGreaterThan(0.98);
        assertThat(spread.told("one pool, BLOCK")).isGreaterThan(0.9);
    }

    @Test
    @Tag("judge-simulation")
    void causes() throws IOException {
        PlantedCauses causes = new PlantedCauses();
        for (int world = 0; world < CAUSES; world++) {
            causes.tryAll(SEED + world);
        }
        tell("Causes of " + causes.events() + " events, from seed " + SEED, causes.told());
        assertThat(causes.right()).isGreaterThan(0.95);
        assertThat(causes.confidentlyWrong()).isLessThanOrEqualTo(causes.events() / 50);
        assertThat(causes.isEachRateWithoutJobAsCounted()).isTrue();
    }

    /** By the day of the mail, and for comparison by the day on which complaints come in. */
    @Test
    @Tag("judge-simulation")
    void complaints() throws IOException {
        for (boolean isDated : new boolean[] {true, false}) {
            ComplaintMonths months = new ComplaintMonths(isDated);
            for (int month = 0; month < MONTHS; month++) {
                months.quiet(SEED + month);
                months.badCampaign(SEED + month, 4);
            }
            tell("Complaints " + (isDated ? "by delivery" : "by arrival") + ", from seed " + SEED, months.told());
            if (isDated) {
                assertThat(months.falseAlertsAWeek()).isLessThan(0.2);
                assertThat(months.accusationsEach()).isLessThan(0.2);
                assertThat(months.toldBy(1)).isGreaterThan(0.8);
            }
        }
    }

    @Test
    void aMonthInWhichNothingIsWrongIsQuiet() {
        NullMonths month = new NullMonths();
        month.quiet(1);
        assertThat(month.falseAlertsAWeek()).as(month.told()).isLessThan(2);
        assertThat(month.openedAWeek()).as(month.told()).isLessThan(2);
    }

    @Test
    void aTroubleOfSixtyEventsIsToldByItsThirdNight() {
        DetectionPower power = new DetectionPower();
        power.tryOne(new DetectionPower.Case(Rate.DEFERRAL, 1_000, 10), 1, 2);
        power.tryOne(new DetectionPower.Case(Rate.BLOCK, 1_000, 10), 1, 6);
        assertThat(power.of(Rate.DEFERRAL, 1_000, 10).onFirst())
                .as(power.told())
                .isEqualTo(1);
        assertThat(power.of(Rate.BLOCK, 1_000, 10).byThird()).as(power.told()).isGreaterThan(0.8);
    }

    @Test
    void whatNoPairCanSayAloneIsToldOnItsFirstNight() {
        SpreadTrouble spread = new SpreadTrouble();
        spread.tryAll(1);
        assertThat(spread.told("one ISP, DEFERRAL")).as(spread.told()).isEqualTo(1);
        assertThat(spread.told("one pool, DEFERRAL")).as(spread.told()).isEqualTo(1);
    }

    @Test
    void eachCauseIsNamedOrNone() {
        PlantedCauses causes = new PlantedCauses();
        causes.tryAll(1);
        causes.tryAll(2);
        assertThat(causes.confidentlyWrong()).as(causes.told()).isZero();
        assertThat(causes.right()).as(causes.told()).isGreaterThan(0.85);
        assertThat(causes.isEachRateWithoutJobAsCounted()).as(causes.told()).isTrue();
    }
}
