package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Dimension;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class FilterTest {

    /** What is no address matches no row; what is none is where nothing was bound. */
    @ParameterizedTest
    @CsvFileSource(resources = "/acct/ip/spellings.csv", useHeadersInDisplayName = true)
    void anAddressIsLookedForAsItIsStored(String written, String address, String network) {
        String stored = switch (address) {
            case "-" -> written.toLowerCase(Locale.ROOT);
            case "none" -> null;
            default -> address;
        };
        assertThat(Filter.parse("source_ip=" + written))
                .as("as a network %s", network)
                .isEqualTo(new Filter(Dimension.SOURCE_IP, stored));
    }
}
