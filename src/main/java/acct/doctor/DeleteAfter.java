package acct.doctor;

import acct.model.Finding;
import acct.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Files that PowerMTA will delete before their rows are loaded. Pure. */
public final class DeleteAfter {
    private static final Duration SOON = Duration.ofDays(1);

    private DeleteAfter() {}

    /** One finding for each file that is deleted within a day from now, or overdue to be. */
    public static List<Finding> of(List<WaitingFile> waiting, Instant now) {
        return waiting.stream()
                .filter(file -> !file.deletedAt().isAfter(now.plus(SOON)))
                .map(DeleteAfter::finding)
                .toList();
    }

    private static Finding finding(WaitingFile file) {
        return Finding.ofFiles(
                "file-about-to-be-deleted",
                Severity.WARNING,
                file.path(),
                null,
                null,
                file.path() + " has rows that are not loaded, and PowerMTA deletes it at "
                        + file.deletedAt().truncatedTo(ChronoUnit.SECONDS) + " (`delete-after "
                        + words(file.deleteAfter()) + "` at " + file.directive() + ").",
                "Load it now: `acct ingest " + file.path()
                        + "`. For more time write `delete-after 30d` in that <acct-file>," + " then `pmta reload`.");
    }

    private static String words(Duration time) {
        return time.toDaysPart() > 0 && time.equals(Duration.ofDays(time.toDays()))
                ? time.toDays() + "d"
                : time.toSeconds() + "s";
    }
}
