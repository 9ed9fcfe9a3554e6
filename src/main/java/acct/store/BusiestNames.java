package acct.store;

import acct.model.Finding;
import acct.model.Severity;
import acct.sql.SqlFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A log gone wild may have a name of its own in every row, and whoever judges a night holds all names in memory. Where there are
 * more than any sender has, only those with the most mail are told apart; what the others sent counts as mail without a name,
 * for as long as the store is open.
 */
public final class BusiestNames {
    /** So many names of one kind are told apart. */
    public static final int MOST = 30_000;

    /** They are counted only about. */
    private static final int MANY = MOST + MOST / 10;

    /** What an incident or the ledger has is about few names, and stays; and columns of numbers are called like names. */
    private static final Set<String> AS_THEY_ARE = Set.of("incident", "load", Rollups.FILLED);

    /** By what mail is told apart. */
    private enum Kind {
        SOURCE_IP("source IPs", "daily", "attempts"),
        VMTA("virtual MTAs", "daily", "attempts"),
        POOL("pools", "daily", "attempts"),
        JOB("jobs", "daily_job", "events"),
        SERVER("servers", "hourly", "events");

        private final String plural;
        private final String table;
        private final String count;

        Kind(String plural, String table, String count) {
            this.plural = plural;
            this.table = table;
            this.count = count;
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        String kept() {
            return "busiest_" + column();
        }

        /** The name, if it is one of those that are told apart. */
        String replaced() {
            return "case when " + column() + " in (select name from " + kept() + ") then " + column() + " end as "
                    + column();
        }
    }

    private BusiestNames() {}

    /**
     * Of what there are more than are told apart.
     *
     * @param names such as {@code source IPs, jobs}
     * @param column the first of them, as {@code acct query --by} takes it
     */
    public record Crowd(String names, String column) {
        /** What a person should know of it, and do about it. */
        public Finding finding() {
            return Finding.ofFiles(
                    "names-together",
                    Severity.INFO,
                    null,
                    null,
                    null,
                    String.format(
                            Locale.ROOT,
                            "There are more than %,d %s; those with the most mail are judged and shown by themselves, the"
                                    + " others together, as mail without a name.",
                            MOST,
                            names),
                    "If they should not be there, look with `acct query --by " + column + "`.");
        }
    }

    /**
     * Leaves the other names out, if there are that many.
     *
     * @return of what there are that many; empty if all names are told apart
     */
    static Optional<Crowd> only(Store store) throws SQLException {
        Set<Kind> crowded = crowded(store);
        if (crowded.isEmpty()) {
            return Optional.empty();
        }
        for (Kind kind : crowded) {
            store.execute("create temp table " + kind.kept() + " as\n"
                    + SqlFile.of("staging/busiest_names")
                            .with(Map.of(
                                    "column",
                                    kind.column(),
                                    "table",
                                    kind.table,
                                    "count",
                                    kind.count,
                                    "most",
                                    String.valueOf(MOST)))
                            .statement());
        }
        String stored = Compaction.quoted(store.text("select current_database()")) + ".main.";
        for (String table : store.tables()) {
            List<String> columns = new ArrayList<>();
            for (Kind kind : crowded) {
                if (!AS_THEY_ARE.contains(table) && store.columns(table).contains(kind.column())) {
                    columns.add(kind.replaced());
                }
            }
            if (!columns.isEmpty()) {
                store.execute("create temp view " + table + " as\n"
                        + SqlFile.of("staging/busiest_rows")
                                .with(Map.of("columns", String.join(", ", columns), "table", stored + table))
                                .statement());
            }
        }
        Model.over(store);
        return Optional.of(new Crowd(
                crowded.stream().map(kind -> kind.plural).collect(Collectors.joining(", ")),
                crowded.iterator().next().column()));
    }

    private static Set<Kind> crowded(Store store) throws SQLException {
        Set<Kind> crowded = EnumSet.noneOf(Kind.class);
        try (Statement statement = store.connection().createStatement();
                ResultSet counted =
                        statement.executeQuery(SqlFile.of("staging/count_names").text())) {
            counted.next();
            for (Kind kind : Kind.values()) {
                if (counted.getLong(kind.column()) > MANY) {
                    crowded.add(kind);
                }
            }
        }
        return crowded;
    }
}
