package acct.read;

import acct.read.AccountingReader.Position;
import acct.read.AccountingReader.Tally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that a reader says about some bytes, read to their end. */
record Reading(List<Map<LogColumn, String>> rows, List<RejectedLine> rejected, Tally tally, AccountingReader reader) {

    static Reading of(byte[] bytes) throws IOException, NotAccountingException {
        return of(bytes, Ending.MAY_GROW, ZoneOffset.UTC);
    }

    static Reading complete(byte[] bytes) throws IOException, NotAccountingException {
        return of(bytes, Ending.COMPLETE, ZoneOffset.UTC);
    }

    static Reading of(byte[] bytes, Ending ending, ZoneId zone) throws IOException, NotAccountingException {
        AccountingReader reader = new AccountingReader(
                new ByteArrayInputStream(bytes), ending, Position.START, Fingerprint.fresh(), zone);
        List<Map<LogColumn, String>> rows = new ArrayList<>();
        if (reader.begin() == AccountingReader.Beginning.ACCOUNTING) {
            RowBatch batch = new RowBatch();
            while (reader.nextBatch(batch)) {
                for (int i = 0; i < batch.rows(); i++) {
                    rows.add(row(reader, batch, i));
                }
                RowBatch others = new RowBatch();
                others.hold(batch.others());
                for (int i = 0; i < others.rows(); i++) {
                    rows.add(row(reader, others, i));
                }
            }
        }
        Reading reading = new Reading(rows, reader.takeRejected(), reader.tally(), reader);
        reading.mustAddUp();
        return reading;
    }

    /** Empty where the header has the column, missing where it has not. */
    private static Map<LogColumn, String> row(AccountingReader reader, RowBatch batch, int i) {
        Layout layout = java.util.Objects.requireNonNull(reader.position().layout());
        Map<LogColumn, String> row = new LinkedHashMap<>();
        for (LogColumn column : LogColumn.values()) {
            String text = column == LogColumn.TIME_LOGGED ? null : batch.text(column)[i];
            if (layout.has(column) && column != LogColumn.TIME_LOGGED) {
                row.put(column, text == null ? "" : text);
            }
        }
        return row;
    }

    private void mustAddUp() {
        Set<Long> places =
                Set.copyOf(rejected.stream().map(RejectedLine::byteOffset).toList());
        if (tally.lines() != tally.headers() + tally.blank() + tally.accepted() + tally.rejected()
                || tally.accepted() != rows.size()
                || tally.rejected() != rejected.size()
                || places.size() != rejected.size()) {
            throw new AssertionError("the lines do not add up: " + tally);
        }
    }

    List<String> column(LogColumn column) {
        return rows.stream()
                .map(row -> row.getOrDefault(column, "(no such column)"))
                .toList();
    }

    List<String> reasons() {
        return rejected.stream()
                .map(line -> line.line() + " " + line.reason().label())
                .toList();
    }

    String counts() {
        return tally.lines() + " = " + tally.headers() + " + " + tally.blank() + " + " + tally.accepted() + " + "
                + tally.rejected();
    }
}
