package acct.audit;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Generated pairs of configuration and log with up to five faults: each is found with its rows and its first time, and
 * nothing else is reported. {@code -Daudit.pairs=200} makes so many pairs, {@code -Daudit.seed} begins elsewhere.
 */
@Tag("slow")
final class PlantedFaultsTest {
    private static final int MOST = 5;

    static LongStream seeds() {
        long first = Long.getLong("audit.seed", 1);
        return LongStream.range(first, first + Long.getLong("audit.pairs", 20));
    }

    private static List<Fault> faults(Random random) {
        List<Fault> all = new ArrayList<>(Arrays.asList(Fault.values()));
        Collections.shuffle(all, random);
        List<Fault> some = new ArrayList<>(all.subList(0, random.nextInt(MOST + 1)));
        // A feeder that may choose any virtual MTA may have chosen that one.
        if (some.contains(Fault.SELECTION_OVERRIDE)) {
            some.remove(Fault.BACKOFF_SEEN);
        }
        return some;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFaultIsFoundAndNothingElse(long seed, @TempDir Path folder) {
        Random random = new Random(seed);
        PlantedPair pair = new PlantedPair(random);
        List<Fault> faults = faults(random);
        for (int i = 0; i < faults.size(); i++) {
            faults.get(i).plant(pair, i + 1);
        }
        check(seed + " " + faults, pair, folder);
    }

    /** None is missed by chance. */
    @Test
    void allKindsTogetherAreFound(@TempDir Path folder) {
        PlantedPair pair = new PlantedPair(new Random(1));
        int number = 0;
        for (Fault fault : Fault.values()) {
            if (fault != Fault.BACKOFF_SEEN) {
                fault.plant(pair, ++number);
            }
        }
        check("all", pair, folder);
    }

    @Test
    void withoutFaultsThereIsNothingToSay(@TempDir Path folder) {
        PlantedPair pair = new PlantedPair(new Random(0));
        assertThat(pair.expected()).isEmpty();
        check("none", pair, folder);
    }

    private static void check(String what, PlantedPair pair, Path folder) {
        pair.write(folder);
        Cli acct = Cli.in(folder);
        assertThat(acct.ingest("log").exitCode()).as(what).isZero();
        Cli.Result result = acct.launch("audit", "--pmta-config", "config", "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        Set<String> expected = new TreeSet<>();
        Set<String> ofConfiguration = new HashSet<>();
        for (PlantedPair.Expected one : pair.expected()) {
            if (one.rows() == null) {
                ofConfiguration.add(one.check());
            }
            expected.add(line(one.check(), one.vmta(), one.ip(), one.job(), one.rows(), one.since()));
        }
        List<String> actual = new ArrayList<>();
        for (JsonNode finding : result.json()) {
            String check = finding.get("check").asString();
            boolean bare = ofConfiguration.contains(check);
            actual.add(line(
                    check,
                    text(finding, "vmta"),
                    bare ? null : text(finding, "source_ip"),
                    text(finding, "job"),
                    bare ? null : finding.get("rows").asLong(),
                    text(finding, "since")));
        }
        assertThat(actual).as(what + "\n" + result.out()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static @Nullable String text(JsonNode finding, String key) {
        return finding.get(key).isNull() ? null : finding.get(key).asString();
    }

    private static String line(
            String check,
            @Nullable String vmta,
            @Nullable String ip,
            @Nullable String job,
            @Nullable Long rows,
            @Nullable String since) {
        return check + " vmta=" + vmta + " ip=" + ip + " job=" + job + " rows=" + rows + " since=" + since;
    }
}
