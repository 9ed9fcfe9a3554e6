package acct.cli;

import acct.lake.FurtherEngine;
import acct.lake.LakeFolder;
import acct.lake.LakePlace;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.store.StorePlace;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command takes that only asks: a store, or in its place a lake of many servers. */
class AskedOptions extends QuestionOptions {
    private static final String SPARK = "spark";

    @Option(
            names = "--lake",
            paramLabel = "DIR",
            description =
                    "Ask the lake in this folder, or at s3a://BUCKET/PREFIX, which many servers publish to, in the place of a store.")
    private @Nullable String lake;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description =
                    "What answers for the lake: duckdb or spark (else `engine` under `lake:` of acct.yaml, else duckdb).")
    private @Nullable LakeEngine engine;

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description =
                    "Where Spark runs, such as local[4] or spark://HOST:7077 (else `spark` under `lake:` of acct.yaml,"
                            + " else what spark-submit says, else all cores of this host).")
    private @Nullable String spark;

    /** What answers for a lake. */
    enum LakeEngine {
        DUCKDB,
        SPARK
    }

    AskedOptions(Surroundings around) {
        super(around);
    }

    /** Whether a lake is asked. */
    boolean isOfLake() {
        return lake != null;
    }

    /** Whose rows are asked. */
    Hosts hosts() {
        return isOfLake() ? Hosts.MANY : Hosts.ONE;
    }

    @Override
    StorePlace place() {
        if (lake == null) {
            mustBeForALake();
            return super.place();
        }
        if (isStoreTyped()) {
            throw UserException.usage("--lake and --store: give one of them");
        }
        LakeFolder folder = LakeName.folder(lake, this);
        boolean isSpark = engine == null ? config().lake().engine().equals(SPARK) : engine == LakeEngine.SPARK;
        if (isSpark) {
            return new LakePlace(
                    folder,
                    FurtherEngine.named(SPARK),
                    spark == null ? config().lake().spark() : spark);
        }
        if (spark != null) {
            throw UserException.usage("--spark " + spark + ": is for --engine spark");
        }
        return new LakePlace(folder);
    }

    /** A store is DuckDB's own file. */
    private void mustBeForALake() {
        if (engine == LakeEngine.SPARK) {
            throw UserException.usage("--engine spark: answers for a lake; name its folder with --lake");
        }
        if (spark != null) {
            throw UserException.usage(
                    "--spark " + spark + ": is for a lake; name its folder with --lake, and add --engine spark");
        }
    }

    @Override
    <T> T over(List<String> files, Supplier<T> work) {
        if (lake != null && !files.isEmpty()) {
            throw UserException.usage(
                    "--lake " + lake + ": " + files.get(0) + " is asked by itself; leave one of them out");
        }
        return super.over(files, work);
    }
}
