package acct.pmta.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import acct.model.Finding;
import acct.model.Severity;
import acct.pmta.model.Thresholds;
import acct.pmta.parse.ModelText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code dkim-sign} may say; anything else is an error of its own kind, and no signing. */
final class SigningValuesTest {
    private final Path folder;

    SigningValuesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<Finding> findings(String line) {
        String text = """
                <virtual-mta v1>
                smtp-source-host 192.0.2.1 a.example.com
                domain-key s1,example.com,/x.pem
                <domain *>
                %s
                </domain>
                </virtual-mta>
                """.formatted(line);
        return Checks.of(ModelText.read(folder, text), Thresholds.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "1", "", "on", "yes please", "\"maybe\""})
    void anythingElseIsMalformedAndSignsNothing(String value) {
        assertThat(findings("dkim-sign " + value))
                .filteredOn(finding -> finding.rule().startsWith("dkim"))
                .extracting(Finding::rule, Finding::severity, Finding::line)
                .containsExactlyInAnyOrder(
                        tuple("dkim-malformed", Severity.CRITICAL, 5), tuple("dkim-off", Severity.CRITICAL, 3));
        assertThat(findings("dkim-sign yes\nsecond-dkim-sign " + value))
                .filteredOn(finding -> finding.rule().startsWith("dkim"))
                .extracting(Finding::rule, Finding::severity, Finding::line)
                .containsExactly(tuple("dkim-malformed", Severity.CRITICAL, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "\"yes\"", "if-x-dkim-options-present"})
    void theseSign(String value) {
        assertThat(findings("dkim-sign " + value + "\nsecond-dkim-sign " + value))
                .isEmpty();
    }
}
