package acct.doctor;

import acct.ask.Asking;
import acct.ask.Questions;
import acct.model.ExitCode;
import acct.model.Period;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.read.MovedCount;
import acct.read.PmtaLog;
import acct.read.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what PowerMTA's log counted of each file that it moved with what the ledger accounts for. */
public final class Reconciliation {
    private final Surroundings around;
    private final Asking asking;

    public Reconciliation(Surroundings around, Asking asking) {
        this.around = around;
        this.asking = asking;
    }

    /** What the ledger has of one file: rows are records without header lines. */
    private record Entry(long headers, long stored, long rejected) {
        long rows() {
            return stored + rejected;
        }

        Entry and(Entry other) {
            return new Entry(headers + other.headers, stored + other.stored, rejected + other.rejected);
        }
    }

    /**
     * One sentence for each count that the ledger does not have, after the log's name and line.
     *
     * @param log PowerMTA's own log
     */
    public List<String> differences(String log) {
        List<MovedCount> counts;
        try {
            counts = PmtaLog.movedCounts(around.path(log));
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    log + ": cannot be read: " + Unreadable.why(e) + "; give --pmta-log the log that PowerMTA writes",
                    e);
        }
        if (counts.isEmpty()) {
            return List.of(log + ": no line names a .csv file and its number of records;"
                    + " PowerMTA writes them with `count-moved-records yes` in the <acct-file>");
        }
        return differences(log, counts, asking.ask(Reconciliation::byName));
    }

    private static Map<String, List<Entry>> byName(Questions questions) {
        Map<String, List<Entry>> byName = new HashMap<>();
        questions.forEach("report/files_by_file", Period.ALL, Map.of(), row -> {
            Entry entry = new Entry(row.count("headers"), row.count("stored"), row.count("rejected"));
            byName.computeIfAbsent(baseName(row.text("path")), name -> new ArrayList<>())
                    .add(entry);
        });
        return byName;
    }

    private static String baseName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.replaceFirst("\\.(gz|zst)$", "");
    }

    private static List<String> differences(String log, List<MovedCount> counts, Map<String, List<Entry>> byName) {
        List<String> differences = new ArrayList<>();
        if (countsHeaders(counts, byName)) {
            return differences;
        }
        for (MovedCount count : counts) {
            List<Entry> entries = byName.getOrDefault(count.file(), List.of());
            if (!agrees(count, entries)) {
                differences.add(log + ":" + count.line() + ": " + count.file() + ": PowerMTA counted " + count.records()
                        + " records, " + ledger(count, entries));
            }
        }
        return differences;
    }

    private static boolean agrees(MovedCount count, List<Entry> entries) {
        // Files of several servers may share a name; and the loads of one file may have been taken for several.
        return !entries.isEmpty()
                && (entries.stream().anyMatch(entry -> entry.rows() == count.records())
                        || sum(entries).rows() == count.records());
    }

    private static Entry sum(List<Entry> entries) {
        return entries.stream().reduce(new Entry(0, 0, 0), Entry::and);
    }

    private static String ledger(MovedCount count, List<Entry> entries) {
        if (entries.isEmpty()) {
            return "but nothing of it is loaded";
        }
        Entry entry = sum(entries);
        boolean header = entry.rows() + entry.headers() == count.records();
        return "the ledger has " + entry.rows() + " (" + entry.stored() + " stored + " + entry.rejected() + " rejected)"
                + (header ? "; with header lines counted they would be equal" : "");
    }

    /** Whether the vendor counts header lines is not documented: it does if every one of several files says so. */
    private static boolean countsHeaders(List<MovedCount> counts, Map<String, List<Entry>> byName) {
        return counts.stream().map(MovedCount::file).distinct().count() > 1
                && counts.stream().allMatch(count -> {
                    List<Entry> entries = byName.getOrDefault(count.file(), List.of());
                    Entry entry = sum(entries);
                    return entry.headers() > 0 && entry.rows() + entry.headers() == count.records();
                });
    }
}
