package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Logs;
import acct.Main;
import acct.model.DataOutput;
import acct.model.Surroundings;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal shows after progress and messages. */
final class StatusLineTest {
    private final StringWriter bytes = new StringWriter();

    private Surroundings around(Path folder, Map<String, String> environment, Surroundings.Terminal terminal) {
        return new Surroundings(
                DataOutput.to(new StringWriter()),
                new PrintWriter(bytes),
                InputStream.nullInputStream(),
                environment,
                Clock.systemUTC(),
                folder,
                terminal);
    }

    private StatusLine line(String... environment) {
        Map<String, String> variables = environment.length == 0 ? Map.of() : Map.of(environment[0], environment[1]);
        return StatusLine.on(around(Path.of(""), variables, Surroundings.Terminal.INTERACTIVE));
    }

    /** The lines that a terminal of so many columns shows. */
    private static List<String> screen(String written, int columns) {
        List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
        int column = 0;
        boolean wraps = true;
        for (int i = 0; i < written.length(); i++) {
            StringBuilder row = rows.get(rows.size() - 1);
            if (written.startsWith("\033[K", i)) {
                row.setLength(Math.min(row.length(), column));
                i += 2;
            } else if (written.startsWith("\033[?7", i)) {
                wraps = written.charAt(i + 4) == 'h';
                i += 4;
            } else if (written.charAt(i) == '\r') {
                column = 0;
            } else if (written.charAt(i) == '\n') {
                rows.add(new StringBuilder());
                column = 0;
            } else {
                if (column == columns && wraps) {
                    rows.add(new StringBuilder());
                    row = rows.get(rows.size() - 1);
                    column = 0;
                }
                int place = Math.min(column, columns - 1);
                while (row.length() <= place) {
                    row.append(' ');
                }
                row.setCharAt(place, written.charAt(i));
                column = place + 1;
            }
        }
        return rows.stream().map(row -> row.toString().stripTrailing()).toList();
    }

    @Test
    void aMessageGoesAboveTheLineAndBreaksNothing() {
        StatusLine line = line();
        line.draw("loading 10%");
        line.messages().println("a.csv: 1 line was not stored");
        line.draw("loading 50%");
        line.messages().println("b");
        line.messages().print("c, in ");
        line.messages().flush();
        line.messages().println("two parts");
        line.draw("loading 100%");
        line.end();
        line.messages().println("done");
        assertThat(screen(bytes.toString(), 80))
                .containsExactly("a.csv: 1 line was not stored", "b", "c, in two parts", "loading 100%", "done", "");
    }

    @Test
    void aShorterLineLeavesNothingOfTheLongerOne() {
        StatusLine line = line();
        line.draw("loading a long name");
        line.draw("short");
        line.end();
        assertThat(screen(bytes.toString(), 80)).containsExactly("short", "");
    }

    @Test
    void aLineThatIsTooWideIsCutAndNotRepeated() {
        StatusLine line = line();
        for (int i = 0; i < 5; i++) {
            line.draw("x".repeat(60) + i);
        }
        line.end();
        assertThat(screen(bytes.toString(), 40)).hasSize(2);
    }

    @Test
    void theWidthIsThatOfTheTerminalWithinReason() {
        assertThat(line("COLUMNS", "40").width()).isEqualTo(39);
        assertThat(line("COLUMNS", "200").width()).isEqualTo(79);
        assertThat(line("COLUMNS", "3").width()).isEqualTo(20);
        assertThat(line("COLUMNS", "wide").width()).isEqualTo(79);
        assertThat(line().width()).isEqualTo(79);
    }

    @Test
    void whoCannotMoveTheCursorGetsMessagesOnly() {
        assertThat(line("TERM", "dumb").isDrawn()).isFalse();
        assertThat(StatusLine.on(around(Path.of(""), Map.of(), Surroundings.Terminal.NONE))
                        .isDrawn())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 200})
    void aLoadShowsOneLineOfProgressBeneathItsWarnings(int columns, @TempDir Path folder) {
        for (int i = 0; i < 4; i++) {
            Logs.standard().row("d", "envId", "e" + i).line("bad").write(folder.resolve("a" + i + ".csv"));
        }
        String[] args = {"ingest", "a0.csv", "a1.csv", "a2.csv", "a3.csv"};
        int code = Main.run(
                args, around(folder, Map.of("COLUMNS", Integer.toString(columns)), Surroundings.Terminal.INTERACTIVE));
        assertThat(code).isZero();
        List<String> screen = screen(bytes.toString(), 200);
        assertThat(screen.stream().filter(text -> text.contains("loading")))
                .hasSize(1)
                .allSatisfy(text -> assertThat(text.length()).isLessThan(Math.max(columns, 21)));
        assertThat(screen.stream().filter(text -> text.matches("a\\d\\.csv: 1 line was not stored.*")))
                .hasSize(4);
    }

    @Test
    void whatALongCommandDoesIsShownWhileItDoesIt() {
        CommonOptions options = new CommonOptions(around(Path.of(""), Map.of(), Surroundings.Terminal.INTERACTIVE));
        try (Elapsed elapsed = Elapsed.of(options, "verifying")) {
            elapsed.say("verifying: load 3 is done");
            assertThat(screen(bytes.toString(), 80))
                    .singleElement()
                    .asString()
                    .startsWith("verifying: load 3 is done, ");
            options.note("acct: load 4: differs");
            assertThat(screen(bytes.toString(), 80).get(0)).isEqualTo("acct: load 4: differs");
        }
        assertThat(screen(bytes.toString(), 80)).containsExactly("acct: load 4: differs", "");
    }

    @Test
    void nobodyWatchesNothingIsDrawn() {
        CommonOptions options = new CommonOptions(around(Path.of(""), Map.of(), Surroundings.Terminal.NONE));
        try (Elapsed elapsed = Elapsed.of(options, "verifying")) {
            elapsed.say("verifying: load 3 is done");
        }
        assertThat(bytes.toString()).isEmpty();
    }
}
