package acct.doctor;

import java.time.Duration;
import java.time.Instant;

/**
 * An accounting file on disk with rows that are not loaded.
 *
 * @param path its absolute path
 * @param modifiedAt when PowerMTA last wrote to it
 * @param deleteAfter how long PowerMTA keeps it from then on
 * @param directive where the configuration says so, such as {@code /etc/pmta/config:12}
 */
public record WaitingFile(String path, Instant modifiedAt, Duration deleteAfter, String directive) {
    /** When PowerMTA will delete it. */
    public Instant deletedAt() {
        return modifiedAt.plus(deleteAfter);
    }
}
