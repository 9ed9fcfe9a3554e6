package acct.s3;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.lake.FarTerms;
import acct.lake.LakeFolder;
import acct.lake.Lakes;
import acct.lake.PublishTerms;
import acct.lake.Published;
import acct.store.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A host that publishes to a lake of a store, and to one of a disk beside it. */
final class S3Host {
    private final Path folder;
    private final String server;
    private final String address;
    private final String endpoint;

    private S3Host(Path folder, String server, String address, String endpoint) {
        this.folder = folder;
        this.server = server;
        this.address = address;
        this.endpoint = endpoint;
    }

    /** A new host under this folder; its lake is named after the folder. */
    static S3Host of(Path all, String server, TestStore store) {
        return of(all, server, "s3a://lake/" + all.getFileName(), store.endpoint());
    }

    static S3Host of(Path all, String server, String address, String endpoint) {
        S3Host host = new S3Host(all.resolve(server), server, address, endpoint);
        try {
            Files.createDirectories(host.folder);
            Files.writeString(
                    host.folder.resolve("acct.yaml"),
                    "server: " + server + "\nlake:\n  path: " + address
                            + "\n  level: rows\n  cache: ../cache\n  s3: {endpoint: '" + endpoint
                            + "', region: us-east-1}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return host;
    }

    String address() {
        return address;
    }

    /** The prefix of the lake in its bucket. */
    String prefix() {
        return address.substring("s3a://lake/".length()) + "/";
    }

    Path cache() {
        return folder.resolveSibling("cache");
    }

    /** Keeps copies there from now on. */
    S3Host copiesTo(Path cache) throws IOException {
        Path config = folder.resolve("acct.yaml");
        Files.writeString(config, Files.readString(config).replaceAll("(?m)^  cache: .*$", "  cache: " + cache));
        return this;
    }

    Path store() {
        return folder.resolve("acct.duckdb");
    }

    S3Host loads(String name, Logs logs) {
        logs.write(folder.resolve(name));
        assertThat(Cli.in(folder).ingest(name).exitCode()).isZero();
        return this;
    }

    /** Rows of a day: so many delivered, and one that bounced. */
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
                    sourceIp);
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

    Cli.Result run(String... words) {
        return Cli.in(folder).launch(words);
    }

    /** Runs a line that must do. */
    String says(String line) {
        Cli.Result result = run(line.split(" ", -1));
        assertThat(result.exitCode()).as(line + ": " + result.err()).isZero();
        return result.out();
    }

    /** What a question to the lake says. */
    String asks(String line) {
        return says("query " + line + " --format csv --lake " + address);
    }

    Cli.Result publishes(String... more) {
        List<String> words = new ArrayList<>(List.of("lake", "publish"));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    LakeFolder lake(Consumer<String> step) {
        return S3Lakes.at(address, terms(), step, Duration.ofSeconds(5));
    }

    FarTerms terms() {
        return new FarTerms(endpoint, "us-east-1", FarTerms.BucketNames.IN_PATH, cache(), 1_000_000_000L);
    }

    /** Publishes past the command line, in a process that hears of each change before it is made. */
    Published publishes(Consumer<String> step) {
        return publishes("rows", step);
    }

    Published publishes(String level, Consumer<String> step) {
        return new Lakes(lake(step), Clock.fixed(Cli.NOW, ZoneOffset.UTC), "test")
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
}
