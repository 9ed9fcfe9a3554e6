package acct.pmta.check;

import static org.assertj.core.api.Assertions.assertThat;

import acct.pmta.model.Thresholds;
import acct.pmta.parse.ModelText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What PowerMTA's guide shows is neither malformed nor unknown, whatever else is to be said of it. */
final class GuideExamplesTest {
    static List<String> examples() throws IOException {
        return GoldenConfigurationsTest.cases().stream()
                .filter(name -> name.startsWith("guide-"))
                .toList();
    }

    @Test
    void thereAreSome() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyFormIsUnderstood(String name) {
        Path file = GoldenConfigurationsTest.FOLDER.resolve(name);
        assertThat(Checks.of(ModelText.read(file.toString()), Thresholds.DEFAULT))
                .extracting(finding -> finding.rule() + " " + finding.line() + " " + finding.message())
                .noneMatch(said -> said.startsWith("malformed")
                        || said.startsWith("dkim-malformed")
                        || said.startsWith("unknown-directive")
                        || said.startsWith("misplaced-directive"));
    }
}
