package acct.judge;

import static acct.judge.MailOf.ip;
import static acct.judge.MailOf.pair;
import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.CellDay;
import acct.ask.JudgedFacts;
import acct.ask.LoggedDay;
import acct.ask.SignatureReply;
import acct.ask.TroubleFacts;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What ISPs say of a sender, and what their users do. */
final class RepliesAndComplaintsTest {
    private static SignatureReply said(
            int ip,
            @Nullable String isp,
            String category,
            @Nullable String list,
            long events,
            long dayBefore,
            long before) {
        return new SignatureReply(
                ip(ip), isp, "text", category, null, "rule", list, "do this", "deferred", events, dayBefore, before);
    }

    private static SignatureReply listed(int ip, String isp, long events) {
        return said(ip, isp, "ip-reputation", "Spamhaus", events, 0, 0);
    }

    private static SignatureReply limited(int ip, String isp, long events, long dayBefore) {
        return said(ip, isp, "rate-limit", null, events, dayBefore, dayBefore);
    }

    private static DayFacts facts(SignatureReply... replies) {
        List<CellDay> cells = new ArrayList<>(pair(9, "gmail").recipients(400).before(8));
        for (int ip = 1; ip <= 3; ip++) {
            cells.add(pair(ip, "gmail").recipients(400).tonight());
            cells.add(pair(ip, "outlook").recipients(400).tonight());
        }
        return NightOf.of(cells).with(JudgedFacts.LOGGED_DAYS, week()).with(TroubleFacts.SIGNATURES, List.of(replies));
    }

    /** Long enough to know what is new. */
    private static List<LoggedDay> week() {
        return IntStream.rangeClosed(0, 7)
                .mapToObj(before -> new LoggedDay(NightOf.DAY.minusDays(before), 1_000, 100, 100, 0))
                .toList();
    }

    private static List<Finding> signatures(SignatureReply... replies) {
        return new SignatureRule(Limits.NONE).findings(facts(replies));
    }

    @Test
    void oneOrTwoAnswersAreNoSignatureNorWhatWasAlwaysSaid() {
        assertThat(signatures()).isEmpty();
        assertThat(signatures(listed(1, "gmail", 2))).isEmpty();
        assertThat(signatures(said(1, "gmail", "ip-reputation", "Spamhaus", 300, 0, 1)))
                .isEmpty();
        assertThat(signatures(limited(1, "gmail", 300, 0)))
                .as("a limit is a warning of its own")
                .isEmpty();
    }

    @Test
    void aListIsToldOnceForEachSourceIp() {
        List<Finding> findings = signatures(
                listed(1, "gmail", 2), listed(1, "outlook", 30), listed(2, "gmail", 3), listed(2, "outlook", 1));
        assertThat(findings).hasSize(2);
        assertThat(findings.get(0).sourceIp()).isEqualTo(ip(1));
        assertThat(findings.get(0).isp()).isNull();
        assertThat(findings.get(0).message()).isEqualTo("Blocklist Spamhaus; said by outlook, gmail.");
        assertThat(findings.get(0).x()).isEqualTo(32);
        assertThat(findings.get(0).n()).isEqualTo(800);
        assertThat(findings.get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(findings.get(0).advice()).isEqualTo("do this");
    }

    @Test
    void whereItWasAlwaysSaidIsLeftOut() {
        assertThat(signatures(listed(1, "gmail", 5), said(1, "outlook", "ip-reputation", "Spamhaus", 500, 20, 90)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isp()).isEqualTo("gmail");
                    assertThat(finding.x()).isEqualTo(5);
                });
    }

    @Test
    void anUnprovenSenderIsCritical() {
        assertThat(signatures(said(1, "gmail", "authentication", null, 3, 0, 0)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(finding.metric()).isEqualTo(Metric.AUTHENTICATION);
                    assertThat(finding.message()).startsWith("Not heard here in 14 days");
                });
    }

    @Test
    void moreAnswersThanAttemptsHaveNoRate() {
        assertThat(signatures(listed(1, "gmail", 500))).singleElement().satisfies(finding -> {
            assertThat(finding.hasRate()).isFalse();
            assertThat(finding.isUrgent()).isTrue();
        });
        assertThat(new SignatureRule(Limits.NONE)
                        .findings(
                                facts(listed(1, "gmail", 5)).with(NightFacts.REPLY_ADVICE, rule -> Optional.of("own"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.advice()).isEqualTo("own"));
    }

    @Test
    void onAStoresFirstDaysAllIsNew() {
        List<CellDay> cells = List.of(pair(1, "gmail").recipients(400).tonight());
        DayFacts first = NightOf.of(cells).with(TroubleFacts.SIGNATURES, List.of(listed(1, "gmail", 300)));
        assertThat(new SignatureRule(Limits.NONE).findings(first)).isEmpty();
    }

    private static List<Finding> blocks(SignatureReply... replies) {
        return new BlockLikelyRule(Limits.NONE).findings(facts(replies));
    }

    @Test
    void aBlockIsLikelyFromTheSecondNightOn() {
        assertThat(blocks(limited(1, "outlook", 40, 0))).as("the first night").isEmpty();
        assertThat(blocks(limited(1, "outlook", 40, 4)))
                .as("hardly any the night before")
                .isEmpty();
        assertThat(blocks(limited(1, "outlook", 4, 40))).as("hardly any now").isEmpty();
        assertThat(blocks(limited(1, "outlook", 500, 40))).as("no rate").isEmpty();
        assertThat(blocks(listed(1, "outlook", 40))).as("no limit").isEmpty();
        assertThat(blocks(limited(1, "outlook", 40, 5))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("block-likely");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.metric()).isEqualTo(Metric.DEFERRAL);
            assertThat(finding.limit()).isEqualTo(0.01);
            assertThat(finding.sourceIp()).isEqualTo(ip(1));
        });
    }

    private static Rule complaintRule() {
        return Rules.LIMITED.stream()
                .filter(rule -> rule.name().equals("complaint"))
                .findFirst()
                .orElseThrow()
                .make()
                .apply(Limits.NONE);
    }

    /** Complaints of one pair tonight, and on the six days before it together. */
    private static List<Finding> complaints(
            long delivered, long complaints, long deliveredBefore, long complaintsBefore) {
        List<CellDay> cells = new ArrayList<>();
        cells.add(pair(1, "yahoo").recipients(delivered).complaints(complaints).tonight());
        cells.add(pair(1, "yahoo")
                .recipients(deliveredBefore)
                .complaints(complaintsBefore)
                .on(NightOf.DAY.minusDays(3)));
        return complaintRule().findings(NightOf.of(cells).with(TroubleFacts.FEEDBACK_ISPS, Set.of("yahoo")));
    }

    @Test
    void complaintsAreJudgedOnlyWhereAnIspTellsOfThem() {
        List<CellDay> cells =
                List.of(pair(1, "yahoo").recipients(1_000).complaints(50).tonight());
        assertThat(complaintRule().findings(NightOf.of(cells))).isEmpty();
        assertThat(complaintRule().findings(NightOf.of(cells).with(TroubleFacts.FEEDBACK_ISPS, Set.of("yahoo"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.CRITICAL));
    }

    @Test
    void deliveriesWhereNobodyTellsDoNotThinComplaintsOut() {
        List<CellDay> cells = List.of(
                pair(1, "yahoo").recipients(1_000).complaints(20).tonight(),
                pair(1, "gmail").recipients(900_000).tonight());
        assertThat(complaintRule().findings(NightOf.of(cells).with(TroubleFacts.FEEDBACK_ISPS, Set.of("yahoo"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.n()).isEqualTo(1_000));
    }

    @Test
    void moreComplaintsThanDeliveriesAreNoRate() {
        assertThat(complaints(300, 301, 0, 0)).isEmpty();
        assertThat(complaints(0, 5, 0, 0)).isEmpty();
    }

    @Test
    void aBadDayIsSeenThoughItsWeekIsWell() {
        assertThat(complaints(2_850, 28, 37_150, 0)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.n()).isEqualTo(2_850);
            assertThat(finding.days()).isEqualTo("on 2026-11-19");
            assertThat(finding.advice()).contains("complaints on 2026-11-19 are about");
        });
    }

    @Test
    void aBadWeekIsSeenThoughTheDayIsTooSmall() {
        assertThat(complaints(150, 1, 850, 8)).singleElement().satisfies(finding -> {
            assertThat(finding.n()).isEqualTo(1_000);
            assertThat(finding.days()).isEqualTo("from 2026-11-13 to 2026-11-19");
        });
    }

    /** On the day after a newsletter hardly any mail is sent, and its complaints come in. */
    @Test
    void complaintsAboutTheDaysBeforeAreNotHeldAgainstADayOfLittleMail() {
        assertThat(complaints(300, 15, 49_700, 5)).isEmpty();
        assertThat(complaints(2_500, 15, 47_500, 5)).hasSize(1);
    }

    @Test
    void aFewComplaintsOfOneDayAreChance() {
        assertThat(complaints(1_000, 4, 6_000, 1)).isEmpty();
        assertThat(complaints(2_850, 2, 17_150, 6)).isEmpty();
        assertThat(complaints(1_000, 5, 6_000, 0)).hasSize(1);
    }
}
