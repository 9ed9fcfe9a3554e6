package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store has the views and macros of the program that asks, also one that another program made and nobody may write. */
final class ModelTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void load(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs.standard()
                .row("d", "dsnMta", "MX.Example.com (192.0.2.9)")
                .row("b", "dsnMta", "MX.Example.com (192.0.2.9)", "dsnDiag", "smtp;550 5.1.1 unknown")
                .write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    /** As a program of the same schema would have left it whose views and macros were others. */
    private void makeOthers() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            statement.execute("update schema_version set model = 7");
            statement.execute("create or replace view event as select 'another' as text");
            statement.execute("create or replace view other_row as select 'another' as text");
            statement.execute("create or replace macro mx_of(dsn_mta) as 'another'");
            statement.execute("drop view class_of_name");
        }
    }

    private long own() {
        return Rows.number(acct.store(), "select count(*) from schema_version where model <> 7");
    }

    @Test
    void aStoreWithOtherViewsIsReadWithTheProgramsOwn() throws Exception {
        makeOthers();
        Cli.Result counts = acct.launch("query", "--by", "mx,class", "--format", "json");
        assertThat(counts.exitCode()).as(counts.err()).isZero();
        assertThat(counts.json().get(0).get("mx").asString()).isEqualTo("mx.example.com");
        Cli.Result rows =
                acct.launch("query", "--sql", "select mx_of(mx) as mx, outcome from event", "--format", "json");
        assertThat(rows.exitCode()).as(rows.err()).isZero();
        assertThat(rows.json().get(1).get("mx").asString()).isEqualTo("mx.example.com");
        assertThat(own()).as("nothing is written").isZero();
    }

    @Test
    void aStoreWithOtherViewsIsProvedWithTheProgramsOwn() throws Exception {
        makeOthers();
        Cli.Result proof = acct.launch("verify");
        assertThat(proof.exitCode()).as(proof.err()).isZero();
        assertThat(own()).as("nothing is written").isZero();
    }

    @Test
    void whatWritesMakesThemAnewWithoutACopyOfTheStore() throws Exception {
        makeOthers();
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        assertThat(own()).isEqualTo(1);
        assertThat(Rows.of(acct.store(), "select mx, outcome from event order by outcome"))
                .containsExactly("mx.example.com|bounced", "mx.example.com|delivered");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .noneMatch(name -> name.contains("schema-"));
        }
    }

    @Test
    void everyFileIsAViewAndEveryViewAFile() throws Exception {
        List<String> views =
                Rows.of(acct.store(), "select view_name from duckdb_views() where not internal order by view_name");
        try (Stream<Path> files = Files.list(Path.of("sql/model"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()).replace(".sql", "")))
                    .containsExactlyInAnyOrderElementsOf(views)
                    .containsExactlyInAnyOrderElementsOf(Model.VIEWS);
        }
    }
}
