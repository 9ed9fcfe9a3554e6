package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that publish to one lake at the same moment: of one server, and of four. Where the system lets them, these have
 * numbers of processes of their own, as hosts have: nobody can know by them whether another one's process is at work.
 */
@Tag("slow")
final class LakesAtOnceTest {
    private static final List<String> OWN_NUMBERS =
            List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc");
    private static final boolean HAS_OWN_NUMBERS = hasOwnNumbers();
    private static final int ROUNDS = 20;
    private static final int LINES = 300;

    private final Path folder;

    LakesAtOnceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void publishesOfOneServerAreThereOneAfterTheOther() throws IOException {
        oneServer(2);
    }

    /** {@link #ROUNDS} times two or four of them. */
    @Test
    @Tag("lake-kills")
    void publishesOfOneServerManyTimes() throws IOException {
        oneServer(ROUNDS);
    }

    @Test
    void fourHostsLoseNothing() throws IOException {
        fourHosts(2);
    }

    /** {@link #ROUNDS} times. */
    @Test
    @Tag("lake-kills")
    void fourHostsLoseNothingManyTimes() throws IOException {
        fourHosts(ROUNDS);
    }

    /** Some publish rows, some counts only, so that they have different things to write. */
    private void oneServer(int rounds) throws IOException {
        LakeStory story = new LakeStory(folder, "mta1", LINES, new Random(rounds));
        for (int round = 0; round < rounds; round++) {
            story.happens(round == 0 ? LakeStory.Change.FIRST : changeOf(round));
            List<Product.Started> started = new ArrayList<>();
            for (int i = 0; i < 2 + round % 2 * 2; i++) {
                started.add(
                        Product.in(story.host()).start("lake", "publish", "--level", i % 2 == 0 ? "counts" : "rows"));
            }
            int done = 0;
            for (Product.Started each : started) {
                Product.Ended ended = each.ended();
                assertThat(ended.code()).as(ended.err()).isIn(0, 75);
                assertThat(ended.err()).doesNotContain("internal error");
                done += ended.code() == 0 ? 1 : 0;
            }
            assertThat(done).as("publishes that were done").isPositive();
            story.happens(LakeStory.Change.ROWS_TOO);
            Product.Ended last = Product.in(story.host()).run(story.line());
            assertThat(last.code()).as(last.err()).isZero();
            assertThat(story.inTheLake()).as("round " + round).isEqualTo(story.published());
            isSound(story);
        }
    }

    private static LakeStory.Change changeOf(int round) {
        return round % 3 == 0
                ? LakeStory.Change.NEW_DAY
                : round % 3 == 1 ? LakeStory.Change.LATE_ROWS : LakeStory.Change.GROWN_FILE;
    }

    /** Each has something new in each round, and the last one a file of the first one too. */
    private void fourHosts(int rounds) throws IOException {
        List<LakeStory> hosts = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            hosts.add(new LakeStory(folder, "mta" + i, LINES, new Random(100L * i + rounds)));
        }
        LakeStory first = hosts.get(0);
        LakeStory last = hosts.get(hosts.size() - 1);
        // So that single rows that are on both would be found.
        first.happens(LakeStory.Change.ROWS_TOO);
        last.happens(LakeStory.Change.ROWS_TOO);
        long doubled = 0;
        for (int round = 0; round < rounds; round++) {
            for (LakeStory host : hosts) {
                host.happens(round == 0 ? LakeStory.Change.FIRST : changeOf(round));
            }
            if (round % 3 != 2) {
                doubled += last.loadsCopyOfNewest(first);
            }
            List<Product.Started> started = new ArrayList<>();
            for (LakeStory host : hosts) {
                started.add(host(host).start(host.line()));
            }
            for (Product.Started each : started) {
                Product.Ended ended = each.ended();
                assertThat(ended.code()).as(ended.err()).isZero();
            }
            long sum = 0;
            for (LakeStory host : hosts) {
                sum += host.stored();
            }
            Map<String, Long> servers = first.published("mta1", "mta2", "mta3", "mta4");
            assertThat(servers.values().stream().mapToLong(rows -> rows).sum())
                    .as("round " + round)
                    .isEqualTo(sum - doubled);
            assertThat(servers.get("mta2")).isEqualTo(hosts.get(1).stored());
            assertThat(servers.get("mta3")).isEqualTo(hosts.get(2).stored());
            isSound(first);
        }
        assertThat(doubled).isPositive();
        Cli.Result told = Cli.in(first.host()).launch("query", "--by", "server", "--lake", "../lake");
        assertThat(told.err()).contains("they count once");
    }

    /** Hosts of this test have the same source IPs, so that hours of two may have equal counts by chance. */
    private static void isSound(LakeStory story) {
        Cli.Result proof = Cli.in(story.host()).launch("lake", "verify", "--deep");
        assertThat(proof.exitCode()).as(proof.out() + proof.err()).isZero();
        assertThat(proof.err()).containsPattern("[0-9]+ files of [14] servers?");
        assertThat(proof.out().lines().skip(1).filter(line -> !line.equals("(no rows)")))
                .allMatch(line -> line.contains("have the same counts on both"));
    }

    /** What a host has to itself: numbers of processes, and a folder for what is temporary. */
    private static Product host(LakeStory story) throws IOException {
        if (!HAS_OWN_NUMBERS) {
            return Product.in(story.host());
        }
        Path temporary = Files.createDirectories(story.host().resolve("tmp"));
        List<String> line = new ArrayList<>(OWN_NUMBERS);
        line.addAll(List.of("env", "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=" + temporary));
        return Product.in(story.host()).startedBy(line.toArray(String[]::new));
    }

    private static boolean hasOwnNumbers() {
        List<String> line = new ArrayList<>(OWN_NUMBERS);
        line.add("true");
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
