package acct.load;

import acct.load.FileResult.Lane;
import acct.load.FileResult.Status;
import acct.model.ExitCode;
import acct.model.UserException;
import acct.read.AccountingReader.Tally;
import acct.read.DoubtException;
import acct.read.NotAccountingException;
import acct.read.Unreadable;
import acct.store.Store;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to say of an input. */
final class FileResults {
    private FileResults() {}

    static FileResult loaded(String name, Carried carried, Ledger.@Nullable Known known) {
        Tally tally = carried.tally();
        if (known == null) {
            boolean empty = tally.accepted() == 0 && tally.rejected() == 0;
            return of(name, empty ? Status.EMPTY : Status.LOADED, carried, empty ? "no row in it" : notKept(carried));
        }
        String earlier = known.entry().path();
        if (tally.lines() == 0) {
            return of(
                    name,
                    Status.ALREADY_LOADED,
                    carried,
                    earlier.equals(name) ? "already loaded" : "already loaded as " + earlier);
        }
        FileResult grown = of(name, Status.GROWN, carried, notKept(carried));
        return earlier.equals(name) ? grown : grown.saying("goes on from " + earlier);
    }

    private static String notKept(Carried carried) {
        long lines = carried.rejectsNotKept();
        return lines == 0 ? "" : lines + " of the rejected lines were only counted, as there are too many to keep";
    }

    /** Nothing has come since it was loaded. */
    static FileResult alreadyLoaded(String name, Ledger.Known known) {
        Tally nothing = new Tally(0, 0, 0, 0, 0, 0, 0);
        Carried carried = new Carried(
                Lane.STREAMING,
                nothing,
                known.entry().position(),
                known.entry().prefix(),
                Set.of(),
                new DayCounts(),
                List.of(),
                0);
        return loaded(name, carried, known);
    }

    private static FileResult of(String name, Status status, Carried carried, String message) {
        DayCounts days = carried.days();
        return of(name, status, carried.lane(), carried.tally(), days.byType(), days.days(), message);
    }

    static FileResult empty(String name, Tally tally) {
        return of(name, Status.EMPTY, Lane.STREAMING, tally, Map.of(), List.of(), "no row in it");
    }

    private static FileResult of(
            String name,
            Status status,
            Lane lane,
            Tally tally,
            Map<String, Long> byType,
            List<LocalDate> days,
            String message) {
        return new FileResult(
                name,
                status,
                lane,
                tally.lines(),
                tally.headers(),
                tally.blank(),
                tally.accepted(),
                tally.rejected(),
                tally.pendingBytes(),
                byType,
                days,
                message,
                ExitCode.DONE);
    }

    /** The numbers that an auditor adds up; a difference is a mistake in this program and stores nothing. */
    static void mustAddUp(FileResult result) {
        long parts = result.headers() + result.blank() + result.stored() + result.rejected();
        long typed =
                result.byType().values().stream().mapToLong(Long::longValue).sum();
        if (parts != result.lines() || typed != result.stored()) {
            throw new IllegalStateException(result.path() + ": the lines do not add up: " + result);
        }
    }

    static FileResult declined(String name, DoubtException e) {
        return refused(name, "the bulk lane declines: " + e.getMessage());
    }

    static FileResult refused(String name, NotAccountingException e) {
        return refused(name, String.valueOf(e.getMessage()));
    }

    static FileResult refused(String name, String why) {
        return FileResult.nothing(name, Status.REFUSED, name + ": " + why, ExitCode.REFUSED);
    }

    /** Something that is not known to be wrong with the file itself; nothing of it is stored. */
    static FileResult failed(String name, Throwable why) {
        return FileResult.nothing(
                name,
                Status.REFUSED,
                name + ": loading failed, nothing of it was stored: " + cause(why),
                ExitCode.FAILED);
    }

    private static String cause(Throwable why) {
        // What dies of memory in a thread of DuckDB's arrives as its text.
        if (why instanceof VirtualMachineError
                || String.valueOf(why.getMessage()).contains("OutOfMemoryError")) {
            return String.valueOf(UserException.outOfMemory().getMessage());
        }
        if (why instanceof SQLException sql) {
            return Store.firstLine(sql);
        }
        return why instanceof UserException ? String.valueOf(why.getMessage()) : "internal error: " + why;
    }

    static FileResult unreadable(String name, IOException e) {
        return FileResult.nothing(
                name, Status.REFUSED, name + ": cannot be read: " + Unreadable.why(e), ExitCode.FAILED);
    }
}
