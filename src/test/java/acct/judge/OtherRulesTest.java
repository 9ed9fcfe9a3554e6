package acct.judge;

import static acct.judge.MailOf.all;
import static acct.judge.MailOf.ip;
import static acct.judge.MailOf.pair;
import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.CellDay;
import acct.ask.JudgedFacts;
import acct.ask.LoggedDay;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Metric;
import acct.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Volumes, what creeps up, deferrals that nobody logged, and how much could be judged. */
final class OtherRulesTest {
    private static List<Finding> volumes(Limits limits, List<CellDay> cells) {
        return new VolumeRule(limits).findings(NightOf.of(cells));
    }

    private static List<Finding> volumes(List<CellDay> cells) {
        return volumes(Limits.NONE, cells);
    }

    /** The night’s recipients of one source IP, then those of the same weekday, the latest first; another IP as ever. */
    private static List<CellDay> weeks(long now, long... before) {
        List<CellDay> cells = new ArrayList<>();
        cells.add(pair(1, "gmail").recipients(now).tonight());
        for (int week = 0; week < before.length; week++) {
            cells.add(pair(1, "gmail").recipients(before[week]).on(NightOf.DAY.minusWeeks(week + 1L)));
        }
        for (int week = 0; week <= 8; week++) {
            cells.add(pair(2, "gmail").recipients(100_000).on(NightOf.DAY.minusWeeks(week)));
        }
        return cells;
    }

    @Test
    void withoutFourWeeksNoVolumeIsUsual() {
        assertThat(volumes(weeks(90_000))).isEmpty();
        assertThat(volumes(weeks(90_000, 10, 10, 10))).isEmpty();
        List<CellDay> otherDays = weeks(90_000, 10, 10, 10);
        otherDays.add(pair(1, "gmail").recipients(10).on(NightOf.DAY.minusDays(1)));
        otherDays.add(pair(1, "gmail").recipients(10).on(NightOf.DAY.minusWeeks(9)));
        assertThat(volumes(otherDays)).isEmpty();
    }

    @Test
    void smallVolumesSayNothing() {
        assertThat(volumes(weeks(199, 1, 1, 1, 1))).isEmpty();
        assertThat(volumes(weeks(1, 199, 199, 199, 199))).isEmpty();
    }

    @Test
    void tenTimesTheUsualVolumeIsAWarning() {
        assertThat(volumes(weeks(9_999, 1_000, 1_000, 1_000, 1_000))).isEmpty();
        assertThat(volumes(weeks(10_000, 1_000, 900, 1_100, 1_000)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("volume");
                    assertThat(finding.isUrgent()).isTrue();
                    assertThat(finding.sourceIp()).isEqualTo(ip(1));
                    assertThat(finding.hasRate()).isFalse();
                    assertThat(finding.message()).contains("10,000 recipients", "1,000 are usual", "4 weeks");
                    assertThat(finding.advice()).contains("spread it");
                });
    }

    @Test
    void aTenthOfTheUsualVolumeIsAWarningOnceTheDayIsOver() {
        assertThat(volumes(weeks(101, 1_000, 1_000, 1_000, 1_000))).isEmpty();
        List<CellDay> tenth = weeks(100, 1_000, 1_000, 1_000, 1_000);
        assertThat(volumes(tenth))
                .singleElement()
                .satisfies(finding -> assertThat(finding.advice()).contains("feeder"));
        assertThat(new VolumeRule(Limits.NONE).findings(NightOf.of(tenth).with(DayFacts.IS_OVER, false)))
                .isEmpty();
    }

    /** A holiday and a campaign among the weeks do not decide. */
    @Test
    void theMedianVolumeIsUsual() {
        assertThat(volumes(weeks(5_000, 1, 1_000, 1_000, 90_000))).isEmpty();
        assertThat(volumes(weeks(12_000, 1, 1_000, 1_000, 90_000))).hasSize(1);
    }

    @Test
    void ifAllMailIsSoNoPartIsToldByItself() {
        List<CellDay> cells = new ArrayList<>();
        for (int ip = 0; ip < 5; ip++) {
            cells.addAll(pair(ip, "gmail").recipients(1_000).before(56));
            cells.add(pair(ip, "gmail").recipients(50).tonight());
        }
        assertThat(volumes(cells)).singleElement().satisfies(finding -> {
            assertThat(finding.sourceIp()).isNull();
            assertThat(finding.isp()).isNull();
            assertThat(finding.message()).startsWith("250 recipients, where 5,000 are usual");
        });
    }

    @Test
    void theOperatorsLimitsOfVolumeCount() {
        Limits doubled = new Limits(Map.of(LimitKey.TIMES, 2.0, LimitKey.MIN_RECIPIENTS, 5.0));
        assertThat(volumes(doubled, weeks(20, 10, 10, 10, 10))).hasSize(1);
        assertThat(volumes(doubled, weeks(19, 10, 10, 10, 10))).isEmpty();
    }

    private static List<LoggedDay> deferrals(long tonight, long... before) {
        List<LoggedDay> days = new ArrayList<>();
        days.add(new LoggedDay(NightOf.DAY, 1_000, 10, tonight, 0));
        for (int day = 0; day < before.length; day++) {
            days.add(new LoggedDay(NightOf.DAY.minusDays(day + 1L), 1_000, 10, before[day], 0));
        }
        return days;
    }

    private static List<Finding> missing(List<LoggedDay> days) {
        return new DeferralsMissingRule().findings(NightOf.of(NightOf.DAY).with(JudgedFacts.LOGGED_DAYS, days));
    }

    @Test
    void deferralsAreMissedWhereEachDayHadSome() {
        assertThat(missing(deferrals(0, 50, 50, 50, 50))).as("too short a past").isEmpty();
        assertThat(missing(deferrals(0, 50, 50, 50, 50, 9))).as("too few").isEmpty();
        assertThat(missing(deferrals(1, 50, 50, 50, 50, 50))).isEmpty();
        assertThat(missing(deferrals(0, 50, 50, 50, 50, 10))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("no-deferrals");
            assertThat(finding.metric()).isEqualTo(Metric.DATA);
            assertThat(finding.message()).contains("each of the 5 days before");
        });
        DayFacts going = NightOf.of(NightOf.DAY)
                .with(JudgedFacts.LOGGED_DAYS, deferrals(0, 50, 50, 50, 50, 50))
                .with(DayFacts.IS_OVER, false);
        assertThat(new DeferralsMissingRule().findings(going)).isEmpty();
    }

    @Test
    void aDayOfLittleMailNeedsNoDeferral() {
        List<LoggedDay> days = new ArrayList<>(deferrals(0, 50, 50, 50, 50, 50));
        days.set(0, new LoggedDay(NightOf.DAY, 199, 0, 0, 0));
        assertThat(missing(days)).isEmpty();
    }

    private static List<Finding> drifts(int daysOfPast, double eachDay) {
        return drifts(daysOfPast, 100, eachDay);
    }

    private static List<Finding> drifts(int daysOfPast, int usual, double eachDay) {
        List<CellDay> cells = new ArrayList<>();
        for (int day = 0; day <= daysOfPast; day++) {
            MailOf mail = pair(1, "gmail").recipients(20_000);
            double times = 1 + eachDay * Math.max(0, 14 - day);
            cells.add(mail.hard(Math.round(usual * times)).on(NightOf.DAY.minusDays(day)));
        }
        return new DriftRule(Limits.NONE).findings(NightOf.of(cells));
    }

    @Test
    void whatWasNearlyNothingIsNoNumber() {
        assertThat(drifts(56, 11, 3))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains("this week, 0.06 % before the last two weeks"));
        assertThat(drifts(56, 9, 3))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains("this week, hardly any before the last two weeks"));
    }

    @Test
    void whatCreepsUpIsTold() {
        assertThat(drifts(56, 0)).isEmpty();
        assertThat(drifts(56, 0.02)).as("a quarter more in two weeks").isEmpty();
        assertThat(drifts(16, 0.3)).as("no past before").isEmpty();
        assertThat(drifts(56, 0.3)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("drift");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.since()).isEqualTo(NightOf.DAY.minusDays(6));
            assertThat(finding.message()).contains("dead addresses creeps up", "0.50 % before");
        });
    }

    /** Who creeps up is named: one pair, or an ISP of which several have a part in it. */
    @Test
    void whatOnePairDoesIsNoDriftOfItsIsp() {
        assertThat(creeping(1)).singleElement().satisfies(finding -> {
            assertThat(finding.sourceIp()).isEqualTo(ip(1));
            assertThat(finding.isp()).isEqualTo("gmail");
        });
        assertThat(creeping(4)).singleElement().satisfies(finding -> {
            assertThat(finding.sourceIp()).isNull();
            assertThat(finding.isp()).isEqualTo("gmail");
        });
    }

    /** Of four source IPs at one ISP, and as many elsewhere, so many creep up. */
    private static List<Finding> creeping(int ips) {
        List<CellDay> cells = new ArrayList<>();
        for (int day = 0; day <= 56; day++) {
            double times = 1 + 0.5 * Math.max(0, 14 - day);
            for (int ip = 1; ip <= 4; ip++) {
                cells.add(pair(ip, "gmail")
                        .recipients(20_000)
                        .hard(Math.round(100 * (ip <= ips ? times : 1)))
                        .on(NightOf.DAY.minusDays(day)));
                cells.add(pair(ip, "yahoo").recipients(20_000).hard(100).on(NightOf.DAY.minusDays(day)));
            }
        }
        return new DriftRule(Limits.NONE).findings(NightOf.of(cells));
    }

    @Test
    void aDayOfWhichRowsAreMissingHasNoVolume() {
        List<CellDay> tenth = weeks(100, 1_000, 1_000, 1_000, 1_000);
        Rule missing = facts -> List.of(
                Finding.of("gap", Severity.WARNING, "rows are missing", "").of(FindingKind.DATA));
        JudgedDay heard = new Judge(List.of(new VolumeRule(Limits.NONE))).judge(NightOf.of(tenth));
        JudgedDay silenced = new Judge(List.of(new VolumeRule(Limits.NONE), missing)).judge(NightOf.of(tenth));
        assertThat(heard.hearing()).isEqualTo(JudgedDay.Hearing.HEARD);
        assertThat(heard.findings()).extracting(Finding::rule).containsExactly("volume");
        assertThat(silenced.hearing()).isEqualTo(JudgedDay.Hearing.SILENCED);
        assertThat(silenced.findings()).extracting(Finding::rule).containsExactly("gap");
    }

    @Test
    void coverageCountsPairsAndTheirMail() {
        List<CellDay> cells = all(
                List.of(
                        pair(1, "gmail").recipients(1_000).tonight(),
                        pair(2, "gmail").recipients(3).tonight(),
                        pair(3, "small").recipients(150).tonight(),
                        pair(4, "tiny").recipients(20).tonight(),
                        pair(5, "none").deferred(10).tonight()),
                pair(4, "tiny").recipients(40).before(6));
        assertThat(Coverage.of(NightOf.of(cells).of(NightFacts.RATES).counts()))
                .as("a thin pair of a large ISP is judged with it, and one that has a week’s mail over the week")
                .isEqualTo(new Coverage(4, 1, 1_173, 150));
        assertThat(new Judge(List.of()).judge(NightOf.of(NightOf.DAY)).coverage())
                .isEqualTo(Coverage.NONE);
    }
}
