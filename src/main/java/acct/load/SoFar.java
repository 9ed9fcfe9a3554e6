package acct.load;

import acct.load.FileResult.Status;
import acct.model.ExitCode;
import acct.model.UserException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** How far a load has come, also for the thread that a signal starts. */
final class SoFar {
    private final int inputs;
    private final List<FileResult> results = new CopyOnWriteArrayList<>();

    /**
     * Nothing is loaded yet.
     *
     * @param inputs how many files, patterns without a file among them
     */
    SoFar(int inputs) {
        this.inputs = inputs;
    }

    /** What became of one input; what is stored of it is committed. */
    void add(FileResult result) {
        results.add(result);
    }

    List<FileResult> results() {
        return results;
    }

    /** For a person who pressed Ctrl-C: what is in the store now, and what to do. */
    String sentence() {
        return "stopped: " + counts() + "; run the same command again to load the rest";
    }

    private String counts() {
        long known = results.stream()
                .filter(result -> result.status() != Status.REFUSED)
                .count();
        long stored = results.stream().mapToLong(FileResult::stored).sum();
        return known + " of " + inputs + (inputs == 1 ? " file is" : " files are") + " in the store (" + stored
                + (stored == 1 ? " row" : " rows") + " stored by this run), nothing of the others";
    }

    UserException stopped() {
        return new UserException(ExitCode.INTERRUPTED, sentence());
    }

    /** What ends a run on a full disk, whose files are still to be loaded. */
    UserException outOfRoom(UserException failure) {
        return new UserException(
                ExitCode.FAILED,
                failure.getMessage() + "; " + counts() + "; make room and run the same command again",
                failure);
    }
}
