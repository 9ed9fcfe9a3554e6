package acct.lake;

import acct.model.UserException;
import acct.sql.Engine;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine that answers who asks a lake, in the place of DuckDB. It comes with an add-on: {@link ServiceLoader} finds it. */
public interface FurtherEngine {
    /** What {@code --engine} calls it. */
    String name();

    /**
     * Shows it the tables of a lake, once for all that is asked.
     *
     * @param cluster where it runs, as it was typed; null for its own choice
     * @param tables every table of a store
     * @param reading what it needs to know to read their files, in its own words
     * @throws UserException if it cannot begin
     */
    Answering over(@Nullable String cluster, List<ShownTable> tables, Map<String, String> reading);

    /** An engine that has the tables. */
    interface Answering {
        /**
         * What answers.
         *
         * @param duckDb answers what only DuckDB can, over the same files
         * @param asked sees every statement before it runs
         */
        Engine engine(Engine duckDb, Consumer<String> asked);
    }

    /**
     * The one of this name.
     *
     * @throws UserException if it is not on the class path
     */
    static FurtherEngine named(String name) {
        for (FurtherEngine engine : ServiceLoader.load(FurtherEngine.class)) {
            if (engine.name().equals(name)) {
                return engine;
            }
        }
        throw UserException.failed("--engine " + name + ": its jars are not there; build them among acct's sources with"
                + " `./mvnw -q -Dquick install` and `./mvnw -q -f " + name + "/pom.xml package` (" + name
                + "/README.md), and type --engine " + name + ", without which the launcher leaves them out");
    }
}
