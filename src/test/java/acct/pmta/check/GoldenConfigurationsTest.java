package acct.pmta.check;

import static org.assertj.core.api.Assertions.assertThat;

import acct.pmta.model.Configuration;
import acct.pmta.model.Thresholds;
import acct.pmta.parse.ConfigurationFiles;
import acct.pmta.parse.ModelText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hand-written configurations, each with its model and its findings beside it. After a wanted change they are written
 * anew with {@code -Dgolden.rewrite=true}; the difference is then read in git.
 */
public final class GoldenConfigurationsTest {
    public static final Path FOLDER = Path.of("src/test/resources/acct/pmta");

    public static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".conf"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void modelAndFindingsAreAsWritten(String name) throws IOException {
        List<ConfigurationFiles.Root> roots = List.of(new ConfigurationFiles.Root("/etc/pmta", FOLDER + "/copy"));
        Configuration configuration = ModelText.read(FOLDER + "/" + name, roots);
        String actual = ModelText.of(configuration).replace(FOLDER + "/", "");
        Path golden = FOLDER.resolve(name.replace(".conf", ".golden"));
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).as(name).isEqualTo(Files.readString(golden));
    }

    @Test
    void theSampleIsSound() {
        assertThat(Checks.of(ModelText.read("sample-logs/pmta.config"), Thresholds.DEFAULT))
                .isEmpty();
    }
}
