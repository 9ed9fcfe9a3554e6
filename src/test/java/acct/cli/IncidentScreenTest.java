package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.MailJob;
import acct.incident.Incident;
import acct.incident.Incident.Ending;
import acct.incident.IncidentRows;
import acct.incident.KnownIncident;
import acct.incident.Mark;
import acct.judge.Cause;
import acct.judge.Diagnosis;
import acct.judge.Diagnosis.Certainty;
import acct.judge.Diagnosis.Evidence;
import acct.judge.Diagnosis.MixTerm;
import acct.judge.Diagnosis.WithoutJob;
import acct.judge.Trouble;
import acct.judge.Trouble.JobPart;
import acct.judge.Trouble.TroubledCell;
import acct.judge.TroubleFamily;
import acct.model.Course;
import acct.model.Finding;
import acct.model.IncidentOrder;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.model.Subject;
import acct.model.ToldNotice;
import acct.print.Format;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that can be known of an incident, on a screen and as JSON. */
final class IncidentScreenTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    private static final String HOSTILE = "news\u001b[2J\nforged";

    static KnownIncident full() {
        RateEvidence rate = RateEvidence.of(50, 1000, 0.04, 0.06).beside(0.01);
        Subject job = Subject.ALL.withJob(HOSTILE);
        Finding finding = Finding.of("block-bounce", Severity.CRITICAL, "", "Stop the job.")
                .measuring(Metric.BLOCK)
                .about(job)
                .with(rate)
                .with(List.of(new ReplyCount("550 " + HOSTILE, 50)));
        List<TroubledCell> cells = IntStream.rangeClosed(1, 10)
                .mapToObj(ip -> new TroubledCell("192.0.2." + ip, ip == 1 ? null : "gmail", 100, 5, 0.01))
                .toList();
        Evidence evidence = new Evidence(
                40,
                10,
                12,
                10,
                5,
                1,
                0.04,
                List.of(
                        new MixTerm(MailJob.Kind.ONE, HOSTILE, -0.01, 0.03),
                        new MixTerm(MailJob.Kind.ABSENT, null, 0.02, 0),
                        new MixTerm(MailJob.Kind.ONE, "old", 0, 0)),
                new WithoutJob(HOSTILE, 0.0125));
        Trouble trouble = new Trouble(
                Metric.BLOCK,
                Severity.CRITICAL,
                job,
                rate,
                cells,
                new Diagnosis(Cause.JOB, Certainty.LIKELY, job, "content", evidence),
                List.of(finding),
                "2026-11-17T09+01:00",
                List.of(new JobPart(HOSTILE, 400, 45, 0.9), new JobPart(null, 600, 5, 0.1)),
                List.of("gmail.com", "googlemail.com"),
                List.of("max-smtp-out of gmail.com: 10 became 20"));
        return known(trouble, null, null);
    }

    private static KnownIncident known(Trouble trouble, @Nullable LocalDate closed, @Nullable Ending ending) {
        Incident incident = new Incident(
                TroubleFamily.of(trouble.metric()),
                DAY.minusDays(1),
                DAY.minusDays(1),
                List.of(DAY.minusDays(1), DAY),
                closed,
                ending,
                closed == null ? Course.State.WORSE : Course.State.CLOSED,
                trouble.firstHour(),
                Severity.CRITICAL,
                trouble.rules(),
                List.of(new Mark(trouble.subject(), null)),
                List.of(trouble));
        ToldNotice told = new ToldNotice("bcd23", DAY.minusDays(1), ToldNotice.Kind.OPENED, Severity.WARNING, 0.02, 4);
        IncidentOrder note = new IncidentOrder(
                "bcd23", IncidentOrder.Kind.NOTE, DAY, null, "asked " + HOSTILE, Instant.parse("2026-11-19T08:00:00Z"));
        return new KnownIncident("bcd23", incident, null, List.of(told), List.of(note), incident.last());
    }

    private static String screen(KnownIncident known) {
        StringWriter out = new StringWriter();
        IncidentScreen.print(known, new PrintWriter(out));
        return out.toString();
    }

    @Test
    void oneScreenSaysItAll() {
        assertThat(screen(full())).isEqualTo("""
                bcd23  critical  block: job news\\x1b[2J\\nforged
                worse, day 2: opened on 2026-11-17, last seen on 2026-11-18, first bad hour 2026-11-17T09+01:00
                told on 2026-11-17
                on 2026-11-18 45 of 400: 11.2 %, true rate 8.91 % to 14.1 %, usually 1.00 %
                rules: block-bounce

                Where
                source_ip  isp        n  x    rate  baseline
                192.0.2.1  unknown  100  5  5.00 %    1.00 %
                192.0.2.2  gmail    100  5  5.00 %    1.00 %
                192.0.2.3  gmail    100  5  5.00 %    1.00 %
                192.0.2.4  gmail    100  5  5.00 %    1.00 %
                192.0.2.5  gmail    100  5  5.00 %    1.00 %
                192.0.2.6  gmail    100  5  5.00 %    1.00 %
                192.0.2.7  gmail    100  5  5.00 %    1.00 %
                192.0.2.8  gmail    100  5  5.00 %    1.00 %
                  and 2 more: --format json

                Replies
                count  reply
                   50  550 news\\x1b[2J\\nforged

                Jobs
                job                    n   x   share
                news\\x1b[2J\\nforged  400  45  90.0 %
                unknown              600   5  10.0 %

                Domains
                  gmail.com
                  googlemail.com

                Changes of the configuration before
                  max-smtp-out of gmail.com: 10 became 20

                Where from
                  Likely: one job, whatever road it took: news\\x1b[2J\\nforged (the replies speak of: content)
                  worse than usual: 10 of 40 pairs, 10 of 12 source IPs, 1 of 5 ISPs
                job                           by its share  by its rate
                news\\x1b[2J\\nforged           −1.00 %       +3.00 %
                (jobs that did not send now)  +2.00 %       0 %
                  without job news\\x1b[2J\\nforged: 1.25 %

                What to do
                  Stop the job.

                Notes
                  2026-11-19 08:00:00Z  asked news\\x1b[2J\\nforged
                """);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        Trouble bare =
                Trouble.of(Finding.ofFiles("no-data", Severity.CRITICAL, null, null, DAY, "Nothing came.", "Look."));
        String screen = screen(known(bare, DAY, Ending.WITHDRAWN));
        assertThat(screen)
                .startsWith("bcd23  critical  data: no-data\nclosed, day 2: ")
                .contains("; rows that came late left nothing of it\n", "Nothing came. Look.")
                .doesNotContain("Where\n", "Replies", "Jobs", "Domains", "usually", "null");
        assertThat(json(known(bare, DAY, Ending.QUIET)).get("n").isNull()).isTrue();
        assertThat(screen(known(bare, DAY, Ending.QUIET))).contains("; closed on 2026-11-18 after 3 quiet nights\n");
    }

    private static JsonNode json(KnownIncident known) {
        StringWriter out = new StringWriter();
        IncidentRows.INCIDENTS.of(List.of(known)).alone().print(Format.JSON, new PrintWriter(out));
        return JsonMapper.shared().readTree(out.toString());
    }

    @Test
    void jsonHasItAsNumbersAndLists() {
        JsonNode json = json(full());
        assertThat(json.get("job").asString()).isEqualTo(HOSTILE);
        assertThat(json.get("cells")).hasSize(10);
        assertThat(json.get("cells").get(0).get("isp").isNull()).isTrue();
        assertThat(json.get("jobs").get(0).toString()).endsWith(",\"n\":400,\"x\":45,\"share\":0.9}");
        assertThat(json.get("diagnosis").get("evidence").get("terms").valueStream())
                .extracting(term ->
                        term.get("job").asString("-") + " " + term.get("kind").asString())
                .containsExactly(HOSTILE + " one", "- absent", "old one");
        assertThat(json.get("notified").toString()).isEqualTo("[\"2026-11-17\"]");
        assertThat(json.get("domains").toString()).isEqualTo("[\"gmail.com\",\"googlemail.com\"]");
        JsonNode diagnosis = json.get("diagnosis");
        assertThat(diagnosis.get("cause").asString()).isEqualTo("job");
        assertThat(diagnosis.get("certainty").asString()).isEqualTo("likely");
        assertThat(diagnosis.get("isp").isNull()).isTrue();
        assertThat(diagnosis.get("evidence").get("cells_up").asInt()).isEqualTo(10);
        assertThat(diagnosis.get("evidence").get("terms").get(0).get("rate").asDouble())
                .isEqualTo(0.03);
        assertThat(diagnosis.get("evidence").get("without").get("rate").asDouble())
                .isEqualTo(0.0125);
    }
}
