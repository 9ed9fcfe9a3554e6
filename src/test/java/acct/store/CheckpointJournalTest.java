package acct.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.model.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkpoint that is cut off at any byte leaves the store as it was before, or as it is after. */
@Tag("slow")
final class CheckpointJournalTest {
    private static final int HEADER = 4096;
    private static final int PAGE = 4096;
    private static final int ROUNDS = Integer.getInteger("checkpoint.rounds", 5);
    private static final int BLOCK = 256 << 10;
    private static final Clock CLOCK = Clock.systemUTC();

    private Path folder = Path.of("");
    private Path file = Path.of("");
    private Path cut = Path.of("");

    @BeforeEach
    void aStore(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Cli acct = Cli.in(folder);
        Logs.standard().row("d").row("t").write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        file = acct.store();
        cut = Files.createDirectory(folder.resolve("cut")).resolve("acct.duckdb");
    }

    @AfterEach
    void nothingIsLeftBeside() throws IOException {
        assertThat(beside(cut, ".journal")).doesNotExist();
        assertThat(beside(file, ".journal")).doesNotExist();
    }

    private static Path beside(Path store, String ending) {
        return store.resolveSibling(store.getFileName() + ending);
    }

    /** The files of a store at one moment. */
    private static final class Moment {
        private final byte[] store;
        private final byte[] log;
        private final byte[] journal;

        Moment(byte[] store, byte[] log, byte[] journal) {
            this.store = store;
            this.log = log;
            this.journal = journal;
        }

        static Moment of(Path store) throws IOException {
            return new Moment(
                    Files.readAllBytes(store), bytes(beside(store, ".wal")), bytes(beside(store, ".journal")));
        }

        private static byte[] bytes(Path file) throws IOException {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        }

        void put(Path store) throws IOException {
            put(store, this.store);
            put(beside(store, ".wal"), log);
            put(beside(store, ".journal"), journal);
        }

        private static void put(Path file, byte[] bytes) throws IOException {
            if (bytes.length > 0) {
                Files.write(file, bytes);
            } else {
                Files.deleteIfExists(file);
            }
        }

        Moment with(byte[] other) {
            return new Moment(other, log, journal);
        }
    }

    /** What lies on the disk before a checkpoint, and the moment before its log and its journal go. */
    private record Checkpoint(Moment before, Moment after) {
        static Checkpoint of(Store store, Path place) throws SQLException, IOException {
            Moment before = Moment.of(store.file());
            Path log = place.resolveSibling("log-" + System.nanoTime());
            // DuckDB writes into the log that a checkpoint is made of it, and takes its name away.
            Files.createLink(log, beside(store.file(), ".wal"));
            store.checkpoint();
            return new Checkpoint(
                    before, new Moment(Files.readAllBytes(store.file()), Files.readAllBytes(log), before.journal));
        }
    }

    private Checkpoint aCheckpoint() throws SQLException, IOException {
        try (Store store = Store.open(file, Store.Mode.WRITE, Duration.ZERO, CLOCK)) {
            store.begin();
            store.execute("create table another as select 17 as number");
            store.commit();
            return Checkpoint.of(store, cut);
        }
    }

    /** The file before, with the first page of every block that the checkpoint wrote over: a kill falls between two. */
    private static byte[] begun(byte[] before, byte[] after) {
        byte[] torn = before.clone();
        for (int from = 3 * HEADER; from + BLOCK <= Math.min(before.length, after.length); from += BLOCK) {
            System.arraycopy(after, from, torn, from, PAGE);
        }
        return torn;
    }

    private void isAsItWas() {
        Store.open(cut, Store.Mode.READ, Duration.ZERO, CLOCK).close();
        assertThat(Rows.of(cut, "select number from another")).containsExactly("17");
        assertThat(Rows.number(cut, "select count(*) from attempt")).isEqualTo(2);
        SoundStore.check(cut);
    }

    /** What the journal is for: were this readable without it, there would be nothing to keep. */
    @Test
    void aBlockOfTheDirectoryThatIsPartlyWrittenIsPutBack() throws Exception {
        Checkpoint checkpoint = aCheckpoint();
        Moment before = checkpoint.before();
        byte[] torn = begun(before.store, checkpoint.after().store);
        new Moment(torn, before.log, new byte[0]).put(cut);
        assertThatThrownBy(() -> Store.open(cut, Store.Mode.READ, Duration.ZERO, CLOCK))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("damaged, DuckDB cannot read it: ")
                .hasMessageContaining("checksum");

        before.with(torn).put(cut);
        isAsItWas();
    }

    /** The checkpoint writes one of the two that tell which directory counts; there is a sector of it at least. */
    @Test
    void aHeaderThatIsHalfWrittenIsPutBackToo() throws Exception {
        Checkpoint checkpoint = aCheckpoint();
        // The file becomes shorter only when the header is on the disk.
        byte[] torn = checkpoint.before().store.clone();
        System.arraycopy(checkpoint.after().store, 0, torn, 0, Math.min(torn.length, checkpoint.after().store.length));
        int header = Arrays.mismatch(checkpoint.before().store, torn) / HEADER;
        assertThat(header).isBetween(1, 2);
        System.arraycopy(checkpoint.before().store, header * HEADER + 16, torn, header * HEADER + 16, HEADER - 16);
        new Moment(torn, checkpoint.after().log, new byte[0]).put(cut);
        assertThatThrownBy(() -> Store.open(cut, Store.Mode.READ, Duration.ZERO, CLOCK))
                .isInstanceOf(UserException.class);

        checkpoint.after().with(torn).put(cut);
        isAsItWas();
    }

    /** Killed after the header was written, but before the log and the journal went. */
    @Test
    void aCheckpointThatCameToItsEndStays() throws Exception {
        Moment after = aCheckpoint().after();
        after.put(cut);
        isAsItWas();
        assertThat(Files.readAllBytes(cut)).isEqualTo(after.store);
    }

    @Test
    void aJournalThatIsBrokenOrOfAnotherStoreChangesNothing() throws Exception {
        Checkpoint checkpoint = aCheckpoint();
        Moment before = checkpoint.before();
        byte[] after = checkpoint.after().store;
        byte[] other = before.journal.clone();
        other[other.length / 2]++;
        byte[] shorter = Arrays.copyOf(before.journal, before.journal.length - 1);
        for (byte[] journal : List.of(other, shorter, new byte[] {1}, new byte[1 << 20])) {
            new Moment(after, new byte[0], journal).put(cut);
            isAsItWas();
            assertThat(Files.readAllBytes(cut)).isEqualTo(after);
        }
        Cli elsewhere = Cli.in(Files.createDirectory(folder.resolve("other")));
        Logs.standard().row("d").write(folder.resolve("other/acct-2.csv"));
        assertThat(elsewhere.ingest("acct-2.csv").exitCode()).isZero();
        byte[] another = Files.readAllBytes(elsewhere.store());
        new Moment(another, new byte[0], before.journal).put(cut);
        Store.open(cut, Store.Mode.READ, Duration.ZERO, CLOCK).close();
        assertThat(Files.readAllBytes(cut)).isEqualTo(another);
    }

    /** A read changes no file that is not the store which the journal was kept of. */
    @Test
    void aFileThatIsNoStoreAnyMoreIsLeftAlone() throws Exception {
        Moment before = aCheckpoint().before();
        byte[] noise = new byte[before.store.length];
        new Random(1).nextBytes(noise);
        byte[] zeroed = before.store.clone();
        Arrays.fill(zeroed, 0, 3 * HEADER, (byte) 0);
        for (byte[] found : List.of(noise, zeroed, new byte[100])) {
            before.with(found).put(cut);
            assertThatThrownBy(() -> Store.open(cut, Store.Mode.READ, Duration.ZERO, CLOCK))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("the store cannot be opened: ");
            assertThat(Files.readAllBytes(cut)).isEqualTo(found);
        }
    }

    /** Whoever only reads shuts nobody out: neither from a store with a journal, nor while somebody waits to write. */
    @Test
    void aJournalThatCannotBePutBackYetKeepsNobodyFromReading() throws Exception {
        Moment before = aCheckpoint().before();
        new Moment(before.store, before.log, new byte[0]).put(cut);
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongReader.class.getName(),
                        cut.toString())
                .start();
        try {
            assertThat(reader.getInputStream().read()).isEqualTo('+');
            Files.write(beside(cut, ".journal"), before.journal);
            assertThatThrownBy(() -> Store.open(cut, Store.Mode.WRITE, Duration.ZERO, CLOCK))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("the store is busy");
            try (Store store = Store.open(cut, Store.Mode.READ, Duration.ZERO, CLOCK)) {
                assertThat(store.number("select count(*) from attempt")).isEqualTo(2);
            }
        } finally {
            reader.destroyForcibly().waitFor();
        }
        isAsItWas();
    }

    /** Another program that reads a store for long. */
    static final class LongReader {
        /** Of the store that is named. */
        public static void main(String[] store) throws Exception {
            try (Connection connection = DriverManager.getConnection(
                    "jdbc:duckdb:" + store[0], Settings.of(Path.of(store[0]), Store.Mode.READ))) {
                System.out.write(connection.isClosed() ? '-' : '+');
                System.out.flush();
                Thread.sleep(Duration.ofMinutes(2).toMillis());
            }
        }
    }

    /** While somebody writes, the journal is his. */
    @Test
    void whoReadsMeanwhileLeavesItAlone() throws Exception {
        try (Store store = Store.open(file, Store.Mode.WRITE, Duration.ZERO, CLOCK)) {
            store.begin();
            byte[] journal = Files.readAllBytes(beside(file, ".journal"));
            assertThatThrownBy(() -> Store.open(file, Store.Mode.READ, Duration.ZERO, CLOCK))
                    .isInstanceOf(UserException.class);
            assertThat(Files.readAllBytes(beside(file, ".journal"))).isEqualTo(journal);
            store.rollback();
        }
    }

    /** What it holds of rows is for nobody else than the store. */
    @Test
    void itIsReadByWhomTheStoreIsReadBy() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        try (Store store = Store.open(file, Store.Mode.WRITE, Duration.ZERO, CLOCK)) {
            store.begin();
            assertThat(Files.getPosixFilePermissions(beside(file, ".journal")))
                    .isEqualTo(Files.getPosixFilePermissions(file));
            store.rollback();
        }
    }

    /** Any of the blocks that a checkpoint wrote may be on the disk, and one of them by half: all else is as it was. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aCheckpointMayBeCutOffAnywhere(long seed) throws Exception {
        Random random = new Random(seed);
        int refused = 0;
        try (Store store = Store.open(file, Store.Mode.WRITE, Duration.ZERO, CLOCK)) {
            for (int round = 0; round < ROUNDS; round++) {
                store.begin();
                store.execute("insert into traffic_class select 'job', 'job ' || count(*), 'bulk' from traffic_class");
                change(store, random, round);
                store.commit();
                String expected = contents(store);
                Checkpoint checkpoint = Checkpoint.of(store, cut);
                for (int i = 0; i < 3; i++) {
                    Moment one = random.nextBoolean() ? checkpoint.before() : checkpoint.after();
                    one.with(cutOff(checkpoint, random)).put(cut);
                    refused += isRefusedWithoutJournal() ? 1 : 0;
                    try (Store found = Store.open(cut, Store.Mode.READ, Duration.ZERO, CLOCK)) {
                        assertThat(contents(found)).as("round " + round).isEqualTo(expected);
                    }
                }
            }
        }
        assertThat(refused).isPositive();
    }

    private boolean isRefusedWithoutJournal() throws IOException {
        Path kept = beside(cut, ".kept");
        Files.move(beside(cut, ".journal"), kept);
        try {
            Store.open(cut, Store.Mode.READ, Duration.ZERO, CLOCK).close();
            return false;
        } catch (UserException e) {
            return true;
        } finally {
            Files.move(kept, beside(cut, ".journal"));
        }
    }

    private static void change(Store store, Random random, int round) throws SQLException {
        String some = "range(" + (1 + random.nextInt(4_000)) + ") r";
        switch (round == 0 ? 0 : random.nextInt(4)) {
            case 0 ->
                store.execute("create or replace table grown_" + random.nextInt(4)
                        + " as select range as number, md5(range::varchar) as text from " + some);
            case 1 ->
                store.execute("insert into isp select 'isp ' || range || ' of " + round + "', 'none' from " + some);
            case 2 -> store.execute("delete from isp where isp like 'isp %' and hash(isp) % 3 = " + random.nextInt(3));
            default -> store.execute("drop table if exists grown_" + random.nextInt(4));
        }
    }

    private static String contents(Store store) throws SQLException {
        StringBuilder contents = new StringBuilder();
        for (String table : store.tables().stream().sorted().toList()) {
            contents.append(table)
                    .append(' ')
                    .append(store.text("select count(*) || ' ' || coalesce(sum(hash(t::varchar)), 0) from main.\""
                            + table + "\" t"))
                    .append('\n');
        }
        return contents.toString();
    }

    /** The file before, with some of the blocks that were written. */
    private static byte[] cutOff(Checkpoint checkpoint, Random random) {
        byte[] before = checkpoint.before().store;
        byte[] after = checkpoint.after().store;
        byte[] cut = Arrays.copyOf(before, Math.max(before.length, after.length));
        int half = random.nextInt((after.length - 3 * HEADER) / BLOCK);
        for (int block = 0; 3 * HEADER + (block + 1) * BLOCK <= after.length; block++) {
            if (block == half || block == 0 || random.nextBoolean()) {
                int bytes = block == half || block == 0 ? random.nextInt(BLOCK) : BLOCK;
                System.arraycopy(after, 3 * HEADER + block * BLOCK, cut, 3 * HEADER + block * BLOCK, bytes);
            }
        }
        return cut;
    }
}
