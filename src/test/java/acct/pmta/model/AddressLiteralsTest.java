package acct.pmta.model;

import static org.assertj.core.api.Assertions.assertThat;

import acct.pmta.parse.ModelText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code <domain [192.0.2.0/24]>} is for mail to address literals; the longer mask wins, the address itself most. */
final class AddressLiteralsTest {
    private final Path folder;

    AddressLiteralsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "[192.0.2.5], 3h",
        "[192.0.2.200], 5h",
        "[192.0.2.201], 4h",
        "[192.0.3.5], 2h",
        "[198.51.100.1], 1h",
        "[IPv6:2001:db8::7], 6h",
        "[2001:db8:0:1::7], 6h",
        "[IPv6:2001:db9::7], 1h",
        "192.0.2.5, 1h",
        "[192.0.2, 1h",
        "[], 1h"
    })
    void theNarrowestHolds(String domain, String time) {
        Configuration configuration = ModelText.read(folder, """
                <domain [192.0.2.200]>
                retry-after 5h
                </domain>
                <domain [192.0.2.128/25]>
                retry-after 4h
                </domain>
                <domain [192.0.2.0/24]>
                retry-after 3h
                </domain>
                <domain [192.0/16]>
                retry-after 2h
                </domain>
                <domain [IPv6:2001:DB8::/32]>
                retry-after 6h
                </domain>
                <domain *>
                retry-after 1h
                </domain>
                """);
        assertThat(configuration.remarks()).isEmpty();
        assertThat(new EffectiveSettings(configuration)
                        .of(null, domain, "retry-after")
                        .map(found -> found.setting().text()))
                .contains(time);
    }

    @Test
    void aMaskThatCannotBeIsMalformed() {
        assertThat(ModelText.read(folder, "<domain [192.0.2.0/99]>\nretry-after 1h\n</domain>\n")
                        .remarks())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("malformed");
                    assertThat(finding.line()).isEqualTo(1);
                    assertThat(finding.message()).contains("[192.0.2.0/24]");
                });
    }
}
