package acct.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two lanes, one meaning: on any file the bulk lane declines or stores what the streaming lane stores. */
@Tag("slow")
final class LanesDifferentialTest {
    private static final int BATCH = 10;
    private static final List<String> COUNTS =
            List.of("status", "lines", "headers", "blank", "stored", "rejected", "pending_bytes", "by_type");

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);
    private int right;
    private int accepted;

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    /** The generator itself: what it calls right has no rejected line, and each line of each file is accounted for. */
    @Test
    void everyLineOfAnOddFileIsAccountedFor() {
        int rejecting = 0;
        for (long seed = 1; seed <= 40; seed++) {
            OddFile file = OddFile.of(seed);
            JsonNode result = load(write(file, seed), "odd.duckdb");
            long parts = result.get("headers").asLong()
                    + result.get("blank").asLong()
                    + result.get("stored").asLong()
                    + result.get("rejected").asLong();
            assertThat(parts)
                    .as("seed %s %s", seed, file.traits())
                    .isEqualTo(result.get("lines").asLong());
            if (file.kind() != OddFile.Kind.DAMAGED) {
                assertThat(Rows.of(
                                folder.resolve("odd.duckdb"),
                                "select distinct reason, detail from rejected_line join load using (load_id) where path = 'acct-"
                                        + seed + ".csv'"))
                        .as("seed %s %s", seed, file.traits())
                        .isEmpty();
            }
            rejecting += result.get("rejected").asLong() > 0 ? 1 : 0;
        }
        assertThat(rejecting).as("files with rejected lines").isGreaterThan(5);
        SoundStore.check(folder.resolve("odd.duckdb"));
    }

    @Test
    void bothLanesStoreTheSame() throws IOException {
        compare(1, 40);
        assertThat(accepted).as("files that the bulk lane took").isPositive();
    }

    /** A thousand files; {@code -Dlanes.seed=N} says from where on. */
    @Test
    @Tag("lane-differential")
    void bothLanesStoreTheSameOfAThousandFiles() throws IOException {
        compare(Long.getLong("lanes.seed", 1_000), 1_000);
        Files.writeString(
                Path.of("target", "lane-differential.txt"),
                "the bulk lane took " + accepted + " of " + right + " undamaged files\n");
        assertThat(accepted).as("of %s undamaged files", right).isGreaterThanOrEqualTo(right / 5);
    }

    private void compare(long first, int files) throws IOException {
        assumeTrue(
                acct.launch("ingest", "--help").out().contains("--lane"), "there is no --lane yet: nothing to compare");
        for (long seed = first; seed < first + files; seed += BATCH) {
            for (long each = seed; each < seed + BATCH; each++) {
                compareOne(each);
            }
            boolean both = Files.exists(store("bulk")) && Files.exists(store("streaming"));
            if (both
                    && EqualStores.difference(store("streaming"), store("bulk")).isPresent()) {
                nameTheFile(seed);
            }
            startAfresh();
        }
    }

    private Path store(String lane) {
        return folder.resolve(lane + ".duckdb");
    }

    private void startAfresh() throws IOException {
        for (String lane : List.of("bulk", "streaming")) {
            Files.deleteIfExists(store(lane));
        }
    }

    /** Loads a file into the store of each lane; the streaming lane takes only what the bulk lane took. */
    private void compareOne(long seed) {
        OddFile file = OddFile.of(seed);
        String what = "seed " + seed + " " + file.kind() + " " + file.traits();
        String name = write(file, seed);
        right += file.kind() == OddFile.Kind.DAMAGED ? 0 : 1;
        long loads = loads("bulk");
        Cli.Result bulk = acct.ingest(name, "--allow-overlap", "--lane", "bulk", "--store", "bulk.duckdb");
        JsonNode answer = bulk.file();
        boolean declined = answer.get("message").asString().contains(": the bulk lane declines: ");
        if (declined || answer.get("status").asString().equals("refused")) {
            assertThat(bulk.exitCode()).as(what + bulk.err()).isEqualTo(4);
            assertThat(answer.get("status").asString()).as(what).isEqualTo("refused");
            assertThat(answer.get("stored").asLong()).as(what).isZero();
            assertThat(loads("bulk")).as(what).isEqualTo(loads);
            if (declined) {
                return;
            }
        } else if (answer.get("stored").asLong() > 0) {
            assertThat(answer.get("lane").asString()).as(what).isEqualTo("bulk");
            accepted += file.kind() == OddFile.Kind.DAMAGED ? 0 : 1;
        }
        JsonNode streaming = acct.ingest(name, "--allow-overlap", "--lane", "streaming", "--store", "streaming.duckdb")
                .file();
        for (String count : COUNTS) {
            assertThat(answer.get(count)).as("%s: %s", what, count).isEqualTo(streaming.get(count));
        }
    }

    private long loads(String lane) {
        return Files.exists(store(lane)) ? Rows.number(store(lane), "select count(*) from load") : 0;
    }

    /** A batch differs: loads its files one by one to say which. */
    private void nameTheFile(long seed) throws IOException {
        for (long each = seed; each < seed + BATCH; each++) {
            startAfresh();
            compareOne(each);
            if (Files.exists(store("streaming"))) {
                assertThat(EqualStores.difference(store("streaming"), store("bulk")))
                        .as("seed %s %s", each, OddFile.of(each).traits())
                        .isEmpty();
            }
        }
        throw new AssertionError("the files from seed " + seed + " on differ only together");
    }

    private String write(OddFile file, long seed) {
        String name = "acct-" + seed + ".csv";
        Logs.write(folder.resolve(name), file.content());
        return name;
    }

    private JsonNode load(String name, String store) {
        Cli.Result result = acct.ingest(name, "--store", store);
        assertThat(result.exitCode()).as(result.err()).isIn(0, 4);
        return result.file();
    }
}
