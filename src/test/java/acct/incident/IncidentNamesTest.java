package acct.incident;

import static acct.incident.Given.block;
import static acct.incident.Given.day;
import static acct.incident.Given.heard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import acct.incident.Incident.Ending;
import acct.judge.JudgedDay;
import acct.judge.Trouble;
import acct.model.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Under which ids incidents are known, whatever comes late. */
final class IncidentNamesTest {
    private static final String A = "192.0.2.1@gmail";
    private static final String B = "192.0.2.2@gmail";

    private static List<NamedIncident> named(List<NamedIncident> stored, JudgedDay... days) {
        return IncidentNames.of(IncidentFold.of(List.of(days)), stored, days[days.length - 1].day());
    }

    private static List<String> ids(List<NamedIncident> named) {
        return named.stream().map(NamedIncident::id).toList();
    }

    @Test
    void anIdIsShortAndTheSameWhoeverAsks() {
        List<NamedIncident> first = named(List.of(), heard(1, block(A)));
        assertThat(ids(first)).hasSize(1).allMatch(id -> id.matches("[b-df-hjkmnp-tv-xz][2-9b-df-hjkmnp-tv-xz]{4}"));
        assertThat(ids(named(List.of(), heard(1, block(A)), heard(2, block(A, B)), heard(3))))
                .isEqualTo(ids(first));
        assertThat(ids(named(List.of(), heard(1, block(B))))).doesNotContainAnyElementsOf(ids(first));
        assertThat(ids(named(List.of(), heard(2, block(A))))).doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void anIdThatWasGivenIsNeverGivenAgain() {
        String taken = ids(named(List.of(), heard(1, block(A)))).get(0);
        NamedIncident other = new NamedIncident(
                taken, named(List.of(), heard(1, block(B))).get(0).incident(), null);
        List<NamedIncident> named = named(List.of(other), heard(1, block(A)));
        assertThat(named).extracting(NamedIncident::id).doesNotHaveDuplicates().hasSize(2);
        assertThat(named.get(0).id()).isNotEqualTo(taken);
        assertThat(named.get(1).incident().ending()).isEqualTo(Ending.WITHDRAWN);

        Set<String> many = new HashSet<>();
        List<Trouble> troubles = new ArrayList<>();
        for (int ip = 0; ip < 2000; ip++) {
            troubles.add(block("2001:db8::" + Integer.toHexString(ip) + "@gmail"));
        }
        named(List.of(), heard(1, troubles.toArray(new Trouble[0]))).forEach(one -> many.add(one.id()));
        assertThat(many).hasSize(2000);
    }

    @Test
    void aFirstDayThatComesLateKeepsTheId() {
        List<NamedIncident> known = named(List.of(), heard(3, block(A)), heard(4, block(A)));
        List<NamedIncident> late = named(known, heard(2, block(A)), heard(3, block(A)), heard(4, block(A)));
        assertThat(ids(late)).isEqualTo(ids(known));
        assertThat(late.get(0).incident().opened()).isEqualTo(day(2));
        // Not bad after all, but the days beside it.
        assertThat(ids(named(known, heard(2, block(A)), heard(3), heard(4)))).isEqualTo(ids(known));
        assertThat(ids(named(known, heard(3), heard(4), heard(5, block(A))))).isEqualTo(ids(known));
    }

    @Test
    void whatIsTheSameAfterAllTakesTheOlderIdAndTheOtherPointsToIt() {
        List<NamedIncident> two = named(List.of(), heard(3, block(A)), heard(4, block(B)));
        List<NamedIncident> one = named(two, heard(3, block(A, B)), heard(4, block(B)));
        assertThat(ids(one)).isEqualTo(ids(two));
        assertThat(one.get(0).incident().isOpen()).isTrue();
        assertThat(one.get(1).takenBy()).isEqualTo(one.get(0).id());
        assertThat(one.get(1).incident().ending()).isEqualTo(Ending.MERGED);
        // And again two, if the rows say so.
        List<NamedIncident> again = named(one, heard(3, block(A)), heard(4, block(B)));
        assertThat(again).isEqualTo(two);
    }

    /** Two that open on one day and share a pair: whichever is asked for first, and whatever comes late, each keeps its id. */
    @Test
    void twoOfOneDayThatShareAPairKeepTheirIds() {
        Trouble pair = block(Subject.ofIp("192.0.2.1").withIsp("gmail"), "550 5.7.1 S3140", A);
        Trouble campaign =
                block(Subject.ALL.withJob("promo-7"), "550 5.7.0 content", A, B, "192.0.2.3@yahoo", "192.0.2.4@gmx");
        List<NamedIncident> two = named(List.of(), heard(3, pair, campaign));
        assertThat(ids(two)).hasSize(2).doesNotHaveDuplicates();
        List<NamedIncident> later = named(two, heard(3, pair, campaign), heard(4, pair));
        assertThat(later)
                .extracting(NamedIncident::id, named -> named.incident().days().size())
                .containsExactlyElementsOf(two.stream()
                        .map(one -> tuple(one.id(), one.incident().marks().size() == 1 ? 2 : 1))
                        .toList());
    }

    @Test
    void whatOneIncidentTookInPointsToIt() {
        List<NamedIncident> merged = named(List.of(), heard(3, block(A)), heard(4, block(B)), heard(5, block(A, B)));
        assertThat(merged.get(1).takenBy()).isEqualTo(merged.get(0).id());
        assertThat(named(merged, heard(3, block(A)), heard(4, block(B)), heard(5, block(A, B)), heard(6)))
                .extracting(NamedIncident::id, NamedIncident::takenBy)
                .containsExactlyElementsOf(merged.stream()
                        .map(one -> tuple(one.id(), one.takenBy()))
                        .toList());
    }

    @Test
    void ofWhatNothingIsLeftTheIdStays() {
        List<NamedIncident> known = named(List.of(), heard(3, block(A)));
        List<NamedIncident> gone = named(known, heard(3), heard(4));
        assertThat(ids(gone)).isEqualTo(ids(known));
        assertThat(gone.get(0).incident().ending()).isEqualTo(Ending.WITHDRAWN);
        assertThat(gone.get(0).incident().closed()).isEqualTo(day(4));
        assertThat(named(gone, heard(3), heard(4), heard(5))).isEqualTo(gone);
        assertThat(named(gone, heard(3, block(A)), heard(4)))
                .extracting(NamedIncident::id)
                .isEqualTo(ids(known));
        // It is no part of one that opened weeks later.
        List<NamedIncident> later = named(gone, heard(3), heard(25, block(A)));
        assertThat(ids(later)).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whatOpenedLaterIsNotKnownOnAnEarlierDay() {
        List<NamedIncident> known = named(List.of(), heard(3, block(A)), heard(9, block(B)));
        assertThat(ids(named(known, heard(3, block(A)), heard(4))))
                .containsExactly(known.get(0).id());
    }
}
