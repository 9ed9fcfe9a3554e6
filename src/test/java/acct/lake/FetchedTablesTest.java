package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Logs;
import acct.sql.Engine;
import acct.sql.EngineException;
import acct.sql.SqlFile;
import acct.store.Patience;
import acct.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in many small files is read once, however many statements want it; what stands in a few is read where it is. */
final class FetchedTablesTest {
    @TempDir
    private Path folder = Path.of("");

    private LakePlace ofDays(int days) {
        LakeHost host = LakeHost.of(folder, "mta1");
        Logs logs = Logs.standard();
        for (int day = 1; day <= days; day++) {
            logs.row("d", "timeLogged", String.format("2026-11-%02d 10:00:00+0000", day));
        }
        host.loads("a.csv", logs).publishes();
        return new LakePlace(LakeFolder.onDisk(host.lake()));
    }

    private static long rows(Engine engine, String select) {
        return engine.list(new SqlFile("test", select), Map.of(), row -> row.count("n"))
                .get(0);
    }

    private void lose(String table) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("lake/data"))) {
            for (Path file : files.toList()) {
                if (String.valueOf(file.getFileName()).startsWith(table + "-")) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void elevenSmallFilesAreReadOnce() throws SQLException, IOException {
        LakePlace place = ofDays(11);
        try (Store store = place.toRead(Patience.silent(Duration.ZERO), Clock.systemUTC())) {
            Engine engine = place.engine(store, sql -> {});
            assertThat(rows(engine, "select count(*) as n from load_day")).isEqualTo(11);
            lose("load_day");
            assertThat(rows(engine, "select count(distinct day) as n from load_day"))
                    .isEqualTo(11);
        }
    }

    @Test
    void whatNoStatementReadIsNotReadAtAll() throws SQLException, IOException {
        LakePlace place = ofDays(11);
        try (Store store = place.toRead(Patience.silent(Duration.ZERO), Clock.systemUTC())) {
            lose("hourly");
            assertThat(rows(place.engine(store, sql -> {}), "select count(*) as n from load_day"))
                    .isEqualTo(11);
        }
    }

    @Test
    void tenFilesAreReadWhereTheyAre() throws SQLException, IOException {
        LakePlace place = ofDays(10);
        try (Store store = place.toRead(Patience.silent(Duration.ZERO), Clock.systemUTC())) {
            Engine engine = place.engine(store, sql -> {});
            assertThat(rows(engine, "select count(*) as n from load_day")).isEqualTo(10);
            lose("load_day");
            assertThatThrownBy(() -> rows(engine, "select count(distinct day) as n from load_day"))
                    .isInstanceOf(EngineException.class);
        }
    }
}
