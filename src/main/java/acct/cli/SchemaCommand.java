package acct.cli;

import acct.ask.NearestNames;
import acct.ask.SchemaGuide;
import acct.ask.SchemaGuide.StoredColumn;
import acct.ask.SchemaGuide.StoredTable;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Sheet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct schema}: what one can ask with SQL. */
@Command(
        name = "schema",
        description =
                "Explain the tables, views and columns of a store, for `acct query --sql` and questions of your own.")
final class SchemaCommand implements Callable<Integer> {
    private static final Sheet<StoredTable> TABLES = new Sheet<StoredTable>()
            .text("table", StoredTable::name)
            .text("kind", StoredTable::kind)
            .text("meaning", StoredTable::meaning);

    private static final Sheet<StoredColumn> COLUMNS = new Sheet<StoredColumn>()
            .text("table", StoredColumn::table)
            .text("column", StoredColumn::name)
            .text("type", StoredColumn::type)
            .text("meaning", StoredColumn::meaning);

    @Mixin
    private final CommonOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(arity = "0..1", paramLabel = "TABLE", description = "Its columns, with type and meaning.")
    private @Nullable String table;

    @Option(names = "--columns", description = "The columns of all tables and views.")
    private boolean columns;

    SchemaCommand(Surroundings around) {
        this.options = new CommonOptions(around);
    }

    @Override
    public Integer call() {
        String name = table;
        if (name != null) {
            StoredTable found = find(name);
            if (!output.format().forPrograms()) {
                options.note(found.kind() + " " + found.name() + ": " + found.meaning());
            }
            output.print(options, COLUMNS.of(found.columns()));
        } else if (columns) {
            output.print(
                    options,
                    COLUMNS.of(SchemaGuide.tables().stream()
                            .flatMap(one -> one.columns().stream())
                            .toList()));
        } else {
            output.print(options, TABLES.of(SchemaGuide.tables()));
        }
        return ExitCode.DONE.code();
    }

    private static StoredTable find(String name) {
        List<String> names =
                SchemaGuide.tables().stream().map(StoredTable::name).toList();
        return SchemaGuide.table(name.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> UserException.usage(
                        "schema " + name + ": no such table; " + new NearestNames(name).among(names)));
    }
}
