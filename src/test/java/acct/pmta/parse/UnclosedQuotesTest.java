package acct.pmta.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import acct.model.Finding;
import acct.pmta.model.Configuration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A quote that nothing closes is said, and nothing is kept of what it holds. */
final class UnclosedQuotesTest {
    private final Path folder;

    UnclosedQuotesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void linesAndTagsAreSaid() {
        Configuration configuration = ModelText.read(folder, """
                <domain z.com>
                queue-to "z queue-4711
                max-smtp-out "5
                smtp-hosts "a", "b 4711
                dkim-sign "yes  # 4711
                </domain>
                <virtual-mta "a b-4711>
                </virtual-mta>
                """);
        assertThat(configuration.remarks())
                .extracting(Finding::rule, Finding::line, Finding::message)
                .containsExactlyInAnyOrder(
                        tuple("malformed", 2, "'queue-to' has a quote that is not closed"),
                        tuple("malformed", 3, "'max-smtp-out' has a quote that is not closed"),
                        tuple("malformed", 4, "'smtp-hosts' has a quote that is not closed"),
                        tuple("dkim-malformed", 5, "'dkim-sign' has a quote that is not closed"),
                        tuple("malformed", 7, "<virtual-mta> has a quote that is not closed"));
        // The name of the folder is random.
        assertThat(ModelText.of(configuration).replace(folder.toString(), "")).doesNotContain("4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log-file \"c:\\pmta\\logs\\\"",
                "log-file \"c:\\\\pmta\\\\\"",
                "custom-dsn-from-header \"Post \\\"the\\\" Master <post@example.com>\"",
                "custom-dsn-from-header 5\" disk",
                "custom-dsn-from-header \"a # b\"",
                "<acct-file \"|/bin/push --token 4711\">\n</acct-file>",
                "spool \"/var/spool/a b\"",
                "<smtp-pattern-list p>\nreply /say \"no/ mode=backoff\n</smtp-pattern-list>",
                "<bounce-category-patterns>\n/say \"no/ other\n</bounce-category-patterns>",
                "<pattern-list p>\nheader Subject / \"x/ virtual-mta={default}\n</pattern-list>"
            })
    void otherQuotesAreLeftAlone(String text) {
        assertThat(ModelText.read(folder, text + "\n").remarks()).isEmpty();
    }
}
