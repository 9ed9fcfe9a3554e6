package acct.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Main;
import acct.config.Config;
import acct.config.ConfigFile;
import acct.model.DataOutput;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.write.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code acct init} on hosts that a folder stands for. */
final class FirstConfigurationTest {
    private static final Path SAMPLE = Path.of("sample-logs").toAbsolutePath();

    @TempDir
    private Path root = Path.of("");

    private final StringWriter printed = new StringWriter();

    private Surroundings around(Map<String, String> environment) {
        return new Surroundings(
                DataOutput.to(new StringWriter()),
                new PrintWriter(printed, true),
                InputStream.nullInputStream(),
                environment,
                Clock.fixed(Instant.parse("2026-11-20T03:15:00Z"), ZoneOffset.UTC),
                root,
                Surroundings.Terminal.NONE);
    }

    private List<String> init(String... pmtaConfig) {
        return FirstConfiguration.write(
                around(Map.of()),
                root,
                pmtaConfig.length == 0 ? null : pmtaConfig[0],
                "made.yaml",
                WholeFile.Earlier.REPLACED);
    }

    private Config read() {
        return ConfigFile.find(Path.of("made.yaml"), root);
    }

    private Path put(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    @Test
    void aFileThatIsThereIsKeptUnlessForced() throws IOException {
        put("made.yaml", "store: mine.duckdb\n");
        assertThatThrownBy(() ->
                        FirstConfiguration.write(around(Map.of()), root, null, "made.yaml", WholeFile.Earlier.KEPT))
                .isInstanceOf(UserException.class)
                .hasMessage("made.yaml: is there already; give --force to replace it, or another name with --out");
        assertThat(root.resolve("made.yaml")).hasContent("store: mine.duckdb\n");
        init();
        assertThat(read().store()).isNull();
        assertThatThrownBy(() ->
                        FirstConfiguration.write(around(Map.of()), root, null, "no/made.yaml", WholeFile.Earlier.KEPT))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("no/made.yaml: cannot be written: ");
    }

    @Test
    void aConfigurationThatWasNamedMustBeThere() {
        assertThatThrownBy(() -> init("nowhere/config"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("nowhere/config: cannot be read as a PowerMTA configuration");
        assertThat(root.resolve("made.yaml")).doesNotExist();
    }

    @Test
    void anEmptyHostGivesAFileThatLoadsAndSaysWhatIsMissing() {
        assertThat(init())
                .anySatisfy(said -> assertThat(said).contains("there is no /etc/pmta/config"))
                .anySatisfy(said -> assertThat(said).contains("/var/log/pmta is a guess"))
                .anySatisfy(said -> assertThat(said).contains("is not on this host"))
                .anySatisfy(said -> assertThat(said).contains("time zone"))
                .hasSize(4);
        Config config = read();
        assertThat(config.files()).containsExactly("/var/log/pmta/acct-*.csv*");
        assertThat(config.timeZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.pmtaConfig()).isNull();
        assertThat(config.classes()).isEmpty();
        assertThat(root.resolve("made.yaml")).content().contains("# - there is no /etc/pmta/config");
    }

    @Test
    void theZoneIsThatOfTheHost() throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.createSymbolicLink(root.resolve("etc/localtime"), Path.of("/usr/share/zoneinfo/Asia/Kathmandu"));
        init();
        assertThat(read().timeZone()).isEqualTo(ZoneId.of("Asia/Kathmandu"));
        put("etc/timezone", "Europe/Berlin\n");
        init();
        assertThat(read().timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        FirstConfiguration.write(
                around(Map.of("TZ", ":America/New_York")), root, null, "made.yaml", WholeFile.Earlier.REPLACED);
        assertThat(read().timeZone()).isEqualTo(ZoneId.of("America/New_York"));
        // A zone that is rules written out, and a file that says nonsense, lead on.
        put("etc/timezone", "'No: zone\n");
        FirstConfiguration.write(
                around(Map.of("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")),
                root,
                null,
                "made.yaml",
                WholeFile.Earlier.REPLACED);
        assertThat(read().timeZone()).isEqualTo(ZoneId.of("Asia/Kathmandu"));
    }

    @Test
    void theSampleIsFoundOut() throws IOException {
        Files.createDirectories(root.resolve("var/lib/acct"));
        put("etc/pmta/config", Files.readString(SAMPLE.resolve("pmta.config")));
        put("var/log/pmta/acct-2026-11-18-0000.csv", "type\n");
        put("etc/timezone", "UTC\n");
        assertThat(init()).isEmpty();
        Config config = read();
        assertThat(config.store()).isEqualTo("/var/lib/acct/acct.duckdb");
        assertThat(config.reports()).isEqualTo("/var/lib/acct/reports");
        assertThat(config.pmtaConfig())
                .isEqualTo(root.resolve("etc/pmta/config").toString());
        assertThat(config.files()).containsExactly("/var/log/pmta/acct-*.csv*");
        assertThat(config.classes())
                .extracting(Config.MailClass::name)
                .containsExactly("transactional", "marketing", "cold");
        assertThat(config.classes().get(0).pools()).containsExactly("trans-pool");
        assertThat(config.classes().get(0).vmtas()).isEmpty();
        assertThat(root.resolve("made.yaml"))
                .content()
                .contains(
                        "#  'gmail-pool': ['gmail-ip-1', 'gmail-ip-2', 'gmail-ip-3']\n",
                        "#server: 'mta1.example.com'\n");
    }

    @Test
    void foldersPipesAndServersAreThoseOfTheAcctFiles() throws IOException {
        put("config", """
                host-name mta1.example.com
                <virtual-mta otp-1>
                </virtual-mta>
                <acct-file /logs/acct.csv>
                    move-to /logs/done
                    user-string mta1
                </acct-file>
                <acct-file /logs/bounces>
                </acct-file>
                <acct-file "|/opt/tell --token abc">
                </acct-file>
                """);
        assertThat(init("config"))
                .anySatisfy(said -> assertThat(said).contains("is a pipe").doesNotContain("token"));
        Config config = read();
        assertThat(config.files()).containsExactly("/logs/acct-*.csv*", "/logs/done/acct-*.csv*", "/logs/bounces-*");
        assertThat(config.classes().get(0).vmtas()).containsExactly("otp-1");
        assertThat(root.resolve("made.yaml"))
                .content()
                .contains("#server: mta1\n")
                .doesNotContain("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mkt'pool",
                "mkt: {a}",
                "mkt#pool",
                "mkt-\u2028x",
                "mkt-\u00e4\ud83d\ude00",
                "mkt-\u0007bell",
                "mkt-%s-%d",
                "!!mkt",
                "*mkt"
            })
    void hostileNamesCannotBreakTheFile(String name) throws IOException {
        put("config", "<virtual-mta-pool " + name.replace(" ", "_") + ">\n  virtual-mta a\n</virtual-mta-pool>\n");
        init("config");
        assertThat(read().pools()).isEmpty();
        assertThat(read().classes()).allSatisfy(mail -> assertThat(mail.name()).isEqualTo("marketing"));
    }

    @Test
    void nobodyElseMayChangeItAndANightRunsWithIt() throws IOException {
        Path logs = Files.createDirectories(root.resolve("logs"));
        Files.copy(SAMPLE.resolve("acct-2026-11-17-0000.csv"), logs.resolve("acct-2026-11-17-0000.csv"));
        put(
                "pmta.config",
                Files.readString(SAMPLE.resolve("pmta.config")).replace("/var/log/pmta/acct.csv", logs + "/acct.csv"));
        assertThat(run("init", "--pmta-config", "pmta.config")).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("acct.yaml"))))
                .matches("rw-..-..-");
        assertThat(run("init")).isEqualTo(1);
        assertThat(run("nightly", "--store", "acct.duckdb", "--out", "reports"))
                .as(printed.toString())
                .isZero();
        assertThat(root.resolve("reports/2026-11-17")).isDirectory();
    }

    private int run(String... words) {
        return Main.run(words, around(Map.of()));
    }
}
