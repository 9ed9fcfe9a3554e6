package acct.read;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file that are no attempts, taken apart as the streaming lane does it, part by part. */
public final class OtherLines {
    private static final int ROWS_PER_PART = 8_192;

    private final AccountingReader reader;
    private final List<Long> lines;
    private final RowBatch batch = new RowBatch();
    private int found;

    /**
     * Lines to come.
     *
     * @param in a header line and the lines
     * @param lines the number of each in its file
     */
    OtherLines(InputStream in, List<Long> lines, ZoneId zone) throws IOException, DoubtException {
        this.reader =
                new AccountingReader(in, Ending.COMPLETE, AccountingReader.Position.START, Fingerprint.fresh(), zone);
        this.lines = lines;
        try {
            reader.begin();
        } catch (NotAccountingException e) {
            throw new DoubtException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The next rows; none at the end.
     *
     * @throws DoubtException if a line is no sound record of a known type
     */
    public List<OtherRow> next() throws IOException, DoubtException {
        List<OtherRow> rows = new ArrayList<>();
        while (rows.size() < ROWS_PER_PART && reader.nextBatch(batch)) {
            for (OtherRow row : batch.others()) {
                rows.add(row.at(lines.get((int) row.line() - 2)));
            }
        }
        found += rows.size();
        if (reader.tally().invalidUtf8() > 0) {
            throw new DoubtException("a line that is not UTF-8");
        }
        if (rows.isEmpty() && !isComplete()) {
            throw new DoubtException("a line that is neither an attempt nor another known record");
        }
        return rows;
    }

    private boolean isComplete() {
        return found == lines.size()
                && reader.tally().lines() == found + 1L
                && reader.badValues().isEmpty();
    }
}
