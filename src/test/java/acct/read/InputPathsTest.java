package acct.read;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
        assertThat(passedOver(paths))
                .containsExactly(
                        "in/deeper: is a folder; name it too to load what is in it",
                        "in/notes.txt: does not look like an accounting file",
                        "in/prices.csv: does not look like an accounting file");
    }

    private static List<String> passedOver(InputPaths paths) {
        return paths.passedOver().stream()
                .map(over -> over.path() + ": " + over.why())
                .toList();
    }

    @Test
    void inAFolderTheFirstBytesDecideWhateverTheName(@TempDir Path folder) throws IOException {
        write(
                folder,
                "in/acct.csv.1",
                "in/acct.csv-20261118",
                "in/acct.csv.2.gz",
                "in/bounces.zst",
                "in/diag-2026-11-18-0000.csv.gz",
                "in/ACCOUNTING");
        // By their content, not by what they are called.
        Logs.write(folder.resolve("in/log.zst"), Logs.of("type,timeLogged").gzip());
        Logs.of("type").write(folder.resolve("in/only-types.txt"));
        Logs.crLf().header(List.of("Type")).write(folder.resolve("in/only-types-crlf"));
        Logs.empty().raw("\uFEFF\"TYPE\",timeLogged\n").write(folder.resolve("in/marked.log"));
        Logs.empty().line("").line("type,timeLogged").write(folder.resolve("in/blank-first"));
        Logs.empty().raw("type,timeLo").write(folder.resolve("in/half-a-header"));
        Logs.empty().line("types,timeLogged").write(folder.resolve("in/types.csv"));
        Logs.empty().line("x,type").write(folder.resolve("in/second-cell.csv"));
        Logs.write(folder.resolve("in/notes.csv.gz"), Logs.empty().line("hello").gzip());
        Logs.write(folder.resolve("in/picture.gz"), new byte[] {0x1f, (byte) 0x8b, 9, 9, 9});
        Logs.empty().raw("x".repeat(200_000)).write(folder.resolve("in/one-long-line"));
        Logs.empty().write(folder.resolve("in/nothing"));
        InputPaths paths = InputPaths.expand(List.of("in"), folder);
        assertThat(shown(paths))
                .containsExactly(
                        "in/ACCOUNTING",
                        "in/acct.csv-20261118",
                        "in/acct.csv.1",
                        "in/acct.csv.2.gz",
                        "in/blank-first",
                        "in/bounces.zst",
                        "in/diag-2026-11-18-0000.csv.gz",
                        "in/half-a-header",
                        "in/log.zst",
                        "in/marked.log",
                        "in/only-types-crlf",
                        "in/only-types.txt");
        assertThat(passedOver(paths))
                .hasSize(6)
                .allMatch(over -> over.contains("does not look like") || over.contains("picture.gz: cannot be read"));
    }

    @Test
    void whatHasLostItsHeaderOrCannotBeReadIsTakenByItsNameAndRefusedAloud(@TempDir Path folder) {
        Logs.empty().line("d,2026-11-18 09:00:00+0000").write(folder.resolve("in/acct-1.csv"));
        Logs.write(folder.resolve("in/acct.csv.3.gz"), new byte[] {0x1f, (byte) 0x8b, 9, 9, 9});
        Logs.empty().line("0123  acct.csv.3.gz").write(folder.resolve("in/acct.csv.3.gz.md5"));
        assertThat(shown(InputPaths.expand(List.of("in"), folder)))
                .containsExactly("in/acct-1.csv", "in/acct.csv.3.gz");
    }

    @Test
    void aHiddenFileIsACopyInTheMakingAndALinkMayLeadNowhere(@TempDir Path folder) throws IOException {
        write(folder, "in/.acct-1.csv.Xy12", "elsewhere/acct-2.csv");
        Logs.empty().line("hello").write(folder.resolve("in/.notes"));
        Files.createSymbolicLink(folder.resolve("in/linked.csv"), folder.resolve("elsewhere/acct-2.csv"));
        Files.createSymbolicLink(folder.resolve("in/lost.csv"), folder.resolve("elsewhere/none.csv"));
        InputPaths paths = InputPaths.expand(List.of("in"), folder);
        assertThat(shown(paths)).containsExactly("in/linked.csv");
        assertThat(passedOver(paths))
                .containsExactly(
                        "in/.acct-1.csv.Xy12: is hidden, as a copy in the making is",
                        "in/.notes: does not look like an accounting file",
                        "in/lost.csv: is a link to nothing");
        assertThat(paths.passedOver().stream().map(PassedOver::isAccounting)).containsExactly(true, false, false);
    }

    @Test
    @Timeout(30)
    void aPipeInAFolderIsNotWaitedFor(@TempDir Path folder) throws IOException, InterruptedException {
        write(folder, "in/acct-1.csv");
        String pipe = folder.resolve("in/acct-2.csv").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
        InputPaths paths = InputPaths.expand(List.of("in"), folder);
        assertThat(shown(paths)).containsExactly("in/acct-1.csv");
        assertThat(passedOver(paths)).containsExactly("in/acct-2.csv: is not a regular file");
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
