package acct.load;

import acct.model.ExitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of one input. All numbers are of this run: zero for a file that was already loaded, the new part of one
 * that has grown.
 *
 * @param path the input as it was named
 * @param status what happened
 * @param lane how it was read
 * @param lines records and other lines; {@code headers + blank + stored + rejected}
 * @param headers header lines
 * @param blank empty lines
 * @param stored rows stored
 * @param rejected lines that were not
 * @param pendingBytes bytes of an unterminated last line
 * @param byType rows stored by record type, as in {@code d}
 * @param days local days of the rows
 * @param message a sentence for people; empty if there is nothing to say
 * @param exit what this input does to the run's exit code
 */
public record FileResult(
        String path,
        Status status,
        Lane lane,
        long lines,
        long headers,
        long blank,
        long stored,
        long rejected,
        long pendingBytes,
        Map<String, Long> byType,
        List<LocalDate> days,
        String message,
        ExitCode exit) {

    /** What happened to a file. */
    public enum Status {
        /** Its rows are new and stored. */
        LOADED,
        /** Its beginning was loaded before; what came since is stored. */
        GROWN,
        /** Nothing in it is new, whatever it is called. */
        ALREADY_LOADED,
        /** It holds no row. */
        EMPTY,
        /** It is not an accounting file, or it could not be read; nothing of it is stored. */
        REFUSED;

        /** The name in JSON, such as {@code already-loaded}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How rows came in. */
    public enum Lane {
        /** Commons CSV, record by record. */
        STREAMING,
        /** DuckDB's own CSV reader. */
        BULK;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FileResult {
        byType = Map.copyOf(byType);
        days = List.copyOf(days);
    }

    /** An input of which nothing was stored. */
    public static FileResult nothing(String path, Status status, String message, ExitCode exit) {
        return new FileResult(path, status, Lane.STREAMING, 0, 0, 0, 0, 0, 0, Map.of(), List.of(), message, exit);
    }

    /** The same with a further remark. */
    public FileResult saying(String remark) {
        String both = message.isEmpty() ? remark : message + "; " + remark;
        return new FileResult(
                path, status, lane, lines, headers, blank, stored, rejected, pendingBytes, byType, days, both, exit);
    }

    /** This part of a file and a later one, as one. */
    public FileResult and(FileResult later) {
        Map<String, Long> types = new TreeMap<>(byType);
        later.byType.forEach((type, rows) -> types.merge(type, rows, Long::sum));
        TreeSet<LocalDate> allDays = new TreeSet<>(days);
        allDays.addAll(later.days);
        return new FileResult(
                path,
                status,
                lane,
                lines + later.lines,
                headers + later.headers,
                blank + later.blank,
                stored + later.stored,
                rejected + later.rejected,
                later.pendingBytes,
                types,
                List.copyOf(allDays),
                later.message.isEmpty() ? message : later.message,
                exit.and(later.exit));
    }
}
