package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the name of a store is a name, and no word to the database. */
final class StoreNameTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs.standard().row("d").write(folder.resolve("acct-1.csv"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void isRefused(Cli.Result result) throws IOException {
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains("store");
        assertThat(names()).containsExactly("acct-1.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.duckdb;access_mode=read_write",
                "x.duckdb;",
                ";",
                "",
                " ",
                "jdbc:duckdb:x.duckdb",
                "duckdb:x.duckdb",
                "md:mine",
                "MD:",
                "motherduck:mine",
                ":memory:",
                ":memory:x",
                "http://192.0.2.1/x.duckdb",
                "https://example.com/x.duckdb",
                "s3://bucket/x.duckdb",
                "file:///tmp/x.duckdb",
                "file:x.duckdb",
                "x\0.duckdb"
            })
    void whatIsNoFileHereIsRefused(String name) throws IOException {
        isRefused(acct.launch("ingest", "acct-1.csv", "--store", name));
        isRefused(acct.launch("query", "--by", "isp", "--store", name));
    }

    @Test
    void whoeverGivesTheName() throws IOException {
        isRefused(Cli.in(folder).with("ACCT_STORE", "x;threads=1").launch("ingest", "acct-1.csv"));
        Files.writeString(folder.resolve("acct.yaml"), "store: 'x;threads=1'\n");
        assertThat(acct.launch("ingest", "acct-1.csv").exitCode()).isEqualTo(2);
        Path odd = Files.createDirectory(folder.resolve("a;b"));
        assertThat(Cli.in(odd).launch("ingest", "../acct-1.csv").err()).contains("must not have a semicolon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x?access_mode=read_only", "a b'c\".duckdb", "x%20*.duckdb", "./md:mine", "x#y.duckdb", "x=y\nz"
            })
    void anyOtherNameIsJustAName(String name) throws IOException {
        assertThat(acct.launch("ingest", "acct-1.csv", "--store", name).exitCode())
                .isZero();
        assertThat(acct.launch("query", "--by", "isp", "--store", name).exitCode())
                .isZero();

        assertThat(folder.resolve(name)).isRegularFile();
        assertThat(names()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01", "-0001-01-01", "0000-12-31", "99999-01-01", "+999999999-12-31", "2026-1-1"})
    void aDayWithoutFourDigitsOfItsYearIsWrongUse(String day) {
        for (String option : List.of("--since", "--until")) {
            Cli.Result result = acct.launch("query", "--by", "isp", option + "=" + day);

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).hasLineCount(1).contains(day, "write a day such as");
        }
    }

    @Test
    void theFirstAndTheLastYearAreDays() {
        acct.ingest("acct-1.csv");

        assertThat(acct.launch("query", "--since", "0001-01-01", "--until", "9999-12-31")
                        .exitCode())
                .isZero();
    }

    @Test
    void anAddressIsFoundHoweverItIsWritten() {
        Logs.standard()
                .row("d", "dlvSourceIp", "::ffff:192.0.2.1")
                .row("d", "dlvSourceIp", "2001:DB8:0:0::1F")
                .row("d", "dlvSourceIp", "0.0.0.0")
                .write(folder.resolve("acct-2.csv"));
        acct.ingest("acct-2.csv");

        for (String text : List.of(
                "192.0.2.1",
                "::ffff:192.0.2.1",
                "::FFFF:c000:201",
                "[::ffff:192.0.2.1]",
                "192.0.2.1/32",
                "2001:db8::1f",
                "2001:0DB8:0000:0000:0000:0000:0000:001F",
                "2001:db8::0.0.0.31",
                "0.0.0.0",
                "::",
                "0:0:0:0:0:0:0:0",
                "unknown")) {
            Cli.Result result = acct.launch("query", "--where", "source_ip=" + text, "--format", "json");

            assertThat(result.exitCode()).as("%s %s", text, result.err()).isZero();
            assertThat(result.json().get(0).get("delivered").asInt()).as(text).isEqualTo(1);
        }
        for (String text : List.of("2001:db8::1f%eth0", "192.0.2.001", "192.0.2", "2001:db8::1f::")) {
            Cli.Result result = acct.launch("query", "--where", "source_ip=" + text, "--format", "json");

            assertThat(result.exitCode()).as(text).isEqualTo(2);
            assertThat(result.err()).as(text).contains("never stored");
        }
    }
}
