package acct.lake;

import acct.model.UserException;
import acct.sql.Engine;
import acct.store.Patience;
import acct.store.ShownFiles;
import acct.store.Store;
import acct.store.StorePlace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A lake to be asked as a store is. What counts is found out when it is first opened, and stays so. */
public final class LakePlace implements StorePlace {
    private final LakeFolder lake;
    private final @Nullable FurtherEngine further;
    private final @Nullable String cluster;
    private boolean isWhole;
    private @Nullable String own;
    private @Nullable FetchedTables fetched;
    private @Nullable PinnedLake pinned;
    private FurtherEngine.@Nullable Answering answering;

    /** A lake that DuckDB answers for. */
    public LakePlace(LakeFolder lake) {
        this(lake, null, null);
    }

    /**
     * A lake.
     *
     * @param further what answers for it; null for DuckDB
     * @param cluster where that runs; null for its own choice
     */
    public LakePlace(LakeFolder lake, @Nullable FurtherEngine further, @Nullable String cluster) {
        this.lake = lake;
        this.further = further;
        this.cluster = cluster;
    }

    /** The same; all that counts can be read as soon as it is open, also past its engine. */
    LakePlace whole() {
        isWhole = true;
        return this;
    }

    @Override
    public String name() {
        return lake.name();
    }

    @Override
    public Path path() {
        return lake.place();
    }

    @Override
    public long bytes() {
        return pinned().files().stream().mapToLong(file -> file.file().bytes()).sum();
    }

    @Override
    public boolean isThere() {
        // One that is not there is told of as such, never as one without rows.
        return true;
    }

    @Override
    public Store toRead(Patience patience, Clock clock) throws SQLException {
        LakeViews views = new LakeViews(pinned());
        if (isWhole || (further != null && lake.reading() == LakeFolder.Reading.IN_PLACE)) {
            return ShownFiles.open(lake.place(), views);
        }
        fetched = new FetchedTables(views, own);
        return ShownFiles.open(lake.place(), fetched);
    }

    @Override
    public Engine engine(Store open, Consumer<String> asked) throws SQLException {
        Engine duckDb = fetched == null ? open.engine(asked) : fetched.before(open.engine(asked), open);
        if (further == null) {
            return duckDb;
        }
        if (answering == null) {
            answering = further.over(cluster, tables(open), lake.settings());
        }
        return answering.engine(duckDb, asked);
    }

    /** Every table of a store; of those that nobody publishes, no rows. */
    private List<ShownTable> tables(Store open) throws SQLException {
        Map<String, ShownTable> shown = new TreeMap<>();
        for (ShownTable table : new LakeViews(pinned()).shown(open)) {
            shown.put(table.name(), fetched == null ? table : fetched.typed(table, open));
        }
        for (String table : open.tables()) {
            if (!shown.containsKey(table)) {
                shown.put(table, new ShownTable(table, LakeViews.columns(open, table), List.of(), null));
            }
        }
        return List.copyOf(shown.values());
    }

    private PinnedLake pinned() {
        if (pinned == null) {
            pinned = PinnedLake.of(lake);
        }
        return pinned;
    }

    @Override
    public boolean isOfThisHost() {
        return false;
    }

    @Override
    public boolean isJudgedHere() {
        return false;
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        Map<JudgedRules, List<String>> judged = pinned().judged();
        if (judged.size() > 1) {
            remarks.add(name() + ": its servers judged replies and classes by " + judged.size()
                    + " sets of rules ("
                    + String.join(
                            "; ",
                            new TreeSet<>(judged.values().stream()
                                    .map(servers -> String.join(", ", servers))
                                    .toList()))
                    + "), so their categories may differ; give all hosts one acct and one configuration");
        }
        Map<String, Integer> doubled = new TreeMap<>();
        pinned().doubled().forEach(load -> doubled.merge(doubled(load), 1, Integer::sum));
        doubled.forEach((sentence, loads) -> remarks.add(name() + ": "
                + String.format(java.util.Locale.ROOT, sentence, loads + (loads == 1 ? " load" : " loads"))
                + "; they count once"));
        Map<String, Integer> overlapping = new TreeMap<>();
        OverlappingLoads.of(pinned())
                .forEach(overlap -> overlapping.merge(overlap.server() + " and " + overlap.other(), 1, Integer::sum));
        overlapping.forEach((servers, stretches) -> remarks.add(name() + ": " + servers + " share a part of "
                + (stretches == 1 ? "a file" : "files in " + stretches + " places")
                + ", and its rows count twice; `acct lake verify` says where"));
        Set<String> without = new TreeSet<>(withoutRows());
        if (!without.isEmpty() && without.size() < pinned().parts().size()) {
            remarks.add(name() + ": " + String.join(", ", without)
                    + " published counts only, so what needs single rows is of the other servers");
        }
        return remarks;
    }

    private static String doubled(SameLoads.Doubled load) {
        return load.server().equals(load.kept())
                ? load.server() + " has %s twice"
                : load.server() + " has %s of " + load.kept() + " too";
    }

    /** A server of which nothing counts has not left anything out. */
    private List<String> withoutRows() {
        return pinned().parts().stream()
                .filter(part ->
                        part.files().stream().anyMatch(file -> file.table().equals(LakeTable.HOURLY.label()))
                                && part.files().stream().noneMatch(LakePlace::hasRows))
                .map(ServerPart::server)
                .toList();
    }

    private static boolean hasRows(LakeFile file) {
        return RowTables.NAMES.contains(file.table());
    }

    @Override
    public boolean refusesWithoutRows() {
        return true;
    }

    @Override
    public void mustHaveRowsFor(String statement) {
        if (further != null) {
            throw UserException.usage("--engine " + further.name()
                    + ": an own statement is in DuckDB's words, and can open no file but the lake's only there; leave the"
                    + " engine to duckdb");
        }
        own = statement;
        String table = RowTables.readBy(statement);
        if (table != null && pinned().files().stream().noneMatch(file -> hasRows(file.file()))) {
            throw UserException.usage(name() + ": " + table
                    + " has single rows, and this lake has counts only; publish with --level rows, or ask the store of a"
                    + " host");
        }
    }
}
