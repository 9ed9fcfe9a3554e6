package acct.incident;

import acct.incident.Incident.Ending;
import acct.judge.Trouble;
import acct.judge.TroubleFamily;
import acct.model.Course;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An incident while days go by. */
final class RunningIncident {
    /** So many heard nights without it, and it is over. */
    static final int QUIET_NIGHTS = 3;

    /** So many days back it is known again: after its end, and by a pair that was not there since. */
    static final int MEMORY = 14;

    /** Whatever the rules' order, the same trouble of a day speaks for all. */
    static final Comparator<Trouble> WORST_FIRST = Comparator.comparing(Trouble::severity)
            .reversed()
            .thenComparing(RunningIncident::events, Comparator.reverseOrder())
            .thenComparing(Trouble::metric)
            .thenComparing(trouble -> trouble.subject().toString())
            .thenComparing(trouble -> trouble.rules().toString());

    private final TroubleFamily family;
    private final SortedSet<LocalDate> days = new TreeSet<>();
    private final Map<Mark, LocalDate> marks = new LinkedHashMap<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private final List<Trouble> today = new ArrayList<>();
    private List<Trouble> troubles = List.of();
    private Severity worst = Severity.INFO;
    private Course.State state = Course.State.NEW;
    /** How bad it is said to be: what creeps up is worse some day than when that was said. */
    private @Nullable TroubleLevel known;

    private @Nullable LocalDate since;
    private @Nullable String firstHour;
    private @Nullable LocalDate closed;
    private @Nullable Ending ending;
    private int quiet;

    RunningIncident(TroubleFamily family) {
        this.family = family;
    }

    private static long events(Trouble trouble) {
        return trouble.evidence() == null ? -1 : trouble.evidence().x();
    }

    boolean isOpen() {
        return closed == null;
    }

    boolean isSeenToday() {
        return !today.isEmpty();
    }

    /** The day of its end; only of one that is closed. */
    LocalDate closed() {
        return Objects.requireNonNull(closed);
    }

    LocalDate opened() {
        return days.first();
    }

    /** Whether it is the same trouble, as far back as its pairs are remembered. */
    boolean isSame(TroubleTraits other) {
        if (days.isEmpty()) {
            return false;
        }
        LocalDate remembered = days.last().minusDays(MEMORY);
        List<Mark> recent = marks.entrySet().stream()
                .filter(mark -> !mark.getValue().isBefore(remembered))
                .map(Map.Entry::getKey)
                .toList();
        return TroubleTraits.of(family, recent, troubles).isSame(other);
    }

    /** Whether a trouble of this day may be the same one: it is open, or it is not long over. */
    boolean isWithinMemory(LocalDate day) {
        return closed == null || (ending != Ending.MERGED && !closed.isBefore(day.minusDays(MEMORY)));
    }

    void beginDay() {
        today.clear();
        state = closed == null ? Course.State.ONGOING : Course.State.CLOSED;
    }

    /** Somebody is troubled by it today. */
    void see(List<Trouble> more) {
        today.addAll(more);
    }

    /** Another one is the same, and goes on in this one. */
    void take(RunningIncident other, LocalDate day) {
        days.addAll(other.days);
        other.marks.forEach((mark, seen) -> marks.merge(mark, seen, RunningIncident::later));
        rules.addAll(other.rules);
        today.addAll(other.today);
        worst = worse(worst, other.worst);
        other.today.clear();
        other.close(day, Ending.MERGED);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    void close(LocalDate day, Ending how) {
        closed = day;
        ending = how;
        state = Course.State.CLOSED;
    }

    /** A heard night without it is over. */
    void hearNothing(LocalDate day) {
        quiet++;
        if (quiet == QUIET_NIGHTS) {
            close(day, Ending.QUIET);
        }
    }

    /** A day with it is over. */
    void endDay(LocalDate day) {
        today.sort(WORST_FIRST);
        troubles = List.copyOf(today);
        TroubleLevel level = TroubleLevel.of(troubles);
        state = stateAt(level);
        boolean isAnew = state == Course.State.NEW || state == Course.State.REOPENED;
        if (isAnew || known == null) {
            known = level;
        } else if (state == Course.State.WORSE) {
            known = known.or(level);
        }
        since = isAnew ? day : since;
        if (isAnew) {
            firstHour = troubles.stream()
                    .map(Trouble::firstHour)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        days.add(day);
        troubles.forEach(trouble -> Mark.of(trouble).forEach(mark -> marks.put(mark, day)));
        troubles.forEach(trouble -> rules.addAll(trouble.rules()));
        worst = worse(worst, level.severity());
        quiet = 0;
        closed = null;
        ending = null;
    }

    private Course.State stateAt(TroubleLevel level) {
        if (days.isEmpty()) {
            return Course.State.NEW;
        }
        if (closed != null) {
            return Course.State.REOPENED;
        }
        return known != null && level.isWorseThan(known) ? Course.State.WORSE : Course.State.ONGOING;
    }

    Incident incident() {
        return new Incident(
                family,
                days.first(),
                Objects.requireNonNull(since),
                List.copyOf(days),
                closed,
                ending,
                state,
                firstHour,
                worst,
                List.copyOf(rules),
                List.copyOf(marks.keySet()),
                troubles);
    }

    /** What is to be remembered of it today. */
    Folded.Sighting sighting(LocalDate day, int place) {
        List<Folded.Said> said = troubles.stream()
                .flatMap(trouble -> trouble.findings().stream())
                .map(Folded.Said::of)
                .distinct()
                .toList();
        return new Folded.Sighting(day, place, state, days.first(), firstHour, days.size(), said);
    }
}
