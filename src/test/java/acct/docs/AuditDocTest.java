package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import acct.config.AuditLimits;
import acct.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/audit.md} defines the checks that there are, and each is seen in a golden configuration or a golden pair of configuration and log. */
final class AuditDocTest {
    private static final List<String> GOLDEN = List.of("src/test/resources/acct/pmta", "src/test/resources/acct/audit");
    private static final Pattern FOUND = Pattern.compile("(?m)^\\S+:[0-9-]+: (?:error|warning|info) (\\S+) \\(");
    private static final Pattern DEFINED = Pattern.compile("`([a-z-]+)`");

    @Test
    void eachCheckIsDefinedAndSeen() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (Path file : goldenFiles()) {
            Matcher found = FOUND.matcher(Files.readString(file));
            while (found.find()) {
                seen.add(found.group(1));
            }
        }
        Set<String> defined = new TreeSet<>();
        List<String> rows = Files.readAllLines(Path.of("docs/audit.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        for (String row : rows) {
            Matcher name = DEFINED.matcher(row.substring(0, row.indexOf('|', 1)));
            while (name.find()) {
                defined.add(name.group(1));
            }
        }
        assertThat(defined).isEqualTo(seen);
    }

    private static List<Path> goldenFiles() throws IOException {
        List<Path> golden = new ArrayList<>();
        for (String folder : GOLDEN) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".golden")).forEach(golden::add);
            }
        }
        return golden;
    }

    /** The thresholds that the document shows are the ones that hold, and acct.yaml takes them. */
    @Test
    void theThresholdsAreTheDefaults(@TempDir Path folder) throws IOException {
        Matcher shown =
                Pattern.compile("(?ms)^```yaml\n(audit:.*?)^```$").matcher(Files.readString(Path.of("docs/audit.md")));
        assertThat(shown.find()).isTrue();
        Path file = Files.writeString(folder.resolve("acct.yaml"), shown.group(1));
        AuditLimits usual = AuditLimits.DEFAULT;
        assertThat(ConfigFile.read(file).audit())
                .isEqualTo(new AuditLimits(
                        usual.drift(),
                        usual.rateTolerance(),
                        usual.coldTolerance(),
                        usual.starved(),
                        usual.ramp(),
                        usual.newIp(),
                        usual.deleteAfterDays(),
                        Map.of("bank-pool", "big-bank")));
    }
}
