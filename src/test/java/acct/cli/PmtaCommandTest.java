package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code acct pmta} as an operator and a deploy pipeline use it. */
final class PmtaCommandTest {
    private static final String CONFIG = """
            <virtual-mta v1>
                smtp-source-host 192.0.2.1 a.example.com
                <domain *>
                    max-msg-rate 500/d
                </domain>
            </virtual-mta>
            <virtual-mta v2>
                smtp-source-host 192.0.2.1 a.example.com
            </virtual-mta>
            <virtual-mta-pool p>
                virtual-mta v1
                virtual-mta v3
            </virtual-mta-pool>
            <source in>
                default-virtual-mta p
                process-x-job yes
            </source>
            <smtp-user shop>
                password hunter2
                source in
            </smtp-user>
            <domain gmail.com>
                max-msg-rate 20/min
                auth-password hunter2
                unheard-of hunter2
            </domain>
            """;

    private final Path folder;
    private final Cli acct;

    PmtaCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.acct = Cli.in(folder);
        Files.writeString(folder.resolve("config"), CONFIG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pmta",
                "pmta nonsense",
                "pmta check",
                "pmta check a b",
                "pmta check config --config-root /etc/pmta",
                "pmta check config --fail-on error",
                "pmta show",
                "pmta show vmta",
                "pmta show vmta v1",
                "pmta show nothing v1 --pmta-config config",
                "pmta show vmta v9 --pmta-config config",
                "pmta show pool v1 --pmta-config config",
                "pmta show source p --pmta-config config",
                "pmta show queue gmail.com --pmta-config config",
                "pmta show queue gmail.com/v9 --pmta-config config"
            })
    void wrongUseIsOneLineAndCodeTwo(String command) {
        Cli.Result result = acct.launch(command.split(" "));
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("acct: ").hasLineCount(1).doesNotContain("internal error");
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", ".", "none/config"})
    void whatCannotBeReadIsOneLineAndCodeOne(String name) {
        for (String[] command : List.of(
                new String[] {"pmta", "check", name},
                new String[] {"pmta", "show", "vmta", "v1", "--pmta-config", name})) {
            Cli.Result result = acct.launch(command);
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .startsWith("acct: " + name + ": cannot be read")
                    .hasLineCount(1);
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void checkAnswersInTheKeysOfTheContract() {
        Cli.Result result = acct.launch("pmta", "check", "config", "--format", "json");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        JsonNode error = result.json().get(0);
        assertThat(List.copyOf(error.propertyNames()))
                .containsExactly(
                        "check",
                        "severity",
                        "certainty",
                        "vmta",
                        "source_ip",
                        "pool",
                        "isp",
                        "class",
                        "job",
                        "rows",
                        "since",
                        "file",
                        "line",
                        "message");
        assertThat(error.get("check").asString()).isEqualTo("dangling-name");
        assertThat(error.get("severity").asString()).isEqualTo("error");
        assertThat(error.get("certainty").asString()).isEqualTo("sure");
        assertThat(error.get("pool").asString()).isEqualTo("p");
        assertThat(error.get("file").asString()).isEqualTo("config");
        assertThat(error.get("line").asInt()).isEqualTo(12);
        assertThat(error.get("rows").isNull()).isTrue();
        JsonNode shared = result.json().get(1);
        assertThat(shared.get("check").asString()).isEqualTo("shared-ip");
        assertThat(shared.get("severity").asString()).isEqualTo("warning");
        assertThat(shared.get("vmta").asString()).isEqualTo("v2");
        assertThat(shared.get("source_ip").asString()).isEqualTo("192.0.2.1");
        assertThat(result.json().get(2).get("check").asString()).isEqualTo("unknown-directive");
        assertThat(result.json()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"never,0", "warning,3", "critical,3"})
    void errorsEndAPipelineIfWanted(String failOn, int code) {
        assertThat(acct.launch("pmta", "check", "config", "--fail-on", failOn).exitCode())
                .isEqualTo(code);
    }

    @Test
    void warningsAreNoErrors() throws IOException {
        Files.writeString(folder.resolve("config"), "<virtual-mta a>\n</virtual-mta>\n");
        assertThat(acct.launch("pmta", "check", "config", "--fail-on", "critical")
                        .exitCode())
                .isZero();
        assertThat(acct.launch("pmta", "check", "config", "--fail-on", "warning")
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void peopleReadTheLineBeforeTheMessage() throws IOException {
        assertThat(acct.launch("pmta", "check", "config").out())
                .startsWith("error  dangling-name  sure\n  config:12: 'v3' is named by pool 'p', but ");
        Files.writeString(folder.resolve("config"), "");
        assertThat(acct.launch("pmta", "check", "config").out()).startsWith("Nothing is wrong");
        assertThat(acct.launch("pmta", "check", "config", "--format", "json").out())
                .isEqualToIgnoringWhitespace("[]");
    }

    @Test
    void aCopiedFolderStandsForTheServers() throws IOException {
        Files.createDirectories(folder.resolve("copy/vmtas"));
        Files.writeString(
                folder.resolve("copy/vmtas/3.conf"),
                "<virtual-mta v3>\nsmtp-source-host 192.0.2.3 c.example.com\n</virtual-mta>\n");
        Files.writeString(folder.resolve("config"), "include /etc/pmta/vmtas/*.conf\n" + CONFIG);
        assertThat(acct.launch("pmta", "check", "config", "--format", "json").out())
                .contains("include-not-read");
        assertThat(acct.launch("pmta", "check", "config", "--config-root", "/etc/pmta=copy", "--format", "json")
                        .out())
                .doesNotContain("include-not-read", "dangling-name");
        assertThat(acct.launch(
                                "pmta",
                                "show",
                                "vmta",
                                "v3",
                                "--pmta-config",
                                "config",
                                "--config-root",
                                "/etc/pmta=./copy",
                                "--format",
                                "csv")
                        .out())
                .contains("source address,192.0.2.3 c.example.com,vmta,./copy/vmtas/3.conf,2");
    }

    private String show(String kind, String name) {
        Cli.Result result = acct.launch("pmta", "show", kind, name, "--pmta-config", "config", "--format", "csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    @Test
    void showSaysWhereEachSettingStands() {
        assertThat(show("vmta", "v1"))
                .startsWith("setting,value,from,file,line,may\n")
                .contains(
                        "source address,192.0.2.1 a.example.com,vmta,config,2,",
                        "<domain *> max-msg-rate,500/d,vmta,config,4,",
                        "member of,p,pool p,config,11,");
        assertThat(show("pool", "p"))
                .contains("virtual-mta,v3,pool,config,12,", "selected by,default-virtual-mta,source in,config,15,");
        assertThat(show("source", "in")).contains("default-virtual-mta,p,source,config,15,", "fed by,smtp-user shop,");
        assertThat(show("domain", "Gmail.com"))
                .contains("max-msg-rate,20/min,global,config,23,", "retry-after,10m,default,,,");
    }

    @Test
    void bothReadingsAreShownWhereTheyDiffer() {
        assertThat(show("queue", "gmail.com/v1")).contains("max-msg-rate,500/d,vmta v1,config,4,20/min (config:23)");
        assertThat(show("queue", "other.example/v1")).contains("max-msg-rate,500/d,vmta v1,config,4,\n");
        assertThat(show("queue", "gmail.com/{default}")).contains("max-msg-rate,20/min,global,config,23,\n");
    }

    @Test
    void onlyWhatHoldsIsShown() throws IOException {
        Files.writeString(folder.resolve("config"), """
                <domain *>
                    max-msg-rate 100/h
                    retry-after 10m
                </domain>
                <domain gmail.com yahoo.com>
                    max-msg-rate 50/h
                    bounce-after 1d
                </domain>
                <virtual-mta-pool p>
                    virtual-mta own
                    virtual-mta heir
                    max-smtp-out 77
                    cold-virtual-mta c1
                    <domain *>
                        retry-after 44m
                    </domain>
                </virtual-mta-pool>
                <virtual-mta own>
                    max-smtp-out 3
                    cold-virtual-mta c2
                    <domain *>
                        max-msg-rate 20/h
                        source-ip-max-msg-rate 192.0.2.0/25 1/h
                        source-ip-max-msg-rate 192.0.2.128/25 2/h
                    </domain>
                    <domain yahoo.com>
                        bounce-after 2d
                    </domain>
                </virtual-mta>
                <virtual-mta heir>
                </virtual-mta>
                <virtual-mta-pool q>
                    virtual-mta heir
                    max-smtp-out 78
                </virtual-mta-pool>
                """);
        assertThat(show("vmta", "own").lines().skip(1))
                .containsExactly(
                        "virtual-mta,own,vmta,config,18,",
                        "cold-virtual-mta,c2,vmta,config,20,",
                        "member of,p,pool p,config,10,",
                        "max-smtp-out,3,vmta,config,19,",
                        "<domain *> max-msg-rate,20/h,vmta,config,22,",
                        "<domain *> source-ip-max-msg-rate,192.0.2.0/25 1/h,vmta,config,23,",
                        "<domain *> source-ip-max-msg-rate,192.0.2.128/25 2/h,vmta,config,24,",
                        "<domain yahoo.com> bounce-after,2d,vmta,config,27,",
                        "<domain *> retry-after,44m,pool p,config,15,",
                        "<domain gmail.com yahoo.com> max-msg-rate,20/h,vmta,config,22,50/h (config:6)",
                        "<domain gmail.com yahoo.com> bounce-after,1d,global,config,7,");
        assertThat(show("vmta", "heir"))
                .contains(
                        "\ncold-virtual-mta,c1,pool p,config,13,\n",
                        "\nmax-smtp-out,78,pool q,config,34,77 (config:12)\n",
                        "\n<domain *> max-msg-rate,100/h,global,config,2,\n")
                .containsOnlyOnce("max-smtp-out");
        assertThat(show("pool", "p"))
                .contains(
                        "\nmax-smtp-out,77,pool,config,12,\n",
                        "\n<domain *> retry-after,44m,pool,config,15,\n",
                        "\n<domain gmail.com yahoo.com> max-msg-rate,50/h,global,config,6,\n")
                .doesNotContain("10m");
    }

    @Test
    void aProxyForAllHoldsUnlessAVirtualMtaSwitchesItOff() throws IOException {
        Files.writeString(folder.resolve("config"), """
                use-proxy px
                host-name mx.example.com
                smtp-source-host 192.0.2.8 g.example.com
                <proxy px>
                    server 198.51.100.1:1080
                    client 203.0.113.7 px.example.com
                </proxy>
                <virtual-mta heir>
                    smtp-source-host 192.0.2.9 b.example.com
                </virtual-mta>
                <virtual-mta off>
                    use-proxy ""
                    host-name off.example.com
                </virtual-mta>
                """);
        assertThat(show("vmta", "heir").lines().skip(1))
                .containsExactly(
                        "virtual-mta,heir,vmta,config,8,",
                        "use-proxy,px,global,config,1,",
                        "source address,203.0.113.7 px.example.com,proxy px,config,6,",
                        "local address,192.0.2.9 b.example.com,vmta,config,9,",
                        "host-name,mx.example.com,global,config,2,");
        assertThat(show("vmta", "off").lines().skip(1))
                .containsExactly(
                        "virtual-mta,off,vmta,config,11,",
                        "use-proxy,\"\"\"\"\"\",vmta,config,12,",
                        "source address,192.0.2.8 g.example.com,global,config,3,",
                        "host-name,off.example.com,vmta,config,13,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "csv"})
    void whatCouldNotBeReadIsSaidBesideTheSettings(String format) throws IOException {
        Files.writeString(
                folder.resolve("config"),
                "include missing.conf\ninclude http://192.0.2.1/x\ninclude config\n<virtual-mta v1>\n</virtual-mta>\n");
        Cli.Result result = acct.launch("pmta", "show", "vmta", "v1", "--pmta-config", "config", "--format", format);
        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains(
                        "config:1: no file here is named 'missing.conf'",
                        "config:2: an include from the network is never fetched",
                        "config:3: include loop: 'config' is included by itself");
        assertThat(result.err().lines().filter(line -> line.startsWith("config:")))
                .hasSize(3);
    }

    @Test
    void theConfigurationMayBeNamedInAcctYaml() throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), "pmta-config: config\n");
        assertThat(acct.launch("pmta", "show", "vmta", "v1").out()).contains("192.0.2.1");
    }

    @Test
    void noSecretIsEverShown() {
        for (String format : List.of("table", "json", "csv", "markdown", "jsonl")) {
            assertThat(acct.launch("pmta", "check", "config", "--verbose", "--format", format)
                            .out())
                    .contains("unheard-of")
                    .doesNotContain("hunter2");
            for (String[] what :
                    new String[][] {{"domain", "gmail.com"}, {"queue", "gmail.com/v1"}, {"source", "in"}}) {
                assertThat(acct.launch("pmta", "show", what[0], what[1], "--pmta-config", "config", "--format", format)
                                .out())
                        .isNotEmpty()
                        .doesNotContain("hunter2");
            }
        }
    }
}
