package acct.incident;

import static acct.incident.Given.bare;
import static acct.incident.Given.block;
import static acct.incident.Given.day;
import static acct.incident.Given.heard;
import static acct.incident.Given.silenced;
import static acct.incident.Given.trouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.incident.Incident.Ending;
import acct.judge.JudgedDay;
import acct.judge.Trouble;
import acct.judge.Trouble.TroubledCell;
import acct.model.Course.State;
import acct.model.Metric;
import acct.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How days become incidents. */
final class IncidentFoldTest {
    private static final String A = "192.0.2.1@gmail";
    private static final String B = "192.0.2.2@gmail";
    private static final String C = "192.0.2.3@yahoo";

    private static List<Incident> of(JudgedDay... days) {
        return IncidentFold.of(List.of(days)).incidents();
    }

    private static Incident only(JudgedDay... days) {
        assertThat(of(days)).hasSize(1);
        return of(days).get(0);
    }

    private static List<State> states(JudgedDay... days) {
        return IncidentFold.of(List.of(days)).sightings().stream()
                .map(Folded.Sighting::state)
                .toList();
    }

    @Test
    void daysThatDoNotComeInOrderAreRefused() {
        assertThatThrownBy(() -> of(heard(2), heard(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-11-01 comes after 2026-11-02");
        assertThatThrownBy(() -> of(heard(1), heard(1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(of()).isEmpty();
    }

    @Test
    void aBlockOfSixDaysIsOneIncidentOnItsSixthDay() {
        JudgedDay[] days = {
            heard(1),
            heard(2, block(A)),
            heard(3, block(A)),
            heard(4, block(A)),
            heard(5, block(A)),
            heard(6, block(A)),
            heard(7, block(A))
        };
        Incident block = only(days);
        assertThat(block.opened()).isEqualTo(day(2));
        assertThat(block.last()).isEqualTo(day(7));
        assertThat(block.days()).hasSize(6);
        assertThat(block.state()).isEqualTo(State.ONGOING);
        assertThat(block.isOpen()).isTrue();
        assertThat(states(days)).first().isEqualTo(State.NEW);
        assertThat(IncidentFold.of(List.of(days)).sightings())
                .extracting(Folded.Sighting::days)
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void itIsOverAfterThreeHeardNightsWithoutIt() {
        assertThat(only(heard(1, block(A)), heard(2), heard(3)).isOpen()).isTrue();
        Incident over = only(heard(1, block(A)), heard(2), heard(3), heard(4));
        assertThat(over.closed()).isEqualTo(day(4));
        assertThat(over.ending()).isEqualTo(Ending.QUIET);
        assertThat(over.state()).isEqualTo(State.CLOSED);
        assertThat(over.days()).containsExactly(day(1));
        // A bad night in between, and the counting begins anew.
        assertThat(only(heard(1, block(A)), heard(2), heard(3), heard(4, block(A)), heard(5), heard(6))
                        .isOpen())
                .isTrue();
    }

    @Test
    void aSilencedNightIsNeitherQuietNorTheEnd() {
        Incident incident = only(heard(1, block(A)), heard(2), silenced(3), silenced(4), silenced(5), heard(6));
        assertThat(incident.isOpen()).isTrue();
        assertThat(incident.state()).isEqualTo(State.ONGOING);
        assertThat(only(heard(1, block(A)), heard(2), silenced(3), heard(4), heard(9))
                        .closed())
                .isEqualTo(day(9));
        assertThat(only(silenced(1, block(A))).opened()).isEqualTo(day(1));
    }

    @Test
    void nightsThatNobodyJudgedSayNothing() {
        Incident incident = only(heard(1, block(A)), heard(40, block(A)));
        assertThat(incident.days()).containsExactly(day(1), day(40));
        assertThat(incident.state()).isEqualTo(State.ONGOING);
    }

    @Test
    void whatComesAgainWithinTwoWeeksIsReopened() {
        List<JudgedDay> days = new ArrayList<>(List.of(heard(1, block(A))));
        for (int number = 2; number < 18; number++) {
            days.add(heard(number));
        }
        JudgedDay[] quiet = days.toArray(new JudgedDay[0]);
        assertThat(only(quiet).closed()).isEqualTo(day(4));

        days.add(heard(18, block(A)));
        JudgedDay[] again = days.toArray(new JudgedDay[0]);
        Incident reopened = only(again);
        assertThat(reopened.state()).isEqualTo(State.REOPENED);
        assertThat(reopened.opened()).isEqualTo(day(1));
        assertThat(reopened.since()).isEqualTo(day(18));
        assertThat(reopened.days()).containsExactly(day(1), day(18));
        assertThat(reopened.closed()).isNull();
        assertThat(reopened.ending()).isNull();

        days.set(17, heard(18));
        days.add(heard(19, block(A)));
        List<Incident> two = IncidentFold.of(days).incidents();
        assertThat(two).extracting(Incident::opened).containsExactly(day(1), day(19));
        assertThat(two).extracting(Incident::state).containsExactly(State.CLOSED, State.NEW);
    }

    @Test
    void oneAddressAtManyIspsIsOneIncidentAndItsCellsAreCollected() {
        Incident listed = only(
                heard(1, block("192.0.2.1@gmail", "192.0.2.1@yahoo", "192.0.2.1@icloud")),
                heard(2, block("192.0.2.1@yahoo")),
                heard(3, block("192.0.2.1@icloud", "192.0.2.1@gmx")),
                heard(4, block("192.0.2.1@gmx")));
        assertThat(listed.days()).hasSize(4);
        assertThat(listed.cells()).extracting("isp").containsExactly("gmx");
        assertThat(listed.marks()).hasSize(4);
    }

    @Test
    void rulesAboutTheSamePairAreOneIncident() {
        Incident both = only(
                heard(
                        1,
                        trouble(Metric.REPLY, "new-reply", Severity.WARNING, 0.01, A),
                        trouble(Metric.BLOCK, "block-bounce", Severity.CRITICAL, 0.4, A)),
                heard(2, trouble(Metric.AUTHENTICATION, "authentication", Severity.WARNING, 0.02, A)));
        assertThat(both.rules()).containsExactly("block-bounce", "new-reply", "authentication");
        assertThat(both.metric()).isEqualTo(Metric.AUTHENTICATION);
        assertThat(both.severity()).isEqualTo(Severity.WARNING);
        assertThat(both.worst()).isEqualTo(Severity.CRITICAL);
        assertThat(both.trouble().evidence()).isNotNull();
    }

    @Test
    void anotherFamilyOrAnotherPairIsAnotherIncident() {
        assertThat(of(
                        heard(1, block(A), block(C), trouble(Metric.HARD, "hard-bounce", Severity.WARNING, 0.05, A)),
                        heard(2, block(B))))
                .hasSize(4);
    }

    @Test
    void troublesOfADayThatAThirdOneConnectsAreOneIncident() {
        assertThat(only(heard(1, block(A), block(C), block(A, C))).days()).hasSize(1);
        assertThat(of(heard(1, block(A), block(B), block(C), block(A, C)))).hasSize(2);
    }

    @Test
    void withoutPairsItIsTheRuleAndWhomItConcerns() {
        List<Incident> incidents = of(
                heard(1, bare(Metric.DATA, "no-data", "mta1"), bare(Metric.DATA, "no-data", "mta2")),
                heard(2, bare(Metric.DATA, "no-data", "mta1"), bare(Metric.DATA, "no-pool", "mta2")));
        assertThat(incidents)
                .extracting(incident -> incident.rules() + " "
                        + incident.subject().thing() + " " + incident.days().size())
                .containsExactly("[no-data] mta1 2", "[no-data] mta2 1", "[no-pool] mta2 1");
        assertThat(incidents.get(0).cells()).isEmpty();
        assertThat(incidents.get(0).level().cells()).isZero();
    }

    @Test
    void whatIsOnlyGoodToKnowIsNoIncident() {
        assertThat(of(heard(1, trouble(Metric.BLOCK, "block-bounce", Severity.INFO, 0.4, A))))
                .isEmpty();
        assertThat(only(heard(1, block(A)), heard(2, trouble(Metric.BLOCK, "block-bounce", Severity.INFO, 0.4, A)))
                        .days())
                .hasSize(1);
    }

    /** The same trouble at these pairs, and from this hour on. */
    private static Trouble like(Trouble trouble, List<TroubledCell> cells, @Nullable String firstHour) {
        return new Trouble(
                trouble.metric(),
                trouble.severity(),
                trouble.subject(),
                trouble.evidence(),
                cells,
                trouble.diagnosis(),
                trouble.findings(),
                firstHour,
                trouble.jobs(),
                trouble.domains(),
                trouble.configChanges());
    }

    private static Trouble since(String hour) {
        return like(block(A), block(A).cells(), hour);
    }

    /** With so many refusals at another pair, where this one has fifty. */
    private static Trouble beside(long refused) {
        TroubledCell other = block(B).cells().get(0);
        return like(
                block(A),
                List.of(
                        block(A).cells().get(0),
                        new TroubledCell(other.sourceIp(), other.isp(), other.n(), refused, other.baseline())),
                null);
    }

    @Test
    void whatComesAgainBeginsWithAnHourOfItsOwn() {
        Incident reopened = of(
                        heard(1, since("2026-11-01T06+01:00")),
                        heard(2, since("2026-11-02T00+01:00")),
                        heard(3),
                        heard(4),
                        heard(5),
                        heard(6, since("2026-11-06T09+01:00")))
                .get(0);
        assertThat(reopened.state()).isEqualTo(State.REOPENED);
        assertThat(reopened.since()).isEqualTo(day(6));
        assertThat(reopened.firstHour()).isEqualTo("2026-11-06T09+01:00");
    }

    @Test
    void worseIsGraverOrTwiceAsFrequentOrTwiceAsWide() {
        assertThat(states(
                        heard(1, block(A)),
                        heard(2, trouble(Metric.BLOCK, "block-bounce", Severity.WARNING, 0.099, A)),
                        heard(3, trouble(Metric.BLOCK, "block-bounce", Severity.WARNING, 0.1, A)),
                        heard(4, trouble(Metric.BLOCK, "block-bounce", Severity.WARNING, 0.1, A)),
                        heard(5, trouble(Metric.BLOCK, "block-bounce", Severity.CRITICAL, 0.1, A)),
                        heard(6, block(A)),
                        heard(7, trouble(Metric.BLOCK, "block-bounce", Severity.CRITICAL, 0.15, A)),
                        heard(8, block(A, B))))
                .containsExactly(
                        State.NEW,
                        State.ONGOING,
                        State.WORSE,
                        State.ONGOING,
                        State.WORSE,
                        State.ONGOING,
                        State.ONGOING,
                        State.WORSE);
        // Three refusals somewhere else are no spread.
        assertThat(states(heard(1, block(A)), heard(2, beside(4)), heard(3, beside(5))))
                .containsExactly(State.NEW, State.ONGOING, State.WORSE);
        // Another thing is counted, so no rates can be compared.
        assertThat(states(
                        heard(1, bare(Metric.VOLUME, "volume", "mta1")),
                        heard(2, bare(Metric.VOLUME, "volume", "mta1"))))
                .containsExactly(State.NEW, State.ONGOING);
    }

    @Test
    void theOldestTakesThoseInThatTurnOutToBeTheSame() {
        JudgedDay[] days = {
            heard(1, block(C)), heard(2, block(A), block(C)), heard(3, block(B)), heard(4, block(A, B, C)), heard(5)
        };
        Folded folded = IncidentFold.of(List.of(days));
        assertThat(folded.taken()).isEqualTo(Map.of(1, 0, 2, 0));
        Incident oldest = folded.incidents().get(0);
        assertThat(oldest.opened()).isEqualTo(day(1));
        assertThat(oldest.days()).containsExactly(day(1), day(2), day(3), day(4));
        assertThat(oldest.cells()).hasSize(3);
        assertThat(folded.incidents().subList(1, 3)).allSatisfy(merged -> {
            assertThat(merged.ending()).isEqualTo(Ending.MERGED);
            assertThat(merged.closed()).isEqualTo(day(4));
        });
        // What was another's is its own now, and those never come again.
        assertThat(of(
                        heard(1, block(A)),
                        heard(2, block(B)),
                        heard(3, block(A, B)),
                        heard(4, block(B)),
                        heard(5),
                        heard(6),
                        heard(7),
                        heard(8, block(B))))
                .extracting(incident -> incident.opened() + " " + incident.state())
                .containsExactly("2026-11-01 REOPENED", "2026-11-02 CLOSED");
    }

    @Test
    void anOpenOneTakesATroubleBeforeOneThatIsOver() {
        List<Incident> incidents =
                of(heard(1, block(A)), heard(2), heard(3), heard(4), heard(5, block(B)), heard(6, block(A, B)));
        assertThat(incidents)
                .extracting(incident -> incident.opened() + " " + incident.state())
                .containsExactly("2026-11-01 CLOSED", "2026-11-05 WORSE");
    }

    @Test
    void whatAnOperatorClosedIsReopenedOnALaterDay() {
        List<JudgedDay> days = List.of(heard(1, block(A)), heard(2, block(A)), heard(3, block(A)));
        HandClose close = new HandClose(day(2), only(heard(1, block(A))));
        Incident closed =
                IncidentFold.of(days.subList(0, 2), List.of(close)).incidents().get(0);
        assertThat(closed.ending()).isEqualTo(Ending.BY_HAND);
        assertThat(closed.closed()).isEqualTo(day(2));
        assertThat(closed.days()).hasSize(2);
        Incident again = IncidentFold.of(days, List.of(close)).incidents().get(0);
        assertThat(again.state()).isEqualTo(State.REOPENED);
        assertThat(again.days()).hasSize(3);
        // Before that day nobody knew.
        assertThat(IncidentFold.of(days.subList(0, 1), List.of(close))
                        .incidents()
                        .get(0)
                        .isOpen())
                .isTrue();
    }

    @Test
    void aCloseOfSomethingElseOrOfADayThatIsGoneChangesNothingElse() {
        HandClose other = new HandClose(day(1), only(heard(1, block(C))));
        assertThat(IncidentFold.of(List.of(heard(1, block(A))), List.of(other))
                        .incidents()
                        .get(0)
                        .isOpen())
                .isTrue();
        HandClose gone = new HandClose(day(2), only(heard(1, block(A))));
        assertThat(IncidentFold.of(List.of(heard(1, block(A)), heard(3)), List.of(gone))
                        .incidents()
                        .get(0)
                        .closed())
                .isEqualTo(day(2));
    }

    @Test
    void theOrderOfTroublesOfADayMakesNoDifference() {
        List<Trouble> troubles = List.of(
                block(A),
                trouble(Metric.BLOCK, "block-bounce", Severity.CRITICAL, 0.3, A, C),
                bare(Metric.DATA, "no-data", "mta1"),
                trouble(Metric.HARD, "hard-bounce", Severity.WARNING, 0.05, A));
        List<Incident> expected = of(heard(1, troubles.toArray(new Trouble[0])));
        List<Trouble> turned = new ArrayList<>(troubles);
        Collections.reverse(turned);
        assertThat(of(heard(1, turned.toArray(new Trouble[0])))).isEqualTo(expected);
        assertThat(expected).hasSize(3);
    }
}
