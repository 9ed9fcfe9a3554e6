package acct.pmta.check;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Finding;
import acct.pmta.parse.ModelText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, ports, types and sizes that cannot be are said; whatever the guide allows is not. */
final class ImpossibleValuesTest {
    private final Path folder;

    ImpossibleValuesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The blocks are written in one line, a semicolon for each break. */
    private List<Finding> remarks(String text) {
        return ModelText.read(folder, text.replace(';', '\n') + "\n").remarks();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<source 300.1/8>;</source>",
                "<source 10/33>;</source>",
                "<source 10.1.2.333>;</source>",
                "<source 2001:db8::/129>;</source>",
                "<source ::1::>;</source>",
                "smtp-listener 0/0:99999",
                "smtp-listener 0/0:0",
                "smtp-listener 192.0.2.1:smtp",
                "smtp-listener 192.0.2.1:",
                "smtp-listener [::1]:65536",
                "smtp-listener [::1]25x",
                "<smtp-listener 192.0.2.1:70000>;</smtp-listener>",
                "<acct-file /x>;records d,b,z;</acct-file>",
                "<acct-file /x>;max-size 50Q;</acct-file>",
                "<acct-file /x>;max-size much;</acct-file>",
                "<source in>;max-message-size 10x;</source>"
            })
    void whatCannotBeIsMalformed(String text) {
        assertThat(remarks(text)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("malformed");
            assertThat(finding.line()).isEqualTo(text.startsWith("<acct") || text.contains("<source in") ? 2 : 1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<source 10/8>;</source>",
                "<source 0/0>;</source>",
                "<source ::1>;</source>",
                "<source ::ffff:192.0.2.1>;</source>",
                "<source {auth}>;</source>",
                "<source 2nd.site>;</source>",
                "<source 5>;</source>",
                "<source news/de>;</source>",
                "smtp-listener 0/0:65535 source=in",
                "smtp-listener 192.0.2.1",
                "smtp-listener [::1]",
                "smtp-listener [::1]:25",
                "smtp-listener ::1",
                "<acct-file /x>;records d, b, transient-queue, RB;</acct-file>",
                "<acct-file /x>;max-size 250M;</acct-file>",
                "<acct-file /x>;max-size 1000000;</acct-file>",
                "<source in>;max-message-size 0;</source>"
            })
    void whatMayBeIsNot(String text) {
        assertThat(remarks(text)).isEmpty();
    }
}
