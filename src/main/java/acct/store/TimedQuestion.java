package acct.store;

import acct.model.UserException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks in a thread of its own, and waits for it no longer than it may take. DuckDB ends most questions itself when their
 * time is over; what it does not end, such as one row that takes minutes, is left behind, and ends with the process.
 * The thread has a deep stack, because DuckDB's parser recurses as deep as a statement is nested.
 */
public final class TimedQuestion {
    private static final long STACK_BYTES = 256L << 20;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile @Nullable Throwable failure;

    private TimedQuestion() {}

    /**
     * Asks.
     *
     * @param atMost counted from when the question says that it has begun
     * @param question is given what it calls when it begins
     * @param tooLong what is thrown if it takes longer
     */
    public static void ask(Duration atMost, Consumer<Runnable> question, Supplier<? extends RuntimeException> tooLong) {
        new TimedQuestion().run(atMost, question, tooLong);
    }

    private void run(Duration atMost, Consumer<Runnable> question, Supplier<? extends RuntimeException> tooLong) {
        Thread thread = new Thread(null, () -> answer(question), "question", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            begun.await();
            thread.join(atMost.plus(GRACE).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserException.failed("interrupted while waiting for the answer");
        }
        if (thread.isAlive()) {
            throw tooLong.get();
        }
        Throwable thrown = failure;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void answer(Consumer<Runnable> question) {
        try {
            question.accept(begun::countDown);
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            begun.countDown();
        }
    }
}
