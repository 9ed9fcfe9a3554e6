package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.CellDay;
import acct.ask.JobCell;
import acct.ask.JudgedFacts;
import acct.ask.MailJob;
import acct.ask.MeantReply;
import acct.ask.SignatureReply;
import acct.ask.TroubleFacts;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Metric;
import acct.model.ReplyCount;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings of a night told by their causes; {@code JudgeSimulationTest} has rates that move. */
final class TroublesTest {
    private static final int IPS = 6;
    private static final List<String> ISPS = List.of("gmail", "outlook", "yahoo", "gmx", "orange");
    private static final int PAST = 56;

    private final Map<LocalDate, List<JobCell>> jobs = new HashMap<>();
    private final List<CellDay> cells = new ArrayList<>();

    /** How many of so many mails of a job are blocked. */
    @FunctionalInterface
    private interface Blocked {
        long of(String job, int ip, String isp, long n);
    }

    @BeforeEach
    void weeksInWhichNothingIsWrong() {
        for (int day = 1; day <= PAST; day++) {
            night(NightOf.DAY.minusDays(day), 100, TroublesTest::asEver);
        }
    }

    /** The winback is always ten times as bad. */
    private static long asEver(String job, int ip, String isp, long n) {
        return job.equals("winback") ? n / 20 : n / 200;
    }

    private void night(LocalDate day, long winback, Blocked blocked) {
        for (int ip = 1; ip <= IPS; ip++) {
            for (String isp : ISPS) {
                long all = 0;
                long bad = 0;
                for (String job : List.of("otp", "newsletter", "winback")) {
                    long n = job.equals("winback") ? winback : 1_000;
                    long x = blocked.of(job, ip, isp, n);
                    jobs.computeIfAbsent(day, key -> new ArrayList<>())
                            .add(new JobCell(
                                    MailJob.of(job), JobCell.Nights.JUDGED, MailOf.ip(ip), isp, n, 0, x, n, 0, 0, 0));
                    all += n;
                    bad += x;
                }
                cells.add(MailOf.pair(ip, isp)
                        .pool("pool-" + ip % 2)
                        .recipients(all)
                        .block(bad)
                        .on(day));
            }
        }
    }

    private JudgedDay judged() {
        return SimulatedJudge.shipped()
                .judge(NightOf.of(cells)
                        .with(
                                JudgedFacts.JOB_CELLS,
                                NightOf.jobs(NightOf.DAY, day -> jobs.getOrDefault(day, List.of()))));
    }

    private Trouble only() {
        List<Trouble> troubles = judged().troubles();
        assertThat(troubles).hasSize(1);
        return troubles.get(0);
    }

    @Test
    void aNightAsEverHasNone() {
        night(NightOf.DAY, 100, TroublesTest::asEver);
        assertThat(judged().troubles()).isEmpty();
    }

    @Test
    void aLargerShareOfAJobThatIsAlwaysWorseIsNobodysFault() {
        night(NightOf.DAY, 2_000, TroublesTest::asEver);
        Diagnosis told = only().diagnosis();
        assertThat(told.cause()).isEqualTo(Cause.MIX);
        assertThat(told.subject().sourceIp()).isNull();
        assertThat(told.evidence().terms().get(0).job()).isEqualTo("winback");
        assertThat(told.evidence().terms().get(0).mix())
                .isGreaterThan(told.evidence().terms().get(0).rate());
    }

    @Test
    void aJobThatIsWorseThanItEverWasIsNamedWhateverItsRoad() {
        night(NightOf.DAY, 100, (job, ip, isp, n) -> job.equals("newsletter") ? n / 10 : asEver(job, ip, isp, n));
        Trouble trouble = only();
        assertThat(trouble.diagnosis().cause()).isEqualTo(Cause.JOB);
        assertThat(trouble.diagnosis().subject().job()).isEqualTo("newsletter");
        assertThat(trouble.jobs().get(0).job()).isEqualTo("newsletter");
        assertThat(trouble.cells()).hasSize(IPS * ISPS.size());
        assertThat(trouble.ofItsJob())
                .as("its own mail, and not that of others on its roads")
                .hasValueSatisfying(own -> {
                    assertThat(own.n()).isEqualTo(1_000L * IPS * ISPS.size());
                    assertThat(own.x()).isEqualTo(100L * IPS * ISPS.size());
                });
        assertThat(trouble.diagnosis().evidence().without()).isNotNull().satisfies(without -> {
            assertThat(without.job()).isEqualTo("newsletter");
            assertThat(without.rate()).isEqualTo(10.0 / 1_100);
        });
    }

    @Test
    void aPairThatIsBlockedWhateverTheJobIsNoPartOfTheJobsTrouble() {
        night(NightOf.DAY, 100, (job, ip, isp, n) -> {
            if (isp.equals("outlook")) {
                return ip == 1 ? n / 2 : asEver(job, ip, isp, n);
            }
            return job.equals("newsletter") ? n / 10 : asEver(job, ip, isp, n);
        });
        List<Trouble> troubles = judged().troubles();
        assertThat(troubles).hasSize(2);
        assertThat(troubles)
                .filteredOn(one -> one.diagnosis().cause() == Cause.JOB)
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.diagnosis().subject().job()).isEqualTo("newsletter");
                    assertThat(job.cells()).hasSize(IPS * (ISPS.size() - 1));
                });
        assertThat(troubles)
                .filteredOn(one -> one.diagnosis().cause() != Cause.JOB)
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.subject().sourceIp()).isEqualTo(MailOf.ip(1));
                    assertThat(pair.subject().isp()).isEqualTo("outlook");
                    assertThat(pair.subject().job()).isNull();
                });
    }

    /** What has become usual is spread over jobs by chance, and each night another one has most of what is more. */
    @Test
    void ofATroubleThatHasBecomeUsualNoJobIsBlamedForHavingSomeMore() {
        cells.clear();
        jobs.clear();
        for (int day = 0; day <= PAST; day++) {
            long more = day == 0 ? 60 : 0;
            night(
                    NightOf.DAY.minusDays(day),
                    100,
                    (job, ip, isp, n) -> ip == 1 && isp.equals("gmail")
                            ? n * 28 / 100 + (job.equals("newsletter") ? 3 * more : 0)
                            : asEver(job, ip, isp, n));
        }
        assertThat(only().diagnosis().cause()).isEqualTo(Cause.IP_AT_ISP);
        assertThat(only().diagnosis().subject().job()).isNull();
    }

    /** A rate limit, however frequent, is not why mail was refused. */
    @Test
    void theFirstAnswerIsOneOfWhatIsCounted() {
        Trouble block = Trouble.of(Finding.of("block-bounce", Severity.CRITICAL, "", "")
                .measuring(Metric.BLOCK)
                .with(List.of(new ReplyCount("550 S3150", 61))));
        Trouble limit = Trouble.of(Finding.of("signature", Severity.CRITICAL, "", "")
                .measuring(Metric.REPLY)
                .with(List.of(new ReplyCount("451 S775", 900), new ReplyCount("550 S3150", 61))));
        assertThat(block.with(limit).replies()).extracting(ReplyCount::reply).containsExactly("550 S3150", "451 S775");
    }

    @Test
    void allSourceIpsAtOneIspAreTheIsps() {
        night(NightOf.DAY, 100, (job, ip, isp, n) -> isp.equals("outlook") ? n / 10 : asEver(job, ip, isp, n));
        Trouble trouble = only();
        assertThat(trouble.diagnosis().cause()).isEqualTo(Cause.ISP);
        assertThat(trouble.diagnosis().certainty()).isEqualTo(Diagnosis.Certainty.SURE);
        assertThat(trouble.subject().isp()).isEqualTo("outlook");
        assertThat(trouble.cells()).hasSize(IPS);
    }

    /** One pair alone is told of, and the others of its ISP are worse than usual too. */
    @Test
    void whatIsToldOfAnIspIsCountedOfAllItsSourceIps() {
        night(
                NightOf.DAY,
                100,
                (job, ip, isp, n) -> !isp.equals("outlook")
                        ? asEver(job, ip, isp, n)
                        : ip == 3 ? n / 10 : 3 * asEver(job, ip, isp, n));
        Trouble trouble = only();
        assertThat(trouble.findings()).extracting(Finding::sourceIp).containsExactly(MailOf.ip(3));
        assertThat(trouble.subject().sourceIp()).isNull();
        assertThat(Objects.requireNonNull(trouble.evidence()).n()).isEqualTo(IPS * 2_100L);
    }

    @Test
    void oneSourceIpAtAllIspsIsTheIps() {
        night(NightOf.DAY, 100, (job, ip, isp, n) -> ip == 3 ? n / 10 : asEver(job, ip, isp, n));
        Trouble trouble = only();
        assertThat(trouble.diagnosis().cause()).isEqualTo(Cause.IP);
        assertThat(trouble.subject().sourceIp()).isEqualTo(MailOf.ip(3));
    }

    @Test
    void oneSourceIpAtOneIspIsNeithers() {
        night(NightOf.DAY, 100, (job, ip, isp, n) -> ip == 3 && isp.equals("gmx") ? n / 10 : asEver(job, ip, isp, n));
        Trouble trouble = only();
        assertThat(trouble.diagnosis().cause()).isEqualTo(Cause.IP_AT_ISP);
        assertThat(trouble.subject().sourceIp()).isEqualTo(MailOf.ip(3));
        assertThat(trouble.subject().isp()).isEqualTo("gmx");
        assertThat(trouble.cells()).hasSize(1);
    }

    @Test
    void twoSourceIpsAtOneOfManyIspsAreTwoTroubles() {
        night(NightOf.DAY, 100, (job, ip, isp, n) -> ip <= 2 && isp.equals("gmx") ? n / 10 : asEver(job, ip, isp, n));
        assertThat(judged().troubles())
                .extracting(trouble -> trouble.diagnosis().cause())
                .containsExactly(Cause.IP_AT_ISP, Cause.IP_AT_ISP);
    }

    @Test
    void aStormOfGreylistingIsCountedWithItsGreylisting() {
        for (int ip = 1; ip <= IPS; ip++) {
            for (String isp : ISPS) {
                boolean isStorm = isp.equals("gmx");
                cells.add(MailOf.pair(ip, isp)
                        .recipients(2_000)
                        .block(20)
                        .deferred(isStorm ? 18_000 : 0)
                        .greylisted(isStorm ? 18_000 : 0)
                        .tonight());
                // Since deferrals are logged, nights without any are calm ones.
                cells.add(MailOf.pair(ip, isp).deferred(1).on(NightOf.DAY.minusDays(PAST)));
            }
        }
        Trouble trouble = only();
        assertThat(trouble.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(trouble.subject().isp()).isEqualTo("gmx");
        assertThat(trouble.diagnosis().cause()).isEqualTo(Cause.ISP);
        assertThat(trouble.cells()).hasSize(IPS);
        assertThat(trouble.evidence()).isNotNull().satisfies(rate -> {
            assertThat(rate.x()).isEqualTo(IPS * 18_000);
            assertThat(rate.n()).isEqualTo(IPS * 20_000);
        });
    }

    @Test
    void anAnswerThatPutsMailOffIsTheSameTroubleAsTheMailThatIsPutOff() {
        assertThat(stormWith(18_000, listed("421 listed", "deferred", 17_000)))
                .singleElement()
                .satisfies(trouble -> {
                    assertThat(trouble.rules()).containsExactly("deferral", "signature");
                    assertThat(trouble.subject().sourceIp()).isEqualTo(MailOf.ip(2));
                });
    }

    @Test
    void aRefusalAmongAnswersThatPutMailOffMakesItCriticalAndIsNotWhatIsCounted() {
        assertThat(stormWith(3_000, listed("421 listed", "deferred", 2_700), listed("550 listed", "bounced", 15)))
                .singleElement()
                .satisfies(trouble -> {
                    assertThat(trouble.rules()).containsExactly("signature", "deferral");
                    assertThat(trouble.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(trouble.metric()).isEqualTo(Metric.DEFERRAL);
                    assertThat(Objects.requireNonNull(trouble.evidence()).x()).isEqualTo(3_000);
                });
    }

    private List<Trouble> stormWith(long deferred, SignatureReply... replies) {
        for (int ip = 1; ip <= IPS; ip++) {
            for (String isp : ISPS) {
                boolean isStorm = ip == 2 && isp.equals("gmx");
                cells.add(MailOf.pair(ip, isp)
                        .recipients(2_000)
                        .block(20)
                        .deferred(isStorm ? deferred : 0)
                        .tonight());
                cells.add(MailOf.pair(ip, isp).deferred(1).on(NightOf.DAY.minusDays(PAST)));
            }
        }
        return SimulatedJudge.shipped()
                .judge(NightOf.of(cells).with(TroubleFacts.SIGNATURES, List.of(replies)))
                .troubles();
    }

    private static SignatureReply listed(String text, String outcome, long events) {
        return new SignatureReply(
                MailOf.ip(2), "gmx", text, "ip-reputation", null, "rule", "Spamhaus", "Delist.", outcome, events, 0, 0);
    }

    @Test
    void whatTheRepliesJudgeIsSaidWhereThereAreReplies() {
        night(NightOf.DAY, 100, (job, ip, isp, n) -> isp.equals("outlook") ? n / 10 : asEver(job, ip, isp, n));
        assertThat(only().diagnosis().axis()).isNull();
        MeantReply silent = new MeantReply("550 no", "other", null, "other", "", 300);
        MeantReply content = new MeantReply("550 spam", "content", "content", "spam", "", 200);
        DayFacts facts = NightOf.of(cells).with(TroubleFacts.REPLIES, (mail, nights) -> List.of(silent, content));
        assertThat(SimulatedJudge.shipped().judge(facts).troubles())
                .extracting(trouble -> trouble.diagnosis().axis())
                .containsExactly("content");
    }

    @Test
    void whatNeedsNoLookIsNoTrouble() {
        night(NightOf.DAY, 100, TroublesTest::asEver);
        Finding note = Finding.of("note", Severity.INFO, "by the way", "");
        Finding gap =
                Finding.of("gap", Severity.WARNING, "rows are missing", "").of(FindingKind.DATA);
        Rule both = facts -> List.of(note, gap);
        assertThat(new Judge(List.of(both)).judge(NightOf.of(cells)).troubles())
                .singleElement()
                .satisfies(trouble -> {
                    assertThat(trouble.rules()).containsExactly("gap");
                    assertThat(trouble.diagnosis()).isEqualTo(Diagnosis.NONE);
                    assertThat(trouble.evidence()).isNull();
                });
    }
}
