package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code acct rejects --export}: what was damaged can be mended and loaded, and nothing counts twice. */
final class RejectsExportTest {
    private static final String STORED =
            "select type, rcpt, env_id, vmta, dsn_diag from attempt order by env_id, type, rcpt, vmta, dsn_diag";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    @AfterEach
    void theStoreIsSound() {
        if (Files.exists(acct.store())) {
            SoundStore.check(acct.store());
        }
    }

    private String exported() throws IOException {
        return Files.readString(folder.resolve("mend.csv"));
    }

    @Test
    void wrongUse() throws IOException {
        Logs.standard().line("broken").write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        Cli.Result both = acct.launch("rejects", "--by-reason", "--export", "mend.csv");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("leave out --by-reason");

        Files.writeString(folder.resolve("mend.csv"), "half a day's work");
        Cli.Result there = acct.launch("rejects", "--export", "mend.csv");
        assertThat(there.exitCode()).isEqualTo(1);
        assertThat(there.err()).isEqualTo("acct: mend.csv: is there already; name another file\n");
        assertThat(exported()).isEqualTo("half a day's work");

        Cli.Result nowhere = acct.launch("rejects", "--export", "no/folder/mend.csv");
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.err())
                .contains("no/folder/mend.csv: cannot be written")
                .hasLineCount(1);
    }

    @Test
    void damagedLinesMendedAndLoadedMakeTheFileWhole() throws IOException {
        Path whole = folder.resolve("whole");
        Logs sound = Logs.standard();
        Logs damaged = Logs.standard();
        for (int i = 0; i < 60; i++) {
            sound.line(row(i));
            damaged.line(i % 7 == 3 ? row(i).replace("d,2026", "zz,2026") : i % 7 == 5 ? row(i) + ",extra" : row(i));
        }
        sound.write(whole.resolve("acct-1.csv"));
        Cli other = Cli.in(whole);
        other.ingest("acct-1.csv");

        damaged.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").file().get("rejected").asInt()).isEqualTo(17);
        Cli.Result export = acct.launch("rejects", "--export", "mend.csv");
        assertThat(export.exitCode()).isZero();
        assertThat(export.err()).contains("wrote 17 lines to mend.csv");
        assertThat(exported()).hasLineCount(18);
        Files.writeString(
                folder.resolve("mend.csv"),
                exported().replace("zz,2026", "d,2026").replace(",extra", ""));

        assertThat(acct.ingest("mend.csv").file().get("status").asString()).isEqualTo("loaded");
        assertThat(Rows.of(acct.store(), STORED))
                .isEqualTo(Rows.of(other.store(), STORED))
                .hasSize(60);
        assertThat(acct.ingest("mend.csv").file().get("status").asString()).isEqualTo("already-loaded");
    }

    private static String row(int i) {
        return "d,2026-11-19 09:30:00+0100,,,r" + i + "@example.com,,,,\"text, quoted\",,,,,,192.0.2.1,,,,vmta-1,,e" + i
                + ",,";
    }

    @Test
    void eachLineStandsUnderTheHeaderThatWasInForce() throws IOException {
        String time = "2026-11-19 09:30:00+0100";
        Logs.of("type,timeLogged,rcpt")
                .line("x1," + time + ",a@example.com")
                .header(List.of("type", "rcpt", "timeLogged", "vmta"))
                .line("x2,b@example.com," + time + ",vmta-1")
                .line("d,c@example.com," + time + ",vmta-2")
                .header(List.of("type", "timeLogged", "rcpt"))
                .line("x3," + time + ",d@example.com")
                .header(List.of("type", "vmta", "timeLogged"))
                .line("x4,vmta-3," + time)
                .write(folder.resolve("acct-1.csv"));
        // The same file goes on under its last header, which is another than its first.
        acct.ingest("acct-1.csv");
        Files.writeString(
                folder.resolve("acct-1.csv"),
                Files.readString(folder.resolve("acct-1.csv")) + "x5,vmta-4," + time + "\n");
        acct.ingest("acct-1.csv");

        acct.launch("rejects", "--export", "mend.csv");
        assertThat(exported().lines())
                .containsExactly(
                        "\"type\",\"timeLogged\",\"rcpt\"",
                        "x1," + time + ",a@example.com",
                        "x3," + time + ",d@example.com",
                        "\"type\",\"rcpt\",\"timeLogged\",\"vmta\"",
                        "x2,b@example.com," + time + ",vmta-1",
                        "\"type\",\"vmta\",\"timeLogged\"",
                        "x4,vmta-3," + time,
                        "x5,vmta-4," + time);
        Files.writeString(folder.resolve("mend.csv"), exported().replaceAll("(?m)^x\\d", "b"));
        assertThat(acct.ingest("mend.csv").file().get("stored").asInt()).isEqualTo(5);
        assertThat(Rows.of(acct.store(), "select coalesce(rcpt, '-'), coalesce(vmta, '-') from attempt order by all"))
                .containsExactly(
                        "-|vmta-3",
                        "-|vmta-4",
                        "a@example.com|-",
                        "b@example.com|vmta-1",
                        "c@example.com|vmta-2",
                        "d@example.com|-");
    }

    @Test
    void whatIsCutIsNamedAndLeftOut() throws IOException {
        Logs.standard().line("x," + "y".repeat(70_000)).line("x,short").write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        Cli.Result result = acct.launch("rejects", "--export", "mend.csv", "--quiet");
        assertThat(result.err())
                .isEqualTo("left out acct-1.csv:2: the line is longer than 64 KB and only its beginning is kept\n");
        assertThat(exported().lines()).hasSize(2).last().isEqualTo("x,short");
    }

    @Test
    void hostileTextGoesIntoAFileAsItIsButNotToATerminal() throws IOException {
        Logs.standard()
                .line("x,\u001b[2Jgone")
                .raw("x,nul\0byte\n".getBytes(StandardCharsets.UTF_8))
                .line("x,plain\ttab")
                .write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        acct.launch("rejects", "--export", "mend.csv");
        assertThat(exported().lines()).contains("x,\u001b[2Jgone", "x,nul\0byte", "x,plain\ttab");

        Cli.Result shown = acct.launch("rejects", "--export", "-");
        assertThat(shown.out()).doesNotContain("\u001b", "\0").endsWith("x,plain\ttab\n");
        assertThat(shown.err().lines().filter(line -> line.startsWith("left out acct-1.csv:")))
                .hasSize(2);
        assertThat(shown.exitCode()).isZero();
    }

    @Test
    void onlyWhatWasAskedFor() throws IOException {
        Logs.standard().line("x,few").line(row(1).replace("d,2026", "zz,2026")).write(folder.resolve("acct-1.csv"));
        acct.ingest("acct-1.csv");
        acct.launch("rejects", "--export", "mend.csv", "--reason", "unknown-type");
        assertThat(exported().lines()).hasSize(2).last().asString().startsWith("zz,");
    }
}
