package acct.lake;

import acct.model.UserException;
import acct.sql.SqlFile;
import acct.store.ShownFiles;
import acct.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes a load, or what is older than a day, out of a server's part, and notes that it is not to come back. */
final class Removal {
    private static final int TRIES = 3;

    /** Tables whose rows stand at the first day of their load, though it may have later ones. */
    private static final Set<String> OF_WHOLE_LOADS = Set.of("load", "rejected_count", "rejected_line", "bad_value");

    private final LakeFolder lake;
    private final String server;
    private final Clock clock;
    private final String tool;

    Removal(LakeFolder lake, String server, Clock clock, String tool) {
        this.lake = lake;
        this.server = server;
        this.clock = clock;
        this.tool = tool;
    }

    /**
     * Takes it out.
     *
     * @param load the key of a load, or as much of it as tells it from others; null for days
     * @param before the first day that stays; null for a load
     */
    RemovedFiles remove(@Nullable String load, @Nullable LocalDate before) throws SQLException {
        lake.mustRefuseTaken(LakeNames.FORMAT, PinnedLake.mustBeThere(lake));
        for (int tries = 1; tries <= TRIES; tries++) {
            ServerPart part = ServerPart.newest(lake, server);
            if (part.root() == null) {
                throw UserException.failed(lake.name() + ": no server " + server + " has published here");
            }
            List<LakeFile> gone = new ArrayList<>();
            List<LakeFile> files =
                    load == null ? since(part, String.valueOf(before), gone) : without(part, key(part, load), gone);
            if (gone.isEmpty()) {
                return new RemovedFiles(server, part.generation(), 0, 0);
            }
            List<RemovedRows> removed = new ArrayList<>(part.removed());
            removed.add(new RemovedRows(
                    load == null ? null : key(part, load), before == null ? null : before.toString(), clock.instant()));
            Long generation = commit(part, files, removed);
            if (generation != null) {
                return new RemovedFiles(
                        server,
                        generation,
                        gone.size(),
                        gone.stream().mapToLong(LakeFile::bytes).sum());
            }
        }
        throw Lakes.lost(lake, server);
    }

    private String key(ServerPart part, String beginning) {
        List<String> keys = part.loads().keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .toList();
        if (keys.size() != 1) {
            throw UserException.usage("--load " + beginning + ": "
                    + (keys.isEmpty() ? "no load" : keys.size() + " loads") + " of " + server
                    + " begin like that; the manifests under " + lake.name() + " name them");
        }
        return keys.get(0);
    }

    private static List<LakeFile> since(ServerPart part, String before, List<LakeFile> gone) {
        RemovedRows removed = new RemovedRows(null, before, Instant.EPOCH);
        Map<String, LakeLoad> loads = part.loads();
        List<LakeFile> files = new ArrayList<>();
        for (LakeFile file : part.files()) {
            boolean isOfLater = OF_WHOLE_LOADS.contains(file.table())
                    && file.loads().stream()
                            .map(loads::get)
                            .filter(Objects::nonNull)
                            .flatMap(load -> load.days().stream())
                            .anyMatch(day -> !removed.isOfDay(day));
            (removed.isOfDay(file.day()) && !isOfLater ? gone : files).add(file);
        }
        return files;
    }

    private List<LakeFile> without(ServerPart part, String key, List<LakeFile> gone) throws SQLException {
        List<LakeFile> files = new ArrayList<>();
        for (LakeFile file : part.files()) {
            if (!file.loads().contains(key)) {
                files.add(file);
                continue;
            }
            gone.add(file);
            List<String> others =
                    file.loads().stream().filter(other -> !other.equals(key)).toList();
            if (!others.isEmpty()) {
                files.add(
                        file.table().equals(LakeTable.REPLY.label())
                                ? new LakeFile(
                                        file.table(),
                                        file.day(),
                                        file.path(),
                                        file.rows(),
                                        file.bytes(),
                                        file.sha256(),
                                        file.schema(),
                                        others,
                                        file.judgedBy())
                                : rewritten(file, key, others));
            }
        }
        return files;
    }

    private LakeFile rewritten(LakeFile file, String key, List<String> others) throws SQLException {
        List<Path> read = lake.toRead(List.of(file.in(lake)));
        String folder = LakeNames.data(server, file.day());
        Path made = lake.begin(folder);
        try (Store store = ShownFiles.open(lake.place(), LakeViews.NOTHING)) {
            store.execute("copy ("
                    + SqlFile.of("lake/without_load")
                            .with(Map.of("file", LakeViews.list(read), "load", Long.toString(LakeLoad.id(key))))
                            .statement()
                    + ") to " + Store.quoted(made.toString())
                    + " (format parquet, compression zstd, use_tmp_file false)");
            String sha256 = FileDigest.of(made);
            LakeFile written = new LakeFile(
                    file.table(),
                    file.day(),
                    folder + "/" + file.table() + "-" + sha256.substring(0, 16) + ".parquet",
                    store.number(SqlFile.of("lake/written_file")
                            .with(Map.of("file", Store.quoted(made.toString())))
                            .text()),
                    Files.size(made),
                    sha256,
                    file.schema(),
                    others,
                    file.judgedBy());
            lake.finish(made, written.path());
            return written;
        } catch (IOException e) {
            throw lake.failed(folder, "cannot be written", e);
        } finally {
            lake.drop(made);
        }
    }

    private @Nullable Long commit(ServerPart part, List<LakeFile> files, List<RemovedRows> removed) {
        Manifest root = Objects.requireNonNull(part.root());
        SortedMap<String, List<LakeFile>> months = files.stream()
                .collect(Collectors.groupingBy(file -> LakeNames.month(file.day()), TreeMap::new, Collectors.toList()));
        Generation next = new Generation(lake, part, root.store(), root.judgedBy(), clock.instant(), tool);
        return next.commit(months, part.loads(), removed);
    }
}
