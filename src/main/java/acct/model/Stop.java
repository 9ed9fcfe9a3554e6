package acct.model;

import java.time.Duration;

/** A request to end, such as SIGTERM or Ctrl-C. */
public interface Stop {
    /** From now on a signal asks, instead of ending the process where it is. */
    void listen();

    /**
     * Until it is withdrawn, a signal still ends the process, but asks first and gives the command a moment to end by
     * itself.
     *
     * @param otherwise what is left to do if the moment is over
     */
    default Notice notice(Runnable otherwise) {
        return () -> {};
    }

    /** Whether the command should end. */
    boolean isAsked();

    /** Waits for so long, or until the command should end; answers {@link #isAsked()}. */
    boolean isAskedWithin(Duration time);

    /** Lasts as long as what a signal must not cut off unseen. */
    interface Notice {
        /** From now on a signal ends the process at once. */
        void withdraw();
    }

    /** A stop that nobody ever asks for. */
    static Stop never() {
        return new Stop() {
            @Override
            public void listen() {}

            @Override
            public boolean isAsked() {
                return Thread.currentThread().isInterrupted();
            }

            @Override
            public boolean isAskedWithin(Duration time) {
                try {
                    Thread.sleep(time.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return isAsked();
            }
        };
    }
}
