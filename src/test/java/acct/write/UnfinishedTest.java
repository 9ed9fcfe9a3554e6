package acct.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process left unfinished goes with the next one that makes such a thing there; nothing else does. */
@DisabledOnOs(OS.WINDOWS)
final class UnfinishedTest {
    private static final String RANDOM = "-0123456789abcdef";

    private final Path folder;

    UnfinishedTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static long deadProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsNotOfAKilledProcessStays() throws Exception {
        long dead = deadProcess();
        Path elsewhere = Files.writeString(folder.resolve("precious"), "x");
        Files.createSymbolicLink(folder.resolve(".acct-" + dead + RANDOM + ".part"), elsewhere);
        Files.writeString(folder.resolve(".acct-" + dead + RANDOM + ".part.old"), "another's");
        Files.writeString(folder.resolve(".acct-" + dead + "-short.part"), "another's");
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        Files.writeString(folder.resolve(".acct-" + parent.pid() + RANDOM + ".part"), "in the making");
        List<String> before = names();

        Path first = Unfinished.file(folder, ".acct-", ".part");
        Path second = Unfinished.file(folder, ".acct-", ".part");
        assertThat(first).exists();
        Unfinished.end(first);
        Unfinished.end(second);
        assertThat(names()).isEqualTo(before);
        assertThat(elsewhere).hasContent("x");
    }

    @Test
    void filesAndFoldersOfAKilledProcessGo() throws Exception {
        long dead = deadProcess();
        Path left = Files.createDirectories(folder.resolve(".acct-verify-" + dead + RANDOM + "/deeper"));
        Files.writeString(left.resolve("rows"), "in clear");
        Path made = Unfinished.folder(folder, ".acct-verify-");
        assertThat(names()).containsExactly(made.getFileName().toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
    }

    /** Its process cannot be asked for here: a number that is free may be that of a run at work in another container. */
    @Test
    void whatAnotherContainerMadeStaysUntilItIsOld() throws Exception {
        String elsewhere = ".acct-" + deadProcess() + "-00000001" + RANDOM + ".part";
        Path file = Files.writeString(folder.resolve(elsewhere), "in the making");
        Unfinished.end(Unfinished.file(folder, ".acct-", ".part"));
        assertThat(names()).containsExactly(elsewhere);

        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(13))));
        Unfinished.end(Unfinished.file(folder, ".acct-", ".part"));
        assertThat(names()).isEmpty();
    }

    @Test
    void whatAKilledProcessOfHereLeftGoesAtOnce() throws Exception {
        Path made = Unfinished.file(folder, ".acct-", ".part");
        String own = Long.toString(ProcessHandle.current().pid());
        String left = made.getFileName().toString().replace("-" + own + "-", "-" + deadProcess() + "-");
        Unfinished.end(made);
        Files.writeString(folder.resolve(left), "left");
        Unfinished.end(Unfinished.file(folder, ".acct-", ".part"));
        assertThat(names()).isEmpty();
    }

    /** In a container each run may have the same number. */
    @Test
    void whatAnEarlierProcessOfThisNumberLeftGoes() throws Exception {
        long own = ProcessHandle.current().pid();
        Files.writeString(folder.resolve(".acct-" + own + RANDOM + ".part"), "left");
        Path list = folder.resolve("list");
        WholeFile.write(list, Access.OWNER, WholeFile.Earlier.REPLACED, out -> out.write('x'));
        assertThat(names()).containsExactly("list");
    }

    @Test
    void aFolderThatIsReplacedDoesNotKeepThem() throws Exception {
        Path report = Files.createDirectory(folder.resolve("2026-11-19"));
        Files.writeString(report.resolve(".acct-" + deadProcess() + RANDOM + ".part"), "left");
        Files.writeString(report.resolve("notes.txt"), "of the operator");
        new WholeFolder(report, Access.UMASK, name -> name.equals("index.html"))
                .write(Map.of("index.html", new byte[] {'x'}));
        try (Stream<Path> files = Files.list(report)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.html", "notes.txt");
        }
    }
}
