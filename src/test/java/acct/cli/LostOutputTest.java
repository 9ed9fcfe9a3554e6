package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.model.ExitCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Data that never arrived is no success; a reader that wants no more is no failure. */
@Tag("slow")
final class LostOutputTest {
    private static final String FULL = "No space left on device";
    private static final String GONE = "Broken pipe";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs logs = Logs.standard().line("not a row");
        logs.row("d", "rcpt", "f1@example.com", "dlvSourceIp", "192.0.2.1")
                .row("b", "rcpt", "dead@gmail.com", "dsnStatus", "5.1.1", "dsnDiag", "smtp;550 5.1.1 user unknown");
        logs.write(folder.resolve("acct-1.csv"));
        write("replies.csv", "dsnStatus,dsnDiag\n5.1.1,550 5.1.1 user unknown\n");
        write(
                "pmta.conf",
                "<virtual-mta a>\n  smtp-source-host 192.0.2.1 a.example\n  no-such-directive 1\n</virtual-mta>\n");
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private void write(String name, String text) {
        Logs.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The commands of the table of options, and what is said without any command. */
    private static List<String> commands() throws IOException {
        Stream<String> said = Stream.of(
                "--version",
                "--help",
                "help",
                "help query",
                "query --help",
                "query --sql 'select-1'",
                "query --list",
                "status --format json",
                "export suppressions --format csv",
                "export suppressions --format json",
                "export suppressions --format jsonl",
                "export suppressions --format markdown",
                "rejects --export -",
                "files --format csv");
        Stream<String> table = Files.readAllLines(Path.of("src/test/resources/acct/cli/options.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ?; ?", 2)[0]);
        return Stream.concat(said, table).toList();
    }

    private static String[] split(String command) {
        return Arrays.stream(command.split(" "))
                .map(word -> word.equals("'select-1'") ? "select 1" : word)
                .toArray(String[]::new);
    }

    @Test
    void whatCannotBeWrittenIsAFailureOfEveryCommand() throws IOException {
        List<String> silent = new ArrayList<>();
        for (String command : commands()) {
            Cli.Result whole = acct.launch(split(command));
            Cli.Result lost = acct.launchInto(new Failing(FULL), split(command));
            if (whole.out().isEmpty()) {
                silent.add(command);
                continue;
            }
            assertThat(lost.exitCode()).as(command).isEqualTo(ExitCode.FAILED.code());
            assertThat(lost.err().lines().filter(line -> line.contains("standard output")))
                    .as(command)
                    .singleElement()
                    .asString()
                    .startsWith("acct: standard output: cannot be written to its end: " + FULL);
            assertThat(lost.err()).as(command).doesNotContain("wrote ");
        }
        // Two snapshots of a configuration are needed to compare, and a lake has to be named.
        assertThat(silent).containsExactly("pmta diff", "lake publish");
    }

    @Test
    void aReaderThatWentAwayChangesNothing() {
        for (String command : List.of(
                "--version", "help", "query --by isp", "export suppressions", "verify", "ingest acct-1.csv none.csv")) {
            Cli.Result whole = acct.launch(split(command));
            Cli.Result left = acct.launchInto(new Failing(GONE), split(command));

            assertThat(left.exitCode()).as(command).isEqualTo(whole.exitCode());
            assertThat(left.err()).as(command).doesNotContain("standard output");
        }
    }

    @Test
    void aFailureOfTheCommandItselfStaysWhatItIs() {
        assertThat(acct.launchInto(new Failing(FULL), "query", "--since", "soon")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(acct.launchInto(new Failing(FULL), "ingest", "none.csv").exitCode())
                .isEqualTo(ExitCode.FAILED.code());
    }

    @Test
    void aListThatWasLostHalfWayIsNoticed() {
        assertThat(acct.launchInto(new Failing(FULL, 3), "export", "suppressions")
                        .exitCode())
                .isEqualTo(ExitCode.FAILED.code());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDeviceAndAPipeWithoutReaderAreToldApart() throws Exception {
        assertThat(shell("query --by isp >/dev/full")).isEqualTo("1 1");
        assertThat(shell("query --by isp | true")).isEqualTo("0 0");
    }

    /** The exit code of acct in a line of a shell, and how many lines it said of its output. */
    private String shell(String line) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // The reader is gone before anything is written.
        String start = "{ sleep 0.2; '" + java + "' -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
                + " -XX:+IgnoreUnrecognizedVMOptions -cp \"$CLASS_PATH\" acct.Main ";
        String[] parts = line.split("(?=[|>])", 2);
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", start + parts[0] + "; echo $? >code; } " + parts[1])
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().put("CLASS_PATH", System.getProperty("java.class.path"));
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return Files.readString(folder.resolve("code")).strip() + " "
                + said.lines().filter(l -> l.contains("standard output")).count();
    }

    /** Takes some characters and then fails. */
    private static final class Failing extends Writer {
        private final String why;
        private int left;
        private final StringWriter taken = new StringWriter();

        Failing(String why) {
            this(why, 0);
        }

        Failing(String why, int left) {
            this.why = why;
            this.left = left;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException(why);
            }
            taken.write(text, from, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
