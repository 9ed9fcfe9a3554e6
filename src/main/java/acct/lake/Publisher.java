package acct.lake;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.store.Store;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what a store has. Files of rows come first; a generation counts when its root has its name, which only one of
 * those who try can give.
 */
final class Publisher {
    private static final int TRIES = 3;

    private final LakeFolder lake;
    private final Store store;
    private final PublishTerms terms;
    private final Instant now;
    private final String tool;

    Publisher(LakeFolder lake, Store store, PublishTerms terms, Instant now, String tool) {
        this.lake = lake;
        this.store = store;
        this.terms = terms;
        this.now = now;
        this.tool = tool;
    }

    /** Publishes what has changed. */
    Published publish() throws SQLException {
        String server = LakeNames.server(terms.server());
        ClearRecipients.refuse(store, terms);
        for (int tries = 1; tries <= TRIES; tries++) {
            ServerPart part = ServerPart.newest(lake, server);
            StoredDays stored = StoredDays.of(store, part.loads(), now);
            if (terms.effect() == PublishTerms.Effect.WRITTEN) {
                Ownership.claim(lake, server, stored.storeId());
            } else {
                Ownership.check(lake, server, stored.storeId());
            }
            OverlappingLoads.refuse(lake, part, stored);
            Attempt attempt = new Attempt(part, stored);
            if (attempt.run()) {
                return attempt.published();
            }
        }
        throw new UserException(
                ExitCode.BUSY,
                lake.name() + ": another process published " + server + " " + TRIES + " times meanwhile; try again");
    }

    /** One try, over one generation. */
    private final class Attempt {
        private final ServerPart part;
        private final StoredDays stored;
        private final TableRows rows;
        private final FileWriting writing;
        private final Map<String, Map<LakeTable, List<LakeFile>>> before = new HashMap<>();
        private final SortedMap<String, List<LakeFile>> after = new TreeMap<>();
        private final Set<String> changed = new HashSet<>();
        private final Map<String, Long> byKey = new HashMap<>();
        private long generation;

        Attempt(ServerPart part, StoredDays stored) throws SQLException {
            this.part = part;
            this.stored = stored;
            this.rows = new TableRows(store, terms.server(), terms.wantedLevel(), terms.without());
            this.writing = new FileWriting(lake, rows, terms);
            this.generation = part.generation();
            stored.loads().forEach((id, load) -> byKey.put(load.key(), id));
            for (LakeFile file : part.files()) {
                before.computeIfAbsent(file.day(), day -> new HashMap<>())
                        .computeIfAbsent(table(file), table -> new ArrayList<>())
                        .add(file);
            }
        }

        private LakeTable table(LakeFile file) {
            return Arrays.stream(LakeTable.values())
                    .filter(table -> table.label().equals(file.table()))
                    .findFirst()
                    .orElseThrow(() -> UserException.failed(lake.name(file.path()) + ": of a table '" + file.table()
                            + "' that this acct does not know; use a newer acct"));
        }

        /** Whether this generation is the one that counts now. */
        boolean run() throws SQLException {
            for (String day : days()) {
                after.put(day, day(day));
            }
            if (terms.effect() == PublishTerms.Effect.TOLD_ONLY || changed.isEmpty()) {
                return true;
            }
            return commit();
        }

        private SortedSet<String> days() {
            SortedSet<String> days = new TreeSet<>(before.keySet());
            days.add(LakeNames.UNDATED);
            stored.rows().values().forEach(byDay -> days.addAll(byDay.keySet()));
            return days;
        }

        private List<LakeFile> day(String day) throws SQLException {
            List<LakeFile> files = new ArrayList<>();
            Set<Long> withRows = new HashSet<>();
            Set<Long> withHours = new HashSet<>();
            boolean hasNewRows = false;
            for (LakeTable table : order()) {
                DayFiles decided = decided(table, day);
                if (table == LakeTable.LOAD_DAY
                        && hasNewRows
                        && !decided.loads().isEmpty()) {
                    decided = new DayFiles(
                            table,
                            day,
                            decided.kept().stream()
                                    .filter(file -> !decided(file))
                                    .toList(),
                            decided.loads(),
                            true);
                }
                files.addAll(decided.kept());
                if (table.split() == LakeTable.Split.NOT && day.equals(LakeNames.UNDATED)) {
                    files.addAll(shared(table, decided));
                } else if (decided.isWritten()) {
                    changed.add(day);
                    files.add(writing.write(
                            decided,
                            part.server(),
                            judged(table),
                            stores(decided.loads().keySet()),
                            withRows,
                            withHours));
                }
                if (table.level() == LakeTable.Level.ROWS && table.split() == LakeTable.Split.BY_DAY) {
                    hasNewRows |= decided.isWritten();
                    withRows.addAll(stores(all(decided)).keySet());
                } else if (table == LakeTable.HOURLY) {
                    withHours.addAll(stores(all(decided)).keySet());
                }
            }
            return files;
        }

        /** Whether all loads of a file are in the store, so that it can be written anew. */
        private boolean decided(LakeFile file) {
            return byKey.keySet().containsAll(file.loads());
        }

        /** What is kept of a day is known when all else is. */
        private List<LakeTable> order() {
            return Stream.concat(
                            Arrays.stream(LakeTable.values()).filter(table -> table != LakeTable.LOAD_DAY),
                            Stream.of(LakeTable.LOAD_DAY))
                    .toList();
        }

        private static Set<String> all(DayFiles files) {
            Set<String> all = new HashSet<>(files.loads().keySet());
            files.kept().forEach(file -> all.addAll(file.loads()));
            return all;
        }

        private DayFiles decided(LakeTable table, String day) throws SQLException {
            List<LakeFile> files = before.getOrDefault(day, Map.of()).getOrDefault(table, List.of());
            SortedMap<String, Long> wanted = new TreeMap<>();
            if (LakeTable.of(terms.wantedLevel()).contains(table)) {
                wanted.putAll(wanted(table, day));
            }
            if (table.split() == LakeTable.Split.NOT) {
                return new DayFiles(table, day, List.of(), wanted, false);
            }
            return DayFiles.of(table, day, files, wanted, judged(table), rows.schema(table));
        }

        private SortedMap<String, Long> wanted(LakeTable table, String day) {
            SortedMap<String, Long> wanted = new TreeMap<>();
            for (String label : sources(table)) {
                SortedMap<String, SortedMap<Long, Long>> byDay = stored.rows().getOrDefault(label, new TreeMap<>());
                byDay.getOrDefault(day, new TreeMap<>()).forEach((id, count) -> {
                    LakeLoad load = stored.loads().get(id);
                    if (load != null
                            && part.removed().stream()
                                    .noneMatch(removed -> removed.isOf(load.key()) || removed.isOfDay(day))) {
                        wanted.merge(load.key(), count, Long::sum);
                    }
                });
            }
            return wanted;
        }

        /** The tables that say which loads have something for this one. */
        private List<String> sources(LakeTable table) {
            if (table.split() == LakeTable.Split.AS_SEEN) {
                return List.of(LakeTable.REPLY_SEEN.label());
            }
            return table == LakeTable.REJECTED_COUNT && terms.wantedLevel() == LakeTable.Level.COUNTS
                    ? List.of(table.label(), LakeTable.REJECTED_LINE.label())
                    : List.of(table.label());
        }

        private JudgedRules judged(LakeTable table) {
            return table.judgedBy(stored.judgedBy());
        }

        /** Numbers in the store to numbers in the lake. */
        private Map<Long, Long> stores(Collection<String> keys) {
            Map<Long, Long> ids = new TreeMap<>();
            for (String key : keys) {
                Long id = byKey.get(key);
                if (id != null) {
                    ids.put(id, LakeLoad.id(key));
                }
            }
            return ids;
        }

        /** A small table is compared by its bytes. */
        private List<LakeFile> shared(LakeTable table, DayFiles decided) throws SQLException {
            List<LakeFile> files =
                    before.getOrDefault(LakeNames.UNDATED, Map.of()).getOrDefault(table, List.of());
            if (!LakeTable.of(terms.wantedLevel()).contains(table)) {
                return files;
            }
            LakeFile known = files.isEmpty() ? null : files.get(0);
            LakeFile now = writing.shared(decided, part.server(), judged(table), known);
            if (!now.equals(known)) {
                changed.add(LakeNames.UNDATED);
            }
            return List.of(now);
        }

        private boolean commit() {
            SortedMap<String, List<LakeFile>> months = new TreeMap<>();
            after.forEach((day, files) -> months.computeIfAbsent(LakeNames.month(day), month -> new ArrayList<>())
                    .addAll(files));
            Map<String, LakeLoad> loads = new HashMap<>(part.loads());
            stored.loads().values().forEach(load -> loads.put(load.key(), load));
            Generation next = new Generation(lake, part, stored.storeId(), stored.judgedBy(), now, tool);
            Long made = next.commit(months, loads, part.removed());
            if (made == null) {
                return false;
            }
            generation = made;
            new OldGenerations(lake, part.server(), now).takeAway();
            return true;
        }

        Published published() {
            List<Published.Day> days = new ArrayList<>();
            after.forEach((day, files) -> {
                if (!files.isEmpty()) {
                    days.add(new Published.Day(
                            day,
                            changed.contains(day) ? Published.Action.PUBLISHED : Published.Action.UNCHANGED,
                            files.stream().mapToLong(LakeFile::rows).sum(),
                            bytes(files)));
                }
            });
            return new Published(part.server(), generation, days, writing.files(), writing.bytes());
        }

        private @Nullable Long bytes(List<LakeFile> files) {
            return files.stream().anyMatch(file -> file.bytes() < 0)
                    ? null
                    : Long.valueOf(files.stream().mapToLong(LakeFile::bytes).sum());
        }
    }
}
