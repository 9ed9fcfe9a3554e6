package acct.incident;

import static acct.incident.Given.block;
import static acct.incident.Given.day;
import static acct.incident.Given.heard;
import static acct.incident.Given.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import acct.judge.JudgedDay;
import acct.model.IncidentOrder;
import acct.model.IncidentOrder.Kind;
import acct.model.Metric;
import acct.model.Severity;
import acct.model.ToldNotice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is told what, and that nobody is told twice. */
final class NoticeTest {
    private static final String A = "192.0.2.1@gmail";
    private static final String B = "192.0.2.2@gmail";

    private final List<JudgedDay> days = new ArrayList<>();
    private final List<ToldNotice> told = new ArrayList<>();
    private final List<IncidentOrder> orders = new ArrayList<>();
    private List<NamedIncident> named = List.of();

    /** One more day is judged, and people are told. */
    private List<String> night(JudgedDay day) {
        catchUp(day);
        List<Notice> notices = notices();
        notices.forEach(notice -> told.add(notice.told()));
        assertThat(notices()).as("told twice").isEmpty();
        return notices.stream().map(notice -> notice.kind().label()).toList();
    }

    /** One more day is judged, and nobody is told. */
    private void catchUp(JudgedDay day) {
        days.add(day);
        fold();
    }

    private void fold() {
        List<HandClose> closes = orders.stream()
                .filter(order -> order.kind() == Kind.CLOSE)
                .map(order -> new HandClose(order.day(), named.get(0).incident()))
                .toList();
        named = IncidentNames.of(IncidentFold.of(days, closes), named, last());
    }

    private LocalDate last() {
        return days.get(days.size() - 1).day();
    }

    private KnownIncidents known() {
        return new KnownIncidents(last(), named, List.of(), told, orders, List.of());
    }

    private List<Notice> notices() {
        return Notice.of(known().everyOne(), last());
    }

    private void order(Kind kind, @Nullable LocalDate until) {
        Instant at = last().atTime(8, 0).toInstant(ZoneOffset.UTC);
        orders.add(new IncidentOrder(named.get(0).id(), kind, last(), until, null, at));
        fold();
    }

    @Test
    void itIsToldWhenItOpensAndOnceAfterAWeekAndWhenItIsOver() {
        assertThat(night(heard(1))).isEmpty();
        assertThat(night(heard(2, block(A)))).containsExactly("opened");
        for (int number = 3; number < 9; number++) {
            assertThat(night(heard(number, block(A)))).as("day %s", number).isEmpty();
        }
        assertThat(night(heard(9, block(A)))).containsExactly("still");
        assertThat(night(heard(10, block(A)))).isEmpty();
        assertThat(night(heard(11))).isEmpty();
        assertThat(night(heard(12))).isEmpty();
        assertThat(night(heard(13))).containsExactly("closed");
        assertThat(night(heard(14))).isEmpty();
        assertThat(known().all().get(0).notified()).containsExactly(day(2), day(9), day(13));
    }

    @Test
    void whatGetsWorseIsToldAtOnceAndWhatGoesUpAndDownIsNot() {
        night(heard(1, block(A)));
        assertThat(night(heard(2, trouble(Metric.BLOCK, "block-bounce", Severity.CRITICAL, 0.05, A))))
                .containsExactly("worse");
        assertThat(night(heard(3, block(A)))).isEmpty();
        assertThat(night(heard(4, trouble(Metric.BLOCK, "block-bounce", Severity.CRITICAL, 0.05, A))))
                .isEmpty();
        assertThat(night(heard(5, trouble(Metric.BLOCK, "block-bounce", Severity.WARNING, 0.1, A))))
                .containsExactly("worse");
        assertThat(night(heard(6, block(A, B)))).containsExactly("worse");
    }

    @Test
    void whatComesAgainIsToldAgain() {
        night(heard(1, block(A)));
        night(heard(2));
        night(heard(3));
        assertThat(night(heard(4))).containsExactly("closed");
        assertThat(night(heard(6, block(A)))).containsExactly("reopened");
        assertThat(night(heard(7, block(A)))).isEmpty();
        night(heard(8));
        night(heard(9));
        assertThat(night(heard(10))).containsExactly("closed");
    }

    @Test
    void manyNightsAtOnceAreToldAsTheyAreNow() {
        catchUp(heard(1, block(A)));
        catchUp(heard(2));
        catchUp(heard(3));
        assertThat(night(heard(4))).containsExactly("passed");
        assertThat(night(heard(5))).isEmpty();
        catchUp(heard(6, block(A)));
        catchUp(heard(7));
        catchUp(heard(8));
        assertThat(night(heard(9))).containsExactly("passed");
        catchUp(heard(10, block(A)));
        assertThat(night(heard(11, block(A)))).containsExactly("reopened");
    }

    @Test
    void whatWasOverLongBeforeAnybodyAskedIsHistory() {
        catchUp(heard(1, block(A)));
        catchUp(heard(2));
        catchUp(heard(3));
        catchUp(heard(4));
        assertThat(night(heard(19))).isEmpty();
    }

    @Test
    void whoKnowsIsNotRemindedButHearsOfWorseAndOfTheEnd() {
        catchUp(heard(1, block(A)));
        order(Kind.ACK, null);
        assertThat(notices()).isEmpty();
        assertThat(night(heard(2, block(A)))).isEmpty();

        orders.clear();
        assertThat(night(heard(3, block(A)))).containsExactly("opened");
        order(Kind.ACK, null);
        for (int number = 4; number < 14; number++) {
            assertThat(night(heard(number, block(A)))).as("day %s", number).isEmpty();
        }
        assertThat(night(heard(14, block(A, B)))).containsExactly("worse");
        night(heard(15));
        night(heard(16));
        assertThat(night(heard(17))).containsExactly("closed");
        // What was known is over; what comes again is not known yet.
        assertThat(night(heard(18, block(A)))).containsExactly("reopened");
        assertThat(known().all().get(0).acknowledged()).isNull();
    }

    @Test
    void nobodyHearsOfAMutedOneUntilThatDayAndItGoesOnCounting() {
        night(heard(1, block(A)));
        order(Kind.MUTE, day(12));
        for (int number = 2; number < 12; number++) {
            assertThat(night(heard(number, block(A, B)))).as("day %s", number).isEmpty();
        }
        assertThat(known().all().get(0).incident().days()).hasSize(11);
        assertThat(night(heard(12, block(A, B)))).containsExactly("worse");
        order(Kind.MUTE, day(12));
        assertThat(known().all().get(0).isMuted(day(12))).isFalse();
    }

    @Test
    void whoClosesItIsNotToldButThatItIsThereAgain() {
        night(heard(1, block(A)));
        order(Kind.CLOSE, null);
        assertThat(known().all().get(0).incident().closed()).isEqualTo(day(1));
        assertThat(notices()).isEmpty();
        assertThat(night(heard(2))).isEmpty();
        assertThat(night(heard(3, block(A)))).containsExactly("reopened");
    }

    @Test
    void whatIsMergedIsNotToldOfAndItsTakerIsNotNew() {
        assertThat(night(heard(1, block(A), block(B)))).containsExactly("opened", "opened");
        assertThat(night(heard(2, block(A, B)))).containsExactly("worse");
        assertThat(known().all()).hasSize(1);
        assertThat(known().everyOne()).hasSize(2);
        assertThat(night(heard(3, block(B)))).isEmpty();
    }

    @Test
    void whatLateRowsTakeBackIsToldAsOver() {
        night(heard(1, block(A)));
        days.set(0, heard(1));
        assertThat(night(heard(2))).containsExactly("closed");
        assertThat(night(heard(3))).isEmpty();
        assertThat(known().all()).isEmpty();
    }
}
