package acct.load;

import acct.read.DoubtException;
import acct.read.Survey;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A survey on a thread of its own, beside the statement that reads the same file. If the survey fails, it ends the
 * statement; closing waits for the thread, so that it can never end a later statement of the connection.
 */
final class Surveying implements AutoCloseable {
    private final Survey survey;
    private final FutureTask<Survey.Findings> task;
    private final Thread thread;

    Surveying(Survey survey, Statement beside) {
        this.survey = survey;
        this.task = new FutureTask<>(() -> surveyed(survey, beside));
        this.thread = new Thread(task, "survey");
        thread.start();
    }

    private static Survey.Findings surveyed(Survey survey, Statement beside)
            throws IOException, DoubtException, SQLException {
        try {
            return survey.read();
        } catch (IOException | DoubtException | RuntimeException | OutOfMemoryError e) {
            beside.cancel();
            throw e;
        }
    }

    /** What the survey found, when it is done; or why it failed, also if it was told to stop by who listens to progress. */
    Survey.Findings findings() throws DoubtException, IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof DoubtException doubt) {
                throw doubt;
            }
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof RuntimeException asked) {
                throw asked;
            }
            if (cause instanceof OutOfMemoryError) {
                throw new DoubtException("out of memory");
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DoubtException("interrupted");
        }
    }

    @Override
    public void close() {
        survey.stop();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
