package acct.print;

import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Text whose lines begin with the time at which they were begun: in a log file that many nights write to, a line without one
 * tells nothing of when.
 */
public final class StampedLines extends Writer {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    private final Writer out;
    private final Clock clock;
    private boolean isAtBegin = true;

    /**
     * Lines of another writer.
     *
     * @param clock the present time, in the zone of the stamps
     */
    public StampedLines(Writer out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        int at = from;
        while (at < from + length) {
            int end = at;
            while (end < from + length && text[end] != '\n') {
                end++;
            }
            int next = Math.min(end + 1, from + length);
            if (isAtBegin) {
                out.write(WRITTEN.format(OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS)) + " ");
            }
            out.write(text, at, next - at);
            isAtBegin = text[next - 1] == '\n';
            at = next;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
