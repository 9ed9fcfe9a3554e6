package acct.incident;

import acct.ask.Questions;
import acct.model.NightTold;
import acct.model.RememberedDay;
import acct.model.StoredIncident;
import acct.model.ToldNotice;
import acct.store.IncidentLedger;
import acct.store.NightLedger;
import acct.store.Store;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A store of which only the ledger of loads is filled. */
final class RealLedger implements TestLedger {
    private static final Instant AT = Instant.parse("2027-01-01T03:00:00Z");

    private final Store store;
    private final IncidentLedger ledger;
    private int loads;

    RealLedger(Store store) {
        this.store = store;
        this.ledger = new IncidentLedger(store);
    }

    private interface Change {
        void make() throws SQLException;
    }

    private static void run(Change change) {
        try {
            change.make();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void load(List<LocalDate> days) {
        StringBuilder values = new StringBuilder();
        for (LocalDate day : days) {
            loads++;
            values.append(values.isEmpty() ? "" : ", ").append("(" + loads + ", date '" + day + "')");
        }
        String given = " from (values " + values + ") given (load_id, day)";
        run(() -> store.execute(
                "insert into load by name select load_id, 'x' as path, 0 as head_bytes, '' as head_sha256,"
                        + " '' as prefix_digest, 0 as begin_offset, 0 as end_offset, 0 as next_line, 1 as lines, 0 as headers,"
                        + " 0 as blank, 1 as stored, 0 as rejected, 0 as invalid_utf8, timestamptz '2027-01-01 00:00:00Z' as"
                        + " loaded_at, '' as tool_version" + given));
        run(() -> store.execute("insert into load_day by name select load_id, day, 'd' as type, 1 as stored, true as"
                + " logs_dlv_type, true as logs_pool, true as logs_size, true as logs_time_queued, 'rows' as kept"
                + given));
    }

    @Override
    public void prune(String kept) {
        run(() -> store.execute("update load_day set kept = '" + kept + "'"));
    }

    @Override
    public void remember(List<RememberedDay> days, List<StoredIncident> incidents) {
        run(() -> ledger.remember(days, incidents, AT));
    }

    @Override
    public void told(List<ToldNotice> notices) {
        run(() -> new NightLedger(store)
                .told(new NightTold(List.of(), List.of(), List.of(), notices), AT.plusSeconds(loads)));
    }

    @Override
    public Memory memory() {
        return new StoredMemory(questions(), null);
    }

    @Override
    public Questions questions() {
        return new Questions(store.engine(sql -> {}));
    }
}
