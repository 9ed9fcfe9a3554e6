package acct.doctor;

import acct.ask.SenderDay;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Period;
import acct.model.Severity;
import acct.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rule {@code no-data}: rows that should be there are not. Knows no store: numbers in, findings out. */
public final class NoData {
    private static final String NAME = "no-data";
    /** A sender is regular if it sent on so many of the seven days before. */
    static final int REGULAR_DAYS = 5;
    /** Days before the one judged that are looked at. */
    public static final int DAYS_BEFORE = 7;
    /** A day of fewer attempts may well be followed by one without any. */
    public static final long ENOUGH_ATTEMPTS = 100;
    /** More silent source IPs than this are one finding. */
    static final int MOST_NAMED = 10;
    /** Whoever has just loaded old files knows that they are old. */
    private static final Duration JUST_LOADED = Duration.ofHours(12);

    private NoData() {}

    /**
     * The day whose rows should have come and have not: yesterday, if the latest stored day is older and nothing was
     * loaded within the last twelve hours.
     *
     * @param now the present time
     * @param today the present day where the servers are
     * @param loadedAt when rows were last loaded; null if never
     * @param latest the latest stored day that can be; null if there is none
     */
    public static @Nullable LocalDate overdue(
            Instant now, LocalDate today, @Nullable Instant loadedAt, @Nullable LocalDate latest) {
        LocalDate yesterday = today.minusDays(1);
        if (loadedAt == null || (latest != null && !latest.isBefore(yesterday))) {
            return null;
        }
        return loadedAt.plus(JUST_LOADED).isAfter(now) ? null : yesterday;
    }

    /** The finding about an overdue day. */
    public static Finding overdueAlert(LocalDate day, @Nullable LocalDate latest) {
        return alert(
                        Severity.CRITICAL,
                        Subject.ALL,
                        day,
                        (latest == null ? "No row is of a day that can be" : "No row is newer than " + latest)
                                + ": PowerMTA writes no files, they do not reach this host, or acct is not given them.",
                        "See whether PowerMTA runs (`pmta show status`), whether new files lie in the folder,"
                                + " and load them before `delete-after` deletes them.")
                .over(new Period(latest == null ? day : latest.plusDays(1), day));
    }

    /** The finding about a day that is not stored between days that are. */
    static Finding missing(LocalDate day, String message, String advice) {
        return alert(Severity.WARNING, Subject.ALL, day, message, advice);
    }

    /**
     * Servers and source IPs that sent regularly and are silent on a day that others sent on, and that is over where they are.
     *
     * @param now the present time
     * @param ofServers the days of servers that may be, at least
     * @param ofAddresses the days of source IPs that may be, at least
     */
    public static List<Finding> silentSenders(
            LocalDate day, Instant now, List<SenderDay> ofServers, List<SenderDay> ofAddresses) {
        Map<String, Map<LocalDate, Long>> servers = new TreeMap<>();
        for (SenderDay sender : ofServers) {
            if (sender.server() != null) {
                add(servers, sender.server(), sender);
            }
        }
        Map<String, Map<LocalDate, Long>> addresses = new TreeMap<>();
        Map<String, Set<String>> homes = new HashMap<>();
        for (SenderDay sender : ofAddresses) {
            if (sender.sourceIp() != null) {
                add(addresses, sender.sourceIp(), sender);
                homes.computeIfAbsent(sender.sourceIp(), ip -> new TreeSet<>())
                        .add(Objects.requireNonNullElse(sender.server(), ""));
            }
        }
        List<Finding> alerts = new ArrayList<>();
        List<String> silentServers = silent(day, servers);
        Set<String> westernServers = stillGoingOn(day, now, ofServers, SenderDay::server);
        silentServers.forEach(server -> alerts.add(
                westernServers.contains(server)
                        ? tooEarly(day, Subject.ofThing("server " + server), "Server " + server + " has")
                        : alert(
                                Severity.WARNING,
                                Subject.ofThing("server " + server),
                                day,
                                "Server " + server
                                        + " sent on most of the seven days before and has no row on this one.",
                                "See whether PowerMTA runs there and its files still reach this host.")));
        List<String> silentAddresses = silent(day, addresses);
        silentAddresses.removeIf(ip -> silentServers.containsAll(homes.getOrDefault(ip, Set.of())));
        Set<String> westernAddresses = stillGoingOn(day, now, ofAddresses, SenderDay::sourceIp);
        westernAddresses.retainAll(silentAddresses);
        if (!westernAddresses.isEmpty()) {
            alerts.add(tooEarly(
                    day,
                    Subject.ALL,
                    westernAddresses.size() + " source IPs, such as "
                            + westernAddresses.iterator().next() + ", have"));
        }
        silentAddresses.removeAll(westernAddresses);
        alerts.addAll(addresses(day, silentAddresses));
        return alerts;
    }

    /** Those whose clock, as it last was, has not ended the day: their rows may still come. */
    private static Set<String> stillGoingOn(
            LocalDate day, Instant now, List<SenderDay> senders, Function<SenderDay, @Nullable String> name) {
        Map<String, SenderDay> latest = new TreeMap<>();
        for (SenderDay sender : senders) {
            String named = name.apply(sender);
            if (named != null && sender.offset() != null) {
                latest.merge(named, sender, (one, other) -> other.day().isBefore(one.day()) ? one : other);
            }
        }
        Set<String> names = new TreeSet<>();
        latest.forEach((named, sender) -> {
            ZoneOffset offset = Objects.requireNonNull(sender.offset());
            if (now.isBefore(day.plusDays(1).atStartOfDay().toInstant(offset))) {
                names.add(named);
            }
        });
        return names;
    }

    /** Such a day is judged once more by the next night. */
    private static Finding tooEarly(LocalDate day, Subject subject, String who) {
        return alert(
                        Severity.INFO,
                        subject,
                        day,
                        who + " no row on " + day
                                + ", which is not over there: that may be silence, or too early to tell.",
                        "Nothing to do; the next night judges the day once more.")
                .of(FindingKind.NOT_OVER);
    }

    private static List<Finding> addresses(LocalDate day, List<String> silent) {
        String why = " sent on most of the seven days before and nothing on this one.";
        String advice =
                "See whether the address is still up and enabled (`pmta show disabled sources`), and whether its"
                        + " pool still names it.";
        if (silent.size() > MOST_NAMED) {
            return List.of(alert(
                    Severity.WARNING,
                    Subject.ALL,
                    day,
                    silent.size() + " source IPs, such as " + silent.get(0) + "," + why,
                    advice));
        }
        return silent.stream()
                .map(ip -> alert(Severity.WARNING, Subject.ofIp(ip), day, "This source IP" + why, advice))
                .toList();
    }

    private static void add(Map<String, Map<LocalDate, Long>> to, String name, SenderDay sender) {
        to.computeIfAbsent(name, n -> new HashMap<>()).merge(sender.day(), sender.attempts(), Long::sum);
    }

    private static List<String> silent(LocalDate day, Map<String, Map<LocalDate, Long>> senders) {
        List<String> silent = new ArrayList<>();
        senders.forEach((name, days) -> {
            if (!days.containsKey(day) && isRegular(day, days)) {
                silent.add(name);
            }
        });
        return silent;
    }

    /** Who pauses on weekends has five days of seven too, so the same weekday must have had traffic as well. */
    private static boolean isRegular(LocalDate day, Map<LocalDate, Long> days) {
        long active = 0;
        for (int before = 1; before <= DAYS_BEFORE; before++) {
            if (days.getOrDefault(day.minusDays(before), 0L) >= ENOUGH_ATTEMPTS) {
                active++;
            }
        }
        return active >= REGULAR_DAYS && days.getOrDefault(day.minusDays(DAYS_BEFORE), 0L) >= ENOUGH_ATTEMPTS;
    }

    private static Finding alert(Severity severity, Subject subject, LocalDate day, String message, String advice) {
        return Finding.of(NAME, severity, message, advice)
                .of(FindingKind.DATA)
                .about(subject)
                .on(day);
    }
}
