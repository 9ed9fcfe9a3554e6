package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.store.Patience;
import acct.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** A host of its own, with its store and configuration, that publishes to a lake beside it. */
final class LakeHost {
    private final Path folder;
    private final String server;
    private Instant now = Cli.NOW;

    private LakeHost(Path folder, String server) {
        this.folder = folder;
        this.server = server;
    }

    /** A new host under this folder; its lake is {@code lake} there. */
    static LakeHost of(Path all, String server) {
        return of(all, server, "");
    }

    /** The same with more in its {@code lake:}, such as {@code , level: rows}. */
    static LakeHost of(Path all, String server, String more) {
        Path folder = all.resolve(server);
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("acct.yaml"), "server: " + server + "\nlake: {path: ../lake" + more + "}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LakeHost(folder, server);
    }

    /** Rows of one campaign on a day: so many delivered from an address of the documentation. */
    static Logs day(String day, int delivered, String sourceIp) {
        Logs logs = Logs.standard();
        for (int i = 0; i < delivered; i++) {
            logs.row(
                    "d",
                    "timeLogged",
                    day + " 09:" + String.format("%02d", i % 60) + ":00+0000",
                    "rcpt",
                    "r" + i + "@gmail.com",
                    "dlvSourceIp",
                    sourceIp,
                    "jobId",
                    "j1");
        }
        return logs.row(
                "b",
                "timeLogged",
                day + " 10:00:00+0000",
                "rcpt",
                "b@gmail.com",
                "dlvSourceIp",
                sourceIp,
                "dsnStatus",
                "5.1.1",
                "dsnDiag",
                "550 5.1.1 unknown user");
    }

    Path folder() {
        return folder;
    }

    Path store() {
        return folder.resolve("acct.duckdb");
    }

    Path lake() {
        return folder.resolveSibling("lake");
    }

    /** Gives its store a name that no other has: new stores of tests are copies of one. */
    LakeHost isReinstalled() {
        try (Store store = Store.open(store(), Store.Mode.WRITE, Duration.ZERO, Clock.systemUTC())) {
            store.execute("update store_name set store_id = 'store of " + server + " anew'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    LakeHost at(Instant time) {
        now = time;
        return this;
    }

    Cli cli() {
        return Cli.in(folder).at(now);
    }

    /** Loads a file, written first. */
    LakeHost loads(String name, Logs logs) {
        logs.write(folder.resolve(name));
        Cli.Result result = cli().ingest(name);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return this;
    }

    /** Publishes, which must do. */
    Cli.Result publishes(String... more) {
        Cli.Result result = published(more);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    /** Publishes. */
    Cli.Result published(String... more) {
        return launch(more, "lake", "publish", "--format", "json");
    }

    private Cli.Result launch(String[] more, String... first) {
        String[] args = new String[first.length + more.length];
        System.arraycopy(first, 0, args, 0, first.length);
        System.arraycopy(more, 0, args, first.length, more.length);
        return cli().launch(args);
    }

    /** Publishes past the command line, in a process that hears of each change to the folder. */
    Published publishes(String level, Consumer<String> step) {
        return new Lakes(LakeFolder.onDisk(lake(), step), Clock.fixed(now, ZoneOffset.UTC), "test")
                .publish(
                        store(),
                        Patience.silent(Duration.ofSeconds(20)),
                        new PublishTerms(
                                server,
                                level,
                                List.of(),
                                PublishTerms.Recipients.AS_STORED,
                                PublishTerms.Effect.WRITTEN));
    }

    /** What a query over the lake prints as CSV. */
    String asks(String... args) {
        Cli.Result result = launch(args, "query", "--format", "csv", "--lake", "../lake");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }
}
