package acct.store;

import acct.read.AccountingReader.Position;
import acct.read.AccountingReader.Tally;
import acct.read.Fingerprint;
import acct.read.Layout;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A load to be entered into the ledger. */
record LedgerEntry(int loadId, Input input, Carried carried, LoadSettings settings) {

    /** Values for {@code sql/staging/insert_load.sql}. */
    Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new HashMap<>();
        addIdentity(values);
        addContent(values);
        values.put("server", settings.server());
        values.put("loaded_at", settings.clock().instant().toString());
        values.put("tool_version", settings.version());
        return values;
    }

    private void addIdentity(Map<String, @Nullable Object> values) {
        Position end = carried.end();
        byte[] head = input.head().bytes();
        int headBytes = (int) Math.min(head.length, end.offset());
        values.put("load_id", loadId);
        values.put("path", input.name());
        values.put("location", input.location());
        values.put("head_bytes", headBytes);
        values.put("head_sha256", Fingerprint.ofHead(head, headBytes));
        values.put("prefix_digest", carried.fingerprint());
        values.put("begin_offset", input.from().offset());
        values.put("end_offset", end.offset());
        values.put("next_line", end.line());
    }

    private void addContent(Map<String, @Nullable Object> values) {
        Tally tally = carried.tally();
        Layout layout = carried.end().layout();
        DayCounts days = carried.days();
        values.put("lane", carried.lane().label());
        values.put("header", layout == null ? null : layout.line());
        values.put("ignored_columns", String.join(" ", carried.ignoredColumns()));
        values.put("first_at", days.firstMicros());
        values.put("last_at", days.lastMicros());
        values.put("first_time", days.first());
        values.put("last_time", days.last());
        values.put("lines", tally.lines());
        values.put("headers", tally.headers());
        values.put("blank", tally.blank());
        values.put("stored", tally.accepted());
        values.put("rejected", tally.rejected());
        values.put("invalid_utf8", tally.invalidUtf8());
    }
}
