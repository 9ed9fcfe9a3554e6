package acct.model;

import java.time.Duration;

/** A request to end, such as SIGTERM, for a command that goes on until it is stopped. */
public interface Stop {
    /** From now on a signal asks, instead of ending the process where it is. */
    void listen();

    /** Whether the command should end. */
    boolean isAsked();

    /** Waits for so long, or until the command should end; answers {@link #isAsked()}. */
    boolean isAskedWithin(Duration time);

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
