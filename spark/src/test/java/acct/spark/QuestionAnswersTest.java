package acct.spark;

import static org.assertj.core.api.Assertions.assertThat;

import acct.lake.ReportingStatements;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is asked by name, and what a report says. */
final class QuestionAnswersTest extends StatementAnswers {
    private static final List<String> FOLDERS = List.of("query", "report");

    @Override
    List<String> folders() {
        return FOLDERS;
    }

    @Test
    void noFolderIsLeftOut() {
        assertThat(names(Stream.concat(FOLDERS.stream(), CountAnswersTest.FOLDERS.stream())
                        .toList()))
                .containsExactlyElementsOf(ReportingStatements.names(Path.of("../sql")))
                .hasSizeGreaterThan(110);
    }
}
