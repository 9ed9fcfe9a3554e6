package acct.audit;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Pairs of configuration and log, through the command line and a real store: for each check one that it speaks of, and a
 * near miss, {@code NAME-not}, that it must leave alone. After a wanted change the findings are written anew with
 * {@code -Dgolden.rewrite=true}; the difference is then read in git.
 */
@Tag("slow")
final class GoldenAuditsTest {
    private static final Path FOLDER = Path.of("src/test/resources/acct/audit");

    /** What needs a log. */
    private static final List<String> CHECKS = List.of(
            "allowed-leak",
            "backoff-seen",
            "class-leak",
            "columns-missing",
            "default-vmta",
            "dkim-domain-uncovered",
            "dkim-key-shared-classes",
            "dkim-off",
            "foreign-ip",
            "idle-vmta",
            "isp-drift",
            "limit-shadowed-by-rollup",
            "over-cold-limit",
            "over-rate",
            "ramp-too-steep",
            "shared-ip-classes",
            "starved-member",
            "unknown-vmta",
            "unlimited-new-ip");

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".case"))
                    .map(name -> name.replace(".case", ""))
                    .sorted()
                    .toList();
        }
    }

    static List<String> checks() {
        return CHECKS;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findingsAreAsWritten(String name, @TempDir Path folder) throws IOException {
        Cli acct = AuditCase.read(FOLDER.resolve(name + ".case")).load(folder);
        Cli.Result result = acct.launch("audit", "--pmta-config", "config", "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        StringBuilder actual = new StringBuilder();
        for (JsonNode finding : result.json()) {
            actual.append(line(finding));
        }
        Path golden = FOLDER.resolve(name + ".golden");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual.toString()).as(name).isEqualTo(Files.readString(golden));
    }

    private static String line(JsonNode finding) {
        StringBuilder line = new StringBuilder();
        line.append(text(finding, "file"))
                .append(':')
                .append(text(finding, "line"))
                .append(": ");
        line.append(text(finding, "severity"))
                .append(' ')
                .append(text(finding, "check"))
                .append(" (");
        line.append(text(finding, "certainty")).append(')');
        for (String key : List.of("vmta", "source_ip", "pool", "isp", "class", "job", "rows", "since")) {
            if (!finding.get(key).isNull()) {
                line.append(' ').append(key).append('=').append(text(finding, key));
            }
        }
        return line.append("\n    ")
                .append(text(finding, "message"))
                .append('\n')
                .toString();
    }

    private static String text(JsonNode finding, String key) {
        return finding.get(key).isNull() ? "-" : finding.get(key).asString();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void eachCheckSpeaksAndLeavesItsNearMissAlone(String check) throws IOException {
        assertThat(Files.readString(FOLDER.resolve(check + ".golden"))).contains(" " + check + " (");
        assertThat(Files.readString(FOLDER.resolve(check + "-not.golden"))).doesNotContain(" " + check + " (");
    }

    @Test
    void aCleanPairIsSound() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("clean.golden"))).isEmpty();
    }
}
