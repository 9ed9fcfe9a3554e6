package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.incident.KnownIncident;
import acct.judge.Trouble.TroubledCell;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Metric;
import acct.model.Period;
import acct.model.RateEvidence;
import acct.model.SeenRows;
import acct.model.Severity;
import acct.model.Subject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Troubles as people of the trade tell each other of them. */
final class TroubleSentenceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

    @Test
    void anIncidentSaysWhoWhomHowMuchSinceWhenAndWhatIsUsual() {
        assertThat(TroubleSentence.of(
                        IncidentSamples.blocked(DAY, 1),
                        Period.of(DAY),
                        OffsetDateTime.parse("2026-11-19T06:07:31+01:00"),
                        0.003))
                .isEqualTo("Microsoft blocks 192.0.2.20 (ms-ip-1): 201 of 515 refused since 06:07; usual 0.3 %");
    }

    @Test
    void anAnswerOfAnotherHourDoesNotMoveItsBegin() {
        assertThat(TroubleSentence.begin(
                        IncidentSamples.blocked(DAY, 1).incident(),
                        Period.of(DAY),
                        OffsetDateTime.parse("2026-11-19T02:07:31+01:00")))
                .isEqualTo("06:00");
    }

    @Test
    void anOlderOneSaysItsDayAndHowManyThereWere() {
        assertThat(TroubleSentence.of(IncidentSamples.blocked(DAY, 6), Period.of(DAY), null, null))
                .isEqualTo("Microsoft blocks 192.0.2.20 (ms-ip-1): 201 of 515 refused since 2026-11-14 (day 6)");
    }

    @Test
    void oneThatCameBackCountsTheDaysOfThisTime() {
        KnownIncident again = IncidentSamples.reopened(IncidentSamples.blocked(DAY, 6), 2);
        assertThat(TroubleSentence.of(again, Period.of(DAY), null, null))
                .isEqualTo("Microsoft blocks 192.0.2.20 (ms-ip-1): 201 of 515 refused since 2026-11-18 (day 2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HARD | 192.0.2.20 mails dead addresses at gmx: 30 of 400 bounced hard; limit 5.0 %",
                "BLOCK | Gmx blocks 192.0.2.20: 30 of 400 refused; limit 5.0 %",
                "DEFERRAL | Gmx defers 192.0.2.20: 30 of 400 put off; limit 5.0 %",
                "COMPLAINT | Recipients at gmx complain about 192.0.2.20: 30 of 400 complained; limit 5.0 %",
                "CONNECTION | 192.0.2.20 gets no connection to gmx: 30 of 400 failed; limit 5.0 %",
                "AUTHENTICATION | 192.0.2.20 fails authentication at gmx: 30 of 400 failed; limit 5.0 %",
                "LATENCY | Mail of 192.0.2.20 takes long at gmx: 30 of 400 took over half an hour; limit 5.0 %",
                "VOLUME | Odd rule: 192.0.2.20 at gmx"
            })
    void everyMetricHasItsVerb(Metric metric, String sentence) {
        assertThat(TroubleSentence.of(finding(metric, Subject.ofIp("192.0.2.20").withIsp("gmx"))))
                .isEqualTo(sentence);
    }

    @Test
    void whatIsAboutNobodyIsAboutAll() {
        assertThat(TroubleSentence.of(finding(Metric.BLOCK, Subject.ALL)))
                .isEqualTo("All source IPs are blocked: 30 of 400 refused; limit 5.0 %");
    }

    /** What was refused is a block, whichever rule heard of it first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24 | Gmx blocks 192.0.2.20: 24 of 72 refused since 06:00; usual 0.8 %",
                "15 | Gmx blocks 192.0.2.20: 15 of 72 refused since 06:00; usual 0.8 %",
                "14 | Gmx has a new answer for 192.0.2.20: 30 of 400 answered so since 06:00; usual 0.8 %",
                "0 | Gmx has a new answer for 192.0.2.20: 30 of 400 answered so since 06:00; usual 0.8 %"
            })
    void anAnswerIsABlockIfItRefuses(long refused, String sentence) {
        Finding answered = Finding.of("signature", Severity.CRITICAL, "", "Look.")
                .about(Subject.ofIp("192.0.2.20").withIsp("gmx"))
                .on(DAY)
                .with(RateEvidence.of(30, 400, 0.05, 0.1));
        RateEvidence counted = RateEvidence.of(refused, 72, 0.1, 0.4);
        List<TroubledCell> cells = List.of(new TroubledCell("192.0.2.20", "gmx", 72, refused, null));

        assertThat(TroubleSentence.of(
                        IncidentSamples.of("bcd23", answered, counted, cells, 1), Period.of(DAY), null, 0.008))
                .isEqualTo(sentence);
    }

    @Test
    void aJobSaysWhereItIsCounted() {
        Finding dead = finding(Metric.HARD, Subject.ALL.withJob("news").withIsp("gmx"));
        List<TroubledCell> cells = List.of(
                new TroubledCell("192.0.2.20", "gmx", 200, 15, null),
                new TroubledCell("192.0.2.21", "gmx", 200, 15, null));

        assertThat(TroubleSentence.of(
                        IncidentSamples.of("bcd23", dead, dead.evidence(), cells, 1), Period.of(DAY), null, 0.008))
                .isEqualTo(
                        "Job news mails dead addresses at gmx: 30 of 400 bounced hard at 2 pairs of source IP and ISP"
                                + " since 06:00; usual 0.8 %");
    }

    @Test
    void whatOneDayDoesNotShowSaysHowManyItTook() {
        Finding drift = finding(Metric.HARD, Subject.ALL.withIsp("gmx")).over(new Period(DAY.minusDays(6), DAY));

        assertThat(TroubleSentence.of(
                        IncidentSamples.of("bcd23", drift, drift.evidence(), List.of(), 1),
                        Period.of(DAY),
                        OffsetDateTime.parse("2026-11-19T06:07:31+01:00"),
                        0.006))
                .isEqualTo(
                        "All source IPs mail dead addresses at gmx: 30 of 400 bounced hard in 7 days, noticed on 2026-11-19;"
                                + " usual 0.6 %");
    }

    @Test
    void aWrongRoadNamesItsMail() {
        Subject leaked = Subject.ofIp("192.0.2.40")
                .withVmta("trans-ip-1")
                .withClass("marketing")
                .withJob("news");
        Finding leak = Finding.of("class-leak", Severity.CRITICAL, "", "Look.")
                .of(FindingKind.WRONG_ROAD)
                .about(leaked)
                .on(DAY)
                .with(new SeenRows(1_204, OffsetDateTime.parse("2026-11-19T00:24:53+01:00")));

        assertThat(TroubleSentence.of(
                        IncidentSamples.of("bcd23", leak, null, List.of(), 1), Period.of(DAY), null, null))
                .isEqualTo(
                        "Marketing mail (news) leaves by 192.0.2.40 (trans-ip-1), which is kept for other mail: 1,204 rows"
                                + " since 00:24");
    }

    @Test
    void aConfigurationSaysItsCheck() {
        Finding check = Finding.of("source-twice", Severity.CRITICAL, "", "Look.")
                .of(FindingKind.CONFIGURATION)
                .about(Subject.ALL.withVmta("ms-ip-1"))
                .on(DAY);

        assertThat(TroubleSentence.of(
                        IncidentSamples.of("bcd23", check, null, List.of(), 1), Period.of(DAY), null, null))
                .isEqualTo("Source twice: vMTA ms-ip-1 since 2026-11-19");
    }

    @Test
    void missingDataSayWhoseTheyAre() {
        Finding ofServer = Finding.of("no-data", Severity.WARNING, "", "Look.")
                .of(FindingKind.DATA)
                .about(Subject.ofThing("server mta2"))
                .on(DAY);
        assertThat(TroubleSentence.of(ofServer)).isEqualTo("No data of server mta2 since Thursday 2026-11-19");
        Finding deferrals = Finding.of("no-deferrals", Severity.WARNING, "", "Look.")
                .of(FindingKind.DATA)
                .on(DAY);
        assertThat(ReportVerdict.where(deferrals)).isEqualTo("no deferrals");
    }

    @Test
    void missingDataSaySinceWhen() {
        Finding silent = Finding.of("no-data", Severity.CRITICAL, "", "Look.").of(FindingKind.DATA);

        assertThat(TroubleSentence.of(silent.over(new Period(DAY.minusDays(2), DAY))))
                .isEqualTo("No data since Tuesday 2026-11-17");
        assertThat(TroubleSentence.of(silent.about(Subject.ofIp("192.0.2.20")).on(DAY)))
                .isEqualTo("No data of 192.0.2.20 since Thursday 2026-11-19");
        assertThat(TroubleSentence.of(silent)).isEqualTo("No data");
    }

    @Test
    void aRoadThatIsBlockedAsAWholeIsSoAtSeveralIsps() {
        assertThat(TroubleSentence.of(finding(Metric.BLOCK, Subject.ofIp("192.0.2.20"))))
                .isEqualTo("192.0.2.20 is blocked at several ISPs: 30 of 400 refused; limit 5.0 %");
        assertThat(TroubleSentence.of(finding(Metric.HARD, Subject.ALL.withJob("news"))))
                .isEqualTo("Job news mails dead addresses: 30 of 400 bounced hard; limit 5.0 %");
    }

    private static Finding finding(Metric metric, Subject subject) {
        return Finding.of("odd-rule", Severity.WARNING, "", "Look.")
                .measuring(metric)
                .about(subject)
                .on(DAY)
                .with(RateEvidence.of(30, 400, 0.05, 0.1).above(0.05));
    }
}
