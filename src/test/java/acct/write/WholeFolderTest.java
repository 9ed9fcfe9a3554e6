package acct.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class WholeFolderTest {
    /** No process has it: the largest that Linux gives is 4194304. */
    private static final String KILLED = ".day.99999999-0123456789abcdef.";

    private final Path out;
    private final Path day;

    WholeFolderTest(@TempDir Path out) {
        this.out = out;
        this.day = out.resolve("day");
    }

    private void write(String... files) throws IOException {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        for (String file : files) {
            bytes.put(file, ("new " + file).getBytes(StandardCharsets.UTF_8));
        }
        new WholeFolder(day, Access.UMASK, name -> name.endsWith(".png")).write(bytes);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheOldOnes() throws IOException {
        write("a.png", "index.html");
        Files.writeString(day.resolve("index.html"), "old");
        String tooLong = "n".repeat(300);

        assertThatThrownBy(() -> write("a.png", "b.png", tooLong)).isInstanceOf(IOException.class);

        assertThat(names(day)).containsExactly("a.png", "index.html");
        assertThat(day.resolve("index.html")).hasContent("old");
        assertThat(names(out)).containsExactly("day");
    }

    @Test
    void aFileOrALinkToNothingInItsPlaceIsRefused() throws IOException {
        Files.writeString(day, "notes");
        assertThatThrownBy(() -> write("index.html")).isInstanceOf(IOException.class);
        assertThat(day).hasContent("notes");

        Files.delete(day);
        Files.createSymbolicLink(day, out.resolve("planted"));
        assertThatThrownBy(() -> write("index.html")).isInstanceOf(IOException.class);
        assertThat(out.resolve("planted")).doesNotExist();
    }

    @Test
    void theOldFilesOfItsKindGoAndOthersStay() throws IOException {
        write("a.png", "b.png", "index.html");
        Files.writeString(day.resolve("notes.txt"), "mine");
        Files.createDirectories(day.resolve("more/deep"));
        Files.createSymbolicLink(day.resolve("link"), Path.of("/nowhere"));

        write("b.png", "index.html");

        assertThat(names(day)).containsExactly("b.png", "index.html", "link", "more", "notes.txt");
        assertThat(day.resolve("notes.txt")).hasContent("mine");
        assertThat(day.resolve("link")).isSymbolicLink();
        assertThat(day.resolve("more/deep")).isDirectory();
        assertThat(names(out)).containsExactly("day");
    }

    @Test
    void theFolderAndItsFilesKeepTheirPermissions() throws IOException {
        write("index.html");
        Files.setPosixFilePermissions(day, PosixFilePermissions.fromString("rwxr-x---"));
        Files.setPosixFilePermissions(day.resolve("index.html"), PosixFilePermissions.fromString("rw-r-----"));

        write("index.html");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(day)))
                .isEqualTo("rwxr-x---");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(day.resolve("index.html"))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aLinkOfOnesOwnStaysAndItsFolderIsReplaced() throws IOException {
        Path far = Files.createDirectories(out.resolve("disk/far"));
        Files.writeString(far.resolve("old.png"), "");
        Files.createSymbolicLink(day, far);

        write("index.html");

        assertThat(day).isSymbolicLink();
        assertThat(names(far)).containsExactly("index.html");
        assertThat(names(out.resolve("disk"))).containsExactly("far");
    }

    @Test
    void whatAKilledRunHasLeftIsCleanedUp() throws IOException {
        write("index.html");
        Files.writeString(Files.createDirectory(out.resolve(KILLED + "new")).resolve("a.png"), "half");
        Files.createDirectories(out.resolve(KILLED + "old/mine"));
        Files.createDirectory(out.resolve(".day.notes"));

        write("index.html");

        assertThat(names(out)).containsExactly(".day.notes", "day");
        assertThat(names(day)).containsExactly("index.html", "mine");
    }

    @Test
    void aKillBetweenTheMovesLosesNothing() throws IOException {
        write("index.html", "a.png");
        Files.writeString(day.resolve("notes.txt"), "mine");
        Files.move(day, out.resolve(KILLED + "old"));

        write("index.html");

        assertThat(names(out)).containsExactly("day");
        assertThat(names(day)).containsExactly("index.html", "notes.txt");
    }

    @Test
    void whatIsNotOursComesAlongWhereAnotherWriterTookThePlace() throws IOException {
        write("index.html");
        Path aside = out.resolve(KILLED + "old");
        Files.createDirectories(aside.resolve("mine"));
        Files.writeString(aside.resolve("notes.txt"), "mine");
        Files.writeString(aside.resolve("a.png"), "old");

        write("index.html");

        assertThat(names(out)).containsExactly("day");
        assertThat(names(day)).containsExactly("index.html", "mine", "notes.txt");
    }

    @Test
    void whatALivingRunHasInTheMakingIsLeftAlone() throws IOException {
        long other = ProcessHandle.current().parent().orElseThrow().pid();
        Path living = Files.createDirectory(out.resolve(".day." + other + "-0123456789abcdef.new"));

        write("index.html");

        assertThat(living).exists();
    }

    /** Short rounds, often: what a writer leaves behind shows only where it is the last one to end. */
    @RepeatedTest(100)
    void writersAtTheSameMomentLeaveOneWholeReport() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<Void>> done = new ArrayList<>();
        for (int writer = 0; writer < 6; writer++) {
            String page = "page-" + writer + ".png";
            Callable<Void> task = () -> {
                for (int round = 0; round < 3; round++) {
                    write(page, "index.html");
                }
                return null;
            };
            done.add(threads.submit(task));
        }
        for (Future<Void> one : done) {
            one.get();
        }
        threads.shutdown();

        assertThat(names(day)).hasSize(2).contains("index.html");
        assertThat(names(out)).containsExactly("day");
    }
}
