package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A command, store or configuration that is wrong costs one line, which says what to write instead. */
final class WrongCommandTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "query --format xml ~ --format xml: write one of table, csv,",
                "query --grain year ~ --grain year: write one of total, month,",
                "query --min-recipients many ~ --min-recipients many: write a whole number",
                "show banana x ~ show banana: write one of ip, vmta, pool,",
                "help qurey ~ help qurey: no such command; did you mean query",
                "why refused ~ why refused: no such measure; there are delivered",
                "query --columns nothing ~ --columns nothing: no measure",
                "query --columns nothing ~ ; all: delivered bounced",
            })
    void aWrongValueIsToldWithWhatToWrite(String command, String told) {
        Cli.Result result = acct.launch(command.split(" "));
        OneLineError.check(result, 2);
        assertThat(result.err()).contains(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "--nonsense",
                "ingest",
                "ingest --nonsense x",
                "query --by shoe_size",
                "query --where isp",
                "query --where =gmail",
                "query --where shoe_size=43",
                "query --grain year",
                "query --having bounced",
                "query --columns nothing",
                "query --compare nothing",
                "query --share-of nothing",
                "query --sort shoe_size",
                "query --limit -1",
                "query --limit many",
                "query no-such-question",
                "query --sql x --by isp",
                "query --since 2026-02-30",
                "query --since 18.11.2026",
                "query --since 2026-11-20 --until 2026-11-19",
                "query --format xml",
                "query --wait soon",
                "query --fail-on sometimes",
                "alerts --day 2026-11-19 --since 2026-11-19",
                "alerts --day never",
                "report --day 2026-13-01",
                "nightly",
                "query --store",
                "query a b"
            })
    void wrongUseIsOneLineAndCodeTwoAlsoWithoutAStore(String command) {
        OneLineError.check(acct.launch(command.isEmpty() ? new String[0] : command.split(" ")), 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query --sql x --since 2026-11-19",
                "query --list --by isp",
                "query --list --until today",
                "query replies --limit 3",
                "query --where isp=gmail replies",
                "query --allow-unknown --list",
                "rejects --export x.csv --format json",
                "pmta diff a b --since 7d",
                "pmta diff --config-root /a=b",
                "pmta show vmta a --pmta-config f --format csv --since 7d"
            })
    void optionsThatHaveNoUseTogetherAreRefused(String command) {
        OneLineError.check(acct.launch(command.split(" ")), 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "alerts", "report", "status", "rejects", "query --sql x", "query --by isp"})
    void aMissingStoreIsOneLineAndCodeOne(String command) {
        Cli.Result result = acct.launch(command.split(" "));
        OneLineError.check(result, 1);
        assertThat(result.err()).contains("no such store").contains("acct.duckdb");
    }

    @Test
    void aFileThatIsNoStoreIsRefusedAndKept() throws Exception {
        Files.writeString(acct.store(), "not a database, but somebody's notes\n".repeat(500));
        Logs.standard().row("d").write(folder.resolve("acct-1.csv"));
        OneLineError.check(acct.launch("query"), 1);
        OneLineError.check(acct.launch("ingest", "acct-1.csv"), 1);
        assertThat(acct.store()).content().startsWith("not a database");
    }

    @ParameterizedTest
    @CsvSource({"no such key, '{shoe-size: 43}'", "no yaml, '{'"})
    void aWrongConfigurationIsOneLineAndCodeTwo(String what, String yaml) {
        Logs.write(folder.resolve("acct.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
        Cli.Result result = acct.launch("query");
        OneLineError.check(result, 2);
        assertThat(result.err()).as(what).contains("acct.yaml");
    }
}
