package acct.cli;

import acct.config.FarLake;
import acct.lake.FarLakes;
import acct.lake.FarTerms;
import acct.lake.LakeFolder;
import acct.model.Surroundings;
import acct.model.UserException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What {@code --lake} names: a folder, or the address of something that is on no disk. */
final class LakeName {
    private LakeName() {}

    static LakeFolder folder(String named, ConfigOptions options) {
        try {
            return FarLakes.isFar(named)
                    ? FarLakes.of(named).at(named, terms(options), step -> {})
                    : LakeFolder.onDisk(options.around().path(named));
        } catch (InvalidPathException e) {
            throw UserException.usage("--lake " + named + ": is no name of a folder: " + e.getReason());
        }
    }

    private static FarTerms terms(ConfigOptions options) {
        FarLake far = options.config().lake().far();
        boolean isInPath = switch (far.names()) {
            case BY_ENDPOINT -> far.endpoint() != null;
            case IN_PATH -> true;
            case IN_HOST -> false;
        };
        return new FarTerms(
                far.endpoint(),
                far.region(),
                isInPath ? FarTerms.BucketNames.IN_PATH : FarTerms.BucketNames.IN_HOST,
                cache(far, options.around()),
                far.cacheBytes());
    }

    private static Path cache(FarLake far, Surroundings around) {
        String configured = far.cache();
        if (configured != null) {
            return around.path(configured);
        }
        String ofUser = around.environment().getOrDefault("XDG_CACHE_HOME", "");
        if (ofUser.startsWith("/")) {
            return Path.of(ofUser, "acct", "lake");
        }
        String home = around.environment().getOrDefault("HOME", "");
        if (!home.startsWith("/")) {
            throw UserException.usage("no folder for files of the lake: set `cache` under `lake:` of acct.yaml");
        }
        return Path.of(home, ".cache", "acct", "lake");
    }
}
