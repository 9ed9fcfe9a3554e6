package acct.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who is taken out of all that is kept. */
@Tag("slow")
final class ForgetTest {
    private static final String COUNTS =
            "select outcome, isp, rcpt_domain, bounce_cat, count(*) from attempt group by all" + " order by all";
    private static final String HOURS =
            "select hour, outcome, source_ip, isp, category, sum(events) from hourly" + " group by all order by all";

    private final Path folder;
    private final Cli acct;

    ForgetTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    private void load(String name, Logs logs) {
        logs.write(folder.resolve(name));
        Cli.Result result = acct.ingest(name);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private void verified() {
        SoundStore.check(acct.store());
        for (String[] verify : List.of(new String[] {"verify"}, new String[] {"verify", "--quick"})) {
            Cli.Result result = acct.launch(verify);
            assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
            assertThat(result.err()).contains("; 0 different").doesNotContain("verified 0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "@x.example", "ann@", " "})
    void whatIsNoAddressIsWrongUsage(String address) {
        Cli.Result result = acct.launch("forget", address);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("no address").hasLineCount(1);
    }

    @Test
    void withoutAStoreThereIsNothingToForget() {
        Cli.Result result = acct.launch("forget", "ann@x.example");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("no such store");
    }

    @Test
    void whoIsNamedNowhereIsSaidToBe() {
        load("acct.csv", Logs.standard().row("d", "rcpt", "joann@x.example"));
        Cli.Result result = acct.launch("forget", "ann@x.example");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("the person is named nowhere");
        assertThat(Rows.of(acct.store(), "select rcpt from attempt")).containsExactly("joann@x.example");
        verified();
    }

    @Test
    void aDryRunChangesNothing() {
        load("acct.csv", Logs.standard().row("d", "rcpt", "Ann@x.example").row("d", "rcpt", "bob@x.example"));
        Cli.Result result = acct.launch("forget", "ann@x.example", "--dry-run", "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json().get(0).get("place").asString()).isEqualTo("attempt");
        assertThat(result.json().get(0).get("found").asInt()).isEqualTo(1);
        assertThat(result.out()).contains("acct.csv").contains("backups").contains("lakes and exports");
        assertThat(Rows.of(acct.store(), "select rcpt from attempt order by line"))
                .containsExactly("Ann@x.example", "bob@x.example");
        assertThat(Rows.number(acct.store(), "select count(*) from forgotten")).isZero();
    }

    @Test
    void theRowStaysAndThePersonGoes() {
        load(
                "acct.csv",
                Logs.standard()
                        .row("b", "rcpt", "ann@x.example", "dsnDiag", "smtp;550 5.1.1 user ann is gone")
                        .row("b", "rcpt", "bob@x.example", "dsnDiag", "smtp;550 5.1.1 user ann is gone"));
        Cli.Result result = acct.launch("forget", "ANN@X.example");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("1 row of the store");
        assertThat(Rows.of(acct.store(), "select rcpt, rcpt_domain, dsn_diag from attempt order by line"))
                .containsExactly(
                        "...@x.example|x.example|smtp;550 5.1.1 user ... is gone",
                        // Here another person's mailbox may be meant.
                        "bob@x.example|x.example|smtp;550 5.1.1 user ann is gone");
        verified();
        assertThat(acct.launch("forget", "ann@x.example").err()).contains("the person is named nowhere");
    }

    @Test
    void aFileThatBringsThePersonAgainDoesNot() {
        Logs logs = Logs.standard().row("d", "rcpt", "ann@x.example", "envId", "1");
        load("acct.csv", logs);
        assertThat(acct.launch("forget", "ann@x.example").exitCode()).isZero();
        load("acct.csv", logs.row("d", "rcpt", "ann@x.example", "envId", "2").row("d", "rcpt", "bob@x.example"));
        assertThat(Rows.of(acct.store(), "select rcpt from attempt order by rcpt"))
                .containsExactly("...@x.example", "...@x.example", "bob@x.example");
        verified();
    }

    @Test
    void rowsThatAnotherFileBroughtAreStillKnownAgain() {
        Logs one = Logs.standard();
        Logs other = Logs.standard();
        for (int i = 0; i < 20; i++) {
            one.row("d", "rcpt", (i % 2 == 0 ? "ann" : "bob" + i) + "@x.example", "envId", "e" + i);
        }
        load("one.csv", one);
        assertThat(acct.launch("forget", "ann@x.example").exitCode()).isZero();
        other.raw(new String(one.bytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .reduce("", (all, line) -> all + line + "\n"))
                .row("d", "rcpt", "eve@x.example", "envId", "new")
                .write(folder.resolve("other.csv"));
        Cli.Result result = acct.ingest("other.csv", "--skip-overlap");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json().get("stored").asInt()).isEqualTo(1);
        verified();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clear", "hash", "hmac-sha256"})
    void nothingIsLeftOfManyPeople(String recipients) throws IOException {
        Path key = Files.writeString(folder.resolve("privacy.key"), "secretkey\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(
                folder.resolve("acct.yaml"), "privacy: {recipients: " + recipients + ", key-file: privacy.key}\n");
        SeededPeople people = new SeededPeople(24, 8);
        load("acct.csv", people.file(600));
        List<String> counts = Rows.of(acct.store(), COUNTS);
        long hours = Rows.number(acct.store(), "select sum(events) from hourly");
        for (String address : people.addresses()) {
            Cli.Result result = acct.launch("forget", address);
            assertThat(result.exitCode()).as(result.err()).isZero();
        }
        assertThat(new ByteSearch(people.names()).inStore(acct.store())).isEmpty();
        ConfiguredPrivacy configured = new ConfiguredPrivacy(
                PrivacyPolicy.CLEAR,
                PrivacyPolicy.keyed("secretkey".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        List<String> hashes = people.addresses().stream()
                .flatMap(address -> configured.forms(address).stream().skip(1))
                .map(form -> form.substring(0, form.indexOf('@')))
                .toList();
        assertThat(new ByteSearch(hashes).inStore(acct.store())).isEmpty();
        assertThat(Rows.of(acct.store(), COUNTS)).isEqualTo(counts);
        assertThat(Rows.number(acct.store(), "select sum(events) from hourly")).isEqualTo(hours);
        verified();
    }

    @Test
    void loadsThatHideByAnotherKeyAreNamed() throws IOException {
        Path key = Files.writeString(folder.resolve("privacy.key"), "secretkey\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("acct.yaml"), "privacy: {recipients: hmac-sha256, key-file: privacy.key}\n");
        load("acct.csv", Logs.standard().row("d", "rcpt", "ann@x.example"));
        Files.writeString(key, "another\n");
        Cli.Result result = acct.launch("forget", "ann@x.example");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("1 load").contains("hidden by another key");
        assertThat(result.err()).contains("what could not is named above").doesNotContain("nowhere");
    }

    @Test
    void whatOthersKeepAmongTheReportsIsLeftAlone() throws IOException {
        load("acct.csv", Logs.standard().row("d", "rcpt", "zorquavex@x.example"));
        Path day = Files.createDirectories(folder.resolve("reports/2026-11-19"));
        Path page = Files.writeString(day.resolve("index.html"), "<p>zorquavex@x.example</p>");
        List<Path> others = List.of(
                Files.writeString(day.resolve("friend.eml"), "From: zorquavex@x.example\n\nhello\n"),
                Files.writeString(folder.resolve("reports/staff.yaml"), "- zorquavex@x.example\n"),
                Files.writeString(
                        Files.createDirectories(day.resolve("deep/er")).resolve("index.html"), "zorquavex@x.example"));
        Cli.Result result = acct.launch("forget", "zorquavex@x.example");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("1 row of the store and 1 report named");
        assertThat(page).content().doesNotContain("zorquavex");
        assertThat(others).allSatisfy(file -> assertThat(file).content().contains("zorquavex@x.example"));
    }

    @Test
    void aMessageThatNamesThePersonIsTakenBack() throws SQLException {
        load("acct.csv", Logs.standard().row("d", "rcpt", "zorquavex@x.example"));
        try (Connection store = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = store.createStatement()) {
            for (String name : List.of("zorquavex", "another")) {
                statement.execute("insert into outbox values ('" + name + "', 'mail', 'team@example.com', '2026-11-19',"
                        + " 'OK', 'queued', 1, timestamptz '2026-11-20 03:00:00Z', null, null,"
                        + " 'Subject: OK' || chr(10) || chr(10) || 'dead: " + name + "@x.example')");
            }
        }
        Cli.Result result = acct.launch("forget", "zorquavex@x.example");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Rows.of(acct.store(), "select state, body is null from outbox order by letter_id"))
                .containsExactly("queued|false", "given-up|true");
    }

    @Test
    void whatIsToldOfPrunedRowsIsReachedToo() {
        load(
                "acct.csv",
                Logs.standard()
                        .row(
                                "b",
                                "rcpt",
                                "zorquavex@x.example",
                                "dsnDiag",
                                "smtp;550 zorquavex moved",
                                "jobId",
                                "to-zorquavex@x.example",
                                "timeLogged",
                                "2026-10-01 10:00:00+0000")
                        .row("d", "rcpt", "bob@x.example"));
        assertThat(acct.launch("prune", "--attempts", "10d").exitCode()).isZero();
        List<String> hours = Rows.of(acct.store(), HOURS);
        assertThat(new ByteSearch(List.of("zorquavex")).inStore(acct.store())).isNotEmpty();
        Cli.Result result = acct.launch("forget", "zorquavex@x.example");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(new ByteSearch(List.of("zorquavex")).inStore(acct.store())).isEmpty();
        assertThat(new ByteSearch(List.of("zorquavex")).below(folder, "acct.csv"))
                .isEmpty();
        assertThat(Rows.of(acct.store(), HOURS)).isEqualTo(hours);
        verified();
    }
}
