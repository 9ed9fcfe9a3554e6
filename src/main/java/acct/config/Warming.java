package acct.config;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which source IPs are being warmed up, and how.
 *
 * @param ips in the order of the file
 * @param limits when a day is above or below its plan, and when an ISP has had enough
 */
public record Warming(List<Ip> ips, Limits limits) {
    /** The name of the line of all ISPs that a plan does not name. */
    public static final String OTHERS = "others";

    /** Nothing is being warmed up. */
    public static final Warming NONE = new Warming(List.of(), Limits.USUAL);

    public Warming {
        ips = List.copyOf(ips);
    }

    /** Whether there is nothing to follow. */
    public boolean isEmpty() {
        return ips.isEmpty();
    }

    /**
     * One source IP that follows a plan.
     *
     * @param sourceIp its address
     * @param plan the plan's name
     * @param start the first day
     * @param isps ISP to what is planned there
     * @param others what is planned at all other ISPs together; null if nothing is
     * @param place where it is written, for messages
     */
    public record Ip(
            String sourceIp,
            String plan,
            LocalDate start,
            Map<String, Ramp> isps,
            @Nullable Ramp others,
            String place) {
        public Ip {
            isps = Collections.unmodifiableMap(new LinkedHashMap<>(isps));
        }

        /** The same with another spelling of the address. */
        public Ip with(String address) {
            return new Ip(address, plan, start, isps, others, place);
        }
    }

    /**
     * When a day is above or below its plan, and when an ISP has had enough.
     *
     * @param tolerance so much above the plan is no overshoot, as a share of the plan
     * @param starving below this share of the plan too little is sent
     * @param deferred limit of the share of attempts that are deferred, greylisting left out
     * @param turnedAway limit of the share of attempts that are turned away
     * @param minEvents fewer events give no reason to hold
     * @param minAttempts fewer attempts give no verdict
     * @param newIpDays an IP that was first seen within so many days is new
     * @param newIpRecipients a new IP without a plan is named from so many recipients on
     */
    public record Limits(
            double tolerance,
            double starving,
            double deferred,
            double turnedAway,
            int minEvents,
            int minAttempts,
            int newIpDays,
            int newIpRecipients) {
        /**
         * What holds if nothing is configured. No ISP publishes a limit; 10 % deferred is common advice for new IPs, 1 %
         * turned away is the limit of the rule {@code block-bounce}.
         */
        public static final Limits USUAL = new Limits(0.1, 0.5, 0.1, 0.01, 5, 200, 30, 1_000);
    }
}
