package acct;

import acct.model.Stop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM and SIGINT as a request. The JVM ends as soon as its shutdown hooks have run, so the hook waits until the
 * command is done, and ends with the command's own exit code.
 */
final class SignalStop implements Stop {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int exitCode = 1;

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

    /** The command is done, with this exit code. */
    void finished(int code) {
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
