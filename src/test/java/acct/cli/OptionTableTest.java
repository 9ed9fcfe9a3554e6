package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.model.DataOutput;
import acct.model.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** Every command with every common option: it is of use, or it is refused. The table is {@code options.txt}. */
@Tag("slow")
final class OptionTableTest {
    private static final Map<String, String> VALUES = new LinkedHashMap<>(Map.of(
            "--config", "none.yaml",
            "--store", "none.duckdb",
            "--wait", "0s",
            "--show-sql", "",
            "--format", "csv",
            "--since", "2026-11-19",
            "--until", "2026-11-17",
            "--fail-on", "warning"));

    /** Commands that print something else for a period without rows than for all days of the little store. */
    private static final String FAR = "2031-01-01";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs logs = Logs.standard().line("not a row");
        // Enough of them for a rule to judge.
        for (int i = 0; i < 150; i++) {
            logs.row("d", "envId", "e" + i, "dlvSourceIp", "192.0.2.1")
                    .row(
                            "b",
                            "envId",
                            "f" + i,
                            "dsnStatus",
                            "5.1.1 (bad destination mailbox address)",
                            "dsnDiag",
                            "smtp;550 5.1.1 user unknown",
                            "dlvSourceIp",
                            "192.0.2.1");
        }
        logs.write(folder.resolve("acct-1.csv"));
        write("replies.csv", "dsnStatus,dsnDiag\n5.1.1,550 5.1.1 user unknown\n");
        // Two configurations are kept, so that there is a difference to show.
        write("kept.yaml", "pmta-config: pmta.conf\n");
        for (String limit : List.of("10", "20")) {
            write("pmta.conf", """
                    <virtual-mta a>
                      smtp-source-host 192.0.2.1 a.example
                    </virtual-mta>
                    <virtual-mta-pool p>
                      virtual-mta nobody
                    </virtual-mta-pool>
                    <domain *>
                      max-smtp-out %s
                    </domain>
                    """.formatted(limit));
            assertThat(acct.ingest("acct-1.csv", "--config", "kept.yaml").exitCode())
                    .isZero();
        }
        write("acct.yaml", "server: mta1\nlake: {path: lake}\n");
    }

    private void write(String name, String text) {
        Logs.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private void writePlan() {
        write("acct.yaml", """
                warming:
                  plans: {slow: {others: {first: 10, times: 2, until: 100}}}
                  ips: {192.0.2.1: {plan: slow, start: 2026-11-19}}
                """);
    }

    private static Map<String, Set<String>> table() throws IOException {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/acct/cli/options.txt"))) {
            if (!line.startsWith("#")) {
                String[] cells = line.split(" ?; ?", 2);
                table.put(cells[0], new TreeSet<>(Arrays.asList(cells[1].split(" "))));
            }
        }
        return table;
    }

    private Cli.Result launch(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        for (String argument : more) {
            if (!argument.isEmpty()) {
                args.add(argument);
            }
        }
        return acct.launch(args.toArray(new String[0]));
    }

    @Test
    void everyCommandIsInTheTable() throws IOException {
        Set<String> named = new TreeSet<>();
        table().keySet().forEach(command -> named.add(command.replaceFirst(" .*", "")));
        // The library's own command; it takes the name of another.
        named.add("help");
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(CommandLineInterface.commandLine(around())
                        .getSubcommands()
                        .keySet());
    }

    @Test
    void aCommandIsToldByItsNameAlone() {
        assertThat(AcctCommand.named("no-such")).isNull();
        assertThat(AcctCommand.COMMANDS)
                .allSatisfy(type -> assertThat(AcctCommand.named(
                                type.getAnnotation(Command.class).name()))
                        .isEqualTo(type));
    }

    private Surroundings around() {
        return new Surroundings(
                DataOutput.to(new StringWriter()),
                new PrintWriter(new StringWriter()),
                InputStream.nullInputStream(),
                Map.of(),
                Clock.systemUTC(),
                folder,
                Surroundings.Terminal.NONE);
    }

    @Test
    void whatACommandDoesNotUseIsRefusedByName() throws IOException {
        table().forEach((command, used) -> VALUES.forEach((option, value) -> {
            if (!used.contains(option)) {
                Cli.Result result = launch(command, option, value);
                assertThat(result.exitCode())
                        .as(command + " " + option + result.err())
                        .isEqualTo(2);
                assertThat(result.err()).as(command).hasLineCount(1).contains(" takes no " + option + "; see `acct ");
                assertThat(result.out()).isEmpty();
            }
        }));
        assertThat(folder.resolve("made")).doesNotExist();
        assertThat(launch("query", "--fail-on=critical").err()).startsWith("acct: query takes no --fail-on;");
        assertThat(launch("query", "--no-such-option").err()).contains("Unknown option: '--no-such-option'");
    }

    @Test
    void aConfigurationIsReadWhereItIsTaken() throws IOException {
        using(
                "--config",
                (command, value) -> assertThat(
                                launch(command, "--config", value).err())
                        .as(command)
                        .contains("none.yaml: no such configuration file"));
    }

    @Test
    void anotherStoreIsOpenedWhereItIsTaken() throws IOException {
        using("--store", (command, value) -> {
            Cli.Result result = launch(command, "--store", value);
            boolean made = Files.exists(folder.resolve(value));
            assertThat(made || result.err().contains(value) || result.err().contains("there is no store here"))
                    .as(command + ": " + result.err())
                    .isTrue();
        });
    }

    @Test
    void aFormatShowsWhereItIsTaken() throws IOException {
        using(
                "--format",
                (command, value) -> assertThat(
                                launch(command, "--format", "json").out())
                        .as(command)
                        .isNotEqualTo(launch(command, "--format", value).out())
                        .matches("(?s)[\\[{].*"));
    }

    @Test
    void statementsAreShownWhereThatIsTaken() throws IOException {
        writePlan();
        using("--show-sql", (command, value) -> {
            // The log is asked only about what the configuration names.
            assertThat(launch(command, "--show-sql").err())
                    .as(command)
                    .contains("select")
                    .contains("-- label:");
            assertThat(launch(command).err()).as(command).doesNotContain("-- label:");
        });
    }

    @Test
    void aPeriodChangesTheAnswerWhereItIsTaken() throws IOException {
        writePlan();
        for (String option : List.of("--since", "--until")) {
            using(option, (command, value) -> {
                // An impossible period is refused by whoever reads it.
                Cli.Result result = launch(command, "--since", "2026-11-19", "--until", "2026-11-17");
                assertThat(result.exitCode()).as(command + ": " + result.err()).isEqualTo(2);
                assertThat(result.err()).as(command).contains("2026-11-17");
            });
        }
        assertThat(launch("query --by isp", "--since", FAR).out())
                .isNotEqualTo(launch("query --by isp").out());
        assertThat(launch("files", "--since", FAR).out())
                .isNotEqualTo(launch("files").out());
    }

    @Test
    void findingsEndTheRunWhereThatIsTaken() throws IOException {
        for (String command : List.of("report", "alerts", "doctor", "pmta check pmta.conf", "nightly acct-1.csv")) {
            assertThat(launch(command).exitCode()).as(command).isZero();
            assertThat(launch(command, "--fail-on", "warning").exitCode())
                    .as(command)
                    .isEqualTo(3);
        }
    }

    @Test
    void whoFindsTheStoreBusyWaitsWhereThatIsTaken() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreHolder.class.getName(),
                        acct.store().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');
            using(
                    "--wait",
                    (command, value) -> assertThat(
                                    launch(command, "--wait", value).exitCode())
                            .as(command)
                            .isEqualTo(75));
        } finally {
            holder.getOutputStream().close();
            holder.waitFor();
        }
    }

    private interface Proof {
        void of(String command, String value);
    }

    private void using(String option, Proof proof) throws IOException {
        table().forEach((command, used) -> {
            if (used.contains(option)) {
                proof.of(command, VALUES.getOrDefault(option, ""));
            }
        });
    }
}
