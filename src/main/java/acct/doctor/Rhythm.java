package acct.doctor;

import acct.ask.HourTraffic;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Period;
import acct.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Hours, days and servers that are silent though they never were, and changed offsets from UTC. What is usual is told
 * from the same weekday of earlier weeks. Pure.
 */
public final class Rhythm {
    /** The finding about a server that sends no more. */
    static final String STOPPED = "server-stopped";

    /** An hour must have had traffic in so many earlier weeks … */
    static final int WEEKS = 3;
    /** … of the latest so many … */
    public static final int LOOK_BACK_WEEKS = 8;
    /** … and never less than this, before none is called a gap. */
    static final long NEVER_ZERO = 30;

    /** Nobody has more servers; the column that names them holds what an operator puts there. */
    static final int MOST_SERVERS = 1_000;

    /** A file that is moved after midnight may come so much later. */
    private static final Duration FILES_COME_WITHIN = Duration.ofHours(1);

    private static final int DAYS_PER_WEEK = 7;
    private static final int HOURS = 24;
    private static final Set<Duration> CLOCK_CHANGES = Set.of(Duration.ofMinutes(30), Duration.ofHours(1));

    private final String server;
    private final TreeMap<LocalDate, Day> days = new TreeMap<>();

    private Rhythm(String server) {
        this.server = server;
    }

    /** One local day of one server. */
    private static final class Day {
        private final long[] attempts = new long[HOURS];
        private final TreeSet<OffsetDateTime> hours = new TreeSet<>();
        private final Set<ZoneOffset> offsets = new HashSet<>();

        private void add(HourTraffic hour) {
            attempts[hour.hour()] += hour.attempts();
            hours.add(hour.begin());
            offsets.add(hour.offset());
        }

        private ZoneOffset firstOffset() {
            return hours.first().getOffset();
        }

        private ZoneOffset lastOffset() {
            return hours.last().getOffset();
        }
    }

    private static List<Rhythm> servers(List<HourTraffic> hours) {
        Map<String, Rhythm> servers = new TreeMap<>();
        for (HourTraffic hour : hours) {
            servers.computeIfAbsent(Objects.requireNonNullElse(hour.server(), ""), Rhythm::new)
                    .days
                    .computeIfAbsent(hour.day(), day -> new Day())
                    .add(hour);
        }
        return List.copyOf(servers.values());
    }

    /**
     * What breaks the rhythm on the days of a period.
     *
     * @param hours traffic of the period and of {@link #LOOK_BACK_WEEKS} weeks before it
     * @param period the days judged
     * @param now the present time, which tells whether the latest day is over
     */
    public static List<Finding> of(List<HourTraffic> hours, Period period, Instant now) {
        List<Finding> findings = new ArrayList<>();
        List<Rhythm> servers = servers(hours);
        boolean anyJudged = false;
        boolean any = false;
        for (Rhythm server : servers) {
            for (LocalDate day : server.days.keySet()) {
                if (period.holds(day)) {
                    any = true;
                    List<Day> usual = server.weeksBefore(day);
                    anyJudged |= usual.size() >= WEEKS;
                    server.silentHours(day, usual, now, findings);
                }
            }
            server.offsetChanges(period, findings);
        }
        if (any && !anyJudged) {
            findings.add(Finding.ofFiles(
                    "silent-hours-not-judged",
                    Severity.INFO,
                    null,
                    period.since(),
                    period.until(),
                    "Too few to judge: fewer than " + WEEKS
                            + " earlier weeks are stored, so an hour without rows cannot be"
                            + " told from a quiet one.",
                    "Nothing to do; it comes with the weeks. Older files can be loaded: `acct ingest PATH`."));
        }
        findings.addAll(stoppedServers(servers, period, now));
        // Nothing else is named in them.
        return findings.stream()
                .map(finding -> finding.ofServer(finding.thing()))
                .toList();
    }

    /**
     * The hours of a period that are silent though they never were, day after day.
     *
     * @param hours traffic of the period and of {@link #LOOK_BACK_WEEKS} weeks before it
     * @param now the present time, which tells whether the latest day is over
     */
    static List<Finding> silentHours(List<HourTraffic> hours, Period period, Instant now) {
        List<Finding> findings = new ArrayList<>();
        for (Rhythm server : servers(hours)) {
            for (LocalDate day : server.days.keySet()) {
                if (period.holds(day)) {
                    server.silentHours(day, server.weeksBefore(day), now, findings);
                }
            }
        }
        findings.sort(Comparator.comparing(Finding::since));
        return findings;
    }

    private List<Day> weeksBefore(LocalDate day) {
        List<Day> weeks = new ArrayList<>();
        for (int week = 1; week <= LOOK_BACK_WEEKS; week++) {
            Day earlier = days.get(day.minusWeeks(week));
            if (earlier != null) {
                weeks.add(earlier);
            }
        }
        return weeks;
    }

    private void silentHours(LocalDate day, List<Day> usual, Instant now, List<Finding> findings) {
        Day here = Objects.requireNonNull(days.get(day));
        List<OffsetDateTime> hours = hours(day, here);
        int end = isOver(day, here, now) ? hours.size() : hours.lastIndexOf(here.hours.last());
        int hour = 0;
        while (hour < end) {
            int first = hour;
            while (hour < end && isSilent(here, hours.get(hour), usual)) {
                hour++;
            }
            if (hour > first) {
                findings.add(silence(day, hours.subList(first, hour), usual));
            }
            hour++;
        }
    }

    /** The hours of a day; the days beside it show a change of the clock at midnight. */
    private List<OffsetDateTime> hours(LocalDate day, Day here) {
        Day before = days.get(day.minusDays(1));
        Day after = days.get(day.plusDays(1));
        return DayHours.of(
                day,
                here.hours,
                before == null ? here.firstOffset() : before.lastOffset(),
                after == null ? here.lastOffset() : after.firstOffset());
    }

    /** The latest day is over by the clock, in the zone of its own times: until then its hours may still come. */
    private boolean isOver(LocalDate day, Day here, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay().toInstant(here.lastOffset());
        return !day.equals(days.lastKey()) || !now.isBefore(end.plus(FILES_COME_WITHIN));
    }

    private static boolean isSilent(Day here, OffsetDateTime hour, List<Day> usual) {
        return !here.hours.contains(hour) && usual.size() >= WEEKS && least(usual, hour) >= NEVER_ZERO;
    }

    /** The least that other weeks had in this local hour. */
    private static long least(List<Day> usual, OffsetDateTime hour) {
        return usual.stream()
                .mapToLong(day -> day.attempts[hour.getHour()])
                .min()
                .orElse(0);
    }

    private Finding silence(LocalDate day, List<OffsetDateTime> hours, List<Day> usual) {
        return Finding.ofFiles(
                        "hours-silent",
                        Severity.WARNING,
                        named(),
                        day,
                        day,
                        String.format(
                                Locale.ROOT,
                                "No attempt is stored %s%s, though each of these hours had at least %,d on the"
                                        + " same weekday of %d earlier weeks.",
                                fromTo(day, hours),
                                ofServer(),
                                hours.stream()
                                        .mapToLong(hour -> least(usual, hour))
                                        .min()
                                        .orElse(0),
                                usual.size()),
                        "See whether PowerMTA ran at that time, whether files of that day are missing (`acct status`), and load them:"
                                + " `acct ingest PATH`.")
                .of(FindingKind.MISSING_ROWS);
    }

    /** On a day with two offsets both are named: an hour may be there twice. */
    private String fromTo(LocalDate day, List<OffsetDateTime> hours) {
        OffsetDateTime first = hours.get(0);
        OffsetDateTime last = hours.get(hours.size() - 1);
        List<OffsetDateTime> all = hours(day, Objects.requireNonNull(days.get(day)));
        boolean changed = !all.get(0).getOffset().equals(all.get(all.size() - 1).getOffset());
        return String.format(
                Locale.ROOT,
                "from %02d:00%s to %02d:59%s",
                first.getHour(),
                changed ? first.getOffset() : "",
                last.getHour(),
                changed ? last.getOffset() : "");
    }

    private @Nullable String named() {
        return server.isEmpty() ? null : server;
    }

    private String ofServer() {
        return server.isEmpty() ? "" : " of server " + server;
    }

    /** A server's offset changes with summer time by an hour, in one place by half of one; all else is a changed zone. */
    private void offsetChanges(Period period, List<Finding> findings) {
        ZoneOffset before = null;
        for (Map.Entry<LocalDate, Day> entry : days.entrySet()) {
            Set<ZoneOffset> offsets = entry.getValue().offsets;
            if (offsets.size() > 1) {
                // The day of a change, or servers without a name in several zones.
                continue;
            }
            ZoneOffset here = offsets.iterator().next();
            if (before != null
                    && !before.equals(here)
                    && period.holds(entry.getKey())
                    && !isClockChange(before, here)) {
                findings.add(
                        Finding.ofFiles(
                                "utc-offset-changed",
                                Severity.WARNING,
                                named(),
                                entry.getKey(),
                                entry.getKey(),
                                "From " + entry.getKey() + " on times are written with the offset " + here
                                        + " instead of " + before
                                        + ofServer()
                                        + ", which is no change of summer time: days before and after do not begin at the"
                                        + " same moment.",
                                "Set the zone of the server back, or set `time-zone:` in acct.yaml if its times have no offset."));
            }
            before = here;
        }
    }

    private static boolean isClockChange(ZoneOffset a, ZoneOffset b) {
        return CLOCK_CHANGES.contains(Duration.ofSeconds(Math.abs((long) a.getTotalSeconds() - b.getTotalSeconds())));
    }

    /** Servers with a name that sent on most days and have stopped, while others go on, up to a day that is over where they are. */
    private static List<Finding> stoppedServers(List<Rhythm> servers, Period period, Instant now) {
        LocalDate latestOfAny = servers.stream()
                .map(server -> server.days.lastKey())
                .filter(day -> period.until() == null || !day.isAfter(period.until()))
                .max(LocalDate::compareTo)
                .orElse(null);
        List<Finding> findings = new ArrayList<>();
        for (Rhythm server : servers) {
            LocalDate last = server.days.lastKey();
            LocalDate latest = latestOfAny == null ? null : server.latestOver(latestOfAny, now);
            if (latest == null || server.server.isEmpty() || !last.isBefore(latest) || !server.isRegularUntil(last)) {
                continue;
            }
            if (server.days.containsKey(latest.minusDays(DAYS_PER_WEEK))
                    || last.isBefore(latest.minusDays(DAYS_PER_WEEK))) {
                findings.add(Finding.ofFiles(
                                STOPPED,
                                Severity.WARNING,
                                server.server,
                                last.plusDays(1),
                                latest,
                                "Server " + server.server + " sent rows until " + last + ", others until " + latest
                                        + ": its files no longer arrive, or it no longer sends.",
                                "See whether PowerMTA runs there and its files still reach this host, and load what is missing."
                                        + " If the server was retired, there is nothing to do.")
                        .of(FindingKind.MISSING_ROWS));
            }
        }
        return findings;
    }

    /** The latest day, until another one, that is over where this server is. */
    private LocalDate latestOver(LocalDate latest, Instant now) {
        ZoneOffset offset = Objects.requireNonNull(days.get(days.lastKey())).lastOffset();
        LocalDate over =
                now.minus(FILES_COME_WITHIN).atOffset(offset).toLocalDate().minusDays(1);
        return over.isBefore(latest) ? over : latest;
    }

    private boolean isRegularUntil(LocalDate last) {
        return days.subMap(last.minusDays(DAYS_PER_WEEK - 1L), true, last, true).size() >= NoData.REGULAR_DAYS;
    }
}
