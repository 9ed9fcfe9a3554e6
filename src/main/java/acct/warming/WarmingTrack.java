package acct.warming;

import acct.model.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How source IPs follow their plans.
 *
 * @param days by source IP, then by day, then by ISP in the order of the plan
 */
public record WarmingTrack(List<WarmingDay> days) {
    /** Nothing is being warmed up. */
    public static final WarmingTrack NONE = new WarmingTrack(List.of());

    public WarmingTrack {
        days = List.copyOf(days);
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        return days.isEmpty();
    }

    /** Only the days of a period. */
    public WarmingTrack within(Period period) {
        return new WarmingTrack(
                days.stream().filter(day -> period.holds(day.day())).toList());
    }

    /** What of the last day of each source IP. */
    public WarmingTrack latest() {
        List<WarmingDay> latest = new ArrayList<>();
        for (List<WarmingDay> ofIp : byIp().values()) {
            LocalDate last = ofIp.get(ofIp.size() - 1).day();
            ofIp.stream().filter(day -> day.day().equals(last)).forEach(latest::add);
        }
        return new WarmingTrack(latest);
    }

    /**
     * What is still to be acted on: of a plan that was over before a day, nothing is.
     *
     * @param end the last day that is known
     */
    public WarmingTrack openOn(LocalDate end) {
        return new WarmingTrack(days.stream()
                .filter(day -> day.planDay() == null || !day.day().isBefore(end))
                .toList());
    }

    /** All days of those source IPs that have one in a period. */
    public WarmingTrack activeIn(Period period) {
        List<WarmingDay> active = new ArrayList<>();
        for (List<WarmingDay> ofIp : byIp().values()) {
            if (ofIp.stream().anyMatch(day -> period.holds(day.day()))) {
                active.addAll(ofIp);
            }
        }
        return new WarmingTrack(active);
    }

    /** Source IP to its days. */
    public Map<String, List<WarmingDay>> byIp() {
        Map<String, List<WarmingDay>> byIp = new LinkedHashMap<>();
        days.forEach(day ->
                byIp.computeIfAbsent(day.sourceIp(), ip -> new ArrayList<>()).add(day));
        return byIp;
    }

    /** What of one local day. */
    public List<WarmingDay> on(LocalDate day) {
        return days.stream().filter(d -> d.day().equals(day)).toList();
    }
}
