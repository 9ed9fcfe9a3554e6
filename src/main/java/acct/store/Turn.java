package acct.store;

import acct.model.ExitCode;
import acct.model.UserException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits until it is this process's turn at a store, says for whom if that takes longer, and gives up in the end. */
final class Turn {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Most loads of a few files are over before anybody wonders. */
    private static final Duration WITHOUT_A_WORD = Duration.ofSeconds(1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path store;
    private final Patience patience;
    private final Clock clock;
    private final long began = System.nanoTime();
    private boolean isTold;

    /**
     * The wait begins now.
     *
     * @param store as people know it
     */
    Turn(Path store, Patience patience, Clock clock) {
        this.store = store;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Waits a moment.
     *
     * @param holder who has the store now, if that can be told
     * @param e what told that it is busy
     * @throws UserException if the patience is over
     */
    void pause(Supplier<Optional<Holder>> holder, @Nullable Exception e) {
        Duration waited = Duration.ofNanos(System.nanoTime() - began);
        if (waited.compareTo(patience.time()) >= 0) {
            throw busy(holder.get().map(Holder::label).orElse(""), e);
        }
        if (!isTold && waited.compareTo(WITHOUT_A_WORD) >= 0) {
            isTold = true;
            patience.remark().accept(waiting(holder.get(), patience.time().minus(waited)));
        }
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw UserException.failed("interrupted while waiting for the store");
        }
    }

    private String waiting(Optional<Holder> holder, Duration rest) {
        return store + ": the store is busy; waiting for "
                + holder.map(Holder::story).orElse("another process") + ", until "
                + TIME.format(clock.instant().plus(rest).truncatedTo(ChronoUnit.SECONDS)) + " at the latest";
    }

    private UserException busy(String holder, @Nullable Exception e) {
        String message = store + ": the store is busy" + (holder.isEmpty() ? "" : " " + holder)
                + "; try again, or wait longer with --wait";
        return e == null ? new UserException(ExitCode.BUSY, message) : new UserException(ExitCode.BUSY, message, e);
    }
}
