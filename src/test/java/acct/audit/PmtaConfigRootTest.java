package acct.audit;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copied configuration includes files by the names they have on the mail server; acct.yaml says where they are here. */
final class PmtaConfigRootTest {
    private final Path folder;
    private final Cli acct;

    PmtaConfigRootTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    @BeforeEach
    void write() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Files.writeString(copy.resolve("config"), "include /etc/pmta/vmtas\n");
        Files.writeString(copy.resolve("vmtas"), """
                <virtual-mta v1>
                smtp-source-host 192.0.2.1 v1.example.com
                </virtual-mta>
                <virtual-mta-pool shop>
                virtual-mta v1
                </virtual-mta-pool>
                """);
        Logs.of("type,timeLogged,dlvSourceIp,vmta,queue,rcpt")
                .row("d", "dlvSourceIp", "192.0.2.1", "vmta", "v1", "queue", "gmail.com/v1", "rcpt", "a@gmail.com")
                .write(folder.resolve("acct-1.csv"));
    }

    private void configure(String root) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), "pmta-config: copy/config\n" + root);
    }

    @Test
    void withoutItTheIncludedFileIsMissing() throws IOException {
        configure("");
        acct.ingest("acct-1.csv");
        assertThat(acct.launch("audit", "--format", "json").out()).contains("include-not-read", "unknown-vmta");
        assertThat(Rows.of(acct.store(), "select coalesce(pool, 'none') from attempt"))
                .containsExactly("none");
    }

    @Test
    void everyCommandReadsTheCopy() throws IOException {
        configure("pmta-config-root: {/etc/pmta: copy}\n");
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        assertThat(Rows.of(acct.store(), "select pool from attempt")).containsExactly("shop");
        assertThat(Rows.of(acct.store(), "select name from config_setting where directive = 'smtp-source-host'"))
                .containsExactly("v1");
        assertThat(acct.launch("audit", "--format", "json").out()).doesNotContain("include-not-read", "unknown-vmta");
        assertThat(acct.launch("pmta", "show", "vmta", "v1").out()).contains("192.0.2.1", "copy/vmtas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/pmta: copy, /etc/pmta/deep: deep", "/etc/pmta/deep/: deep, /etc/pmta: copy"})
    void ofAFolderInAnotherTheInnerOneCounts(String roots) throws IOException {
        Files.writeString(folder.resolve("copy/config"), "include /etc/pmta/vmtas\ninclude /etc/pmta/deep/more\n");
        Files.writeString(
                Files.createDirectories(folder.resolve("copy/deep")).resolve("more"), "<virtual-mta outer>\n");
        Files.writeString(Files.createDirectories(folder.resolve("deep")).resolve("more"), """
                <virtual-mta inner>
                smtp-source-host 192.0.2.2 inner.example.com
                </virtual-mta>
                """);
        configure("pmta-config-root: {" + roots + "}\n");
        assertThat(acct.launch("pmta", "show", "vmta", "inner").out()).contains("192.0.2.2", "deep/more");
        assertThat(acct.launch("pmta", "show", "vmta", "v1").out()).contains("192.0.2.1", "copy/vmtas");
    }

    @Test
    void aFolderWithoutItsCopyIsAnError() throws IOException {
        configure("pmta-config-root: {/etc/pmta: }\n");
        Cli.Result result = acct.launch("audit");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("acct.yaml:2").contains("pmta-config-root", "/etc/pmta");
    }
}
