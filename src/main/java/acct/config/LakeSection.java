package acct.config;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns {@code lake:} of {@code acct.yaml} into {@link Config.Lake}. */
final class LakeSection {
    private static final Set<String> KEYS =
            ConfigReader.ordered("path", "level", "without", "engine", "spark", "s3", "cache", "cache-size");
    private static final Set<String> S3 = ConfigReader.ordered("endpoint", "region", "path-style");
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5}) ?(MB|GB|TB)");

    private static final Pattern ENDPOINT = Pattern.compile("https?://[A-Za-z0-9._:\\[\\]-]+/?");

    /** What stands before a host is no one else's. */
    private static final Pattern SECRET = Pattern.compile("[^/@]*@");

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
                lake.text("spark"),
                far(lake, lake.section("s3")));
    }

    private static FarLake far(YamlSection lake, @Nullable YamlSection s3) {
        if (s3 != null) {
            s3.onlyKeys(S3);
        }
        return new FarLake(
                s3 == null ? null : endpoint(s3),
                s3 == null ? null : s3.text("region"),
                s3 == null ? FarLake.USUAL.names() : names(s3),
                lake.text("cache"),
                bytes(lake));
    }

    private static @Nullable String endpoint(YamlSection s3) {
        String endpoint = s3.text("endpoint");
        if (endpoint != null && !ENDPOINT.matcher(endpoint).matches()) {
            throw s3.wrong(
                    "endpoint", SECRET.matcher(endpoint).replaceAll("…@"), "write https://HOST or http://HOST:PORT");
        }
        return endpoint;
    }

    private static FarLake.BucketNames names(YamlSection s3) {
        String named = s3.text("path-style");
        if (named == null) {
            return FarLake.USUAL.names();
        }
        return switch (named) {
            case "true" -> FarLake.BucketNames.IN_PATH;
            case "false" -> FarLake.BucketNames.IN_HOST;
            default -> throw s3.wrong("path-style", named, "write true or false");
        };
    }

    private static long bytes(YamlSection lake) {
        String size = lake.text("cache-size");
        if (size == null) {
            return FarLake.USUAL.cacheBytes();
        }
        Matcher read = SIZE.matcher(size);
        if (!read.matches()) {
            throw lake.wrong("cache-size", size, "write a number of MB, GB or TB, such as 20GB");
        }
        long unit = switch (read.group(2)) {
            case "MB" -> 1_000_000L;
            case "GB" -> 1_000_000_000L;
            default -> 1_000_000_000_000L;
        };
        return Long.parseLong(read.group(1)) * unit;
    }
}
