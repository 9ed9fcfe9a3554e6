package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.ask.StatementCase.TextTable;
import acct.ask.StatementStore.Order;
import acct.sql.SqlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every view and every statement that reports, on a few rows written as text. Each case runs twice, the second time with
 * its rows put in backwards, so that an order that is not total does not pass.
 */
final class GivenExpectTest {
    private static final Path FOLDER = Path.of("src/test/resources/acct/sql");

    private static @Nullable StatementStore opened;

    @BeforeAll
    static void open(@TempDir Path folder) throws SQLException {
        opened = new StatementStore(folder);
    }

    @AfterAll
    static void close() {
        store().close();
    }

    private static StatementStore store() {
        if (opened == null) {
            throw new IllegalStateException("no store was opened");
        }
        return opened;
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .map(name -> name.replaceFirst("\\.txt$", ""))
                    .sorted()
                    .toList();
        }
    }

    private static List<StatementCase> cases(String name) throws IOException {
        return StatementCase.read(name, FOLDER.resolve(name + ".txt"));
    }

    private static List<StatementCase> parsed(String text) {
        return StatementCase.read("aggregate/no_feedback", text.lines().toList());
    }

    @Test
    void aFileThatCannotBeReadSaysWhere() {
        assertThatThrownBy(() -> parsed("given isp\nisp\ngmail\n")).hasMessageContaining("begin with `case");
        assertThatThrownBy(() -> parsed("case x\n\ngiven isp\nisp\n")).hasMessageContaining("write `expect`");
        assertThatThrownBy(() -> parsed("case x\n\nexpected\nisp\n")).hasMessageContaining("what is `expected`");
        assertThatThrownBy(() -> parsed("case x\n\nexpect\n")).hasMessageContaining("no line of column names");
        assertThatThrownBy(() -> parsed("case x\n\nexpect\nisp\na | b\n")).hasMessageContaining("has 2 cells, not 1");
        assertThatThrownBy(() -> parsed("case x\n\nparameters\nsince\n")).hasMessageContaining("NAME = VALUE");
    }

    @Test
    void aParameterThatTheStatementDoesNotHaveIsAMistake() {
        StatementCase asked = parsed("case x\n\nparameters\nsinse = 2026-11-18\n\nexpect\nisp\n")
                .get(0);
        assertThatThrownBy(() -> store().answer(asked, Order.AS_GIVEN)).hasMessageContaining("no parameter sinse");
    }

    @Test
    void emptyCellsAreNullAndTwoQuotesAnEmptyText() {
        TextTable table = parsed("case x\n\nexpect\na | b\n | ''\n\ncase y\n\nexpect\na\n|\n")
                .get(0)
                .expected();
        assertThat(table.rows().get(0)).containsExactly(null, "");
        assertThat(parsed("case y\n\nexpect\na\n|\n").get(0).expected().rows().get(0))
                .containsExactly((String) null);
    }

    @Test
    void anotherAnswerThanTheExpectedOneFails() {
        StatementCase wrong = parsed("case x\n\ngiven isp\nisp | feedback\ngmail | none\n\nexpect\nisp\nyahoo\n")
                .get(0);
        assertThatThrownBy(() -> check(wrong))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("yahoo");
    }

    @Test
    void everyStatementThatReportsHasCasesAndEveryFileItsStatement() throws IOException {
        assertThat(names()).containsExactlyInAnyOrderElementsOf(SqlText.names(Dialect.FOLDERS));
    }

    @TestFactory
    Stream<DynamicTest> answersAsExpected() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : names()) {
            for (StatementCase one : cases(name)) {
                tests.add(DynamicTest.dynamicTest(name + ": " + one.shows(), () -> check(one)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void check(StatementCase asked) throws SQLException {
        for (Order order : Order.values()) {
            var answer = assertThat(store().answer(asked, order)).as(asked.shows() + ", rows " + order);
            if (isSorted(asked.statement())) {
                answer.isEqualTo(asked.expected().rows());
            } else {
                answer.containsExactlyInAnyOrderElementsOf(asked.expected().rows());
            }
        }
    }

    /** A view has no order, and a statement that the program sorts says so. */
    private static boolean isSorted(String statement) {
        return !statement.startsWith("model/")
                && SqlFile.of(statement).header("order").isEmpty();
    }
}
