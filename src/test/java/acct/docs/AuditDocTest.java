package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/audit.md} defines the checks that there are, and each is seen in a golden configuration. */
final class AuditDocTest {
    private static final Pattern FOUND = Pattern.compile("(?m)^\\S+:\\d+: (?:error|warning|info) (\\S+) \\(");
    private static final Pattern DEFINED = Pattern.compile("`([a-z-]+)`");

    @Test
    void eachCheckIsDefinedAndSeen() throws IOException {
        Set<String> seen = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/acct/pmta"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".golden")).toList()) {
                Matcher found = FOUND.matcher(Files.readString(file));
                while (found.find()) {
                    seen.add(found.group(1));
                }
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
}
