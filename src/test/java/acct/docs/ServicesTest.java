package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of systemd, which nobody looks at until a night fails. */
final class ServicesTest {
    private static final Path UNITS = Path.of("packaging/systemd");
    private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

    @TempDir
    private Path folder = Path.of("");

    private static List<Path> units() throws IOException {
        try (Stream<Path> files = Files.list(UNITS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void systemdFindsNothingWrong() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(ANALYZE), "no systemd-analyze");
        List<String> command = new ArrayList<>(List.of(ANALYZE.toString(), "verify", "--man=no"));
        for (Path unit : units()) {
            // The program is not installed where this runs.
            String text = Files.readString(unit).replace("/usr/bin/acct", "/bin/true");
            String name = String.valueOf(unit.getFileName()).replace("@.", "@x.");
            command.add(Files.writeString(folder.resolve(name), text).toString());
        }
        Process verify = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        verify.waitFor();
        // What it says of other units of the host is not about these.
        assertThat(said.lines().filter(line -> line.contains("acct"))).isEmpty();

        // The same command bites.
        Path night = folder.resolve("acct-nightly.service");
        Files.writeString(night, Files.readString(night).replace("ProtectSystem=strict", "ProtectSystm=strict"));
        Process bitten = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(new String(bitten.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("ProtectSystm");
        bitten.waitFor();
    }

    @Test
    void whatRunsAcctMayDoLittle() throws IOException {
        for (String unit : List.of("acct-nightly.service", "acct-follow.service")) {
            assertThat(Files.readAllLines(UNITS.resolve(unit)))
                    .as(unit)
                    .contains(
                            "User=acct",
                            "UMask=0027",
                            "MemoryMax=2G",
                            "ProtectSystem=strict",
                            "ProtectHome=yes",
                            "PrivateTmp=yes",
                            "NoNewPrivileges=yes",
                            "ReadWritePaths=/var/lib/acct /var/log/acct");
        }
        // A night that failed is seen: no exit code but 0 is a success.
        assertThat(Files.readString(UNITS.resolve("acct-nightly.service")))
                .doesNotContain("SuccessExitStatus")
                .contains("OnFailure=acct-failed@%n.service");
    }
}
