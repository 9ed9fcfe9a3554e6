package acct.warming;

import acct.ask.Logged;
import acct.ask.Questions;
import acct.classify.isp.Destination;
import acct.classify.isp.IspDirectory;
import acct.config.Config;
import acct.config.Warming;
import acct.ip.Address;
import acct.model.Counts;
import acct.model.Period;
import acct.model.UserException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the source IPs of {@code warming:}, and names new ones that follow no plan. */
public final class WarmingTracking {
    /** An IP is new only if so many days are stored before it was first seen. */
    private static final int DAYS_OF_HISTORY = 14;

    private final Config config;
    private @Nullable Warming resolved;
    private @Nullable Questions asked;
    private List<WarmingDay> known = List.of();

    public WarmingTracking(Config config) {
        this.config = config;
    }

    /** Whether there is nothing to follow. */
    boolean isEmpty() {
        return config.warming().isEmpty();
    }

    /** The plans with each address in the one text that rows have; what can match no row is wrong usage. */
    public Warming plans() {
        if (resolved == null) {
            Warming written = config.warming();
            Set<String> isps = written.isEmpty()
                    ? Set.of()
                    : IspDirectory.load(config.isps()).names();
            Map<String, String> places = new HashMap<>();
            List<Warming.Ip> ips = new ArrayList<>();
            for (Warming.Ip ip : written.ips()) {
                ips.add(canonical(ip, isps, places));
            }
            resolved = new Warming(ips, written.limits());
        }
        return resolved;
    }

    private static Warming.Ip canonical(Warming.Ip ip, Set<String> isps, Map<String, String> places) {
        Address address = Address.of(ip.sourceIp());
        if (address.text() == null) {
            throw UserException.usage(ip.place() + ": '" + ip.sourceIp()
                    + "' in 'warming.ips' is no IP address; write one such as 192.0.2.10 or 2001:db8::10");
        }
        for (String isp : ip.isps().keySet()) {
            if (!isps.contains(isp) && !isp.equals(Destination.OTHER)) {
                throw UserException.usage(ip.place() + ": '" + isp + "' of plan '" + ip.plan()
                        + "' is no ISP that acct knows; `acct query --by isp` shows names, `isps:` adds one");
            }
        }
        String earlier = places.putIfAbsent(address.text(), ip.place());
        if (earlier != null) {
            throw UserException.usage(
                    ip.place() + ": " + address.text() + " stands in 'warming.ips' here and at " + earlier);
        }
        return ip.with(address.text());
    }

    /** How each planned IP fared up to a day, and the new IPs without a plan; null stands for the last stored day. */
    public WarmingTrack upTo(Questions questions, @Nullable LocalDate until) {
        LocalDate end = end(questions, until);
        if (end == null) {
            return WarmingTrack.NONE;
        }
        List<WarmingDay> days =
                new ArrayList<>(planned(questions).within(new Period(null, end)).days());
        days.addAll(withoutPlan(questions, questions.storedDays(Period.ALL).get(0), end));
        return new WarmingTrack(days);
    }

    /** The last day that is both asked about and stored; null if there is nothing to follow. */
    @Nullable
    public LocalDate end(Questions questions, @Nullable LocalDate until) {
        List<LocalDate> stored = isEmpty() ? List.of() : questions.storedDays(Period.ALL);
        if (stored.isEmpty()) {
            return null;
        }
        LocalDate last = stored.get(stored.size() - 1);
        return until == null || until.isAfter(last) ? last : until;
    }

    /** How the planned IPs fared on one day. */
    public List<WarmingDay> on(Questions questions, LocalDate day) {
        return isEmpty() ? List.of() : planned(questions).on(day);
    }

    /** What of the plans' days the files do not tell. */
    public List<String> remarks(Questions questions) {
        LocalDate first = plans().ips().stream()
                .map(Warming.Ip::start)
                .min(LocalDate::compareTo)
                .orElse(null);
        return first == null
                ? List.of()
                : questions.logged(new Period(first, null)).remarks();
    }

    /** A day is judged by itself and those before it, so all days are followed once for whatever is asked of them. */
    private WarmingTrack planned(Questions questions) {
        if (asked != questions) {
            known = follow(questions);
            asked = questions;
        }
        return new WarmingTrack(known);
    }

    private List<WarmingDay> follow(Questions questions) {
        List<LocalDate> stored = questions.storedDays(Period.ALL);
        if (stored.isEmpty()) {
            return List.of();
        }
        LocalDate last = stored.get(stored.size() - 1);
        Set<LocalDate> known = new HashSet<>(stored);
        List<WarmingDay> days = new ArrayList<>();
        for (Warming.Ip ip : plans().ips()) {
            LocalDate first = ip.start().minusDays(WarmingJudge.DAYS_BEFORE_START);
            if (!first.isAfter(last)) {
                List<WarmingCount> counts = counts(questions, ip.sourceIp(), new Period(first, last));
                WarmingJudge.Logged logged = logged(questions, new Period(first, last));
                days.addAll(WarmingJudge.follow(ip, plans().limits(), last, known, logged, counts));
            }
        }
        return days;
    }

    private static WarmingJudge.Logged logged(Questions questions, Period period) {
        Logged logged = questions.logged(period);
        return new WarmingJudge.Logged(logged.deliveries(), logged.t() > 0);
    }

    private static List<WarmingCount> counts(Questions questions, String sourceIp, Period period) {
        return questions.rows(
                "report/warming_counts",
                period,
                Map.of("source_ip", sourceIp),
                row -> new WarmingCount(
                        row.textOrNull("isp"),
                        row.day("day"),
                        row.text("outcome"),
                        row.textOrNull("category"),
                        row.textOrNull("severity_class"),
                        row.count("events")));
    }

    private List<WarmingDay> withoutPlan(Questions questions, LocalDate firstStored, LocalDate until) {
        Warming.Limits limits = plans().limits();
        LocalDate recent = until.minusDays(limits.newIpDays() - 1L);
        LocalDate tellable = firstStored.plusDays(DAYS_OF_HISTORY);
        LocalDate since = recent.isBefore(tellable) ? tellable : recent;
        if (since.isAfter(until)) {
            return List.of();
        }
        Period period = new Period(since, until);
        Set<String> planned = new HashSet<>();
        plans().ips().forEach(ip -> planned.add(ip.sourceIp()));
        WarmingJudge.Logged logged = logged(questions, period);
        List<WarmingDay> found = new ArrayList<>();
        questions.forEach("report/warming_senders", period, Map.of(), row -> {
            Counts counts = new Counts(
                    row.count("delivered"),
                    row.count("bounced"),
                    logged.deferrals() ? Long.valueOf(row.count("deferred")) : null,
                    null,
                    null,
                    null,
                    null,
                    logged.deliveries());
            String sourceIp = row.text("source_ip");
            if (!planned.contains(sourceIp) && counts.recipients() >= limits.newIpRecipients()) {
                found.add(WarmingDay.withoutPlan(sourceIp, row.day("first_day"), row.day("last_day"), counts));
            }
        });
        return found;
    }
}
