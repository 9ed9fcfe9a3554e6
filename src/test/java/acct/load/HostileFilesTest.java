package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.load.HostileKinds.Fate;
import acct.load.HostileKinds.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** More than sixty files that were made to hurt: each line of each is accounted for, and none costs another file. */
final class HostileFilesTest {
    private static final String GOOD = "aaa-good.csv";

    @Test
    void thereAreMoreThanSixty() {
        assertThat(HostileKinds.all().stream().map(Kind::name).distinct())
                .hasSize(HostileKinds.all().size())
                .hasSizeGreaterThan(60);
    }

    /** Those that end alike are loaded by one run, which has their exit code. */
    @TestFactory
    List<DynamicTest> eachHasItsFateAndNoneCostsAnother(@TempDir Path temporary) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            Path folder = temporary.resolve(fate.name());
            List<Kind> kinds = HostileKinds.all().stream()
                    .filter(kind -> kind.fate() == fate)
                    .toList();
            List<String> names = new ArrayList<>();
            for (Kind kind : kinds) {
                Logs.write(folder.resolve(kind.name()), kind.content());
                names.add(kind.name());
            }
            Logs.of("type,timeLogged,rcpt").row("d", "rcpt", "last@example.com").write(folder.resolve(GOOD));
            names.add(GOOD);
            Cli acct = Cli.in(folder);
            Cli.Result loaded = acct.ingest(names.toArray(String[]::new));
            tests.add(DynamicTest.dynamicTest(fate + ": exit code and store", () -> {
                assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(fate.exitCode());
                SoundStore.check(acct.store());
                assertThat(Rows.of(acct.store(), "select path from load where path = '" + GOOD + "'"))
                        .containsExactly(GOOD);
            }));
            for (int i = 0; i < kinds.size(); i++) {
                Kind kind = kinds.get(i);
                JsonNode file = loaded.json().get("files").get(i);
                tests.add(DynamicTest.dynamicTest(kind.name(), () -> check(kind, file, loaded.err())));
            }
        }
        return tests;
    }

    private static void check(Kind kind, JsonNode file, String err) {
        assertThat(file.get("path").asString()).isEqualTo(kind.name());
        String told = err.lines().filter(line -> line.contains(kind.name())).toList() + "\n" + file;
        String status =
                kind.fate() == Fate.UNREADABLE ? "refused" : kind.fate().name().toLowerCase(java.util.Locale.ROOT);
        assertThat(file.get("status").asString()).as(told).isEqualTo(status);
        assertThat(file.get("stored").asLong()).as(told).isEqualTo(kind.stored());
        assertThat(file.get("rejected").asLong()).as(told).isEqualTo(kind.rejected());
        assertThat(file.get("lines").asLong())
                .as(told)
                .isEqualTo(file.get("headers").asLong() + file.get("blank").asLong() + kind.stored() + kind.rejected());
        assertThat(file.get("pending_bytes").asLong()).as(told).isZero();
        if (status.equals("refused")) {
            assertThat(err).contains(kind.name() + ": ");
        }
    }
}
