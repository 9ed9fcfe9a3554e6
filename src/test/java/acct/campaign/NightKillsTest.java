package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * SIGKILL at any moment of a night that loads, judges, reports and mails: the same line again makes it whole. The moments
 * are seeded; where they fall depends on the machine.
 */
@Tag("slow")
final class NightKillsTest {
    private static final Path PLACE = Path.of("target", "nightly-kills");
    private static final Path RESULTS = Path.of("target", "nightly-kills.txt");
    private static final int KILLS = Integer.getInteger("kills", 100);
    private static final long SEED = Long.getLong("kills.seed", 1_000);

    /** One in each part of a night that comes after the load; {@link FaultCampaignTest} kills loads. */
    @Test
    void aKilledNightIsMadeWholeByTheNextOne() throws IOException, InterruptedException {
        assertThat(failures(1, 4)).isEmpty();
    }

    /** Kills by the hundred; {@code -Dkills=N} says how many, {@code -Dkills.seed=N} which. */
    @Test
    @Tag("nightly-kills")
    void aHundredKilledNights() throws IOException, InterruptedException {
        assertThat(failures(SEED, KILLS)).isEmpty();
    }

    private static List<String> failures(long first, int kills) throws IOException, InterruptedException {
        Path place = Files.createDirectories(PLACE).toAbsolutePath();
        Folders.delete(place.resolve("files-" + first));
        NightFiles files = NightFiles.make(place.resolve("files-" + first));
        Folders.delete(place.resolve("clean-" + first));
        WholeNight whole = WholeNight.run(place.resolve("clean-" + first), files);
        List<String> failures = new ArrayList<>();
        for (long seed = first; seed < first + kills; seed++) {
            String line = kill(place.resolve("seed-" + seed), seed, files, whole);
            Files.writeString(RESULTS, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (!line.contains(" whole ")) {
                failures.add(line);
            }
        }
        return failures;
    }

    /** One killed night and the one after it; its folder stays if that ended badly. */
    private static String kill(Path folder, long seed, NightFiles files, WholeNight whole)
            throws IOException, InterruptedException {
        Folders.delete(folder);
        List<NightKill.Part> parts = List.of(NightKill.Part.values());
        NightKill.Part part = parts.get((int) (seed % parts.size()));
        // Unlike Random, whose first numbers are nearly the same for seeds that follow each other.
        SplittableRandom random = new SplittableRandom(seed);
        NightKill kill = new NightKill(Files.createDirectories(folder), files, whole, part, random);
        String result = "whole";
        try {
            kill.run();
            Folders.delete(folder);
        } catch (AssertionError | RuntimeException e) {
            result = "FAILED, see " + folder + ": "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
        return "seed " + seed + " " + result + " " + kill.story();
    }
}
