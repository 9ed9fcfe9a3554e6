package acct.load;

import acct.privacy.PrivacyPolicy;
import acct.read.AccountingReader.Position;
import acct.read.AccountingReader.Tally;
import acct.read.Fingerprint;
import acct.read.Layout;
import acct.store.Statements;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A load to be entered into the ledger. */
record LedgerEntry(int loadId, Input input, Carried carried, LoadSettings settings) {

    /** Enters loads in this order. */
    static void insert(Statements statements, List<LedgerEntry> entries, LoadSettings settings) throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("server", settings.server());
        PrivacyPolicy privacy = settings.privacy().policy();
        values.put("privacy", privacy.hides() ? privacy.label() : null);
        values.put("loaded_at", settings.clock().instant().toString());
        values.put("tool_version", settings.version());
        statements.show(
                "staging/insert_load", entries.stream().map(LedgerEntry::row).toList(), values);
    }

    /** As {@code sql/staging/insert_load.sql} takes it. */
    private List<@Nullable String> row() {
        Ledger.Entry entry = entry();
        Tally tally = carried.tally();
        Position end = entry.position();
        Layout layout = end.layout();
        DayCounts days = carried.days();
        return Arrays.asList(
                Integer.toString(loadId),
                entry.path(),
                entry.location(),
                carried.lane().label(),
                text(entry.firstMicros()),
                text(entry.lastMicros()),
                Integer.toString(entry.headBytes()),
                entry.head(),
                entry.prefix(),
                Long.toString(input.from().offset()),
                Long.toString(end.offset()),
                Long.toString(end.line()),
                layout == null ? null : layout.line(),
                String.join(" ", carried.ignoredColumns()),
                Long.toString(tally.lines()),
                Long.toString(tally.headers()),
                Long.toString(tally.blank()),
                Long.toString(tally.accepted()),
                Long.toString(tally.rejected()),
                Long.toString(tally.invalidUtf8()),
                days.first(),
                days.last());
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    /** As the ledger tells of it once it is entered. */
    Ledger.Entry entry() {
        Position end = carried.end();
        byte[] head = input.head().bytes();
        int headBytes = (int) Math.min(head.length, end.offset());
        return new Ledger.Entry(
                loadId,
                input.name(),
                input.location(),
                settings.server(),
                carried.tally().accepted(),
                carried.days().firstMicros(),
                carried.days().lastMicros(),
                headBytes,
                Fingerprint.ofHead(head, headBytes),
                carried.fingerprint(),
                end);
    }
}
