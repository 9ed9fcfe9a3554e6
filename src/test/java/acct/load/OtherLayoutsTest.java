package acct.load;

import static acct.load.DayRows.SMALL;
import static acct.load.DayRows.part;
import static acct.load.DayRows.rcpt;
import static acct.load.DayRows.rows;
import static acct.load.DayRows.small;
import static acct.load.DayRows.time;
import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 12 across layouts: an event is the same under another header, in another form of time, beside other rows. */
@Tag("slow")
final class OtherLayoutsTest {
    private final Path folder;
    private final Cli acct;
    private final LoadedFiles files;

    OtherLayoutsTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
        this.files = new LoadedFiles(folder, acct);
    }

    @AfterEach
    void theStoreIsSound() {
        files.areSoundIfAny();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "envId,type,rcpt,timeLogged,dlvSourceIp",
                "type,timeLogged,rcpt",
                "type,timeLogged,timeQueued,rcpt,header_Subject,envId",
                "type,timeLogged,envId"
            })
    void theSameEventsInAnotherLayoutAreRefused(String header) {
        files.write("acct-1.csv", part(0, 100));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        Logs other =
                Logs.of("type," + header.replaceFirst("(^|,)type(,|$)", "$1").replaceFirst("^,", ""));
        for (int i = 50; i < 120; i++) {
            other.row("d", named(header, i));
        }
        files.write("other.csv", other);
        files.isRefused("other.csv", "50 of its 70 rows", "acct-1.csv");
    }

    private static String[] named(String header, int i) {
        return Arrays.stream(header.split(",", -1))
                .filter(name -> !name.equals("type"))
                .flatMap(name -> java.util.stream.Stream.of(name, cell(name, i)))
                .toArray(String[]::new);
    }

    private static String cell(String name, int i) {
        return switch (name) {
            case "timeLogged" -> time(i);
            case "rcpt" -> rcpt(i);
            case "envId" -> "e" + i;
            case "dlvSourceIp" -> "192.0.2.1";
            default -> "";
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "2026-11-18T23:%02d:%02dZ", "2026-11-19 04:%02d:%02d.250+0500"})
    void theSameEventsInAnotherTimeFormatAreRefused(String format) {
        files.write("acct-1.csv", part(0, 200));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 200");
        Logs other = Logs.of(SMALL);
        for (int i = 0; i < 200; i++) {
            String time = format.equals("%d") ? Long.toString(1_795_042_800L + i) : format.formatted(i / 60, i % 60);
            other.row("d", "timeLogged", time, "rcpt", rcpt(i), "dlvSourceIp", "192.0.2.1");
        }
        files.write("other.csv", other);
        files.isRefused("other.csv", "200 of its 200 rows", "acct-1.csv");
    }

    @Test
    void aFileThatHasOnlyTimeQueuedIsComparedByThat() {
        Logs both = Logs.of("type,timeLogged,timeQueued,rcpt");
        Logs queued = Logs.of("type,timeQueued,rcpt");
        for (int i = 0; i < 50; i++) {
            both.row("d", "timeLogged", time(40_000 + i), "timeQueued", time(i), "rcpt", rcpt(i));
            queued.line("d," + time(i) + "," + rcpt(i));
        }
        files.write("acct-1.csv", both);
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 50");
        files.write("queued.csv", queued);
        files.isRefused("queued.csv", "50 of its 50 rows");
    }

    @Test
    void aSecondFileOfTheSameDeliveriesWithDeferralsIsRefusedAndDeferralsAloneAreNot() {
        files.write("acct-1.csv", part(0, 100));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        Logs deferrals = Logs.standard();
        for (int i = 0; i < 100; i++) {
            deferrals.row("t", "timeLogged", time(i), "rcpt", rcpt(i), "envId", "e" + i, "dlvSourceIp", "192.0.2.1");
        }
        files.write("deferrals.csv", deferrals);
        assertThat(files.ingest("deferrals.csv")).isEqualTo("loaded 100");
        files.write("both.csv", rows(Logs.standard().row("t", "rcpt", "z@example.com"), 0, 100));
        files.isRefused("both.csv", "100 of its 101 rows");
    }

    @Test
    void everyKindOfRowIsCompared() {
        String header = "type,timeLogged,rcpt,orig,dsnDiag,queue,vmta,jobId,userAgent,rcvSourceIp";
        Logs one = Logs.of(header).row("d", "rcpt", "first@example.com");
        Logs two = Logs.of(header).row("d", "rcpt", "second@example.com");
        for (Logs logs : new Logs[] {one, two}) {
            logs.row("tq", "queue", "example.com/v1", "dsnDiag", "smtp;421 busy")
                    .row("f", "rcpt", "f@example.com", "userAgent", "reports/1")
                    .row("rb", "rcpt", "rb@example.com")
                    .row("rs", "rcpt", "rs@example.com")
                    .row("r", "rcpt", "r@example.com", "rcvSourceIp", "192.0.2.9");
        }
        files.write("acct-1.csv", one);
        files.write("acct-2.csv", two);
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 6");
        files.isRefused("acct-2.csv", "5 of its 6 rows");
        assertThat(files.ingest("acct-2.csv", "--skip-overlap")).isEqualTo("loaded 1 rejected 5");
    }

    @Test
    void withoutATellingColumnOnlyMoreThanHalfIsAnOverlap() {
        Logs one = Logs.of("type,timeLogged,dlvSourceIp");
        Logs half = Logs.of("type,timeLogged,dlvSourceIp");
        Logs more = Logs.of("type,timeLogged,dlvSourceIp");
        for (int i = 0; i < 100; i++) {
            one.row("d", "timeLogged", time(i), "dlvSourceIp", "192.0.2.1");
            half.row("d", "timeLogged", time(i), "dlvSourceIp", i < 50 ? "192.0.2.1" : "192.0.2.2");
            more.row("d", "timeLogged", time(i), "dlvSourceIp", i < 51 ? "192.0.2.1" : "192.0.2.3");
        }
        files.write("acct-1.csv", one);
        files.write("acct-2.csv", half);
        files.write("acct-3.csv", more);
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        assertThat(files.ingest("acct-2.csv")).isEqualTo("loaded 100");
        files.isRefused("acct-3.csv", "51 of its 100 rows");
    }

    @Test
    void filesWithNothingInCommonThatTellsAreNotCompared() {
        Logs.write(folder.resolve("acct-1.csv"), "type,bounceCat\nb,spam\n".getBytes(StandardCharsets.UTF_8));
        Logs.write(folder.resolve("acct-2.csv"), "type,vmta\nb,v1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 1");
        assertThat(files.ingest("acct-2.csv")).isEqualTo("loaded 1");
    }

    @Test
    void headersThatComeAgainAreNoRows() {
        files.write("acct-1.csv", rows(part(0, 50).header(Logs.COLUMNS_23), 50, 100));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        files.write(
                "acct-2.csv",
                rows(rows(Logs.empty().header(Logs.COLUMNS_22), 0, 50).header(Logs.COLUMNS_23), 100, 120));
        files.isRefused("acct-2.csv", "50 of its 70 rows");
        files.write("acct-3.csv", rows(part(100, 120).header(Logs.COLUMNS_23), 120, 140));
        assertThat(files.ingest("acct-3.csv")).isEqualTo("loaded 40");
    }

    @Test
    void aSmallLayoutAmongManyIsComparedWithEach() {
        files.write("acct-1.csv", part(0, 100));
        files.write("acct-2.csv", small(200, 300));
        assertThat(files.ingest("acct-1.csv")).isEqualTo("loaded 100");
        assertThat(files.ingest("acct-2.csv")).isEqualTo("loaded 100");
        files.write("acct-3.csv", rows(part(50, 100), 250, 350));
        files.isRefused("acct-3.csv", "100 of its 150 rows", "and 1 other file");
    }
}
