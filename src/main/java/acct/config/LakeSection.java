package acct.config;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns {@code lake:} of {@code acct.yaml} into {@link Config.Lake}. */
final class LakeSection {
    private static final Set<String> KEYS = ConfigReader.ordered("path", "level", "without", "engine", "spark");

    private LakeSection() {}

    static Config.Lake read(@Nullable YamlSection lake) {
        if (lake == null) {
            return Config.Lake.NONE;
        }
        lake.onlyKeys(KEYS);
        String level = lake.text("level");
        if (level != null && !Config.Lake.LEVELS.contains(level)) {
            throw lake.wrong("level", level, "write counts or rows");
        }
        for (String column : lake.texts("without")) {
            if (!Config.Lake.WITHOUT.contains(column)) {
                throw lake.wrong(
                        "without",
                        column,
                        "columns that can be left out are " + String.join(", ", Config.Lake.WITHOUT));
            }
        }
        String engine = lake.text("engine");
        if (engine != null && !Config.Lake.ENGINES.contains(engine)) {
            throw lake.wrong("engine", engine, "write duckdb or spark");
        }
        return new Config.Lake(
                lake.text("path"),
                level == null ? Config.Lake.NONE.level() : level,
                lake.texts("without"),
                engine == null ? Config.Lake.NONE.engine() : engine,
                lake.text("spark"));
    }
}
