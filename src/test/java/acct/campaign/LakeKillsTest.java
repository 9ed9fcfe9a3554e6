package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * SIGKILL at any moment of a publish, while somebody reads the lake all the time: there are whole generations only, and one
 * more publish brings all. The moments are seeded; where they fall depends on the machine.
 */
@Tag("slow")
final class LakeKillsTest {
    private static final Path PLACE = Path.of("target", "lake-kills");
    private static final Path RESULTS = Path.of("target", "lake-kills.txt");
    private static final int KILLS = Integer.getInteger("kills", 100);
    private static final int LINES = Integer.getInteger("kills.lines", 3_000);
    private static final long SEED = Long.getLong("kills.seed", 1_000);
    private static final int KILLED = 137;
    private static final List<PublishWatch.Phase> AIMED_AT =
            List.of(PublishWatch.Phase.WRITING, PublishWatch.Phase.NAMING, PublishWatch.Phase.ENDING);

    private final Map<PublishWatch.Phase, Double> pace = new EnumMap<>(PublishWatch.Phase.class);
    private final Map<PublishWatch.Phase, Integer> killed = new EnumMap<>(PublishWatch.Phase.class);
    private final List<String> failures = new ArrayList<>();
    private int kills;
    private int ended;
    private int answers;
    private int proofs;

    @Test
    void aKilledPublishLeavesWholeGenerationsAndTheNextOneBringsAll() throws IOException {
        kill(1, 5, 300);
    }

    /** Kills by the hundred; {@code -Dkills=N} says how many, {@code -Dkills.seed=N} which. */
    @Test
    @Tag("lake-kills")
    void aHundredKilledPublishes() throws IOException {
        kill(SEED, KILLS, LINES);
        assertThat(killed.keySet()).as("where kills fell").containsExactly(PublishWatch.Phase.values());
    }

    private void kill(long first, int wanted, int lines) throws IOException {
        Path place = Files.createDirectories(PLACE).toAbsolutePath();
        long begun = System.nanoTime();
        // A story has some six kills, and this is a bound.
        for (long seed = first; kills < wanted && seed < first + wanted; seed++) {
            Path folder = place.resolve("seed-" + seed);
            Folders.delete(folder);
            int before = failures.size();
            try {
                tell(folder, seed, wanted, lines);
            } catch (AssertionError | RuntimeException e) {
                failures.add("seed " + seed + ": " + e.getMessage());
            }
            if (failures.size() == before) {
                Folders.delete(folder);
            }
        }
        say(String.format(
                Locale.ROOT,
                "seeds from %d: %d killed %s, %d ended before; %d answers and %d proofs meanwhile; %d s; %d failures",
                first,
                kills,
                killed,
                ended,
                answers,
                proofs,
                (System.nanoTime() - begun) / 1_000_000_000,
                failures.size()));
        assertThat(failures).isEmpty();
        assertThat(kills).isEqualTo(wanted);
    }

    private static void say(String line) throws IOException {
        Files.writeString(RESULTS, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** One host from its first publish on, with its changes in some order. */
    private void tell(Path folder, long seed, int wanted, int lines) throws IOException {
        Random random = new Random(seed * 7_919);
        LakeStory story = new LakeStory(Files.createDirectories(folder), "mta1", lines, random);
        List<LakeStory.Change> changes = new ArrayList<>(List.of(LakeStory.Change.values()));
        Collections.shuffle(changes.subList(1, changes.size()), random);
        Map<LakeSums.Part, String> before =
                Map.of(LakeSums.Part.COUNTS, LakeSums.NOTHING, LakeSums.Part.ROWS, LakeSums.NOTHING);
        try (LakeReader reader = LakeReader.start(story.host(), story.lake())) {
            for (LakeStory.Change change : changes) {
                if (kills == wanted) {
                    break;
                }
                story.happens(change);
                Map<LakeSums.Part, String> after = story.published();
                reader.mayCome(after);
                // The first publish of all tells the pace of this machine.
                boolean goesOn = !pace.isEmpty();
                boolean isIn = false;
                while (goesOn && kills < wanted) {
                    isIn = kill(seed, change, story, random);
                    assertThat(story.inTheLake()).as(change + " was killed").isEqualTo(isIn ? after : before);
                    // Of what is in the lake nothing is left to be killed.
                    goesOn = !isIn && random.nextInt(4) > 0;
                }
                measure(story);
                reader.hasCome();
                assertThat(story.inTheLake()).as("after " + change).isEqualTo(after);
                Cli.Result proof = Cli.in(story.host()).launch("lake", "verify", "--deep");
                assertThat(proof.exitCode()).as(proof.out() + proof.err()).isZero();
                assertThat(proof.err()).contains("all as they were published, and they add up");
                assertThat(reader.failures())
                        .as("while " + change + " was published")
                        .isEmpty();
                before = after;
            }
            answers += reader.answers();
            proofs += reader.proofs();
        }
    }

    /** A publish that nobody disturbs, and how long its phases take if there is something left to do. */
    private void measure(LakeStory story) {
        Map<PublishWatch.Phase, Set<String>> names = PublishWatch.names(story.lake());
        Map<PublishWatch.Phase, Double> took = new EnumMap<>(PublishWatch.Phase.class);
        Product.Started publish = Product.in(story.host()).start(story.line());
        PublishWatch watch = new PublishWatch(story.lake(), publish.process(), names);
        for (PublishWatch.Phase phase : PublishWatch.Phase.values()) {
            long begun = System.nanoTime();
            watch.awaitEndOf(phase);
            took.put(phase, (System.nanoTime() - begun) / 1e6);
        }
        Product.Ended done = publish.ended();
        assertThat(done.code()).as(done.err()).isZero();
        if (watch.phase() == PublishWatch.Phase.ENDING) {
            pace.putAll(took);
        }
    }

    /**
     * Every other one at any moment of the whole, the others in one phase after the other.
     *
     * @return whether what was to be published counts
     */
    private boolean kill(long seed, LakeStory.Change change, LakeStory story, Random random) throws IOException {
        int number = kills + ended;
        PublishWatch.Phase aim =
                number % 2 == 0 ? PublishWatch.Phase.STARTING : AIMED_AT.get(number / 2 % AIMED_AT.size());
        double duration = aim == PublishWatch.Phase.STARTING
                ? pace.values().stream().mapToDouble(part -> part).sum()
                : Objects.requireNonNull(pace.get(aim));
        double later = random.nextDouble() * duration;
        Map<PublishWatch.Phase, Set<String>> names = PublishWatch.names(story.lake());
        Product.Started publish = Product.in(story.host()).start(story.line());
        PublishWatch watch = new PublishWatch(story.lake(), publish.process(), names);
        watch.awaitBeginOf(aim);
        watch.await(later);
        publish.process().destroyForcibly();
        Product.Ended end = publish.ended();
        PublishWatch.Phase reached = watch.phase();
        boolean isKilled = end.code() == KILLED;
        say(String.format(
                Locale.ROOT,
                "seed %d %s %s+%.1fms: %s in %s",
                seed,
                change,
                aim,
                later,
                isKilled ? "killed" : "ended",
                reached));
        if (isKilled) {
            kills++;
            killed.merge(reached, 1, Integer::sum);
        } else {
            ended++;
            assertThat(end.code()).as(end.err()).isZero();
        }
        return reached == PublishWatch.Phase.ENDING;
    }
}
