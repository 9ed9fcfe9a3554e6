package acct.warming;

import acct.config.Ramp;
import acct.config.Warming;
import acct.model.Counts;
import acct.warming.WarmingDay.Decision;
import acct.warming.WarmingDay.Volume;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows one source IP along its plan, day by day: how much was sent beside what was planned, and whether each ISP took
 * it. A day on which an ISP slowed the IP down, or on which far too little was sent, does not count: the next day repeats
 * it, and the end moves by a day. Pure.
 */
public final class WarmingJudge {
    /** So many days before the start are looked at; mail that is older is no longer remembered by ISPs. */
    public static final int DAYS_BEFORE_START = 30;

    private final Warming.Ip ip;
    private final Warming.Limits limits;
    private final Logged logged;
    private final Map<String, Map<LocalDate, WarmingTally>> tallies = new HashMap<>();

    /**
     * What the files of the plan's days log.
     *
     * @param deliveries whether deliveries and bounces are logged
     * @param deferrals whether any deferral is
     */
    public record Logged(Counts.Logged deliveries, boolean deferrals) {}

    private WarmingJudge(Warming.Ip ip, Warming.Limits limits, Logged logged, Collection<WarmingCount> counts) {
        this.ip = ip;
        this.limits = limits;
        this.logged = logged;
        for (WarmingCount count : counts) {
            String isp = count.isp() != null && ip.isps().containsKey(count.isp()) ? count.isp() : Warming.OTHERS;
            tallies.computeIfAbsent(isp, name -> new HashMap<>())
                    .computeIfAbsent(count.day(), day -> new WarmingTally())
                    .add(count);
        }
    }

    /**
     * The days of one source IP, in order, the ISPs of each day in the order of the plan.
     *
     * @param until the last day
     * @param stored the days of which anything is stored, of whatever IP; on other days nobody knows what was sent
     * @param counts what the ISPs answered to this IP
     */
    public static List<WarmingDay> follow(
            Warming.Ip ip,
            Warming.Limits limits,
            LocalDate until,
            Set<LocalDate> stored,
            Logged logged,
            Collection<WarmingCount> counts) {
        return new WarmingJudge(ip, limits, logged, counts).follow(until, stored);
    }

    private List<WarmingDay> follow(LocalDate until, Set<LocalDate> stored) {
        List<WarmingDay> days = new ArrayList<>();
        Map<String, Line> lines = new LinkedHashMap<>();
        ip.isps().forEach((isp, ramp) -> lines.put(isp, new Line(isp, ramp)));
        lines.put(Warming.OTHERS, new Line(Warming.OTHERS, ip.others()));
        LocalDate first = ip.start().minusDays(DAYS_BEFORE_START);
        for (LocalDate day = first; day.isBefore(ip.start()) && !day.isAfter(until); day = day.plusDays(1)) {
            for (String isp : lines.keySet()) {
                if (tally(isp, day).tried() > 0) {
                    days.add(outside(isp, day, Volume.BEFORE_START));
                }
            }
        }
        for (LocalDate day = ip.start(); !day.isAfter(until); day = day.plusDays(1)) {
            if (lines.values().stream().allMatch(Line::isOver)) {
                break;
            }
            for (Line line : lines.values()) {
                WarmingDay judged = line.judge(day, stored.contains(day));
                if (judged != null) {
                    days.add(judged);
                }
            }
        }
        return days;
    }

    private WarmingTally tally(String isp, LocalDate day) {
        return tallies.getOrDefault(isp, Map.of()).getOrDefault(day, WarmingTally.NOTHING);
    }

    private WarmingDay outside(String isp, LocalDate day, Volume volume) {
        return WarmingDay.outside(ip.sourceIp(), isp, day, ip.plan(), ip.start(), counts(tally(isp, day)), volume);
    }

    private Counts counts(WarmingTally tally) {
        return tally.counts(logged.deliveries(), logged.deferrals());
    }

    /** One ISP of the plan, and how far along it is. */
    private final class Line {
        private final String isp;
        private final @Nullable Ramp ramp;
        private int daysDone;

        Line(String isp, @Nullable Ramp ramp) {
            this.isp = isp;
            this.ramp = ramp;
        }

        boolean isOver() {
            return ramp == null || daysDone >= ramp.days();
        }

        /** The verdict on a day; null where nothing is planned and nothing was sent. */
        @Nullable
        WarmingDay judge(LocalDate day, boolean isStored) {
            if (ramp == null || isOver()) {
                boolean silent = tally(isp, day).tried() == 0;
                return silent ? null : outside(isp, day, ramp == null ? Volume.NOT_PLANNED : Volume.DONE);
            }
            int planDay = daysDone + 1;
            long planned = Objects.requireNonNull(ramp.planned(planDay));
            Counts counts = isStored ? counts(tally(isp, day)) : Counts.noLongerStored();
            Volume volume = isStored ? volume(planned, counts) : Volume.NO_DATA;
            WarmingEvidence evidence = isStored ? evidence(day) : null;
            Decision decision = isStored ? decision(counts, volume, evidence) : null;
            if (volume != Volume.STARVING && decision != Decision.HOLD) {
                daysDone++;
            }
            return new WarmingDay(
                    ip.sourceIp(),
                    isp,
                    day,
                    ip.plan(),
                    ip.start(),
                    planDay,
                    planned,
                    counts,
                    volume,
                    decision,
                    evidence,
                    ramp.planned(daysDone + 1),
                    ip.start().plusDays(ramp.days() - 1L),
                    day.plusDays(ramp.days() - daysDone));
        }

        /**
         * Above the plan are recipients, each of which counts once however often it was deferred; below it is what was
         * tried, so that an IP which is held up by the ISP is not said to have had no mail.
         */
        private Volume volume(long planned, Counts counts) {
            if (counts.deliveries() == Counts.Logged.NO || logged.deliveries() == Counts.Logged.NEITHER) {
                return Volume.NOT_LOGGED;
            }
            if (counts.recipients() > planned * (1 + limits.tolerance())) {
                return Volume.OVERSHOOT;
            }
            Long attempts = counts.attempts();
            long tried = attempts == null ? counts.recipients() : attempts;
            return tried < planned * limits.starving() ? Volume.STARVING : Volume.ON_PLAN;
        }

        /** Looks at the day, and where that is too small at up to six days before it. */
        private @Nullable WarmingEvidence evidence(LocalDate day) {
            WarmingTally sum = new WarmingTally();
            LocalDate since = day;
            sum.add(tally(isp, day));
            if (sum.tried() == 0) {
                return null;
            }
            for (LocalDate earlier = day.minusDays(1);
                    sum.judged() < limits.minAttempts()
                            && earlier.isAfter(day.minusDays(7))
                            && !earlier.isBefore(ip.start());
                    earlier = earlier.minusDays(1)) {
                WarmingTally more = tally(isp, earlier);
                if (more.tried() > 0) {
                    sum.add(more);
                    since = earlier;
                }
            }
            return WarmingCriteria.worst(sum, since, limits, logged.deferrals());
        }

        /** A small volume that an ISP takes does not show that it takes the planned one. */
        private Decision decision(Counts counts, Volume volume, @Nullable WarmingEvidence evidence) {
            if (counts.deliveries() != Counts.Logged.YES) {
                return Decision.NOT_LOGGED;
            }
            if (evidence == null || evidence.n() < limits.minAttempts()) {
                return Decision.TOO_FEW;
            }
            if (WarmingCriteria.isReasonToHold(evidence, limits)) {
                return Decision.HOLD;
            }
            if (volume == Volume.STARVING) {
                return Decision.TOO_FEW;
            }
            return logged.deferrals() ? Decision.ADVANCE : Decision.NOT_LOGGED;
        }
    }
}
