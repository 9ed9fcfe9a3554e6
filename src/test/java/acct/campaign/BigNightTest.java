package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night of a thousand source IPs at thirty ISPs after four hundred days, judged with the memory that the launcher gives. */
final class BigNightTest {
    private static final Path RESULTS = Path.of(System.getProperty("months.results", "target/judge-months.txt"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double MOST_SECONDS = Double.parseDouble(System.getProperty("night.seconds", "20"));
    private static final long MOST_KB = 1_000_000;

    @TempDir
    private Path folder = Path.of("");

    /** Small enough for every build: what grows with the square of the pairs would be seen here too. */
    @Test
    void threeTroublesOfThreeThousandPairsAreTold() throws Exception {
        BigStore.in(folder, 100, 30, 60);
        assertThat(NightJudge.in(folder, BigStore.NIGHT.plusDays(1).atTime(2, 0).toInstant(java.time.ZoneOffset.UTC))
                        .judge(BigStore.NIGHT)
                        .troubles())
                .extracting(trouble -> trouble.metric().label() + " "
                        + trouble.diagnosis().cause().label())
                .containsExactlyInAnyOrder("deferral isp", "block ip", "hard ip-at-isp");
    }

    @Test
    @Tag("judge-months")
    void aThousandIpsAreJudgedInSeconds() throws Exception {
        BigStore.in(folder, 1000, 30, 400);
        Path out = folder.resolve("night.out");
        Process night = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Xmn144m",
                        "-XX:+UseParallelGC",
                        "-XX:Tier4InvocationThreshold=50000",
                        "-XX:Tier4MinInvocationThreshold=5000",
                        "-XX:Tier4CompileThreshold=100000",
                        "-XX:Tier4BackEdgeThreshold=400000",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NightJudge.class.getName(),
                        folder.toString(),
                        BigStore.NIGHT.toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("night.err").toFile())
                .start();
        long peak = Peak.of(night, PATIENCE);
        assertThat(night.exitValue())
                .as(Files.readString(folder.resolve("night.err")))
                .isZero();
        List<String> said = Files.readAllLines(out);
        Files.write(
                RESULTS,
                List.of("1000 source IPs at 30 ISPs: " + said.get(0) + ", peak " + (peak >> 10) + " MB"),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(said.subList(1, said.size()))
                .containsExactlyInAnyOrder("deferral isp", "block ip", "hard ip-at-isp");
        assertThat(Double.parseDouble(said.get(0).replace(" s", ""))).isLessThan(MOST_SECONDS);
        assertThat(peak).isLessThan(MOST_KB);
    }
}
