package acct.pmta.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import acct.model.Finding;
import acct.model.Severity;
import acct.pmta.check.Checks;
import acct.pmta.model.Configuration;
import acct.pmta.model.Setting;
import acct.pmta.model.Thresholds;
import acct.pmta.show.Shown;
import acct.pmta.snapshot.ConfigSnapshot;
import acct.pmta.snapshot.Differences;
import acct.pmta.snapshot.EffectiveSetting;
import acct.pmta.snapshot.SettingInventory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody wrote as a configuration: read in bounded time, and said in one clear message. */
@Tag("slow")
final class BadConfigurationTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** {@code -Dpmta.lines=240000} for as many as are read at all. */
    private static final int LINES = Integer.getInteger("pmta.lines", 30_000);

    private final Path folder;

    BadConfigurationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<Finding> errors(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("config"), bytes);
        return findings(file).stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL)
                .toList();
    }

    private static List<Finding> findings(Path file) {
        assertTimeoutPreemptively(SOON, () -> rowsAndDifferences(file));
        return assertTimeoutPreemptively(SOON, () -> Checks.of(ModelText.read(file.toString()), Thresholds.DEFAULT));
    }

    /** Whatever is read as a configuration is also kept and compared. */
    private static void rowsAndDifferences(Path file) throws IOException {
        ConfigurationFiles files = new ConfigurationFiles(Path::of, List.of());
        ConfigSnapshot read = SettingInventory.read(file.toString(), files);
        assertThat(read.settings()).hasSizeLessThanOrEqualTo(ConfigurationParser.MOST_LINES);
        assertThat(Differences.between(read.settings(), read.settings())).isEmpty();
        assertThat(Differences.between(List.of(), read.settings()))
                .hasSize(read.settings().size());
    }

    private static byte[] repeated(String text, int times) {
        return text.repeat(times).getBytes(StandardCharsets.UTF_8);
    }

    /** A line for each number. */
    private Path numbered(String form, int times) throws IOException {
        Path file = folder.resolve("numbered");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < times; i++) {
                out.write(form.replace("%d", Integer.toString(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    @Test
    void aMillionLinesAreReadUpToALimit() throws IOException {
        assertThat(errors(repeated("host-name mta.example.com\n", 1_000_000)))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.line()).isEqualTo(ConfigurationParser.MOST_LINES + 1);
                    assertThat(error.message()).contains("longer than 250000 lines", "nothing is read from here on");
                });
    }

    /** The longest configurations that are read whole; checks that compare everything with everything would not end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-%d x\n",
                "<virtual-mta v%d>\nsmtp-source-host 192.0.2.1 a.example.com\n</virtual-mta>\n",
                """
                <virtual-mta v%d>
                smtp-source-host 10.0.0.0/8 a
                domain-key s,a%d.b,/x
                <domain *>
                dkim-sign yes
                </domain>
                </virtual-mta>
                <domain d%d.example>
                dkim-sign no
                queue-to q%d
                </domain>
                """,
                "<virtual-mta-pool p%d>\nvirtual-mta v\n<domain *>\nmax-smtp-out 1\n</domain>\n</virtual-mta-pool>\n",
                "domain-macro m%d a, $m0\n",
                "<domain $m>\nmax-cold-virtual-mta-msg 5/d\n</domain>\ndomain-macro m x, y\n",
                "mx\n<mx-rollup-list>\nmx *.a%d.b q%d.rollup\n</mx-rollup-list>\n",
                "<source 0/0>\nprocess-x-virtual-mta yes\ndefault-virtual-mta v%d\n</source>\n",
                "</a%d>\n<b%d>\n",
                "<source s%d>\npattern-list p%d\n</source>\n<pattern-list P%d>\n* call-to: p%d\n</pattern-list>\n",
                "<smtp-user u>\n</smtp-user>\nsmtp-listener 0/0:25\ndomain-macro m%d\n",
                "<virtual-mta-pool p>\nvirtual-mta v\nvirtual-mta v%d\n",
                "<pattern-list x>\n* virtual-mta=v\nmail-from /a/ <pattern-list>\n</pattern-list>\n",
                "a-%d \"x, \n"
            })
    void theChecksOfAsMuchAsIsReadEnd(String form) throws IOException {
        int lines = (int) form.chars().filter(c -> c == '\n').count();
        List<Finding> findings = findings(numbered(form, LINES / lines));
        assertThat(findings).hasSizeLessThan(3_000);
    }

    @Test
    void whatHoldsUnderVeryManyDomainsIsShown() throws IOException {
        StringBuilder text =
                new StringBuilder("<virtual-mta v>\nsmtp-source-host 192.0.2.1 v.example\n</virtual-mta>\n");
        int domains = LINES / 3;
        for (int i = 0; i < domains; i++) {
            text.append("<domain d").append(i).append(".example>\nmax-smtp-out 3\n</domain>\n");
        }
        Path file = Files.writeString(folder.resolve("config"), text);
        Configuration read = ModelText.read(file.toString());
        assertThat(assertTimeoutPreemptively(SOON, () -> Shown.of(read, EffectiveSetting.Kind.VMTA, "v")))
                .hasSizeGreaterThan(domains);
    }

    @Test
    void aLineOfTenMegabytesIsCut() throws IOException {
        String text = "host-name " + "x".repeat(10 << 20) + "\nrelay-domain a.example\nno-such y\n";
        assertThat(errors(text.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.line()).isEqualTo(1);
                    assertThat(error.message()).contains("a line longer than 65536 bytes");
                    assertThat(error.message()).hasSizeLessThan(300);
                });
        assertThat(ModelText.read(folder.resolve("config").toString()).settings())
                .extracting(Setting::keyword)
                .contains("relay-domain", "no-such");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host-name \"",
                "<domain \"",
                "rcpt-to /\\",
                "domain-macro x ,",
                "$a",
                "<domain $x$x$x",
                "<",
                ">",
                "::",
                "smtp-source-host "
            })
    void longLinesOfOneCharacterEnd(String start) throws IOException {
        for (String filling : List.of("\"", ",", "/", "\\", "$", "<", ">", " ", ":", "*", "[", "1", "é")) {
            String text = start + filling.repeat(30_000) + "\n";
            errors((text + text).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void binaryDataIsNoConfiguration() throws IOException {
        byte[] bytes = new byte[1 << 20];
        new Random(4711).nextBytes(bytes);
        assertThat(errors(bytes))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("not text"));
        assertThat(errors("host-name a\nx\0y\nno-such z\n".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(error -> assertThat(error.line()).isEqualTo(2));
    }

    @Test
    void tenThousandNestedBlocksAreReadUpToALimit() throws IOException {
        for (String tag : List.of("odd", "pattern-list x")) {
            String name = tag.split(" ", 2)[0];
            String text = ("<" + tag + ">\n").repeat(10_000) + ("</" + name + ">\n").repeat(10_000);
            assertThat(errors((text + "no-such x\nhost-name a\n").getBytes(StandardCharsets.UTF_8)))
                    .as(tag)
                    .filteredOn(error -> error.message().contains("blocks in one another"))
                    .singleElement()
                    .satisfies(error -> assertThat(error.message()).contains("more than 32 blocks"));
            assertThat(ModelText.read(folder.resolve("config").toString()).settings())
                    .extracting(Setting::keyword)
                    .contains("host-name");
        }
        assertThat(errors(repeated("<domain x>\n", 10_000))).isEmpty();
        assertThat(findings(folder.resolve("config"))).hasSizeLessThan(50);
    }

    @Test
    void anIncludeLoopIsCutOnce() throws IOException {
        Files.writeString(folder.resolve("a.inc"), "include b.inc\n");
        Files.writeString(folder.resolve("b.inc"), "include a.inc\ninclude a.inc\n");
        assertThat(errors("include a.inc\n".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.file()).endsWith("b.inc");
                    assertThat(error.message()).contains("include loop");
                });
        Files.writeString(folder.resolve("self.inc"), "include *.inc\n");
        assertThat(errors("include self.inc\n".getBytes(StandardCharsets.UTF_8)))
                .hasSize(1);
    }

    /** Each file includes the next twice: a thousand million lines out of thirty. */
    @Test
    void includesThatDoubleEnd() throws IOException {
        for (int i = 0; i < 30; i++) {
            String next = "include " + (i + 1) + ".inc\n";
            Files.writeString(folder.resolve(i + ".inc"), next + next);
        }
        assertThat(errors("include 0.inc\n".getBytes(StandardCharsets.UTF_8))).hasSize(2);
    }

    @Test
    void macrosThatMultiplyEnd() throws IOException {
        StringBuilder text = new StringBuilder("domain-macro m0 a, b, c\n");
        for (int i = 1; i < 100; i++) {
            text.append("domain-macro m%d $m%d$m%d, $m%d\n".formatted(i, i - 1, i - 1, i - 1));
        }
        text.append("<domain $m99.$m99>\nmax-smtp-out 1\n</domain>\n");
        assertThat(errors(text.toString().getBytes(StandardCharsets.UTF_8)))
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("macros stand for more than"));
    }

    @Test
    void aFolderOrADeviceIsNotIncluded() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("config"), "include sub\ninclude /dev/zero\ninclude no/*/such\ninclude \0\n");
        assertThat(findings(folder.resolve("config")))
                .extracting(Finding::rule)
                .containsOnly("include-not-read", "malformed");
    }
}
