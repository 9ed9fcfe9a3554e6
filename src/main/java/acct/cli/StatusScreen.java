package acct.cli;

import acct.ask.StoreStatus;
import acct.model.Times;
import acct.print.LogText;
import acct.print.Numbers;
import acct.print.WrappedText;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a store on a screen: a line for each thing that somebody asks who looks at it. */
final class StatusScreen {
    private static final int NAME_WIDTH = 12;
    private static final int PATH_LENGTH = 60;

    private final StoreStatus status;
    private final Instant now;
    private final WrappedText wrapped;
    private final PrintWriter out;

    private StatusScreen(StoreStatus status, Instant now, WrappedText wrapped, PrintWriter out) {
        this.status = status;
        this.now = now;
        this.wrapped = wrapped;
        this.out = out;
    }

    /**
     * Prints it.
     *
     * @param store the file, and its size in bytes
     */
    static void print(StoreStatus status, Store store, Instant now, WrappedText wrapped, PrintWriter out) {
        StatusScreen screen = new StatusScreen(status, now, wrapped, out);
        screen.line("Newest row", screen.newest());
        screen.line("Rows", screen.rows());
        screen.line("Store", LogText.cutMiddle(store.file(), PATH_LENGTH) + ", " + size(store.bytes()));
        screen.line("Incidents", screen.incidents());
        screen.line("Last load", screen.load());
        screen.line("Last night", screen.night());
        screen.line("Due", screen.due());
        screen.line("Not logged", status.notLogged().isEmpty() ? "–" : String.join(", ", status.notLogged()));
        out.flush();
    }

    /** The file of a store. */
    record Store(String file, long bytes) {}

    private void line(String name, String text) {
        wrapped.lines(name + " ".repeat(NAME_WIDTH - name.length()) + text, 0, NAME_WIDTH)
                .forEach(line -> out.print(line + "\n"));
    }

    private String newest() {
        OffsetDateTime newest = status.newest();
        return newest == null
                ? "none"
                : Times.shown(newest.truncatedTo(ChronoUnit.SECONDS)) + ", " + aged(newest.toInstant()) + " old";
    }

    private String rows() {
        if (status.days() == 0) {
            return Numbers.count(status.rows());
        }
        String kept = status.rowsFrom() == null || status.rowsFrom().equals(status.firstDay())
                ? ""
                : "; one by one from " + status.rowsFrom() + " on";
        return Numbers.count(status.rows()) + " of " + Numbers.count(status.days(), "day", "days") + ", "
                + status.firstDay() + " to " + status.lastDay() + kept + "; "
                + Numbers.count(status.files(), "file", "files") + ", "
                + Numbers.count(status.rejected(), "line", "lines") + " rejected";
    }

    private String incidents() {
        StoreStatus.Open open = status.open();
        if (open == null) {
            return "no day was judged by a night yet; `acct alerts` judges now";
        }
        String until = " as of " + open.until();
        if (open.all() == 0) {
            return "none is open" + until;
        }
        List<String> parts = new ArrayList<>();
        add(parts, open.critical(), "critical");
        add(parts, open.warning(), open.warning() == 1 ? "warning" : "warnings");
        add(parts, open.info(), "info");
        return Numbers.count(open.all()) + " open" + until + ": " + String.join(", ", parts) + "; see `acct incidents`";
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(Numbers.count(count) + " " + what);
        }
    }

    private String load() {
        return status.lastLoad() == null
                ? "none"
                : at(status.lastLoad(), "ago") + ": " + LogText.cutMiddle(file(status.lastFile()), PATH_LENGTH);
    }

    private static String file(@Nullable String path) {
        return path == null ? "–" : path;
    }

    private String night() {
        StoreStatus.Night night = status.night();
        if (night.at() == null) {
            return "none that told of a day";
        }
        String mail = night.mailedAt() == null ? "; not mailed" : "; mailed at " + shown(night.mailedAt());
        return at(night.at(), "ago") + ": told of " + Numbers.count(night.days(), "day", "days") + ", the latest "
                + night.lastDay() + mail;
    }

    private String due() {
        List<String> due = new ArrayList<>();
        if (status.daysToReport() > 0) {
            due.add(Numbers.count(status.daysToReport(), "day", "days") + " to report");
        }
        if (status.night().daysToMail() > 0) {
            due.add(Numbers.count(status.night().daysToMail(), "day", "days") + " to mail");
        }
        return due.isEmpty() ? "nothing" : String.join(", ", due) + "; `acct nightly` does it";
    }

    private String at(Instant at, String word) {
        return shown(at) + ", " + aged(at) + " " + word;
    }

    private String aged(Instant at) {
        return age(Duration.between(at, now));
    }

    private static String shown(Instant at) {
        return Times.shown(at.truncatedTo(ChronoUnit.SECONDS));
    }

    /** In the largest unit of which there are at least two. */
    static String age(Duration age) {
        if (age.toHours() >= 48) {
            return Numbers.count(age.toDays(), "day", "days");
        }
        if (age.toMinutes() >= 120) {
            return Numbers.count(age.toHours(), "hour", "hours");
        }
        return Numbers.count(Math.max(0, age.toMinutes()), "minute", "minutes");
    }

    private static String size(long bytes) {
        long megabytes = bytes / 1_000_000;
        return megabytes < 10_000
                ? Numbers.count(Math.max(1, megabytes)) + " MB"
                : Numbers.count(megabytes / 1_000) + " GB";
    }
}
