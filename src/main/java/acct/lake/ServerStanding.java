package acct.lake;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a server stands in a lake.
 *
 * @param server its name
 * @param lastDay up to which local day it has published; null if of none
 * @param level counts or rows
 * @param generation which counts
 * @param publishedAt when, by its clock
 * @param ageSeconds how long ago
 * @param clockOffsetSeconds how far its clock was ahead of that of the lake's disk
 * @param loads how many
 * @param files how many
 * @param bytes of them
 * @param doubledLoads loads that count on another server
 * @param rules by which it judged, shortened
 * @param toolVersion of its acct
 */
public record ServerStanding(
        String server,
        @Nullable LocalDate lastDay,
        String level,
        long generation,
        Instant publishedAt,
        long ageSeconds,
        long clockOffsetSeconds,
        long loads,
        long files,
        long bytes,
        long doubledLoads,
        String rules,
        String toolVersion) {
    /** From here on a clock is said to be wrong. */
    private static final long MOST_OFFSET_SECONDS = 120;

    /** Whether its clock is so far off that days and hours may be wrong. */
    public boolean isClockWrong() {
        return Math.abs(clockOffsetSeconds) > MOST_OFFSET_SECONDS;
    }
}
