package acct.lake;

import acct.sql.SqlFile;
import acct.store.ShownFiles;
import acct.store.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The tables of a store as queries over the files of a lake that count. */
final class LakeViews implements ShownFiles.Shown {
    /** What has no files, for other work. */
    static final ShownFiles.Shown NOTHING = new ShownFiles.Shown() {
        @Override
        public Map<String, String> queries(Store empty) {
            return Map.of();
        }

        @Override
        public List<Path> files() {
            return List.of();
        }
    };

    private final PinnedLake pinned;
    private final Fleet fleet;
    private final List<StoredFile> files = new ArrayList<>();

    LakeViews(PinnedLake pinned) {
        this.pinned = pinned;
        this.fleet = Fleet.of(pinned);
    }

    /** All files that the queries read. */
    @Override
    public List<Path> files() {
        return files.stream().map(pinned.lake()::pathToRead).toList();
    }

    /** What is read together: files of one kind, without the rows of some loads. */
    private record Part(int judgedPlace, String schema, List<Long> leftOut) {}

    @Override
    public Map<String, String> queries(Store empty) throws SQLException {
        Map<String, String> queries = new LinkedHashMap<>();
        for (ShownTable table : shown(empty)) {
            queries.put(table.name(), query(table));
        }
        return queries;
    }

    /**
     * The tables of which there are files.
     *
     * @param empty a store with empty tables
     */
    List<ShownTable> shown(Store empty) throws SQLException {
        files.clear();
        Map<String, List<PinnedLake.Counted>> byTable = new TreeMap<>();
        for (PinnedLake.Counted file : pinned.files()) {
            if (!file.isNothing()) {
                byTable.computeIfAbsent(file.file().table(), table -> new ArrayList<>())
                        .add(file);
            }
        }
        List<ShownTable> shown = new ArrayList<>();
        for (LakeTable table : LakeTable.values()) {
            List<PinnedLake.Counted> counted = byTable.getOrDefault(table.label(), List.of());
            if (!counted.isEmpty()) {
                shown.add(shown(table, counted, columns(empty, table.label())));
            }
        }
        return shown;
    }

    /** The columns of a table, or of the view that shows it with the types of its files. */
    static List<ShownTable.Column> columns(Store store, String table) throws SQLException {
        List<String> names = store.columns(table);
        List<String> types = store.types(table);
        List<ShownTable.Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new ShownTable.Column(names.get(i), types.get(i)));
        }
        return columns;
    }

    private ShownTable shown(LakeTable table, List<PinnedLake.Counted> counted, List<ShownTable.Column> columns) {
        List<JudgedRules> judged = judged(counted);
        Map<Part, List<StoredFile>> parts = new LinkedHashMap<>();
        Map<String, Boolean> seen = new LinkedHashMap<>();
        for (PinnedLake.Counted file : counted) {
            if (fleet.has(file.file()) || (isOnce(table) && seen.put(file.file().sha256(), true) != null)) {
                continue;
            }
            // What a server says of a reply is as true if another has its rows.
            List<Long> leftOut = isOnce(table)
                    ? List.of()
                    : file.leftOut().stream().map(LakeLoad::id).sorted().toList();
            parts.computeIfAbsent(
                            new Part(
                                    judged.indexOf(file.file().judgedBy()),
                                    file.file().schema(),
                                    leftOut),
                            part -> new ArrayList<>())
                    .add(shown(file.file().in(pinned.lake())));
        }
        for (FleetFile file : fleet.files(table.label())) {
            parts.computeIfAbsent(new Part(0, file.schema(), List.of()), part -> new ArrayList<>())
                    .add(shown(file.in(pinned.lake())));
        }
        return new ShownTable(
                table.label(),
                columns,
                parts.entrySet().stream()
                        .map(part -> new ShownTable.Part(
                                part.getKey().judgedPlace(), part.getKey().leftOut(), part.getValue()))
                        .toList(),
                isOnce(table) ? key(table) : null);
    }

    /** What shows a table; its files can be read then. */
    String query(ShownTable table) {
        String read = table.key() == null ? "*" : "*, %d as judged_place";
        List<String> queries = table.parts().stream()
                .map(part ->
                        query(read.formatted(part.judgedPlace()), pinned.lake().toRead(part.files()), part.leftOut()))
                .toList();
        String columns = String.join(", ", table.names());
        Map<String, String> places = new LinkedHashMap<>();
        places.put("columns", columns);
        places.put("hidden", ShownFiles.HIDDEN + table.name());
        places.put("files", String.join("\nunion all by name\n", queries));
        if (table.key() == null) {
            return SqlFile.of("lake/shown_rows").with(places).statement();
        }
        places.put("key", table.key());
        places.put("order", "judged_place, " + columns.replace(", ", " nulls last, ") + " nulls last");
        return SqlFile.of("lake/shown_once").with(places).statement();
    }

    /** Whether each server says the same again, or something else of the same. */
    private static boolean isOnce(LakeTable table) {
        return table.split() == LakeTable.Split.AS_SEEN || table.split() == LakeTable.Split.NOT;
    }

    private static String key(LakeTable table) {
        return switch (table) {
            case REPLY -> "reply_id";
            case ISP -> "isp";
            case REPLY_CATEGORY -> "category";
            case TRAFFIC_CLASS -> "kind, value";
            default -> "1";
        };
    }

    /** The rules that are met, the newest first: of the later masking, then of whoever published last. */
    private List<JudgedRules> judged(List<PinnedLake.Counted> counted) {
        Map<String, String> published = pinned.published();
        Map<JudgedRules, String> latest = new LinkedHashMap<>();
        counted.forEach(file -> latest.merge(
                file.file().judgedBy(),
                Objects.requireNonNullElse(published.get(file.server()), ""),
                (one, other) -> one.compareTo(other) > 0 ? one : other));
        return latest.entrySet().stream()
                .sorted((one, other) -> {
                    int masks = Integer.compare(masks(other.getKey()), masks(one.getKey()));
                    int at = other.getValue().compareTo(one.getValue());
                    return masks != 0
                            ? masks
                            : at != 0
                                    ? at
                                    : one.getKey()
                                            .toString()
                                            .compareTo(other.getKey().toString());
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int masks(JudgedRules rules) {
        return rules.masks() == null ? 0 : rules.masks();
    }

    /** The rows of files without those of some loads. */
    static String files(String columns, List<Path> paths, Set<String> leftOut) {
        return query(columns, paths, leftOut.stream().map(LakeLoad::id).sorted().toList());
    }

    private static String query(String columns, List<Path> paths, List<Long> leftOut) {
        return SqlFile.of("lake/shown_files")
                .with(Map.of(
                        "columns",
                        columns,
                        "files",
                        list(paths),
                        "where",
                        leftOut.isEmpty()
                                ? ""
                                : "where load_id not in ("
                                        + String.join(
                                                ", ",
                                                leftOut.stream()
                                                        .map(String::valueOf)
                                                        .toList())
                                        + ")"))
                .statement();
    }

    static String list(List<Path> paths) {
        return paths.stream()
                .map(path -> Store.quoted(path.toString()))
                .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
    }

    private StoredFile shown(StoredFile file) {
        files.add(file);
        return file;
    }
}
