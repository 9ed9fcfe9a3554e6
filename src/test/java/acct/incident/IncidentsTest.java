package acct.incident;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Acct;
import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.config.ConfigFile;
import acct.model.Course;
import acct.model.DataOutput;
import acct.model.Finding;
import acct.model.IncidentOrder;
import acct.model.NightTold;
import acct.model.Severity;
import acct.model.Subject;
import acct.model.Surroundings;
import acct.model.ToldNotice.Kind;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night does with incidents, over real files and the real rules. */
@Tag("slow")
final class IncidentsTest {
    private Path folder = Path.of("");
    private Cli cli = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        cli = Cli.in(folder);
    }

    private Incidents incidents() {
        return acct().incidents();
    }

    private Acct acct() {
        Surroundings around = new Surroundings(
                DataOutput.to(new StringWriter()),
                new PrintWriter(new StringWriter()),
                InputStream.nullInputStream(),
                Map.of(),
                Clock.fixed(Cli.NOW, ZoneOffset.UTC),
                folder,
                Surroundings.Terminal.NONE);
        return Acct.over(around, ConfigFile.defaults(), null, cli.store(), Duration.ZERO, sql -> {}, remark -> {});
    }

    private static LocalDate november(int day) {
        return LocalDate.of(2026, 11, day);
    }

    /** A day on which gmail turned away so many of 400 mails. */
    private void load(LocalDate day, int bounces) {
        Logs logs = Logs.standard();
        for (int i = 0; i < 400; i++) {
            logs.row(
                    i < bounces ? "b" : "d",
                    "timeLogged",
                    String.format(Locale.ROOT, "%s %02d:%02d:00+0100", day, i / 60, i % 60),
                    "envId",
                    "e" + day + "-" + i + "-" + bounces,
                    "dlvSourceIp",
                    "192.0.2.1",
                    "rcpt",
                    "r" + i + "@gmail.com",
                    "bounceCat",
                    i < bounces ? "spam-related" : "",
                    "dsnDiag",
                    i < bounces ? "smtp;550 5.7.1 blocked" : "");
        }
        String name = "acct-" + day + "-" + bounces + ".csv";
        logs.write(folder.resolve(name));
        Cli.Result result = cli.ingest(name);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private static KnownIncident block(KnownIncidents known) {
        return known.all().stream()
                .filter(one -> one.incident().rules().contains("block-bounce"))
                .findFirst()
                .orElseThrow();
    }

    /** What people are told of the block. */
    private List<Kind> tell() {
        List<Notice> notices = incidents().read(null).notices();
        acct().store()
                .told(new NightTold(
                        List.of(),
                        List.of(),
                        List.of(),
                        notices.stream().map(Notice::told).toList()));
        assertThat(incidents().read(null).notices()).isEmpty();
        return notices.stream()
                .filter(notice -> notice.of().incident().rules().contains("block-bounce"))
                .map(Notice::kind)
                .toList();
    }

    @Test
    void withoutAStoreNothingIsRemembered() {
        assertThat(incidents().remember(List.of(november(18)))).isEmpty();
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void aNightRemembersItsDaysOnceAndLateRowsHaveThemJudgedAgain() {
        for (int day = 14; day <= 18; day++) {
            load(november(day), day == 16 ? 200 : 0);
        }
        KnownIncidents asked = incidents().read(null);
        assertThat(incidents().remember(List.of(november(18))))
                .containsExactly(november(14), november(15), november(16), november(17), november(18));
        assertThat(incidents().remember(List.of(november(18)))).isEmpty();
        KnownIncidents known = incidents().read(null);
        assertThat(known.all()).isEqualTo(asked.all());
        assertThat(known.remarks()).isEmpty();
        assertThat(tell()).containsExactly(Kind.OPENED);
        assertThat(Rows.of(cli.store(), "select count(*), count(body) from judged_day"))
                .containsExactly("5|1");
        String id = block(known).id();
        assertThat(Rows.of(
                        cli.store(), "select incident_id, isp, opened, last, closed from incident where isp = 'gmail'"))
                .containsExactly(id + "|gmail|2026-11-16|2026-11-16|-");

        // Taking rows out and judging replies anew is nothing that a day is judged again for.
        assertThat(cli.launch("prune", "--attempts", "1d").exitCode()).isZero();
        assertThat(cli.launch("reclassify").exitCode()).isZero();
        assertThat(incidents().remember(List.of())).isEmpty();
        SoundStore.check(cli.store());
        assertThat(cli.launch("verify", "--quick").exitCode()).isZero();

        // Rows of a day come late: that day and those after it.
        load(november(15), 200);
        assertThat(block(incidents().read(null)).incident().opened()).isEqualTo(november(15));
        assertThat(incidents().remember(List.of()))
                .containsExactly(november(15), november(16), november(17), november(18));
        assertThat(block(incidents().read(null)).id()).isEqualTo(id);
        assertThat(block(incidents().read(null)).incident().days()).hasSize(2);
        assertThat(tell()).isEmpty();
        load(november(19), 0);
        incidents().remember(List.of(november(19)));
        assertThat(tell()).containsExactly(Kind.CLOSED);
        assertThat(cli.launch("backup", "copy.duckdb").exitCode()).isZero();
        assertThat(Rows.of(
                        folder.resolve("copy.duckdb"), "select count(*) from judged_day, incident where isp = 'gmail'"))
                .isEqualTo(Rows.of(cli.store(), "select count(*) from judged_day, incident where isp = 'gmail'"));
    }

    @Test
    void whoeverReadsGetsFiveWeeksAndIsToldWhatIsLeftOut() {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day : List.of(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 15), november(19))) {
            load(day, 200);
            days.add(day);
        }
        KnownIncidents asked = incidents().read(null);
        assertThat(block(asked).incident().opened()).isEqualTo(november(19));
        assertThat(asked.remarks())
                .containsExactly("left out, as `acct nightly` never judged them: 2 days from 2026-09-01 to 2026-10-15;"
                        + " incidents may have begun before the day that they are shown with");
        // A night tells of the days that nobody was told of.
        assertThat(incidents().remember(days)).isEqualTo(days);
        KnownIncidents known = incidents().read(null);
        assertThat(known.remarks()).isEmpty();
        assertThat(block(known).incident().opened()).isEqualTo(LocalDate.of(2026, 9, 1));

        load(LocalDate.of(2026, 9, 2), 100);
        assertThat(incidents().read(null).remarks())
                .containsExactly(
                        "rows came late for 2026-10-15; the incidents are those of before until `acct nightly` has judged"
                                + " again",
                        "left out, as `acct nightly` never judged them: 2026-09-02; incidents may have begun before the day"
                                + " that they are shown with");
        // What was before all that is remembered is history.
        load(LocalDate.of(2026, 8, 1), 0);
        assertThat(incidents().read(null).remarks()).hasSize(2).noneMatch(remark -> remark.contains("2026-08"));
    }

    @Test
    void aFindingKnowsWhatItIsAPartOf() {
        load(november(16), 200);
        load(november(17), 200);
        load(november(18), 0);
        KnownIncidents known = incidents().read(null);
        Finding finding = Finding.of("block-bounce", Severity.CRITICAL, "", "")
                .about(block(known).incident().subject());
        Course second = known.course(november(17), finding).orElseThrow();
        assertThat(second)
                .isEqualTo(new Course(block(known).id(), Course.State.ONGOING, november(16), "2026-11-16T00+01:00", 2));
        assertThat(known.course(november(16), finding).orElseThrow().state()).isEqualTo(Course.State.NEW);
        assertThat(known.course(november(18), finding)).isEmpty();
        assertThat(known.course(november(17), finding.about(Subject.ofIp("192.0.2.9"))))
                .isEmpty();
        incidents().order(block(known).id(), IncidentOrder.Kind.MUTE, november(30), null);
        assertThat(incidents()
                        .read(null)
                        .course(november(17), finding)
                        .orElseThrow()
                        .state())
                .isEqualTo(Course.State.MUTED);
    }
}
