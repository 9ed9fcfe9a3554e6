package acct.spark;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.lake.LakeFolder;
import acct.lake.LakePlace;
import acct.sql.Engine;
import acct.store.Patience;
import acct.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/** A lake that is open to both engines. */
record OpenLake(Store opened, Engine duckDb, Engine spark) implements AutoCloseable {
    static final String MASTER = "local[2]";

    /** A lake of a server that logged one row, published in this folder. */
    static Path ofOneRow(Path folder) throws IOException {
        Cli acct = Cli.in(folder);
        Files.writeString(folder.resolve("acct.yaml"), "server: mta1\nlake: {path: lake}\n");
        Logs.standard().row("d").write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        assertThat(acct.launch("lake", "publish").exitCode()).isZero();
        return folder.resolve("lake");
    }

    static OpenLake at(Path lake) throws SQLException {
        LakePlace place = new LakePlace(LakeFolder.onDisk(lake), new SparkAddOn(), MASTER);
        Store opened = place.toRead(Patience.silent(Duration.ZERO), Clock.systemUTC());
        return new OpenLake(opened, opened.engine(sql -> {}), place.engine(opened, sql -> {}));
    }

    @Override
    public void close() {
        opened.close();
    }
}
