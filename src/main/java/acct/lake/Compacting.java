package acct.lake;

import acct.sql.SqlFile;
import acct.store.Patience;
import acct.store.Store;
import acct.store.StoreWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what all servers have of a day into one file of a table: many small files are dear to open. */
final class Compacting {
    /** Of which every row counts, whoever published it. */
    private static final Set<String> TABLES = LakeTable.of(LakeTable.Level.COUNTS).stream()
            .filter(table -> table.split() == LakeTable.Split.BY_DAY || table.split() == LakeTable.Split.BY_LOAD)
            .map(LakeTable::label)
            .collect(Collectors.toUnmodifiableSet());

    private static final Duration KEPT = Duration.ofDays(7);

    private final LakeFolder lake;
    private final Clock clock;

    Compacting(LakeFolder lake, Clock clock) {
        this.lake = lake;
        this.clock = clock;
    }

    /**
     * Makes what is not there yet.
     *
     * @param day only this one; null for all
     */
    List<CompactedDay> run(@Nullable String day) {
        PinnedLake pinned = PinnedLake.of(lake);
        Fleet fleet = Fleet.of(pinned);
        List<CompactedDay> made = new ArrayList<>();
        StoreWork<LakeFolder> work = store -> {
            for (Fleet.Inputs inputs : new TreeMap<>(Fleet.Inputs.of(pinned)).values()) {
                LakeFile first = inputs.files().get(0);
                if (TABLES.contains(first.table())
                        && (day == null || day.equals(first.day()))
                        && inputs.files().size() > 1
                        && !fleet.has(first)) {
                    made.add(one(store, pinned, inputs));
                }
            }
            return lake;
        };
        work.reading(new LakePlace(lake), Patience.silent(Duration.ZERO), clock, "compacting failed: ");
        takeAwayStale(PinnedLake.of(lake));
        return List.copyOf(made);
    }

    private CompactedDay one(Store store, PinnedLake pinned, Fleet.Inputs inputs) throws SQLException {
        LakeFile first = inputs.files().get(0);
        String folder = LakeNames.FLEET + "/" + first.day();
        Path file = lake.begin(folder);
        try {
            store.execute("copy (" + rows(store, pinned, first) + ") to "
                    + Store.quoted(file.toString())
                    + " (format parquet, compression zstd, use_tmp_file false)");
            String sha256 = FileDigest.of(file);
            String path = folder + "/" + first.table() + "-" + sha256.substring(0, 16) + ".parquet";
            FleetFile made = new FleetFile(
                    first.table(),
                    first.day(),
                    path,
                    store.number(SqlFile.of("lake/written_file")
                            .with(Map.of("file", Store.quoted(file.toString())))
                            .text()),
                    Files.size(file),
                    sha256,
                    first.schema(),
                    inputs.digests().stream().sorted().toList(),
                    inputs.leftOut().stream().sorted().toList());
            lake.finish(file, path);
            // The rows come first: what names them makes them count.
            String name = path.replaceFirst("[.]parquet$", "") + "."
                    + LoadKey.sha256(ManifestText.fleet(made)).substring(0, 8) + Fleet.MADE_OF;
            lake.create(name, ManifestText.fleet(made));
            return new CompactedDay(first.day(), first.table(), inputs.files().size(), made.rows(), made.bytes());
        } catch (IOException e) {
            throw lake.failed(folder, "cannot be written", e);
        } finally {
            lake.drop(file);
        }
    }

    private static String rows(Store store, PinnedLake pinned, LakeFile of) throws SQLException {
        List<String> queries = new ArrayList<>();
        List<StoredFile> whole = new ArrayList<>();
        for (PinnedLake.Counted counted : pinned.files()) {
            boolean isInput = counted.file().table().equals(of.table())
                    && counted.file().day().equals(of.day());
            if (isInput && !counted.isNothing()) {
                StoredFile file = counted.file().in(pinned.lake());
                if (counted.isWhole()) {
                    whole.add(file);
                } else {
                    queries.add(LakeViews.files("*", pinned.lake().toRead(List.of(file)), counted.leftOut()));
                }
            }
        }
        if (!whole.isEmpty()) {
            queries.add(LakeViews.files("*", pinned.lake().toRead(whole), Set.of()));
        }
        return SqlFile.of("lake/fleet_rows")
                .with(Map.of("files", String.join("\nunion all by name\n", queries), "order", order(store, of.table())))
                .statement();
    }

    /** Where they know it, those of one source IP stand beside each other, so that a question about it reads little. */
    private static String order(Store store, String table) throws SQLException {
        List<String> known = store.columns(table);
        return Stream.of("source_ip", "isp", "load_id")
                .filter(known::contains)
                .map(column -> column + " nulls last")
                .collect(Collectors.joining(", "));
    }

    /** What is made of other files by now is of no use to who begins to read. */
    private void takeAwayStale(PinnedLake pinned) {
        Fleet fleet = Fleet.of(pinned);
        Instant oldest = clock.instant().minus(KEPT);
        for (String day : lake.names(LakeNames.FLEET)) {
            String folder = LakeNames.FLEET + "/" + day;
            for (String name : lake.names(folder)) {
                String path = folder + "/" + name;
                boolean isUsed = name.endsWith(Fleet.MADE_OF) ? fleet.isMadeOf(path, lake) : fleet.uses(path);
                if (!isUsed && lake.modified(path).isBefore(oldest)) {
                    lake.delete(path);
                }
            }
            lake.takeAwayUnfinished(folder, oldest);
            lake.deleteIfEmpty(folder);
        }
    }
}
