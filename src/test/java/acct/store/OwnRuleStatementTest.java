package acct.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Cli;
import acct.Logs;
import acct.SoundStore;
import acct.sql.Engine;
import acct.sql.Row;
import acct.sql.SqlFile;
import acct.sql.StatementFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement of an operator's rule, asked in the middle of a night. */
final class OwnRuleStatementTest {
    private static final Path HOSTILE = Path.of("src/test/resources/acct/aggregate/hostile-statements.txt");
    private static final Map<String, LocalDate> DAY = Map.of("day", LocalDate.of(2026, 11, 19));

    @TempDir
    private Path folder = Path.of("");

    private Cli acct = Cli.in(folder);

    @BeforeEach
    void load() {
        acct = Cli.in(folder);
        Logs.standard().row("d").row("b").write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private void ask(Consumer<Engine> questions) {
        try (Store store = Store.open(acct.store(), Store.Mode.READ, Duration.ZERO, Clock.systemUTC())) {
            questions.accept(store.engine(sql -> {}));
        }
    }

    private static List<Row> own(Engine engine, String text) {
        return engine.own(new SqlFile("rule", text), DAY, rows -> {
            List<Row> all = new ArrayList<>();
            rows.forEachRemaining(all::add);
            return all;
        });
    }

    @Test
    void noHostileStatementLeavesATrace() throws IOException {
        byte[] before = Files.readAllBytes(acct.store());
        List<String> files = listed();
        List<String> answered = new ArrayList<>();
        List<String> statements = Files.readAllLines(HOSTILE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace("{store}", acct.store().toString()))
                .toList();
        ask(engine -> {
            for (String statement : statements) {
                try {
                    own(engine, statement);
                    answered.add(statement);
                } catch (StatementFault refused) {
                    assertThat(refused.why()).isNotEmpty();
                }
            }
        });
        // The first does nothing on a store that is open for reading only; the second reads that store once more.
        assertThat(answered)
                .isSubsetOf(
                        "select * from force_checkpoint()",
                        "select * from read_duckdb('" + acct.store() + "', table_name := 'attempt')");
        assertThat(listed()).isEqualTo(files);
        assertThat(Files.readAllBytes(acct.store())).isEqualTo(before);
        SoundStore.check(acct.store());
    }

    private List<String> listed() throws IOException {
        try (var found = Files.walk(folder)) {
            return found.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void aFaultHasItsLine() {
        ask(engine -> {
            assertThatThrownBy(() -> own(engine, "-- label: a\n\n-- b\nselect 1\nfrom attempt\nwhere dai = $day"))
                    .isInstanceOfSatisfying(
                            StatementFault.class, e -> assertThat(e.line()).isEqualTo(6));
            assertThatThrownBy(() -> own(engine, "-- label: a\nselect 1\nfrom from attempt"))
                    .isInstanceOfSatisfying(
                            StatementFault.class, e -> assertThat(e.line()).isEqualTo(3));
            assertThatThrownBy(() -> own(engine, "-- label: a\n")).hasMessageContaining("no statement");
            assertThatThrownBy(() -> own(engine, "select " + "(".repeat(20_000) + "1" + ")".repeat(20_000)))
                    .isInstanceOf(StatementFault.class);
        });
    }

    @Test
    void afterItTheNightGoesOn() {
        ask(engine -> {
            assertThat(own(engine, "-- a\nselect count(*) as n from attempt where day = $day")
                            .get(0)
                            .count("n"))
                    .isEqualTo(2);
            assertThatThrownBy(() -> own(engine, "select nothing")).isInstanceOf(StatementFault.class);
            assertThat(engine.<Long>only(
                            new SqlFile("x", "select count(*) as n from attempt"), Map.of(), row -> row.count("n")))
                    .isEqualTo(2);
        });
    }
}
