package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must never be committed: leavings of runs, paths of somebody's machine, large files without a reason. */
final class RepositoryTest {
    private static final long LARGE = 1_000_000;

    /** Large files and why they are here. */
    private static final Map<Path, String> LARGE_FOR_A_REASON = Map.of(
            Path.of("sample-logs/accounting-20261119.csv"), "a day of every record type, for who tries acct first");

    private static final Pattern LEFT_BY_A_RUN = Pattern.compile(
            "hs_err_pid.*|replay_pid.*|core(\\.\\d+)?|.*\\.(hprof|dump|dumpstream|jfr|duckdb.*|wal|class|jar|part|orig|rej)");

    private static final Pattern SOMEBODYS_PATH =
            Pattern.compile("/home/[a-z0-9]+/|/Users/[A-Za-z0-9]+/|/root/|[A-Z]:\\\\Users\\\\");

    private static final Set<Path> NOT_COMMITTED =
            Set.of(Path.of(".git"), Path.of("target"), Path.of("spark/target"), Path.of(".idea"), Path.of(".vscode"));

    private static final Path CHECKSUMS = Path.of(".mvn/checksums/checksums.sha256");
    private static final Path REPORTS = Path.of("reports");
    private static final Set<String> BYTES = Set.of("png", "ttf", "gz", "zst", "xlsx");

    /** The files of the tree as a clone has it, beside what a working folder collects and git ignores. */
    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Path top = Path.of("");
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean isReportOfARun = REPORTS.equals(folder.getParent()) && !folder.endsWith("sample");
                return NOT_COMMITTED.contains(folder) || isReportOfARun
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!REPORTS.equals(file.getParent())) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    @Test
    void theRulesBite() {
        assertThat(List.of("hs_err_pid7.log", "acct.duckdb", "acct.duckdb.wal", "a.hprof", "core.12"))
                .allMatch(name -> LEFT_BY_A_RUN.matcher(name).matches());
        assertThat(List.of("/home/jo/acct", "/Users/Jo/acct", "/root/.m2", "C:\\Users\\jo"))
                .allMatch(text -> SOMEBODYS_PATH.matcher(text).find());
    }

    @Test
    void noRunLeftAnythingHere() throws IOException {
        // Whoever builds by hand has a store in the working folder; git ignores it there.
        assertThat(files().stream()
                        .filter(file -> file.getNameCount() > 1)
                        .map(file -> file.getFileName().toString()))
                .noneMatch(name -> LEFT_BY_A_RUN.matcher(name).matches());
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("hs_err_pid*.log", "*.hprof", "*.duckdb");
    }

    @Test
    void noPathIsThatOfOneMachine() throws IOException {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (BYTES.contains(name.substring(name.lastIndexOf('.') + 1)) || name.startsWith("acct.duckdb")) {
                continue;
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(SOMEBODYS_PATH.matcher(text).results().map(found -> found.group()))
                    .as("%s", file)
                    .isSubsetOf(
                            file.endsWith("RepositoryTest.java")
                                    ? List.of("/home/jo/", "/Users/Jo/", "/root/")
                                    : List.of());
        }
    }

    @Test
    void whatIsLargeHasAReason() throws IOException {
        for (Path file : files()) {
            if (Files.size(file) > LARGE && file.getNameCount() > 1) {
                assertThat(LARGE_FOR_A_REASON)
                        .as("%s: %d bytes", file, Files.size(file))
                        .containsKey(file);
            }
        }
        assertThat(LARGE_FOR_A_REASON.keySet()).allMatch(Files::exists);
    }

    /** Maven refuses a library whose bytes are others than these; it cannot miss what is not in the list, so this does. */
    @Test
    void everyLibraryHasItsChecksum() throws Exception {
        Map<String, String> known = new HashMap<>();
        for (String line : Files.readAllLines(CHECKSUMS)) {
            known.put(line.substring(line.lastIndexOf(' ') + 1), line.substring(0, line.indexOf(' ')));
        }
        assertThat(known.keySet()).as("what changes with each build").noneMatch(name -> name.startsWith("acct/"));

        List<String> libraries = libraries();
        assertThat(libraries).hasSizeGreaterThan(30);
        for (String library : libraries) {
            String name = known.keySet().stream()
                    .filter(one -> library.endsWith("/" + one))
                    .findFirst()
                    .orElse("none of " + CHECKSUMS);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(library)));
            assertThat(known.get(name))
                    .as("%s, %s", library, name)
                    .isEqualTo(HexFormat.of().formatHex(digest));
        }
        assertThat(Files.readString(Path.of(".mvn/maven.config")))
                .contains("trustedChecksums=true", ".mvn/checksums/", "summaryFile=true");
    }

    private static List<String> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> entry.replace(File.separatorChar, '/'))
                .filter(entry -> entry.endsWith(".jar") && entry.contains("/repository/"))
                .toList();
    }
}
