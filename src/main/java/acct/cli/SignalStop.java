package acct.cli;

import acct.model.Stop;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM and SIGINT as a request. The JVM ends as soon as its shutdown hooks have run. For a command that goes on until
 * it is stopped the hook waits until it is done, and ends with the command's own exit code; any other has a moment, and
 * the process ends with the signal's code, 130 or 143.
 */
public final class SignalStop implements Stop {
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Deque<Runnable> leftToDo = new ConcurrentLinkedDeque<>();
    private volatile int exitCode = 1;

    public SignalStop() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endSoon, "notice"));
    }

    @Override
    public void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop"));
    }

    private void end() {
        if (finished.getCount() == 0) {
            return;
        }
        asked.countDown();
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }

    @Override
    public Notice notice(Runnable otherwise) {
        leftToDo.push(otherwise);
        return () -> leftToDo.remove(otherwise);
    }

    private void endSoon() {
        if (leftToDo.isEmpty()) {
            return;
        }
        asked.countDown();
        try {
            if (!finished.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
                leftToDo.forEach(Runnable::run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command is done, with this exit code. */
    public void finished(int code) {
        exitCode = code;
        finished.countDown();
    }

    @Override
    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    @Override
    public boolean isAskedWithin(Duration time) {
        try {
            return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
