package acct.audit;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every golden configuration with secrets planted and cut in pieces, one after the other, each night into the same store:
 * neither the store's file, nor a table, nor any output has one of them.
 */
@Tag("slow")
final class MutatedSnapshotsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/acct/pmta");
    private static final String SECRET = "hunter2";
    private static final List<String> SECRETS = List.of(
            "password " + SECRET,
            "http-api-key " + SECRET + "=",
            "<smtp-user u>\npassword " + SECRET + "\n</smtp-user>",
            "<odd " + SECRET + ">\nodder " + SECRET + "\n</odd>",
            "<acct-file \"|/bin/push --token " + SECRET + "\">\nrecords d\n</acct-file>",
            "<acct-file |/bin/push:" + SECRET + " " + SECRET + ">\n</acct-file>",
            "unheard-of " + SECRET,
            "mail-from /a/ virtual-mta=v " + SECRET + " <pattern-list>\n* virtual-mta=v\n</pattern-list>",
            "domain-key s,example.com,/etc/" + SECRET + ".pem",
            "# " + SECRET);

    private final Path folder;
    private final Cli acct;

    MutatedSnapshotsTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    /** Lines of the golden file, between them secrets, some lines lost or doubled. */
    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (random.nextInt(12) == 0) {
                mutated.append(SECRETS.get(random.nextInt(SECRETS.size()))).append('\n');
            }
            for (int times = random.nextInt(20) == 0 ? random.nextInt(3) : 1; times > 0; times--) {
                mutated.append(line).append('\n');
            }
        }
        return mutated.toString();
    }

    @Test
    void theStoreAndWhatIsToldOfItHaveNoSecret() throws IOException {
        List<Path> configurations;
        try (Stream<Path> files = Files.list(GOLDEN)) {
            configurations = files.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        }
        Files.writeString(folder.resolve("acct.yaml"), "pmta-config: config\n");
        Logs.standard().row("d", "vmta", "v1", "rcpt", "a@gmail.com").write(folder.resolve("acct-1.csv"));
        Instant night = Cli.NOW;
        for (int seed = 1; seed <= configurations.size(); seed++) {
            String golden = Files.readString(configurations.get(seed - 1), StandardCharsets.ISO_8859_1);
            Files.writeString(folder.resolve("config"), mutated(golden, new Random(seed)), StandardCharsets.ISO_8859_1);
            night = night.plusSeconds(86_400);
            Cli.Result loaded = acct.at(night).ingest("acct-1.csv");
            assertThat(loaded.exitCode()).as("seed %s: %s", seed, loaded.err()).isZero();
            assertThat(loaded.out() + loaded.err()).doesNotContain(SECRET);
        }
        assertThat(Rows.number(acct.store(), "select count(*) from config_snapshot"))
                .isEqualTo(configurations.size());
        assertThat(Rows.number(acct.store(), "select count(*) from config_setting"))
                .isGreaterThan(500);
        for (String format : List.of("table", "csv", "json", "jsonl", "markdown")) {
            Cli.Result diff = acct.launch("pmta", "diff", "--format", format);
            assertThat(diff.exitCode()).as(diff.err()).isZero();
            assertThat(diff.out() + diff.err()).contains("smtp-source-host").doesNotContain(SECRET);
        }
        assertThat(Rows.of(acct.store(), "select config_setting::varchar from config_setting")
                        .toString())
                .doesNotContain(SECRET);
        assertThat(new String(Files.readAllBytes(acct.store()), StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET);
        SoundStore.check(acct.store());
    }
}
