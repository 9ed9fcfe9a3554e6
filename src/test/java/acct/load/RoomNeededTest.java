package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.read.AccountingFile;
import acct.store.Store;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that will hardly fit are told before they are loaded. */
final class RoomNeededTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void aStore(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs.standard().row("d").write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private Optional<String> missing(String name) throws SQLException {
        try (Store store = Store.open(acct.store(), Store.Mode.READ, Duration.ZERO, Clock.systemUTC())) {
            AccountingFile file = new AccountingFile(name, folder.resolve(name));
            return RoomNeeded.missing(acct.store(), List.of(file), Ledger.read(store));
        }
    }

    /** Most of it is a hole, which takes no room. */
    private void size(String name, double partOfTheRoom) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength((long) (folder.toFile().getUsableSpace() * partOfTheRoom));
        }
    }

    @Test
    void aFileThatWillHardlyFitIsTold() throws Exception {
        size("acct-2.csv", 2);
        assertThat(missing("acct-2.csv").orElseThrow())
                .startsWith(acct.store() + ": the store may need up to ")
                .endsWith(" MB; what does not fit is loaded when there is room");
    }

    @Test
    void compressedFilesTakeMoreThanTheirSize() throws Exception {
        size("acct-2.csv", 0.4);
        assertThat(missing("acct-2.csv")).isEmpty();
        Files.move(folder.resolve("acct-2.csv"), folder.resolve("acct-2.csv.GZ"));
        assertThat(missing("acct-2.csv.GZ")).isPresent();
    }

    @Test
    void whatIsLoadedOrNotThereNeedsNoRoom() throws Exception {
        assertThat(missing("acct-1.csv")).isEmpty();
        assertThat(missing("acct-9.csv")).isEmpty();
    }
}
