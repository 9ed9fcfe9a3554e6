package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Law 12 under fire: killed, starved, cut off; files renamed, compressed, grown, rotated, truncated and copied. */
@Tag("slow")
final class FaultCampaignTest {
    private static final Path PLACE = Path.of("target", "fault-campaign");
    private static final Path RESULTS = Path.of(System.getProperty("campaign.results", "target/fault-campaign.txt"));
    private static final FaultRun.Scale SHORT = new FaultRun.Scale(1_500, 2, 1, FaultRun.Again.HERE);
    private static final FaultRun.Scale LONG = new FaultRun.Scale(12_000, 4, 2, FaultRun.Again.OWN_PROCESS);
    private static final int SLICE = Integer.getInteger("campaign.runs", 50);

    /** Ten short stories, always the same ones but for where the kills fall. */
    @Test
    void aStoreIsThatOfOneCleanLoadWhateverHappens() throws IOException {
        assertThat(failures(1, 10, SHORT)).isEmpty();
    }

    /** A slice of the campaign; {@code -Dcampaign.seed=N} says which. */
    @Test
    @Tag("fault-campaign")
    void aSliceOfTheCampaign() throws IOException {
        long seed = Long.getLong("campaign.seed", 1_000);
        assertThat(failures(seed, SLICE, LONG)).isEmpty();
    }

    private static List<String> failures(long first, int runs, FaultRun.Scale scale) throws IOException {
        Path place = Files.createDirectories(PLACE).toAbsolutePath();
        Folders.delete(place.resolve("pace-" + first));
        Pace pace = Pace.measure(place.resolve("pace-" + first), 2 * scale.lines());
        Folders.delete(place.resolve("pace-" + first));
        List<String> failures = new ArrayList<>();
        for (long seed = first; seed < first + runs; seed++) {
            String line = run(place.resolve("seed-" + seed), seed, scale, pace);
            Files.writeString(RESULTS, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (!line.contains(" equal ")) {
                failures.add(line);
            }
        }
        return failures;
    }

    /** One story; its folder stays if it ended badly. */
    private static String run(Path folder, long seed, FaultRun.Scale scale, Pace pace) throws IOException {
        Folders.delete(folder);
        FaultRun run = new FaultRun(Files.createDirectories(folder), seed, scale, pace);
        long begun = System.nanoTime();
        String result = "equal";
        try {
            run.run();
            Folders.delete(folder);
        } catch (AssertionError | RuntimeException e) {
            result = "FAILED, see " + folder + ": "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
        return "seed " + seed + " " + result + " "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis() + "ms " + String.join(" ", run.story());
    }
}
