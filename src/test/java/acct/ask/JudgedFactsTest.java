package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.ask.JudgedFacts.TroubleKind;
import acct.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a day is judged by, read from a store. */
final class JudgedFactsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 25);
    private static Cli acct = Cli.in(Path.of(""));

    @BeforeAll
    static void load(@TempDir Path folder) {
        acct = Cli.in(folder);
        Logs logs = Logs.standard();
        // The second of two hours in an autumn night, and the first.
        row(logs, "t", "2026-10-25 02:30:00+0100", "j1", "smtp;451 4.7.1 greylisted, try again later");
        row(logs, "t", "2026-10-25 02:30:00+0200", "j1", "smtp;451 4.7.1 greylisted, try again later");
        row(logs, "b", "2026-10-25 02:50:00+0100", "j1", "smtp;550 5.1.1 user unknown");
        row(logs, "d", "2026-10-25 00:10:00+0200", "", "");
        row(logs, "d", "2026-10-18 00:10:00+0200", "j1", "");
        logs.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private static void row(Logs logs, String type, String time, String job, String diag) {
        logs.row(
                type,
                "timeLogged",
                time,
                "timeQueued",
                "",
                "rcpt",
                "a@gmail.com",
                "dlvSourceIp",
                "192.0.2.1",
                "vmta",
                "v1",
                "jobId",
                job,
                "dsnDiag",
                diag);
    }

    private static <T, R> List<R> asked(Fact<T> fact, Function<T, List<R>> answer) {
        try (Store store = Store.open(acct.store(), Store.Mode.READ, Duration.ZERO, Clock.systemUTC())) {
            return answer.apply(fact.ask(new Questions(store.engine(text -> {})), DAY));
        }
    }

    private static List<CellDay> each(JudgedFacts.CellDays days) {
        List<CellDay> each = new ArrayList<>();
        days.forEach(each::add);
        return each;
    }

    @Test
    void ofADayThatIsNotStoredNothingIsSaid() {
        try (Store store = Store.open(acct.store(), Store.Mode.READ, Duration.ZERO, Clock.systemUTC())) {
            Questions questions = new Questions(store.engine(text -> {}));
            LocalDate before = LocalDate.of(2026, 10, 1);
            assertThat(each(JudgedFacts.EACH_CELL_DAY.ask(questions, before))).isEmpty();
            assertThat(JudgedFacts.LOGGED_DAYS.ask(questions, before)).isEmpty();
            assertThat(JudgedFacts.JOB_CELLS.ask(questions, before).of(before, before))
                    .isEmpty();
            assertThat(JudgedFacts.CELL_HOURS.ask(questions, before).of(null, null, null, null))
                    .isEmpty();
            assertThat(JudgedFacts.TROUBLE_DOMAINS.ask(questions, before).of(null, null, null, TroubleKind.HARD))
                    .isEmpty();
        }
    }

    @Test
    void aCellHasItsDaysOneAfterTheOther() {
        List<CellDay> cells = asked(JudgedFacts.EACH_CELL_DAY, JudgedFactsTest::each);
        assertThat(cells)
                .containsExactly(
                        new CellDay(
                                LocalDate.of(2026, 10, 18),
                                "192.0.2.1",
                                "v1",
                                null,
                                "gmail",
                                new MailCounts(1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0)),
                        new CellDay(
                                DAY,
                                "192.0.2.1",
                                "v1",
                                null,
                                "gmail",
                                new MailCounts(1, 2, 1, 0, 4, 2, 2, 0, 0, 0, 0, 0)));
        assertThat(cells.get(0).isp()).isSameAs(cells.get(1).isp());
        assertThat(asked(JudgedFacts.LOGGED_DAYS, days -> days))
                .containsExactly(new LoggedDay(LocalDate.of(2026, 10, 18), 1, 0, 0, 0), new LoggedDay(DAY, 1, 1, 2, 0));
    }

    @Test
    void hoursOfAnAutumnNightComeInTheirOrder() {
        assertThat(asked(JudgedFacts.CELL_HOURS, hours -> hours.of("192.0.2.1", "gmail", "v1", null)))
                .extracting(hour -> hour.hour() + " " + hour.counts().attempts())
                .containsExactly("2026-10-25T00:00+02:00 1", "2026-10-25T02:00+02:00 1", "2026-10-25T02:00+01:00 2");
        assertThat(asked(JudgedFacts.CELL_HOURS, hours -> hours.of("192.0.2.2", null, null, null)))
                .isEmpty();
    }

    @Test
    void aJobIsToldApartIfItSentOnTheNightsJudged() {
        assertThat(asked(JudgedFacts.JOB_CELLS, jobs -> jobs.of(DAY.minusDays(7), DAY)))
                .extracting(job -> job.job().kind() + " " + job.job().id() + " " + job.nights() + " " + job.hard())
                .containsExactly("ONE j1 BEFORE 0", "ONE j1 JUDGED 1", "NONE null JUDGED 0");
    }

    @Test
    void domainsAreCountedByTheKindOfTrouble() {
        assertThat(asked(JudgedFacts.TROUBLE_DOMAINS, domains -> domains.of(null, null, "j1", TroubleKind.DEFERRAL)))
                .containsExactly(new DomainCount("gmail.com", 2));
        assertThat(asked(JudgedFacts.TROUBLE_DOMAINS, domains -> domains.of(null, "gmail", null, TroubleKind.HARD)))
                .containsExactly(new DomainCount("gmail.com", 1));
        assertThat(asked(JudgedFacts.TROUBLE_DOMAINS, domains -> domains.of(null, null, null, TroubleKind.BLOCK)))
                .isEmpty();
    }
}
