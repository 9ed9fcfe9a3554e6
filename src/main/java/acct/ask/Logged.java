package acct.ask;

import acct.model.Counts;
import acct.model.UserException;
import acct.sql.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a period log at all; a number that they cannot know is null, not zero.
 *
 * @param loads how many loads have rows in the period
 * @param loadsWithDeferrals how many of them have {@code t} rows
 * @param loadsWithRecipients how many have {@code d} or {@code b} rows
 * @param d rows of this type; so are b, t, tq, f and rb
 * @param bouncesEver whether a bounce of any day is stored
 * @param withoutTime rows without a time
 * @param dlvType whether any file has the column; so are pool, size and timeQueued
 * @param source what was looked into; days of which it is no longer stored are in none of these numbers
 * @param lastGone the latest of those days; null if all are stored
 */
public record Logged(
        long loads,
        long loadsWithDeferrals,
        long loadsWithRecipients,
        long d,
        long b,
        long t,
        long tq,
        long f,
        long rb,
        boolean bouncesEver,
        long withoutTime,
        boolean dlvType,
        boolean pool,
        boolean size,
        boolean timeQueued,
        CountSource source,
        @Nullable LocalDate lastGone) {

    private static final String NO_DELIVERIES = "Deliveries are not logged, so no share of recipients can be given:"
            + " add `d` to `records` of the <acct-file>.";

    private static final String NO_BOUNCES =
            "Bounces are most likely not logged (no `b` row is stored), so 0 may be wrong:"
                    + " add `b` to `records` of the <acct-file>.";

    /** That nothing of the period was ever stored, as a sentence; empty if something is or was. */
    public Optional<String> neverStored() {
        return loads == 0 && lastGone == null
                ? Optional.of("No row of these days is stored; `acct status` says which are.")
                : Optional.empty();
    }

    /**
     * Why an answer that lives by one type of rows is empty, if none is stored.
     *
     * @param type {@code t}, {@code f} or {@code rb}; else nothing is said
     */
    Optional<String> lacking(String type) {
        String lacked = switch (type) {
            case "t" -> t == 0 ? "Deferrals" : "";
            case "f" -> f == 0 ? "Complaints" : "";
            case "rb" -> rb == 0 ? "Remote bounces" : "";
            default -> "";
        };
        return lacked.isEmpty() || loads == 0
                ? Optional.empty()
                : Optional.of(lacked + " are not logged on these days (no `" + type
                        + "` row is stored), so nothing can be told of them.");
    }

    /** Whether nothing of the period is left to count in. */
    public boolean isGone() {
        return loads == 0 && lastGone != null;
    }

    /**
     * Refuses a question for what was never published.
     *
     * @throws UserException usage if nothing of it is there
     */
    void mustBeThere() {
        if (isGone()) {
            throw UserException.usage(
                    "this needs single rows, and the lake has counts only; publish with --level rows, or"
                            + " ask the store of a host");
        }
    }

    /** What is no longer stored of the period, as a sentence; empty if all is. */
    public Optional<String> gone() {
        if (lastGone == null) {
            return Optional.empty();
        }
        String what = source.label() + " before " + lastGone.plusDays(1) + " are no longer stored; ";
        return Optional.of(what + (isGone() ? "these numbers cannot be known." : "these numbers count from there."));
    }

    static Logged read(Row row, CountSource source) {
        return new Logged(
                row.count("loads"),
                row.count("loads_with_deferrals"),
                row.count("loads_with_recipients"),
                row.count("d"),
                row.count("b"),
                row.count("t"),
                row.count("tq"),
                row.count("f"),
                row.count("rb"),
                row.flag("bounces_ever"),
                row.count("without_time"),
                row.flag("logs_dlv_type"),
                row.flag("logs_pool"),
                row.flag("logs_size"),
                row.flag("logs_time_queued"),
                source,
                row.dayOrNull("last_gone"));
    }

    /** The same of a server: what it never logs is nothing that it had zero of. */
    Logged of(ServerLogs logs) {
        return new Logged(
                loads,
                loadsWithDeferrals,
                loadsWithRecipients,
                d,
                b,
                logs.deferrals() ? t : 0,
                logs.queueEvents() ? tq : 0,
                f,
                rb,
                bouncesEver,
                withoutTime,
                dlvType && logs.dlvType(),
                pool,
                size && logs.size(),
                timeQueued && logs.timeQueued(),
                source,
                lastGone);
    }

    /** {@code rows before 2026-10-02 are pruned}; empty if all is stored. */
    Optional<String> lastGoneLabel() {
        return Optional.ofNullable(lastGone)
                .map(day -> source.label().toLowerCase(Locale.ROOT) + " before " + day.plusDays(1) + " are pruned");
    }

    /** Whether deliveries are logged, without which no share of recipients means anything. */
    public Counts.Logged deliveries() {
        if (d > 0) {
            return Counts.Logged.YES;
        }
        return b > 0 ? Counts.Logged.NO : Counts.Logged.NEITHER;
    }

    @Nullable
    Long deferred(long counted) {
        return t > 0 ? Long.valueOf(counted) : null;
    }

    @Nullable
    Long notSent(long counted) {
        return dlvType ? Long.valueOf(counted) : null;
    }

    @Nullable
    Long complaints(long counted) {
        return f > 0 ? Long.valueOf(counted) : null;
    }

    @Nullable
    Long queueEvents(long counted) {
        return tq > 0 ? Long.valueOf(counted) : null;
    }

    @Nullable
    Long remoteBounces(long counted) {
        return rb > 0 ? Long.valueOf(counted) : null;
    }

    /** What a reader of counts must know: sums that are not whole, shares that cannot be given. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        gone().ifPresent(remarks::add);
        neverStored().ifPresent(remarks::add);
        partlyDeferred().ifPresent(remarks::add);
        if (d == 0 && b > 0) {
            remarks.add(NO_DELIVERIES);
        }
        if (d >= Counts.NEVER_WITHOUT_BOUNCES && !bouncesEver) {
            remarks.add(NO_BOUNCES);
        }
        return remarks;
    }

    /** That sums of deferrals are those of some files only. */
    Optional<String> partlyDeferred() {
        return t > 0 && loadsWithDeferrals < loadsWithRecipients
                ? Optional.of("Deferrals are logged in " + loadsWithDeferrals + " of " + loadsWithRecipients
                        + " loads; the sums hold only these.")
                : Optional.empty();
    }
}
