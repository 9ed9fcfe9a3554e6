package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.ask.SchemaGuide;
import acct.ask.SchemaGuide.StoredColumn;
import acct.ask.SchemaGuide.StoredTable;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `acct schema` says is true of a fresh store: every column is explained, and none that there is not. */
final class SchemaGuideTest {
    @TempDir
    private Path folder = Path.of("");

    private static String plain(String type) {
        String first = type.toLowerCase(Locale.ROOT).split("\\(", 2)[0];
        return switch (first) {
            case "varchar", "enum", "\"null\"" -> "text";
            case "integer", "bigint", "hugeint", "ubigint" -> "integer";
            case "double" -> "number";
            case "date" -> "day";
            case "timestamp with time zone" -> "instant";
            default -> first;
        };
    }

    private List<String> stored() throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Store store = Store.open(folder.resolve("x.duckdb"), Store.Mode.WRITE, Duration.ZERO, Clock.systemUTC());
                Statement statement = store.connection().createStatement();
                ResultSet row = statement.executeQuery("select table_type, table_name, column_name, data_type"
                        + " from information_schema.columns join information_schema.tables using (table_name)"
                        + " where columns.table_schema = 'main' order by table_type, table_name, ordinal_position")) {
            while (row.next()) {
                columns.add((row.getString(1).equals("VIEW") ? "view " : "table ") + row.getString(2) + " "
                        + row.getString(3) + " " + plain(row.getString(4)));
            }
        }
        return columns;
    }

    @Test
    void namesEveryColumnOfAFreshStoreWithItsTypeAndNoOther() throws SQLException {
        List<String> told = SchemaGuide.tables().stream()
                .flatMap(table -> table.columns().stream()
                        .map(column -> table.kind() + " " + table.name() + " " + column.name() + " " + column.type()))
                .toList();
        assertThat(told).containsExactlyElementsOf(stored());
    }

    @Test
    void everyTableAndColumnHasASentence() {
        assertThat(SchemaGuide.tables()).hasSizeGreaterThan(40);
        for (StoredTable table : SchemaGuide.tables()) {
            assertThat(table.meaning()).as(table.name()).matches("[A-Z`].*[.]");
            for (StoredColumn column : table.columns()) {
                assertThat(column.meaning())
                        .as(table.name() + "." + column.name())
                        .endsWith(".")
                        .hasSizeGreaterThan(6);
            }
        }
    }

    @Test
    void aTableThatDoesNotExistIsAWrongUseThatNamesTheNearest() {
        Cli.Result wrong = Cli.in(folder).launch("schema", "atempt");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).isEqualTo("acct: schema atempt: no such table; did you mean attempt?\n");
        assertThat(wrong.out()).isEmpty();
        assertThat(Cli.in(folder).launch("schema", "load", "night").exitCode()).isEqualTo(2);
    }

    @Test
    void needsNoStoreAndMakesNone() {
        Cli acct = Cli.in(folder);
        assertThat(acct.launch("schema").out()).contains("attempt", "One `d`, `b` or `t` row.");
        Cli.Result table = acct.launch("schema", "ATTEMPT");
        assertThat(table.exitCode()).isZero();
        assertThat(table.out()).contains("size_bytes", "Size of the message (dlvSize); deliveries only.");
        assertThat(acct.launch("schema", "--columns", "--format", "json").json().size())
                .isGreaterThan(600);
        assertThat(acct.launch("schema", "sent", "--format", "json")
                        .json()
                        .get(0)
                        .propertyNames())
                .containsExactly("table", "column", "type", "meaning");
        assertThat(acct.store()).doesNotExist();
    }
}
