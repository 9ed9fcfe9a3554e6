package acct.pmta;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Finding;
import acct.pmta.model.Configuration;
import acct.pmta.parse.ModelText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Addresses in a configuration have the text that the log's have, and what readers read differently is said. */
final class AddressSpellingsTest {
    private final Path folder;

    AddressSpellingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/acct/ip/spellings.csv", useHeadersInDisplayName = true)
    void aSourceHostIsReadAsEverywhere(String written, String address, String network) {
        Configuration configuration = ModelText.read(
                folder, "<virtual-mta a>\nsmtp-source-host " + written + " mta.example.com\n</virtual-mta>\n");
        boolean refused = network.equals("-");
        assertThat(configuration.vmtas().get(0).hosts())
                .as("as an address %s", address)
                .extracting(host -> host.range().text())
                .isEqualTo(refused ? List.of() : List.of(network));
        assertThat(configuration.remarks().stream().map(Finding::rule).anyMatch("malformed"::equals))
                .isEqualTo(refused);
    }
}
