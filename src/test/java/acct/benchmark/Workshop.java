package acct.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder in which everything happens, and what needs no measuring: making files, clearing up.
 *
 * @param folder made anew by each run
 * @param program the built program
 * @param out hears how far it is
 */
record Workshop(Path folder, Program program, PrintStream out) {

    /** A folder that holds nothing of an earlier run. */
    static Workshop at(Path folder, Program program, PrintStream out) throws IOException {
        clear(folder);
        Files.createDirectories(folder);
        // An empty configuration of its own, so that none of the host's is read.
        Files.writeString(folder.resolve("acct.yaml"), "");
        return new Workshop(folder, program, out);
    }

    /** Synthetic accounting files, the same bytes each time; answers their folder. */
    Path sample(String name, int days, long rows, LocalDate lastDay, int seed) throws IOException {
        say(String.format(Locale.ROOT, "writing %,d rows of %d days", rows, days));
        Path logs = folder.resolve(name);
        MeasuredProcess.run(
                program.acct(
                        "sample",
                        "--days=" + days,
                        "--rows=" + rows,
                        "--seed=" + seed,
                        "--last-day=" + lastDay,
                        "--out=" + logs),
                folder.resolve("sample.out"));
        return logs;
    }

    /** The only accounting file of a folder. */
    static Path only(Path logs) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".csv")).toList();
            if (found.size() != 1) {
                throw new IllegalStateException("one accounting file expected: " + found);
            }
            return found.get(0);
        }
    }

    /** The command that loads into a store. */
    List<String> ingest(Path what, Path store, String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "ingest", what.toString(), "--store=" + store, "--config=" + folder.resolve("acct.yaml"), "--quiet"));
        arguments.addAll(List.of(more));
        return program.acct(arguments.toArray(new String[0]));
    }

    /** The command that proves a store. */
    List<String> verify(Path store) {
        return program.acct("verify", "--store=" + store, "--config=" + folder.resolve("acct.yaml"), "--quiet");
    }

    /** Whether the built program can be told how to read. */
    boolean knowsLanes() throws IOException {
        Path help = folder.resolve("help.out");
        MeasuredProcess.run(program.acct("ingest", "--help"), help);
        return Files.readString(help).contains("--lane");
    }

    /** Runs a command; what earlier runs left to be written is written before it starts. */
    Measured measure(List<String> command) throws IOException {
        MeasuredProcess.run(List.of("sync"), folder.resolve("sync.out"));
        return MeasuredProcess.run(command, folder.resolve("run.out"));
    }

    /** Runs a contender with a new database. */
    Measured measure(Contender contender) throws IOException {
        if (contender.output().isEmpty()) {
            return measure(contender.command());
        }
        Path database = contender.output().get().database();
        delete(database);
        Measured measured = measure(contender.command());
        return measured.withFile(size(database) + size(log(database)));
    }

    /** Copies a database to where a run may change it. */
    static void copy(Path from, Path to) throws IOException {
        delete(to);
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes a database and what DuckDB keeps beside it. */
    static void delete(Path database) throws IOException {
        Files.deleteIfExists(database);
        Files.deleteIfExists(log(database));
    }

    private static Path log(Path database) {
        return database.resolveSibling(database.getFileName() + ".wal");
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Reads a file once, so that no contender pays for the disk; answers its SHA-256. */
    static String warm(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 20];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes a folder with all that is in it. */
    static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    void say(String what) {
        out.println(what);
        out.flush();
    }
}
