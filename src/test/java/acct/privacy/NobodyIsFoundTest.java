package acct.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The proof: fifty people stand at every odd place of many rows, and after a load that hides them, or after they were
 * forgotten, no byte of anything names them. {@code -Dprivacy.rows=100000} has more rows.
 */
@Tag("slow")
final class NobodyIsFoundTest {
    private static final int ROWS = Integer.getInteger("privacy.rows", 20_000);
    private static final int PEOPLE = 50;
    private static final String MAIL =
            "mail: {host: smtp.example.com, from: acct@ops.example, to: [team@ops.example], attach: html}\n";
    private static final List<String> TOTALS = List.of(
            "select outcome, isp, rcpt_domain, source_ip, vmta, pool, bounce_cat, day, count(*) from attempt group by all order by all",
            "select hour, outcome, isp, source_ip, sum(events) from hourly group by all order by all",
            "select day, isp, sum(delivered), sum(recipients), sum(complaints) from daily group by all order by all",
            "select lines, headers, blank, stored, rejected, invalid_utf8 from load",
            "select reason, count(*) from rejected_line group by all order by all",
            "select 'tq', count(*) from queue_event union all select 'f', count(*) from complaint union all select 'r',"
                    + " count(*) from receipt union all select 'rb', count(*) from remote_report order by 1");

    private final Path folder;
    private final Cli acct;
    private final SeededPeople people = new SeededPeople(22, PEOPLE);
    private final ByteSearch search = new ByteSearch(people.names());

    NobodyIsFoundTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.acct = Cli.in(folder).at(Instant.parse("2026-11-20T05:00:00Z"));
        people.file(ROWS).write(folder.resolve("acct.csv"));
        Path key = Files.writeString(folder.resolve("privacy.key"), "a key that nobody would guess\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    /** All that is made in a night, and asked in the morning; what is printed is kept as a log. */
    private void night() throws IOException {
        StringBuilder log = new StringBuilder();
        for (String[] command : List.<String[]>of(
                new String[] {"nightly", "acct.csv", "--mail-dry-run"},
                new String[] {"report", "--since", "2026-11-17", "--until", "2026-11-19"},
                new String[] {"rejects", "--format", "json"},
                new String[] {"replies", "--format", "csv"},
                new String[] {"alerts", "--format", "json"},
                new String[] {"query", "--by", "job", "--format", "csv"},
                new String[] {"export", "suppressions", "--format", "csv"},
                new String[] {"doctor"},
                new String[] {"why", "bounced"})) {
            Cli.Result result = acct.launch(command);
            assertThat(result.exitCode())
                    .as(String.join(" ", command) + result.err())
                    .isIn(0, 3);
            log.append(result.out()).append(result.err());
        }
        Files.writeString(folder.resolve("night.log"), log);
    }

    private List<List<String>> totals() {
        return TOTALS.stream().map(sql -> Rows.of(acct.store(), sql)).toList();
    }

    private void verified() {
        SoundStore.check(acct.store());
        for (String[] verify : List.of(new String[] {"verify"}, new String[] {"verify", "--quick"})) {
            Cli.Result result = acct.launch(verify);
            assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
            assertThat(result.err()).contains("verified 1 of 1 loads");
        }
    }

    @Test
    void afterALoadThatHidesThemNoByteNamesThem() throws IOException {
        Files.writeString(
                folder.resolve("acct.yaml"), MAIL + "privacy: {recipients: hmac-sha256, key-file: privacy.key}\n");
        night();
        assertThat(folder.resolve("reports/2026-11-19/report.eml")).exists();
        assertThat(search.below(folder, "acct.csv")).isEmpty();
        assertThat(search.inStore(acct.store())).isEmpty();
        verified();
    }

    @Test
    void afterTheyWereForgottenNoByteNamesThem() throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), MAIL);
        night();
        assertThat(search.inStore(acct.store())).isNotEmpty();
        List<List<String>> totals = totals();
        List<String> command = new ArrayList<>(List.of("forget"));
        command.addAll(people.addresses());
        Cli.Result result = acct.launch(command.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        Files.delete(folder.resolve("night.log"));
        assertThat(search.below(folder, "acct.csv")).isEmpty();
        assertThat(search.inStore(acct.store())).isEmpty();
        assertThat(totals()).isEqualTo(totals);
        verified();
        assertThat(result.out()).contains("acct.csv");
        night();
        List<String> found = search.below(folder, "acct.csv", "night.log");
        assertThat(found).isEmpty();
        assertThat(Files.readString(folder.resolve("night.log"), StandardCharsets.UTF_8))
                .isNotEmpty();
    }
}
