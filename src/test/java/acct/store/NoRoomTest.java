package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk is told from a bad file, in whatever language the system speaks and whatever a file has in its cells. */
final class NoRoomTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Conversion Error: Could not convert string 'IO Error: Could not write file \"x\": No space left' to INT",
                "Invalid Input Error: java.lang.IllegalStateException: No space left on device",
                "IO Error: Could not read from file \"acct.duckdb\": Input/output error",
                "Out of Memory Error: could not allocate block of size 256.0 KiB (249.8 MiB/250.0 MiB used)"
            })
    void anotherFailureIsNot(String message) {
        assertThat(NoRoom.isReasonOf(new SQLException(message))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IO Error: Could not write file \"a.duckdb.tmp/duckdb_temp_storage-0.tmp\": No space left on device",
                "TransactionContext Error: Failed to commit: Could not write file \"a.duckdb.wal\": Kein Speicherplatz",
                "FATAL Error: Failed to create checkpoint because of error: Could not write file \"a\": File too large",
                "Out of Memory Error: failed to offload data block of size 256.0 KiB (90.0 MiB/90.0 MiB used).\n"
                        + "This limit was set by the 'max_temp_directory_size' setting."
            })
    void aStoreThatCannotGrowIs(String message) {
        assertThat(NoRoom.isReasonOf(new SQLException(message))).isTrue();
        assertThat(NoRoom.isReasonOf(new IllegalStateException(new SQLException(message))))
                .isTrue();
    }

    @Test
    void javasOwnFilesCountToo() {
        assertThat(NoRoom.isReasonOf(new IOException("No space left on device")))
                .isTrue();
        assertThat(NoRoom.isReasonOf(new FileSystemException("a.lock", null, "Disk quota exceeded")))
                .isTrue();
        assertThat(NoRoom.isReasonOf(new IOException("Input/output error"))).isFalse();
        assertThat(NoRoom.isReasonOf(null)).isFalse();
    }
}
