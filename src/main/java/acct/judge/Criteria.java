package acct.judge;

import acct.model.Severity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a rate is too high: by its level, or by how far it is from what is usual.
 *
 * @param level the limits of the level
 * @param falseShare so large a share of the findings about changes may be false, for each rate, level and night; 0 if
 *     none is to be told
 * @param times so many times the usual rate it must be at least: huge groups differ credibly by trifles
 * @param chronic whether a level that is usual is told of as well
 */
record Criteria(RateLevel level, double falseShare, double times, Chronic chronic) {
    /**
     * Found by simulation of months in which nothing is wrong ({@code docs/judge.md}); 0.10, which is common for one family,
     * gives about ten false alerts a week over all of them.
     */
    static final double FALSE_SHARE = 0.002;

    static final double TIMES = 1.5;

    /** So unlikely a night of a group that was looked at by itself is no ordinary one. */
    private static final double UNLIKELY = 0.001;

    /** With what an operator has set. */
    static Criteria of(RateLevel level, Chronic chronic, double times, Limits limits) {
        Double share = limits.of(LimitKey.FALSE_SHARE);
        Double set = limits.of(LimitKey.TIMES);
        return new Criteria(
                level.with(limits), share == null ? FALSE_SHARE : share, set == null ? times : set, chronic);
    }

    /** What is said of a rate that is always too high. */
    enum Chronic {
        /** That it is. */
        TOLD,
        /** Nothing, as the ISP is so. */
        USUAL
    }

    /** What is worse than usual, where causes are looked for: the shipped limits, whatever an operator has set. */
    static Criteria forCauses(CountedRate rate) {
        RateLevel level = switch (rate) {
            case HARD -> RateLevel.HARD_BOUNCE;
            case BLOCK -> RateLevel.BLOCK_BOUNCE;
            case DEFERRAL, PUT_OFF -> RateLevel.DEFERRAL;
            case CONNECTION -> RateLevel.CONNECTION;
            case AUTHENTICATION -> RateLevel.AUTHENTICATION;
            case LATENCY -> RateLevel.LATENCY;
            case COMPLAINT -> RateLevel.COMPLAINT;
        };
        return new Criteria(level, FALSE_SHARE, TIMES, Chronic.TOLD);
    }

    /** The same without warnings and changes. */
    Criteria criticalOnly() {
        return new Criteria(level.with(level.critical(), null, null, null), 0, times, chronic);
    }

    /** The severity of a group; empty if there is nothing to say. */
    Optional<Severity> severity(Compared compared) {
        Severity byLevel = byLevel(compared);
        return Optional.ofNullable(
                byLevel == null && isRise(compared, compared.adjusted(), falseShare) ? Severity.WARNING : byLevel);
    }

    /** The same of what is left of a group whose parts were told of: it is one test, not one of many. */
    Optional<Severity> severityOfRest(Compared compared) {
        Severity byLevel = byLevel(compared.adjusted(compared.chance() / UNLIKELY * ordinary()));
        return Optional.ofNullable(
                byLevel == null && isRise(compared, compared.chance(), UNLIKELY) ? Severity.WARNING : byLevel);
    }

    /** Whether a group is worse than usual at all; too little for a finding, and enough to belong to one. */
    boolean isUp(Compared compared) {
        @Nullable Usual usual = compared.usual();
        if (compared.tally().x() < 2) {
            return false;
        }
        return usual == null
                ? compared.interval().low() > level.warning()
                : compared.tally().rate() > times * usual.rate() && compared.chance() < 0.05;
    }

    /** The limit that the level of a group is above; null if it is above none. */
    @Nullable
    Double limit(Compared compared) {
        Severity severity = byLevel(compared);
        return severity == null ? null : severity == Severity.CRITICAL ? level.critical() : level.warning();
    }

    private @Nullable Severity byLevel(Compared compared) {
        Tally tally = compared.tally();
        if (!level.canJudge(tally.n()) || tally.x() < level.minEvents()) {
            return null;
        }
        double low = compared.level().low();
        if (low > level.critical()) {
            return isOrdinary(compared, level.critical()) ? null : Severity.CRITICAL;
        }
        return low > level.warning() && !isOrdinary(compared, level.warning()) ? Severity.WARNING : null;
    }

    /** A group that is below a limit on most days is above it on some, though nothing has changed. */
    private boolean isOrdinary(Compared compared, double limit) {
        @Nullable Usual usual = compared.usual();
        if (usual == null) {
            return chronic == Chronic.USUAL;
        }
        if (chronic == Chronic.USUAL && compared.interval().low() <= times * usual.rate()) {
            return true;
        }
        boolean isChronic = chronic == Chronic.TOLD && usual.low() > limit;
        return !isChronic && compared.adjusted() > ordinary();
    }

    /** So likely a night of one group among many is an ordinary one; who lets more changes be false does so here too. */
    private double ordinary() {
        return Math.max(falseShare, FALSE_SHARE);
    }

    private boolean isRise(Compared compared, double chance, double atMost) {
        @Nullable Usual usual = compared.usual();
        // What may be usual at an ISP is no trouble below its limit either: a few late mails more hurt nobody.
        return chronic == Chronic.TOLD
                && falseShare > 0
                && usual != null
                && chance <= atMost
                && compared.tally().x() >= level.minEvents()
                && compared.interval().low() > times * usual.rate();
    }
}
