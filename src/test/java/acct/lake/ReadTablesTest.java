package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;

import acct.sql.SqlFile;
import acct.store.ShownFiles;
import acct.store.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a statement reads is known before it is asked, so that no file is copied that it does not need, and none is left out. */
final class ReadTablesTest {
    private static @Nullable Store opened;

    @BeforeAll
    static void open() throws SQLException {
        opened = ShownFiles.open(Path.of("none"), LakeViews.NOTHING);
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(opened).close();
    }

    private static Set<String> read(String statement) throws SQLException {
        return ReadTables.of(Objects.requireNonNull(opened), statement);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select 1 from attempt ; attempt",
                "select * from (select 1 from load a, complaint b) ; load,complaint",
                "select * from \"Attempt\" where isp in (select isp from Receipt) ; attempt,receipt",
                "with attempt2 as (select 1 from hourly) select * from attempt2 ; hourly",
                "select (select count(*) from rejected_line) ; rejected_line",
                "with a as (select 1 from receipt), b as (from a) from b ; receipt",
                "with recursive r as (select 1 as n union all select n + 1 from r, complaint) from r ; complaint",
                "with load as (select * from load) select 1 from load ; load",
                "with a as (with c as (from attempt) from c) select * from a ; attempt",
                "with a as (from hourly) select * from (with a as (from attempt) from a) ; attempt",
                "select isp from bounce ; bounce,attempt",
                "select 1 where $day is null and exists (from queue_event) ; queue_event",
                "pivot attempt on isp ; attempt",
                "this is no statement about attempt ; attempt",
            })
    void allThatIsReadIsNamed(String statement, String names) throws SQLException {
        assertThat(read(statement)).contains(names.split(","));
    }

    @Test
    void whatIsOnlyMentionedIsNot() throws SQLException {
        assertThat(read("select 'attempt' as complaint -- from receipt\nfrom hourly as attempt"))
                .containsExactly("hourly");
        assertThat(read("with a as (from attempt), b as (from a) select 1 from hourly"))
                .containsExactly("hourly");
    }

    /** Of what the program asks itself nothing is guessed. */
    @Test
    void everyStatementIsUnderstood() throws SQLException {
        List<String> guessed = new ArrayList<>();
        for (String name : ReportingStatements.names(Path.of("sql"))) {
            SqlFile file = ReportingStatements.file(name);
            if (read(file.text()).contains("select")) {
                guessed.add(name);
            }
        }
        assertThat(guessed).isEmpty();
    }
}
