package acct.lake;

import acct.sql.Engine;
import acct.sql.EngineContractTest;
import acct.store.Patience;
import acct.store.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A lake keeps what every engine promises. */
final class LakeEngineTest extends EngineContractTest {
    private static @Nullable Store lake;
    private static @Nullable Engine engine;

    @BeforeAll
    static void open(@TempDir Path folder) throws SQLException {
        LakeHost host = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 3, "192.0.2.1"));
        host.publishes();
        LakePlace place = new LakePlace(LakeFolder.onDisk(host.lake()));
        lake = place.toRead(Patience.silent(Duration.ZERO), Clock.systemUTC());
        engine = place.engine(lake, sql -> {});
    }

    @AfterAll
    static void close() {
        if (lake != null) {
            lake.close();
        }
    }

    @Override
    protected Engine engine() {
        if (engine == null) {
            throw new IllegalStateException("no lake");
        }
        return engine;
    }

    @Override
    protected String instantType() {
        return "timestamptz";
    }

    @Override
    protected String list(String... texts) {
        return Arrays.stream(texts)
                .map(text -> "'" + text.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
