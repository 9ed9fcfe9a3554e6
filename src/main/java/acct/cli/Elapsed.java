package acct.cli;

import acct.print.LogText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What a long command does and for how long already, in the status line of a terminal; it is gone when the command is. */
final class Elapsed implements AutoCloseable {
    private final StatusLine line;
    private final Clock clock;
    private final Instant begin;
    private final boolean isDrawn;
    private final ScheduledExecutorService everySecond = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "elapsed");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> drawing;
    private volatile String doing;

    private Elapsed(CommonOptions options, String doing) {
        this.line = options.status();
        this.clock = options.around().clock();
        this.begin = clock.instant();
        this.isDrawn = options.showsProgress();
        this.doing = doing;
        this.drawing = everySecond.scheduleAtFixedRate(this::draw, 1, 1, TimeUnit.SECONDS);
    }

    /** Begins to draw where a person watches. */
    static Elapsed of(CommonOptions options, String doing) {
        return new Elapsed(options, doing);
    }

    /** Says how far it is, such as {@code verifying: 3 loads}. */
    void say(String text) {
        doing = text;
        draw();
    }

    private void draw() {
        if (isDrawn) {
            line.draw(LogText.visible(doing) + ", "
                    + Duration.between(begin, clock.instant()).toSeconds() + " s");
        }
    }

    @Override
    public void close() {
        drawing.cancel(false);
        everySecond.shutdownNow();
        try {
            everySecond.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.erase();
    }
}
