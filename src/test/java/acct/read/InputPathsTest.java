package acct.read;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Logs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, folders and patterns as operators type them. */
final class InputPathsTest {

    private static void write(Path folder, String... names) {
        for (String name : names) {
            Logs.of("type,timeLogged").write(folder.resolve(name));
        }
    }

    private static List<String> shown(InputPaths paths) {
        return paths.files().stream().map(AccountingFile::shown).toList();
    }

    @Test
    void aPatternThatMatchesNothingIsMissing(@TempDir Path folder) {
        InputPaths paths = InputPaths.expand(List.of("*.csv", "no/such/*.csv", "[.csv"), folder);
        assertThat(paths.files()).isEmpty();
        assertThat(paths.missing()).containsExactly("*.csv", "no/such/*.csv", "[.csv");
    }

    @Test
    void aMissingFileIsTriedSoThatItsErrorIsSaid(@TempDir Path folder) {
        assertThat(shown(InputPaths.expand(List.of("none.csv"), folder))).containsExactly("none.csv");
    }

    @Test
    void aFolderGivesWhatLooksLikeAccountingFilesInOrder(@TempDir Path folder) {
        write(
                folder,
                "in/acct-2026-11-19-0000.csv",
                "in/acct-2026-11-18-0000.csv",
                "in/acct-2026-11-18-0001.csv.gz",
                "in/acct-2026-11-18-0002.csv.zst",
                "in/accounting-20261117.csv",
                "in/bounce-2026.csv",
                "in/deeper/acct-2026-11-01-0000.csv");
        Logs.empty().line("name,price").write(folder.resolve("in/prices.csv"));
        Logs.empty().line("hello").write(folder.resolve("in/notes.txt"));
        InputPaths paths = InputPaths.expand(List.of("in"), folder);
        assertThat(shown(paths))
                .containsExactly(
                        "in/accounting-20261117.csv",
                        "in/acct-2026-11-18-0000.csv",
                        "in/acct-2026-11-18-0001.csv.gz",
                        "in/acct-2026-11-18-0002.csv.zst",
                        "in/acct-2026-11-19-0000.csv",
                        "in/bounce-2026.csv");
        assertThat(paths.passedOver()).containsExactly("in/notes.txt", "in/prices.csv");
    }

    @Test
    void wildcardsMayStandInFoldersToo(@TempDir Path folder) {
        write(folder, "mta1/log/acct-1.csv", "mta2/log/acct-1.csv", "mta2/log/other.csv");
        assertThat(shown(InputPaths.expand(List.of("mta?/log/acct-*.csv"), folder)))
                .containsExactly("mta1/log/acct-1.csv", "mta2/log/acct-1.csv");
        String absolute = folder.resolve("mta*") + "/log/acct-1.csv";
        assertThat(InputPaths.expand(List.of(absolute), folder).files()).hasSize(2);
    }

    @Test
    void aFileWhoseNameHasABracketIsAFile(@TempDir Path folder) {
        write(folder, "acct[1].csv");
        assertThat(shown(InputPaths.expand(List.of("acct[1].csv"), folder))).containsExactly("acct[1].csv");
    }
}
