package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.model.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are asked as if they were stored, and nothing is left of it. */
final class FilesWithoutStoreTest {
    @TempDir
    private static Path folder = Path.of("");

    private static Path bare = Path.of("");

    @BeforeAll
    static void files() throws IOException {
        bare = Files.createDirectories(folder.resolve("bare"));
        for (int day = 18; day < 20; day++) {
            Logs.standard()
                    .row("d", "timeLogged", "2026-11-" + day + " 10:00:00+0000", "dlvSourceIp", "192.0.2.1")
                    .row(
                            "b",
                            "timeLogged",
                            "2026-11-" + day + " 11:00:00+0000",
                            "dlvSourceIp",
                            "192.0.2.2",
                            "rcpt",
                            "gone@gmail.com",
                            "dsnStatus",
                            "5.1.1",
                            "dsnDiag",
                            "smtp;550 5.1.1 user unknown")
                    .write(bare.resolve("acct-" + day + ".csv"));
        }
        assertThat(Cli.in(folder).ingest("bare/acct-*.csv").exitCode()).isZero();
    }

    private static Cli.Result run(Path place, String... words) {
        return Cli.in(place).launch(words);
    }

    private static List<Path> left() throws IOException {
        List<Path> left = new ArrayList<>();
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            temporary
                    .filter(path -> path.getFileName().toString().startsWith("acct-rows-"))
                    .forEach(left::add);
        }
        return left;
    }

    @Test
    void aFolderNeedsNoSlashUnlessAQuestionHasItsName() throws IOException {
        Path place = Files.createDirectories(folder.resolve("named"));
        for (String name : List.of("logs", "tls")) {
            Logs.standard()
                    .row("d")
                    .write(Files.createDirectories(place.resolve(name)).resolve("acct-1.csv"));
        }
        Cli.Result result = run(place, "query", "logs", "--by", "isp", "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json()).hasSize(1);
        assertThat(run(place, "query", "./tls", "--format", "json").json()).hasSize(1);
        assertThat(run(place, "query", "tls").err()).contains("acct.duckdb");
        assertThat(run(place, "query", "lgs").err()).contains("no such question");
    }

    /** Who has no time left until the process ends takes away what is there. */
    @Test
    void aSignalLeavesNoRowsBehind() throws IOException {
        List<Runnable> leftToDo = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        Stop stop = new Stop() {
            @Override
            public void listen() {}

            @Override
            public Notice notice(Runnable otherwise) {
                leftToDo.add(otherwise);
                return () -> {};
            }

            @Override
            public boolean isAsked() {
                try {
                    seen.add(left().size());
                    leftToDo.forEach(Runnable::run);
                    seen.add(left().size());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return true;
            }

            @Override
            public boolean isAskedWithin(Duration time) {
                return isAsked();
            }
        };
        Cli.Result result = Cli.in(bare).stoppedBy(stop).launch("query", "acct-18.csv", "--by", "isp");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(seen).startsWith(1, 0);
        assertThat(left()).isEmpty();
    }

    @Test
    void aStoreAndFilesExcludeEachOther() {
        Cli.Result result = run(bare, "query", "acct-18.csv", "--by", "isp", "--store", "x.duckdb");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--store x.duckdb", "acct-18.csv").hasLineCount(1);
    }

    @Test
    void whatIsNotWholeIsNotAnswered() throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), "no accounting file\n");
        Cli.Result missing = run(bare, "query", "acct-18.csv", "acct-17.csv", "--by", "isp");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).contains("acct-17.csv", "nothing was asked");
        assertThat(run(bare, "query", "acct-18.csv", other.toString()).exitCode())
                .isEqualTo(4);
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query FILES --by isp,source_ip",
                "query FILES --by day,severity_class --sort bounced",
                "query FILES --by rcpt_domain --since 2026-11-19 --format json",
                "query expired FILES --format csv",
                "query --sql select~line,day,rcpt~from~attempt~order~by~day,line FILES",
                "trace gone@gmail.com FILES --format jsonl",
                "replies FILES --format json",
                "show ip 192.0.2.2 FILES --day 2026-11-18",
                "show isp gmail FILES --format json"
            })
    void answersAreThoseOfAStore(String command) throws IOException {
        List<String> words = Stream.of(command.split(" "))
                .map(word -> word.replace('~', ' '))
                .toList();
        String[] overFiles = words.stream()
                .map(word -> word.equals("FILES") ? "./acct-*.csv" : word)
                .toArray(String[]::new);
        String[] overStore =
                words.stream().filter(word -> !word.equals("FILES")).toArray(String[]::new);
        Cli.Result stored = run(folder, overStore);
        Cli.Result given = run(bare, overFiles);
        assertThat(stored.exitCode()).as(stored.err()).isZero();
        assertThat(given.exitCode()).as(given.err()).isZero();
        assertThat(given.out()).isEqualTo(stored.out().replace("bare/", ""));
        assertThat(bare.resolve("acct.duckdb")).doesNotExist();
        assertThat(left()).isEmpty();
    }
}
