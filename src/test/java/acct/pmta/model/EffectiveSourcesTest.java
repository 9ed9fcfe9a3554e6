package acct.pmta.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.model.Finding;
import acct.model.Severity;
import acct.model.UserException;
import acct.pmta.check.Checks;
import acct.pmta.parse.ModelText;
import acct.pmta.show.Shown;
import acct.pmta.snapshot.EffectiveSetting;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources by address merge from general to specific, whatever their order in the file. */
final class EffectiveSourcesTest {
    private static final String NETWORKS = """
            <virtual-mta v1>
            smtp-source-host 192.0.2.1 a.example.com
            </virtual-mta>
            <pattern-list pl>
            mail-from /@x/ virtual-mta=v1
            </pattern-list>
            <source 10.1.2.3>
            pattern-list pl
            default-virtual-mta v2
            </source>
            <source 10/8>
            always-allow-relaying yes
            default-virtual-mta v1
            process-x-job no
            </source>
            <source 10.1/16>
            process-x-job yes
            </source>
            <source 0/0>
            retain-x-virtual-mta yes
            process-x-job no
            </source>
            <source ::/0>
            process-x-job yes
            </source>
            <source in>
            process-x-job yes
            </source>
            """;

    private final Path folder;

    EffectiveSourcesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> shown(String name) {
        return Shown.of(ModelText.read(folder, NETWORKS), EffectiveSetting.Kind.SOURCE, name).stream()
                .map(line -> line.setting() + "|" + line.value() + "|" + line.from() + "|" + line.line())
                .toList();
    }

    @Test
    void theNarrowestOfAllThatCoverAnAddressHolds() {
        assertThat(shown("10.1.2.3"))
                .containsExactly(
                        "source|0/0|source 0/0|19",
                        "retain-x-virtual-mta|yes|source 0/0|20",
                        "source|10/8|source 10/8|11",
                        "always-allow-relaying|yes|source 10/8|12",
                        "source|10.1/16|source 10.1/16|16",
                        "process-x-job|yes|source 10.1/16|17",
                        "source|10.1.2.3|source 10.1.2.3|7",
                        "pattern-list|pl|source 10.1.2.3|8",
                        "default-virtual-mta|v2|source 10.1.2.3|9",
                        "rule|mail-from /@x/ to v1|pattern-list pl|5");
    }

    @Test
    void anAddressWithoutASourceOfItsOwnHasThoseOfItsNetworks() {
        assertThat(shown("10.9.9.9"))
                .containsExactly(
                        "source|0/0|source 0/0|19",
                        "retain-x-virtual-mta|yes|source 0/0|20",
                        "source|10/8|source 10/8|11",
                        "always-allow-relaying|yes|source 10/8|12",
                        "default-virtual-mta|v1|source 10/8|13",
                        "process-x-job|no|source 10/8|14");
        assertThat(shown("10.1.0.0/16")).contains("default-virtual-mta|v1|source 10/8|13");
        assertThat(shown("2001:db8::1"))
                .containsExactly("source|::/0|source ::/0|23", "process-x-job|yes|source ::/0|24");
    }

    @Test
    void aNameStandsForItself() {
        assertThat(shown("in")).containsExactly("source|in|source|26", "process-x-job|yes|source|27");
        assertThatThrownBy(() -> shown("out"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no source is named 'out'");
    }

    private List<Finding> overrides(String text) {
        return Checks.of(ModelText.read(folder, text), Thresholds.DEFAULT).stream()
                .filter(finding -> finding.rule().equals("selection-override"))
                .toList();
    }

    private static String sources(String wide, String narrow) {
        return """
                <virtual-mta trans1>
                smtp-source-host 192.0.2.1 a.example.com
                </virtual-mta>
                <source 10.1.2.3>
                %s
                </source>
                <source 0/0>
                %s
                </source>
                """.formatted(narrow, wide);
    }

    @Test
    void aHeaderThatAWiderNetworkAllowsOverridesTheRoad() {
        assertThat(overrides(sources("process-x-virtual-mta yes", "default-virtual-mta trans1")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.line()).isEqualTo(8);
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message())
                            .contains("source '10.1.2.3'", "as it inherits from <source 0/0>", "transactional");
                });
        assertThat(overrides(sources("default-virtual-mta trans1", "process-x-virtual-mta yes")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(5));
    }

    @Test
    void aNarrowerSourceForbidsIt() {
        assertThat(overrides(
                        sources("process-x-virtual-mta yes", "process-x-virtual-mta no\ndefault-virtual-mta trans1")))
                .isEmpty();
    }

    @Test
    void whatIsInheritedAsAWholeIsSaidOnce() {
        String wide = "process-x-virtual-mta yes\ndefault-virtual-mta trans1";
        assertThat(overrides(sources(wide, "process-x-job yes"))).hasSize(1);
    }
}
