package acct.spark;

import acct.lake.FurtherEngine;
import acct.lake.ShownTable;
import acct.model.ExitCode;
import acct.model.UserException;
import acct.sql.Engine;
import acct.sql.SqlFile;
import acct.store.Model;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** {@code --engine spark}. */
public final class SparkAddOn implements FurtherEngine {
    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Answering over(@Nullable String cluster, List<ShownTable> tables, Map<String, String> reading) {
        SparkSession session = started(cluster);
        Sessions.reads(session, reading);
        SparkFault.told(() -> {
            SparkTables.show(session, tables);
            SparkText.each(SqlFile.of("dialect/spark").text()).forEach(function -> session.sql(SparkText.of(function)));
            for (SqlFile view : Model.views()) {
                session.sql("create or replace temporary view " + view.name().replaceFirst(".*/", "") + " as\n"
                        + SparkText.of(view));
            }
            return session;
        });
        return new Shown(session);
    }

    private static SparkSession started(@Nullable String cluster) {
        try {
            return Sessions.over(cluster);
        } catch (Exception e) {
            // Scala throws what Java would have to declare. A master that does not answer ends Spark while it begins.
            String reason = SparkFault.reason(e);
            throw new UserException(
                    ExitCode.FAILED,
                    "--engine spark" + (cluster == null ? "" : " --spark " + cluster) + ": cannot begin: "
                            + (reason.endsWith("is stopped.") ? "no master answers there" : reason)
                            + "; spark/README.md says where Spark can run",
                    e);
        }
    }

    /** A session that has the views. */
    private record Shown(SparkSession session) implements Answering {
        @Override
        public Engine engine(Engine duckDb, Consumer<String> asked) {
            return new SparkEngine(session, duckDb, asked);
        }
    }
}
