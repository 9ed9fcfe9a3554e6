package acct.alert;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.ask.Questions;
import acct.config.Config;
import acct.config.ConfigFile;
import acct.model.DataOutput;
import acct.model.Stop;
import acct.model.Surroundings;
import acct.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever may change a verdict beside the rows makes other terms. */
final class JudgingTermsTest {
    private final Path folder;
    private final Surroundings around;

    JudgingTermsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.around = new Surroundings(
                DataOutput.to(new StringWriter()),
                new PrintWriter(new StringWriter()),
                new ByteArrayInputStream(new byte[0]),
                Map.of(),
                Clock.fixed(Cli.NOW, ZoneOffset.UTC),
                folder,
                Surroundings.Terminal.NONE,
                Stop.never());
        Logs.standard().row("d").write(folder.resolve("a.csv"));
        assertThat(Cli.in(folder).ingest("a.csv").exitCode()).isZero();
        Files.createDirectory(folder.resolve("rules"));
        write("rules/a.sql", "select 1");
        write("config", "max-smtp-out 20\n");
        write("acct.yaml", "alert-rules: rules\npmta-config: config\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String terms(String build) {
        Config config = ConfigFile.find(null, folder);
        try (Store store = Store.open(folder.resolve("acct.duckdb"), Store.Mode.READ, Duration.ZERO, around.clock())) {
            return JudgingTerms.of(build, around, config, new Questions(store.engine(sql -> {})));
        }
    }

    private void change(String statement) {
        try (Store store = Store.open(folder.resolve("acct.duckdb"), Store.Mode.WRITE, Duration.ZERO, around.clock())) {
            store.execute(statement);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingChangedIsTheSame() {
        assertThat(terms("a")).isEqualTo(terms("a")).isNotEqualTo(terms("b"));
    }

    @Test
    void eachChangeOfAFileIsAnother() throws IOException {
        Set<String> seen = new HashSet<>(List.of(terms("a")));
        for (List<String> file : List.of(
                List.of("acct.yaml", "alert-rules: rules\npmta-config: config\nserver: x\n"),
                List.of("rules/a.sql", "select 2"),
                List.of("rules/b.sql", ""),
                List.of("config", "max-smtp-out 21\n"),
                List.of("config", "\nmax-smtp-out 21\n"))) {
            write(file.get(0), file.get(1));
            assertThat(seen.add(terms("a"))).as(file.toString()).isTrue();
        }
        Files.move(folder.resolve("rules/b.sql"), folder.resolve("rules/c.sql"));
        assertThat(seen.add(terms("a"))).as("another name").isTrue();
        Files.delete(folder.resolve("config"));
        assertThat(seen.add(terms("a"))).as("no configuration").isTrue();
    }

    @Test
    void eachChangeOfWhatTheStoreJudgesByIsAnother() {
        Set<String> seen = new HashSet<>(List.of(terms("a")));
        for (String statement : List.of(
                "update reply_rules set masks = masks + 1",
                "update reply_rules set rules = 'x'",
                "delete from class_rules; insert into class_rules values ('x')",
                "insert into config_seen values ('x', '2026-11-01 00:00:00+00', '2026-11-02 00:00:00+00',"
                        + " '2026-11-01', '2026-11-02')",
                "update config_seen set first_at = '2026-11-01 01:00:00+00'")) {
            change(statement);
            assertThat(seen.add(terms("a"))).as(statement).isTrue();
        }
    }
}
