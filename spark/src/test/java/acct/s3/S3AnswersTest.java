package acct.s3;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.lake.FileDigest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two servers on a store that speaks as S3 does, and on a disk: both engines say of both the same. */
@Timeout(300)
final class S3AnswersTest {
    private static @Nullable TestStore store;
    private static @Nullable S3Host host;

    @BeforeAll
    static void publish(@TempDir Path folder) throws Exception {
        store = TestStore.started();
        host = S3Host.of(folder, "mta1", store)
                .loads("a.csv", S3Host.day("2026-11-18", 20, "192.0.2.1"))
                .loads("b.csv", S3Host.day("2026-11-19", 7, "192.0.2.2"));
        S3Host other = S3Host.of(folder, "mta2", store)
                .loads("b.csv", S3Host.day("2026-11-19", 7, "192.0.2.2"))
                .loads("c.csv", S3Host.day("2026-11-18", 5, "192.0.2.3"));
        for (S3Host each : List.of(host, other)) {
            assertThat(each.publishes().exitCode()).isZero();
            assertThat(each.publishes("--lake", "../disk").exitCode()).isZero();
        }
    }

    @AfterAll
    static void close() throws Exception {
        Objects.requireNonNull(store).stop();
    }

    private static Cli.Result asks(String question, String lake, String engine) {
        List<String> words = new ArrayList<>(List.of(question.split(" ", -1)));
        words.addAll(List.of("--lake", lake, "--engine", engine));
        if (engine.equals("spark")) {
            words.addAll(List.of("--spark", "local[2]"));
        }
        return Objects.requireNonNull(host).run(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query --by server,day,source_ip --format csv",
                "query --by rcpt_domain,reply --format csv",
                "query dead-addresses --format csv",
                "query servers --format csv"
            })
    void bothEnginesSayOfBothTheSame(String question) {
        String lake = Objects.requireNonNull(host).address();
        Cli.Result disk = asks(question, "../disk", "duckdb");
        Cli.Result duckDb = asks(question, lake, "duckdb");
        Cli.Result spark = asks(question, lake, "spark");
        assertThat(duckDb.out()).as(duckDb.err()).isEqualTo(disk.out()).hasLineCount(Math.max(2, (int)
                disk.out().lines().count()));
        assertThat(spark.out()).as(spark.err()).isEqualTo(disk.out());
        assertThat(spark.err()).isEqualTo(duckDb.err());
        assertThat(List.of(disk.exitCode(), duckDb.exitCode(), spark.exitCode()))
                .containsOnly(0);
    }

    /** Of its rows no copies are made on this host, but for one file that tells the types. */
    @Test
    void sparkReadsTheStoreItself(@TempDir Path empty) throws IOException {
        TestStore s3 = Objects.requireNonNull(store);
        S3Host mta1 = Objects.requireNonNull(host).copiesTo(empty.resolve("cache"));
        s3.read();
        assertThat(asks("query dead-addresses --format csv", mta1.address(), "spark")
                        .exitCode())
                .isZero();
        Set<String> read = new TreeSet<>(s3.read());
        read.removeIf(name -> !name.contains("/attempt-"));
        assertThat(read).hasSize(3);
        Set<String> copied = new TreeSet<>();
        for (String name : read) {
            String sha256 = FileDigest.of(new ByteArrayInputStream(s3.get(name)));
            if (Files.exists(empty.resolve("cache/" + sha256 + ".parquet"))) {
                copied.add(name);
            }
        }
        assertThat(copied).hasSize(1);
    }
}
