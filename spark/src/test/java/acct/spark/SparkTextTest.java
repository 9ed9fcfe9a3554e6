package acct.spark;

import static org.assertj.core.api.Assertions.assertThat;

import acct.lake.ReportingStatements;
import acct.sql.SqlFile;
import acct.store.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a statement, and that Spark can read each. */
final class SparkTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '|',
            value = {
                "cast($isp as varchar) ~ cast(:isp as string)",
                "cast(x as timestamptz) ~ cast(x as timestamp)",
                "$a+$b_2 ~ :a+:b_2",
                "limit $top ~ limit cast(least(coalesce(:top, 2147483647), 2147483647) as int)",
                "no_limit $top ~ no_limit :top",
                "limit 5 ~ limit 5",
                "'$isp varchar' ~ '$isp varchar'",
                "'it''s $x' $y ~ 'it\\'s $x' :y",
                "'' || '\\d' || '\\' ~ '' || '\\\\d' || '\\\\'",
                "x -- a varchar of $x ~ x -- a varchar of $x",
                "\"varchar\" ~ \"varchar\"",
                "varchar_2, my_varchar ~ varchar_2, my_varchar"
            })
    void onlyWordsChange(String statement, String spark) {
        assertThat(SparkText.of(new SqlFile("planted/x", statement))).isEqualTo(spark);
    }

    @Test
    void aFileOfSeveralIsTakenApart() {
        assertThat(SparkText.each("select ';' -- a; b\n; select 2;\n\n"))
                .containsExactly("select ';' -- a; b\n", " select 2");
    }

    static Stream<SqlFile> files() {
        return Stream.concat(
                ReportingStatements.names(Path.of("../sql")).stream().map(ReportingStatements::file),
                Model.views().stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadBySpark(SqlFile file) throws Exception {
        LogicalPlan plan = parsed(SparkText.of(file));
        assertThat(plan.resolved()).isFalse();
    }

    @Test
    void theDialectIsReadBySpark() throws Exception {
        List<String> functions = SparkText.each(SqlFile.of("dialect/spark").text());
        assertThat(functions).hasSizeGreaterThan(15);
        for (String function : functions) {
            assertThat(parsed(SparkText.of(function)).nodeName()).isEqualTo("CreateSQLFunctionCommand");
        }
    }

    private static LogicalPlan parsed(String text) throws Exception {
        return ((org.apache.spark.sql.classic.SparkSession) Sessions.over(OpenLake.MASTER))
                .sessionState()
                .sqlParser()
                .parsePlan(text);
    }
}
