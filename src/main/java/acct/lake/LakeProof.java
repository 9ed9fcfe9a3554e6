package acct.lake;

import acct.model.UserException;
import acct.sql.Row;
import acct.sql.SqlFile;
import acct.store.Patience;
import acct.store.Store;
import acct.store.StoreWork;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proves that what counts in a lake is there, is what was published, and adds up. */
final class LakeProof {
    /** What must hold of any store; each has no rows then. */
    static final List<String> CHECKS = List.of(
            "check/lines_add_up",
            "check/hours_match_the_ledger",
            "check/days_add_up",
            "check/replies_are_known",
            "check/stored_rows_exist");

    /** What holds only where no day was taken out. */
    static final List<String> CHECKS_OF_WHOLE_LOADS = List.of("check/load_days_add_up");

    private final LakeFolder lake;
    private final Clock clock;
    private final List<LakeFault> faults = new ArrayList<>();

    LakeProof(LakeFolder lake, Clock clock) {
        this.lake = lake;
        this.clock = clock;
    }

    /** What was looked at, and what is wrong with it. */
    ProvedLake proved(Lakes.Depth depth) {
        PinnedLake pinned = PinnedLake.of(lake);
        for (PinnedLake.Counted file : pinned.files()) {
            bytes(file);
        }
        if (faults.isEmpty()) {
            LakePlace place = new LakePlace(lake).whole();
            StoreWork<LakeFolder> work = store -> {
                sums(store, pinned);
                doubtful(store, pinned, depth);
                overlaps(pinned);
                return lake;
            };
            work.reading(place, Patience.silent(Duration.ZERO), clock, "verifying failed: ");
        }
        return new ProvedLake(pinned.parts().size(), pinned.files().size(), faults);
    }

    private void bytes(PinnedLake.Counted file) {
        LakeFile known = file.file();
        try {
            lake.mustBeWhole(known.path(), known.bytes());
            if (!lake.sha256(known.path()).equals(known.sha256())) {
                damaged(
                        file.server(),
                        known.path(),
                        "its bytes are not those that were published; take it back from a copy");
            }
        } catch (UserException e) {
            damaged(file.server(), known.path(), String.valueOf(e.getMessage()));
        }
    }

    private void damaged(String server, String what, @Nullable String message) {
        faults.add(new LakeFault(LakeFault.Severity.DAMAGED, server, what, String.valueOf(message)));
    }

    private void sums(Store store, PinnedLake pinned) throws SQLException {
        Map<Long, String> servers = new HashMap<>();
        pinned.parts().forEach(part -> part.loads().values().forEach(load -> servers.put(load.id(), part.server())));
        List<String> checks = new ArrayList<>(CHECKS);
        if (pinned.parts().stream().allMatch(part -> part.removed().isEmpty())) {
            checks.addAll(CHECKS_OF_WHOLE_LOADS);
        }
        for (String check : checks) {
            SqlFile file = SqlFile.of(check);
            store.engine(sql -> {}).forEach(file, Map.of(), row -> {
                Long load = row.columns().contains("load_id") ? row.countOrNull("load_id") : null;
                damaged(
                        load == null ? "" : servers.getOrDefault(load, ""),
                        load == null ? check : String.format(Locale.ROOT, "load %016x", load),
                        file.header("label").toLowerCase(Locale.ROOT));
            });
        }
    }

    private void doubtful(Store store, PinnedLake pinned, Lakes.Depth depth) throws SQLException {
        PublishedBy.show(store, pinned);
        store.engine(sql -> {})
                .forEach(
                        SqlFile.of("lake/partly_equal"),
                        Map.of(),
                        row -> doubt(
                                row,
                                row.count("hours") + " hours from " + row.text("first_hour")
                                        + " on have the same counts on both,"
                                        + " of " + row.count("events")
                                        + " events: perhaps one file in two parts; look with --deep, and take one of them out with"
                                        + " `acct lake remove`"));
        if (depth == Lakes.Depth.ROWS) {
            store.engine(sql -> {})
                    .forEach(
                            SqlFile.of("lake/equal_rows"),
                            Map.of(),
                            row -> doubt(row, row.count("row_count") + " single rows are on both"));
        }
    }

    private void overlaps(PinnedLake pinned) {
        for (OverlappingLoads.Overlap overlap : OverlappingLoads.of(pinned)) {
            faults.add(new LakeFault(
                    LakeFault.Severity.DOUBTFUL,
                    overlap.server(),
                    overlap.other(),
                    "bytes " + overlap.begin() + " to " + overlap.end() + " of one file are on both: in load "
                            + overlap.load().key() + " of " + overlap.server() + " and in load "
                            + overlap.otherLoad().key() + " of " + overlap.other()
                            + "; they count twice until both have as much of the file, or `acct lake remove` takes one of them"
                            + " out"));
        }
    }

    private void doubt(Row row, String message) {
        faults.add(new LakeFault(LakeFault.Severity.DOUBTFUL, row.text("server"), row.text("other_server"), message));
    }
}
