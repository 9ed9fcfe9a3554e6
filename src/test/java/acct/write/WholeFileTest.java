package acct.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class WholeFileTest {
    private final Path folder;

    WholeFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static void write(Path file, Access access) throws IOException {
        WholeFile.write(file, access, WholeFile.Earlier.REPLACED, WholeFileTest::fresh);
    }

    private static void fresh(OutputStream out) throws IOException {
        out.write("fresh\n".getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aFailureHalfWayLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("list"), "old");

        assertThatThrownBy(() -> WholeFile.write(file, Access.OWNER, WholeFile.Earlier.REPLACED, out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThatThrownBy(() -> WholeFile.print(file, Access.OWNER, WholeFile.Earlier.REPLACED, out -> {
                    out.print("x");
                    throw new IllegalStateException("the store is gone");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("list");
    }

    @Test
    void aFolderIsRefused() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("list"));

        assertThatThrownBy(() -> write(inside, Access.OWNER)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> write(Path.of("/"), Access.OWNER)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> write(folder.resolve("none/list"), Access.OWNER))
                .hasMessageContaining("there is no folder");

        assertThat(names()).containsExactly("list");
    }

    @Test
    void whatMayHoldSomebodysWorkIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("mend.csv"), "mended");

        assertThatThrownBy(() -> WholeFile.write(file, Access.OWNER, WholeFile.Earlier.KEPT, WholeFileTest::fresh))
                .isInstanceOf(FileAlreadyExistsException.class);
        // Somebody is faster.
        Path other = folder.resolve("other.csv");
        assertThatThrownBy(() -> WholeFile.write(other, Access.OWNER, WholeFile.Earlier.KEPT, out -> {
                    Files.writeString(other, "faster");
                    fresh(out);
                }))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("mended");
        assertThat(other).hasContent("faster");
        assertThat(names()).containsExactly("mend.csv", "other.csv");
    }

    @Test
    void aNewFileIsTheOwnersAloneIfItNamesPeople() throws IOException {
        write(folder.resolve("list"), Access.OWNER);
        write(folder.resolve("page"), Access.UMASK);
        Files.writeString(folder.resolve("usual"), "");

        assertThat(mode(folder.resolve("list"))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("page"))).isEqualTo(mode(folder.resolve("usual")));
        assertThat(folder.resolve("list")).hasContent("fresh");
    }

    @Test
    void aFileThatWasThereKeepsItsPermissions() throws IOException {
        for (String mode : List.of("rw-------", "rw-r-----", "rw-rw-rw-", "r--r--r--")) {
            Path file = Files.writeString(folder.resolve(mode), "old");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

            write(file, Access.UMASK);

            assertThat(mode(file)).isEqualTo(mode);
            assertThat(file).hasContent("fresh");
        }
    }

    @Test
    void whileItIsMadeNobodyElseReadsIt() throws IOException {
        Path file = folder.resolve("list");

        WholeFile.write(file, Access.OWNER, WholeFile.Earlier.REPLACED, out -> {
            assertThat(names()).singleElement().asString().matches("\\.acct-\\d+-[0-9a-f]{8}-[0-9a-f]{16}\\.part");
            assertThat(mode(folder.resolve(names().get(0)))).isEqualTo("rw-------");
            assertThat(file).doesNotExist();
            fresh(out);
        });

        assertThat(names()).containsExactly("list");
    }

    @Test
    void aLinkOfOnesOwnStaysAndWhatItLeadsToIsReplaced() throws IOException {
        Path file =
                Files.writeString(Files.createDirectory(folder.resolve("far")).resolve("list"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("far/list"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);

        write(second, Access.UMASK);

        assertThat(second).isSymbolicLink();
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("fresh");
        assertThat(mode(file)).isEqualTo("rw-r-----");
    }

    @Test
    void aLinkToNothingAndALinkInCirclesAreRefused() throws IOException {
        Path nothing = Files.createSymbolicLink(folder.resolve("nothing"), folder.resolve("planted"));
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
        Path toFolder = Files.createSymbolicLink(folder.resolve("folder"), folder);

        assertThatThrownBy(() -> write(nothing, Access.OWNER)).hasMessageContaining("is a link to nothing");
        assertThatThrownBy(() -> write(circle, Access.OWNER)).hasMessageContaining("from link to link");
        assertThatThrownBy(() -> write(toFolder, Access.OWNER)).hasMessageContaining("is a folder");

        assertThat(folder.resolve("planted")).doesNotExist();
    }

    @Test
    void aLinkOfAnotherAccountIsNotFollowed() throws IOException {
        Path link = folder.resolve("link");

        assertThatThrownBy(() -> WrittenPlace.mustBeTrusted(link, 1001, 1000))
                .hasMessageContaining("is a link of another account (uid 1001)");

        WrittenPlace.mustBeTrusted(link, 1000, 1000);
        WrittenPlace.mustBeTrusted(link, 0, 1000);
    }

    @Test
    void aDeviceIsWrittenIntoAndStays() throws IOException {
        Path device = Path.of("/dev/null");

        write(device, Access.OWNER);

        assertThat(Files.isRegularFile(device)).isFalse();
        assertThat(device).exists();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDeviceIsAFailure() {
        assertThatThrownBy(() -> write(Path.of("/dev/full"), Access.OWNER)).hasMessageContaining("No space left");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aStreamThatLeadsToAFileIsAddedTo() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "old\n");
        try (OutputStream open = Files.newOutputStream(file, java.nio.file.StandardOpenOption.APPEND)) {
            write(descriptor(file), Access.OWNER);
            open.flush();
        }

        assertThat(file).hasContent("old\nfresh\n");
    }

    /** As {@code /dev/stdout} leads to it. */
    private static Path descriptor(Path file) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(Files::isSymbolicLink)
                    .filter(one -> leadsTo(one, file))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean leadsTo(Path one, Path file) {
        try {
            return Files.readSymbolicLink(one).equals(file.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aPipeIsWrittenIntoAndStays() throws Exception {
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        write(pipe, Access.OWNER);

        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("fresh\n");
        assertThat(Files.readAttributes(pipe, java.nio.file.attribute.BasicFileAttributes.class)
                        .isOther())
                .isTrue();
        assertThat(names()).containsExactly("pipe");
    }
}
