package acct.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Cli;
import acct.lake.Published;
import acct.model.UserException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lake on a store that speaks as S3 does: what holds of a disk holds of it, and what goes wrong is one line. */
@Timeout(120)
final class S3LakeTest {
    private static final String DAY = "2026-11-18";
    private static final String IP = "192.0.2.1";

    private static @Nullable TestStore started;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() throws Exception {
        started = TestStore.started();
    }

    @AfterAll
    static void stop() throws Exception {
        store().stop();
    }

    @AfterEach
    void isWellAgain() {
        store().isSlow(Duration.ZERO);
        store().isCareless(false);
        store().losesAnswer("");
        TestStore.hasKey(TestStore.SECRET);
    }

    private static TestStore store() {
        return Objects.requireNonNull(started);
    }

    private S3Host host(String server) {
        return S3Host.of(folder, server, store());
    }

    private static void isOneLine(Cli.Result result, int exit, String... told) {
        assertThat(result.err())
                .contains(told)
                .hasLineCount(1)
                .doesNotContain(TestStore.SECRET, "wrong-secret", "Exception");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exit);
        assertThat(result.out()).isEmpty();
    }

    // ---- wrong use

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3a://",
                "s3a://x",
                "s3a://key:wrong-secret@lake/p",
                "s3a://lake/../p",
                "s3a://lake/a b",
                "s3a://Lake/p"
            })
    void whatIsNoAddressIsAWrongUse(String address) {
        isOneLine(host("mta1").run("query", "--by", "isp", "--lake", address), 2, "s3a://", "no address of a lake");
    }

    @Test
    void whoWritesAnotherSchemeIsToldOfThisOne() {
        isOneLine(
                host("mta1").run("query", "--by", "isp", "--lake", "s3://lake/p"),
                2,
                "s3://lake/p",
                "s3a://BUCKET/PREFIX");
    }

    @Test
    void aPrefixWithoutALakeIsToldSo() {
        isOneLine(host("mta1").run("lake", "status"), 1, "s3a://lake/", "no lake");
    }

    // ---- what cannot be reached

    @Test
    void aBucketThatIsNotThereIsToldSo() {
        S3Host host =
                S3Host.of(folder, "mta1", "s3a://nowhere/p", store().endpoint()).loads("a.csv", S3Host.day(DAY, 3, IP));
        isOneLine(host.publishes(), 1, "s3a://nowhere/p", "no such bucket");
        isOneLine(host.run("lake", "status"), 1, "s3a://nowhere/p", "no such bucket");
    }

    @Test
    void whoIsDeniedIsToldSo() {
        S3Host host = host("mta1").loads("a.csv", S3Host.day(DAY, 3, IP));
        TestStore.hasKey("wrong-secret");
        isOneLine(host.publishes(), 1, host.address(), "access denied");
        isOneLine(host.run("query", "--by", "isp", "--lake", host.address()), 1, host.address(), "access denied");
    }

    @Test
    void aStoreThatNobodyReachesIsToldSo() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        S3Host host = S3Host.of(folder, "mta1", "s3a://lake/p", "http://127.0.0.1:" + port)
                .loads("a.csv", S3Host.day(DAY, 3, IP));
        isOneLine(host.publishes(), 1, "s3a://lake/p", "http://127.0.0.1:" + port, "cannot be reached");
    }

    @Test
    void aStoreThatIsSilentIsGivenUp() {
        S3Host host = host("mta1");
        store().isSlow(Duration.ofSeconds(4));
        long began = System.nanoTime();
        assertThatThrownBy(() -> S3Lakes.at(host.address(), host.terms(), step -> {}, Duration.ofSeconds(1))
                        .find("format.json"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(host.address(), "did not answer within 1.0 s");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aStoreThatTakesNamesTwiceIsRefused() {
        S3Host host = host("mta1").loads("a.csv", S3Host.day(DAY, 3, IP));
        store().isCareless(true);
        isOneLine(host.publishes(), 4, host.address(), "If-None-Match", "put the lake elsewhere");
        assertThat(store().names(host.prefix() + "manifest")).isEmpty();
        store().isCareless(false);
        assertThat(host.publishes().exitCode()).isZero();
        store().isCareless(true);
        isOneLine(host.publishes(), 4, "If-None-Match");
    }

    // ---- the plain case

    @Test
    void whatIsPublishedIsAnsweredAsADiskAnswersIt() {
        S3Host host = host("mta1")
                .loads("a.csv", S3Host.day(DAY, 20, IP))
                .loads("b.csv", S3Host.day("2026-11-19", 7, "192.0.2.2"));
        assertThat(host.publishes("--lake", "../disk").exitCode()).isZero();
        assertThat(host.publishes().err()).contains("mta1: published");
        for (String question : List.of(
                "--by isp", "--by server,day,source_ip", "--by rcpt_domain,reply", "dead-addresses", "servers")) {
            assertThat(host.asks(question))
                    .as(question)
                    .isEqualTo(host.says("query " + question + " --format csv --lake ../disk"))
                    .contains("\n");
        }
        assertThat(host.says("query --sql select$count(*)$from$attempt --format csv --lake ".replace("$", "\t")
                        + host.address()))
                .contains("29");
        assertThat(host.says("lake status --format csv")).contains("mta1", "rows");
        assertThat(host.says("lake verify --deep --format csv")).doesNotContain("damaged");
        assertThat(host.run("status", "--lake", host.address()).out()).contains(host.address());
        assertThat(host.publishes().err()).doesNotContain("files");
    }

    @Test
    void whatAQuestionNeedsIsFetchedOnceAndNothingElse() throws IOException {
        S3Host host = host("mta1").loads("a.csv", S3Host.day(DAY, 20, IP));
        host.publishes();
        store().read();
        String first = host.asks("--by isp");
        assertThat(data(store().read())).isNotEmpty().noneMatch(name -> name.contains("/attempt-"));
        assertThat(host.asks("--by isp")).isEqualTo(first);
        assertThat(data(store().read())).isEmpty();
        host.asks("dead-addresses");
        assertThat(data(store().read())).anyMatch(name -> name.contains("/attempt-"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(host.cache())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(host.cache())) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allMatch(file -> file.getFileName().toString().matches("[0-9a-f]{64}[.]parquet"));
        }
    }

    private static List<String> data(List<String> names) {
        return names.stream().filter(name -> name.contains("/data/")).toList();
    }

    // ---- the odd

    @Test
    void aFileOfAnotherContentIsRefusedAndNotKept() {
        S3Host host = host("mta1").loads("a.csv", S3Host.day(DAY, 20, IP));
        host.publishes();
        String hourly = store().names(host.prefix() + "data").stream()
                .filter(name -> name.contains("/hourly-"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = bytes(hourly);
        byte[] other = bytes.clone();
        other[40] ^= 1;
        store().put(hourly, other);
        String file = "s3a://lake/" + hourly;
        isOneLine(host.run("query", "--by", "isp", "--lake", host.address()), 1, file, "not those that were published");
        assertThat(host.run("lake", "verify").out()).contains("damaged", "hourly-");
        store().put(hourly, new byte[7]);
        isOneLine(host.run("query", "--by", "isp", "--lake", host.address()), 1, file, "7 bytes");
        store().remove(hourly);
        isOneLine(host.run("query", "--by", "isp", "--lake", host.address()), 1, file, "missing");
        store().put(hourly, bytes);
        assertThat(host.asks("--by isp")).contains("gmail,20,1");
    }

    private static byte[] bytes(String name) {
        try {
            return store().get(name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void ofTwoPublishesAtOnceEachHasAGeneration() {
        S3Host host = host("mta1").loads("a.csv", S3Host.day(DAY, 20, IP));
        AtomicInteger published = new AtomicInteger();
        Published late = host.publishes(step -> {
            if (step.startsWith("link manifest/undated/") && published.getAndIncrement() == 0) {
                assertThat(host.publishes("counts", other -> {}).generation()).isEqualTo(1);
            }
        });
        assertThat(late.generation()).isEqualTo(2);
        assertThat(store().names(host.prefix() + "manifest/undated")).hasSize(2);
        assertThat(host.asks("--by isp")).contains("gmail,20,1");
        assertThat(host.asks("dead-addresses")).contains("b@gmail.com");
    }

    @Test
    void anAnswerThatIsLostLosesNothing() {
        S3Host host = host("mta1").loads("a.csv", S3Host.day(DAY, 20, IP));
        store().losesAnswer("manifest/2026-11/");
        assertThat(host.publishes(step -> {}).generation()).isEqualTo(1);
        assertThat(store().names(host.prefix() + "manifest/2026-11/"))
                .as("what was kept is known again")
                .hasSize(1);
        assertThat(host.asks("--by isp")).contains("gmail,20,1");
    }

    @Test
    void aPublishThatIsKilledCountsForNothing() {
        S3Host host = host("mta1").loads("a.csv", S3Host.day(DAY, 20, IP));
        host.publishes(step -> {});
        host.loads("b.csv", S3Host.day("2026-11-19", 5, IP));
        for (String at : List.of("write data/", "link manifest/2026-11/", "link manifest/undated/")) {
            assertThatThrownBy(() -> host.publishes(step -> {
                        if (step.startsWith(at)) {
                            throw new IllegalStateException("killed");
                        }
                    }))
                    .as(at)
                    .hasMessage("killed");
            assertThat(host.asks("--by isp")).as(at).contains("gmail,20,1");
        }
        assertThat(host.publishes(step -> {}).generation()).isEqualTo(2);
        assertThat(host.asks("--by isp")).contains("gmail,25,2");
    }

    @Test
    void whatIsTakenOutOrPutTogetherIsAnsweredSo() {
        S3Host one =
                host("mta1").loads("a.csv", S3Host.day(DAY, 20, IP)).loads("b.csv", S3Host.day("2026-11-19", 5, IP));
        S3Host other = host("mta2").loads("c.csv", S3Host.day(DAY, 7, "192.0.2.2"));
        one.publishes();
        isOneLine(
                host("mta3").loads("d.csv", S3Host.day(DAY, 1, IP)).run("lake", "adopt", "--server", "mta9"),
                1,
                "no server mta9");
        other.publishes();
        String before = one.asks("--by server,day");
        assertThat(one.says("lake compact --format csv")).contains("hourly,2");
        // Of each of six tables the rows and what they are made of.
        assertThat(store().names(one.prefix() + "fleet")).hasSize(12);
        assertThat(one.asks("--by server,day")).isEqualTo(before);
        assertThat(one.says("lake remove --server mta1 --before 2026-11-19 --format csv"))
                .contains("mta1,2");
        assertThat(one.asks("--by server,day"))
                .contains("mta1,2026-11-19,5", "mta2,2026-11-18,7")
                .doesNotContain("mta1,2026-11-18");
        assertThat(one.says("lake verify --format csv")).doesNotContain("damaged");
    }

    @Test
    void whatIsLeastUsedMakesRoom() throws IOException {
        S3Host host = host("mta1").loads("a.csv", S3Host.day(DAY, 20, IP));
        host.publishes();
        Files.createDirectories(host.cache());
        Path old = Files.write(host.cache().resolve("0".repeat(64) + ".parquet"), new byte[2_000_000]);
        Path used = Files.write(host.cache().resolve("1".repeat(64) + ".parquet"), new byte[2_000_000]);
        Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.fromMillis(0));
        Path config = folder.resolve("mta1/acct.yaml");
        Files.writeString(config, Files.readString(config) + "  cache-size: 1MB\n");
        host.asks("--by isp");
        assertThat(old).doesNotExist();
        assertThat(used).as("somebody may be reading it").exists();
    }
}
