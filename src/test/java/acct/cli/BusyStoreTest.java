package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One writer at a time, also across processes. */
@Tag("slow")
final class BusyStoreTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs.standard().row("d").row("b").write(folder.resolve("acct-1.csv"));
    }

    private Path lock() {
        return folder.resolve("acct.duckdb.lock");
    }

    /** Loads from standard input, which has begun, and so holds the store until it ends. */
    private Launched writer() throws Exception {
        Launched writer =
                Launched.in(folder, "ingest", "-", "--store", acct.store().toString());
        writer.beginToFeed();
        while (!Files.exists(lock()) || Files.size(lock()) == 0 || !Files.exists(acct.store())) {
            assertThat(writer.isRunning()).isTrue();
            Thread.sleep(20);
        }
        return writer;
    }

    @Test
    void whoComesSecondIsToldSinceWhenAndByWhom() throws Exception {
        Launched writer = writer();
        try {
            Cli.Result second = acct.launch("ingest", "acct-1.csv", "--wait", "0s");
            assertThat(second.exitCode()).isEqualTo(75);
            assertThat(second.err())
                    .matches(
                            "acct: .*acct\\.duckdb: the store is busy since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ,"
                                    + " pid " + writer.pid() + "; try again, or wait longer with --wait\\R");
            assertThat(acct.launch("prune", "--attempts", "1d", "--wait", "0s").exitCode())
                    .isEqualTo(75);
            assertThat(acct.launch("reclassify", "--wait", "0s").exitCode()).isEqualTo(75);
        } finally {
            writer.kill();
        }
        assertThat(lock()).exists();
        assertThat(acct.ingest("acct-1.csv").file().get("status").asString()).isEqualTo("loaded");
        SoundStore.check(acct.store());
    }

    @Test
    void whoWaitsIsToldForWhomAndUntilWhen() throws Exception {
        Launched writer = writer();
        try {
            Cli.Result told = acct.launch("ingest", "acct-1.csv", "--wait", "1500ms");
            assertThat(told.exitCode()).isEqualTo(75);
            assertThat(told.err().lines())
                    .hasSize(2)
                    .first()
                    .asString()
                    .matches(".*acct\\.duckdb: the store is busy; waiting for pid " + writer.pid()
                            + " \\(acct ingest - --store .*\\), since .*Z, until 12:00:0\\dZ at the latest");
            Cli.Result quiet = acct.launch("ingest", "acct-1.csv", "--wait", "1500ms", "--quiet");
            assertThat(quiet.err()).startsWith("acct: ").hasLineCount(1);
        } finally {
            writer.kill();
        }
    }

    @Test
    void whoOnlyAsksIsToldTheSame() throws Exception {
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        Files.delete(lock());
        Launched writer = writer();
        try {
            Cli.Result query = acct.launch("query", "--wait", "0s");
            while (query.exitCode() == 0) {
                // The lock is taken a moment before DuckDB's own.
                query = acct.launch("query", "--wait", "0s");
            }
            assertThat(query.exitCode()).isEqualTo(75);
            assertThat(query.err()).contains("busy since 20").contains("Z, pid " + writer.pid());
        } finally {
            writer.kill();
        }
        assertThat(acct.launch("query").exitCode()).isZero();
    }

    @Test
    void whoWaitsGetsItsTurn() throws Exception {
        Launched writer = writer();
        Launched second = Launched.in(
                folder, "ingest", "acct-1.csv", "--store", acct.store().toString(), "--wait", "60s");
        writer.feed(Logs.standard().row("t").bytes());
        assertThat(writer.exitCode()).isZero();
        assertThat(second.exitCode()).isZero();
        assertThat(Rows.number(acct.store(), "select count(*) from attempt")).isEqualTo(3);
    }

    @Test
    void twoCronsAtOnceEndWithOneLoad() throws Exception {
        String[] line = {"ingest", "acct-1.csv", "--store", acct.store().toString(), "--format", "csv"};
        Launched one = Launched.in(folder, line);
        Launched two = Launched.in(folder, line);
        assertThat((one.out() + two.out()).lines().filter(text -> text.contains("loaded")))
                .anyMatch(text -> text.contains(",loaded,"))
                .anyMatch(text -> text.contains(",already-loaded,"));
        assertThat(one.exitCode()).isZero();
        assertThat(two.exitCode()).isZero();
        assertThat(Rows.number(acct.store(), "select count(*) from attempt")).isEqualTo(2);
        SoundStore.check(acct.store());
    }

    @Test
    void aLockFileThatStayedBehindMeansNothing() {
        Logs.write(
                lock(),
                "since 2020-01-01 00:00:00Z, pid 1\n".repeat(3).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        assertThat(lock())
                .content()
                .isEqualTo("since 2026-11-20 12:00:00Z, pid "
                        + ProcessHandle.current().pid() + "\n");
    }
}
