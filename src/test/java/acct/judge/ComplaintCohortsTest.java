package acct.judge;

import static acct.judge.MailOf.ip;
import static acct.judge.MailOf.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import acct.ask.CellDay;
import acct.ask.ComplaintDay;
import acct.ask.JudgedFacts;
import acct.ask.LoggedDay;
import acct.ask.TroubleFacts;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Complaints by the day on which their mail was delivered. */
final class ComplaintCohortsTest {
    private static final LocalDate NIGHT = NightOf.DAY;

    private final List<CellDay> cells = new ArrayList<>();
    private final List<ComplaintDay> complaints = new ArrayList<>();

    private static LocalDate before(int days) {
        return NIGHT.minusDays(days);
    }

    private void delivered(int before, long recipients) {
        cells.add(pair(1, "yahoo").recipients(recipients).on(before(before)));
    }

    /** Complaints that came in so many days before the night, about mail of so many days before; null where nobody knows. */
    private void complained(int before, @Nullable Integer about, long number) {
        complained(before, about, number, null);
    }

    private void complained(int before, @Nullable Integer about, long number, @Nullable String job) {
        cells.add(pair(1, "yahoo").complaints(number).on(before(before)));
        complaints.add(new ComplaintDay(
                before(before), about == null ? null : before(about), ip(1), null, null, job, "yahoo", number, 0));
    }

    private DayFacts facts(List<ComplaintDay> known) {
        List<LoggedDay> logged = new ArrayList<>();
        for (int day = 0; day < 60; day++) {
            logged.add(new LoggedDay(before(day), 1_000, 100, 100, 1));
        }
        return NightOf.of(NIGHT)
                .with(JudgedFacts.EACH_CELL_DAY, cells::forEach)
                .with(JudgedFacts.LOGGED_DAYS, logged)
                .with(JudgedFacts.COMPLAINT_DAYS, known)
                .with(TroubleFacts.FEEDBACK_ISPS, Set.of("yahoo"));
    }

    private static Rule rule() {
        return Rules.LIMITED.stream()
                .filter(rule -> rule.name().equals("complaint"))
                .findFirst()
                .orElseThrow()
                .make()
                .apply(Limits.NONE);
    }

    private List<Finding> found() {
        return rule().findings(facts(complaints));
    }

    @Test
    void withoutRowsComplaintsCountOnTheDayOnWhichTheyCameIn() {
        delivered(0, 2_000);
        complained(0, 3, 20);
        assertThat(rule().findings(facts(List.of()))).singleElement().satisfies(finding -> {
            assertThat(finding.n()).isEqualTo(2_000);
            assertThat(finding.days()).isEqualTo("on 2026-11-19");
            assertThat(finding.message()).doesNotContain("delivered");
        });
    }

    /** After `acct prune`, or before the store began to keep rows. */
    @Test
    void ifTheRowsOfSomeDaysOfTheWeekAreGoneNoneIsMovedToAnotherDay() {
        delivered(0, 2_000);
        delivered(3, 20_000);
        delivered(5, 2_000);
        cells.add(pair(1, "yahoo").complaints(1).on(before(5)));
        complained(0, 3, 20);
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.n()).isEqualTo(2_000));
    }

    @Test
    void anIspThatTellsOfNoneIsNotJudged() {
        cells.add(pair(1, "gmail").recipients(2_000).complaints(50).tonight());
        complaints.add(new ComplaintDay(NIGHT, NIGHT, ip(1), null, null, null, "gmail", 50, 0));
        assertThat(found()).isEmpty();
    }

    @Test
    void complaintsAboutACampaignOfDaysBeforeAreNotHeldAgainstTheMailOfTheNight() {
        delivered(3, 40_000);
        delivered(0, 2_000);
        complained(0, 3, 12);
        assertThat(found()).as("12 of 40,000 are few").isEmpty();
        complained(1, 3, 300);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.n()).isEqualTo(40_000);
            assertThat(finding.x()).isEqualTo(312);
            assertThat(finding.since()).isEqualTo(before(3));
            assertThat(finding.day()).isEqualTo(NIGHT);
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.message()).contains("Mail delivered on 2026-11-16, complaints up to three days after.");
            assertThat(finding.advice()).contains("complaints about mail delivered on 2026-11-16 are about");
        });
    }

    @Test
    void aLateComplaintCountsOnItsDayUntilThreeDaysAreOver() {
        delivered(3, 1_000);
        delivered(0, 1_000);
        complained(3, 3, 3);
        complained(0, 3, 5);
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.x()).isEqualTo(8));

        cells.clear();
        complaints.clear();
        delivered(4, 1_000);
        delivered(0, 1_000);
        complained(0, 4, 50);
        assertThat(found()).as("the fourth day after").isEmpty();
    }

    @Test
    void aBadDayIsSeenOnItsOwnNight() {
        delivered(0, 2_000);
        complained(0, 0, 20, "promo");
        complained(0, 0, 2, "one-person");
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.x()).isEqualTo(22);
            assertThat(finding.days()).isEqualTo("on 2026-11-19");
            assertThat(finding.metric()).isEqualTo(Metric.COMPLAINT);
            assertThat(finding.message())
                    .contains("complaints of the same day")
                    .contains("Jobs that they name: promo 20.")
                    .doesNotContain("one-person");
        });
    }

    @Test
    void aDayIsToldAgainOnlyIfMoreIsKnownOfIt() {
        // So much mail that the week is well.
        delivered(6, 100_000);
        delivered(1, 8_000);
        complained(1, 1, 40);
        assertThat(found()).as("told the night before").isEmpty();
        complained(0, 1, 1);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.x()).isEqualTo(41);
            assertThat(finding.since()).isEqualTo(before(1));
        });
    }

    /** Each day 10,000 mails, of which 2 are complained of at once, 5 on the next day and 3 on the third. */
    private void ordinaryMonth(int nearest) {
        for (int day = nearest; day <= 31; day++) {
            delivered(day, 10_000);
            complained(day, day, 2);
            if (day >= 1) {
                complained(day - 1, day, 5);
            }
            if (day >= 3) {
                complained(day - 3, day, 3);
            }
        }
    }

    @Test
    void anOrdinaryNightIsNotFewerComplaintsThanUsualNorMore() {
        ordinaryMonth(0);
        assertThat(found()).isEmpty();
    }

    @Test
    void daysAreComparedAtTheSameAge() {
        ordinaryMonth(1);
        delivered(0, 10_000);
        complained(0, 0, 14);
        assertThat(found())
                .as("six times what is usual on the day itself; of days that are over it would be 1.4 times")
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.x()).isEqualTo(14);
                    assertThat(Objects.requireNonNull(finding.evidence()).baseline())
                            .isCloseTo(0.0002, within(0.00005));
                    assertThat(finding.hasLimit()).isFalse();
                });
    }

    @Test
    void aDayOfLittleMailIsJudgedByWhatIsKnownToBeAboutIt() {
        delivered(0, 300);
        delivered(4, 49_700);
        complained(0, null, 15);
        assertThat(found()).as("they may be about the days before").isEmpty();

        complaints.clear();
        cells.clear();
        delivered(0, 300);
        delivered(4, 49_700);
        complained(0, 0, 15);
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.n()).isEqualTo(300));
    }

    @Test
    void whatIsNotKnownIsTold() {
        delivered(0, 3_000);
        complained(0, 0, 20);
        complained(0, null, 7);
        complaints.add(new ComplaintDay(NIGHT, NIGHT, ip(1), null, null, null, "yahoo", 6, 6));
        cells.add(pair(1, "yahoo").complaints(6).tonight());
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.x()).isEqualTo(33);
            assertThat(finding.message())
                    .contains("Not known of which mail, so counted on the day they came in: 7.")
                    .contains("Taken for the last of several mails: 6.");
        });
    }

    @Test
    void aWeekOfLittleMailIsJudgedAsFarAsItWasComplainedOf() {
        for (int day = 0; day <= 6; day++) {
            delivered(day, 150);
        }
        complained(2, 5, 3);
        complained(1, 4, 3);
        complained(0, 2, 3);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.n()).isEqualTo(1_050);
            assertThat(finding.x()).isEqualTo(9);
            assertThat(finding.days()).isEqualTo("from 2026-11-13 to 2026-11-19");
        });
    }

    /** Its cells are those of the mail, not those of the night. */
    @Test
    void aTroubleIsAboutTheMailOfItsDay() {
        delivered(3, 20_000);
        delivered(0, 1_000);
        complained(1, 3, 200);
        JudgedDay judged = new Judge(List.of(rule())).judge(facts(complaints));
        assertThat(judged.troubles()).singleElement().satisfies(trouble -> {
            RateEvidence evidence = Objects.requireNonNull(trouble.evidence());
            assertThat(evidence.n()).isEqualTo(20_000);
            assertThat(evidence.x()).isEqualTo(200);
            assertThat(trouble.cells())
                    .singleElement()
                    .satisfies(cell -> assertThat(cell.n()).isEqualTo(20_000));
        });
    }

    @Test
    void aRateThatCreepsUpIsSeenInTheWeekThatIsOver() {
        for (int day = 0; day <= 31; day++) {
            delivered(day, 50_000);
            int number = day <= 14 ? 20 + 4 * (17 - day) : 20;
            if (day >= 2) {
                complained(day - 2, day, number);
            }
        }
        List<Finding> drifts = new DriftRule(Limits.NONE).findings(facts(complaints));
        assertThat(drifts).singleElement().satisfies(finding -> {
            assertThat(finding.since()).isEqualTo(before(9));
            assertThat(finding.message()).contains("the week up to 2026-11-16");
            assertThat(finding.n()).isEqualTo(350_000);
        });
    }
}
