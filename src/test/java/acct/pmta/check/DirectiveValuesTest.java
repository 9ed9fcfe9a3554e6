package acct.pmta.check;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Finding;
import acct.pmta.parse.ModelText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every directive of the guide, in every block that it may stand in, with every form of value that is documented. */
public final class DirectiveValuesTest {
    private static final Set<String> FAULTS =
            Set.of("malformed", "dkim-malformed", "unknown-directive", "misplaced-directive");

    private final Path folder;

    DirectiveValuesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The lines that values.txt stands for, by block. */
    public static Map<String, List<String>> lines() throws IOException {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        String block = "";
        for (String line : Files.readAllLines(GoldenConfigurationsTest.FOLDER.resolve("values.txt"))) {
            int colon = line.lastIndexOf(" : ");
            if (line.startsWith("[") && line.endsWith("]")) {
                block = line.substring(1, line.length() - 1);
            } else if (!line.startsWith("#")) {
                for (String value : line.substring(0, colon).split(" ; ", -1)) {
                    for (String directive : line.substring(colon + 3).split(" ", -1)) {
                        lines.computeIfAbsent(block, b -> new ArrayList<>()).add(directive + " " + value.strip());
                    }
                }
            }
        }
        return lines;
    }

    static List<String> blocks() throws IOException {
        return List.copyOf(lines().keySet());
    }

    private List<Finding> faults(String text) {
        return ModelText.read(folder, text).remarks().stream()
                .filter(finding -> FAULTS.contains(finding.rule()))
                .toList();
    }

    /** A block, in the block that it belongs into. */
    private static String within(String block, String line) {
        return switch (block) {
            case "global" -> line + "\n";
            case "email-patterns" ->
                "<bounce-processor>\n<email-patterns>\n" + line + "\n</email-patterns>\n</bounce-processor>\n";
            case "smtp-listener", "transmissions-api-listener" ->
                "<" + block + " 192.0.2.1:25>\n" + line + "\n</" + block + ">\n";
            default -> "<" + block + " x>\n" + line + "\n</" + block + ">\n";
        };
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyDocumentedValueIsUnderstood(String block) throws IOException {
        for (String line : lines().getOrDefault(block, List.of())) {
            assertThat(faults(within(block, line))).as(block + ": " + line).isEmpty();
        }
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(lines().values().stream().mapToInt(List::size).sum()).isGreaterThan(700);
    }

    @ParameterizedTest
    @CsvSource({
        "source,add-date-header overwrite",
        "source,smtp-max-auth-failure-rate often",
        "domain,bounce-upon-no-mx perhaps",
        "domain,421-means-mx-unavailable perhaps",
        "spool,min-free-space much",
        "signals,log-verbose loud",
        "domain,rewrite-list abc",
        "domain,enable-signals true",
        "signals,upload-link https://example.com/",
        "signals-filter,mail-from x",
        "virtual-mta,422-means-mx-unavailable yes"
    })
    void whatTheGuideDoesNotHaveIsSaid(String block, String line) {
        assertThat(faults(within(block, line))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "421-means-mx-unavailable yes,smtp-421-means-mx-unavailable",
        "553-means-invalid-mailbox yes,smtp-553-means-invalid-mailbox",
        "max-msg-per-hour 500,max-msg-rate",
        "route [192.0.2.1]:25,smtp-hosts"
    })
    void anOldNameIsSaidWithTheNewOne(String line, String now) {
        assertThat(ModelText.read(folder, within("domain", line)).remarks())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("renamed-directive");
                    assertThat(finding.message()).contains("`" + now);
                });
    }
}
