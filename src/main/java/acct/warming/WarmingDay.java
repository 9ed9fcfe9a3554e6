package acct.warming;

import acct.config.Warming;
import acct.model.Counts;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One source IP at one ISP on one day: what was planned, what happened, and whether to go on.
 *
 * @param sourceIp the address
 * @param isp the ISP, or {@link Warming#OTHERS}
 * @param day local day; the last one of an IP without a plan
 * @param plan the plan's name; null for an IP without one
 * @param start the plan's first day; of an IP without a plan the day on which it was first seen
 * @param planDay which day of the plan it was, from 1; null outside of the plan
 * @param planned recipients that the plan allows; null outside of the plan
 * @param counts what happened
 * @param volume how much was sent, beside the plan
 * @param decision whether to go on; null where there is nothing to decide
 * @param evidence what the decision rests on; null without an attempt that can be judged
 * @param nextPlanned what is planned for the next day; null when the plan is over, and outside of it
 * @param plannedEnd the last day of the plan if every day counts; null outside of the plan
 * @param projectedEnd the last day, given the days that did not count; null outside of the plan
 */
public record WarmingDay(
        String sourceIp,
        String isp,
        LocalDate day,
        @Nullable String plan,
        LocalDate start,
        @Nullable Integer planDay,
        @Nullable Long planned,
        Counts counts,
        Volume volume,
        @Nullable Decision decision,
        @Nullable WarmingEvidence evidence,
        @Nullable Long nextPlanned,
        @Nullable LocalDate plannedEnd,
        @Nullable LocalDate projectedEnd) {

    /** What a new source IP without a plan sent from the day on which it was first seen to the last one. */
    public static WarmingDay withoutPlan(String sourceIp, LocalDate first, LocalDate last, Counts counts) {
        return outside(sourceIp, Warming.OTHERS, last, null, first, counts, Volume.NO_PLAN);
    }

    /** A day on which nothing is planned. */
    public static WarmingDay outside(
            String sourceIp,
            String isp,
            LocalDate day,
            @Nullable String plan,
            LocalDate start,
            Counts counts,
            Volume volume) {
        return new WarmingDay(
                sourceIp, isp, day, plan, start, null, null, counts, volume, null, null, null, null, null);
    }

    /** How much was sent, beside the plan. */
    public enum Volume {
        /** More recipients than planned, and than is tolerated. */
        OVERSHOOT(Severity.WARNING),
        /** Far less than planned was tried. */
        STARVING(Severity.INFO),
        ON_PLAN(Severity.INFO),
        /** Mail before the first day of the plan. */
        BEFORE_START(Severity.WARNING),
        /** Mail to ISPs for which nothing is planned. */
        NOT_PLANNED(Severity.INFO),
        /** A new source IP that follows no plan. */
        NO_PLAN(Severity.WARNING),
        /** The plan is over for this ISP. */
        DONE(Severity.INFO),
        /** Nothing is stored of this day, of no IP. */
        NO_DATA(Severity.INFO),
        /** Deliveries are not logged, so nobody knows how much was sent. */
        NOT_LOGGED(Severity.INFO);

        private final Severity severity;

        Volume(Severity severity) {
            this.severity = severity;
        }

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether the next day may be the plan's next day. */
    public enum Decision {
        ADVANCE,
        /** The ISP has had enough: repeat this day. */
        HOLD,
        /** Too few attempts for a verdict, or far fewer than planned: the ISP was not shown the planned volume. */
        TOO_FEW,
        /** Deferrals are not logged, so nobody knows whether the ISP slowed the IP down. */
        NOT_LOGGED;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How bad it is. */
    public Severity severity() {
        return decision == Decision.HOLD ? Severity.WARNING : volume.severity;
    }
}
