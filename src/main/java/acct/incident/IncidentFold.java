package acct.incident;

import acct.incident.Incident.Ending;
import acct.judge.JudgedDay;
import acct.judge.JudgedDay.Hearing;
import acct.judge.Trouble;
import acct.judge.TroubleFamily;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes incidents of judged days: facts in, incidents out, no store. The days are taken in order, so that the same days
 * make the same incidents, whenever and however often they were judged.
 */
public final class IncidentFold {
    private final List<RunningIncident> incidents = new ArrayList<>();
    private final Map<Integer, Integer> taken = new HashMap<>();
    private final List<Folded.Sighting> sightings = new ArrayList<>();
    private final Deque<HandClose> closes;
    private @Nullable LocalDate last;

    /** No day was taken yet. */
    IncidentFold(Collection<HandClose> closes) {
        this.closes = new ArrayDeque<>(
                closes.stream().sorted(Comparator.comparing(HandClose::day)).toList());
    }

    /** What days make, if nobody closes anything by hand. */
    public static Folded of(List<JudgedDay> days) {
        return of(days, List.of());
    }

    /** What days make. */
    static Folded of(List<JudgedDay> days, Collection<HandClose> closes) {
        IncidentFold fold = new IncidentFold(closes);
        days.forEach(fold::take);
        return fold.folded();
    }

    /** What the days that were taken make. */
    Folded folded() {
        return new Folded(incidents.stream().map(RunningIncident::incident).toList(), taken, sightings);
    }

    /** Troubles of one day that are one. */
    private record Group(TroubleTraits traits, List<Trouble> troubles) {
        static Group of(List<Trouble> troubles) {
            List<Mark> marks = troubles.stream()
                    .flatMap(trouble -> Mark.of(trouble).stream())
                    .toList();
            return new Group(TroubleTraits.of(TroubleFamily.of(troubles.get(0)), marks, troubles), troubles);
        }
    }

    /** One more day, later than those before. */
    void take(JudgedDay judged) {
        LocalDate day = judged.day();
        if (last != null && !day.isAfter(last)) {
            throw new IllegalArgumentException(day + " comes after " + last + "; days are taken in order, each once");
        }
        last = day;
        closeByHand(day.minusDays(1));
        incidents.forEach(RunningIncident::beginDay);
        groups(judged).forEach(group -> incidentOf(group, day).see(group.troubles()));
        for (int place = 0; place < incidents.size(); place++) {
            RunningIncident incident = incidents.get(place);
            if (incident.isSeenToday()) {
                incident.endDay(day);
                sightings.add(incident.sighting(day, place));
            } else if (incident.isOpen() && judged.hearing() == Hearing.HEARD) {
                incident.hearNothing(day);
            }
        }
        closeByHand(day);
    }

    private static List<Group> groups(JudgedDay judged) {
        List<Group> groups = new ArrayList<>();
        judged.troubles().stream()
                .filter(trouble -> trouble.severity() != Severity.INFO)
                .sorted(RunningIncident.WORST_FIRST)
                .map(trouble -> Group.of(List.of(trouble)))
                .forEach(group -> join(groups, group));
        return groups;
    }

    /** A trouble stands where the first that are the same stood. */
    private static void join(List<Group> groups, Group more) {
        List<Group> same = groups.stream()
                .filter(group -> group.traits().isSame(more.traits()))
                .toList();
        List<Trouble> all = Stream.concat(same.stream(), Stream.of(more))
                .flatMap(group -> group.troubles().stream())
                .toList();
        int place = same.isEmpty() ? groups.size() : groups.indexOf(same.get(0));
        groups.removeAll(same);
        groups.add(place, Group.of(all));
    }

    /** The incident that these troubles are a part of; the oldest if several are open, and it takes the others in. */
    private RunningIncident incidentOf(Group group, LocalDate day) {
        List<RunningIncident> same = incidents.stream()
                .filter(incident -> incident.isWithinMemory(day) && incident.isSame(group.traits()))
                .toList();
        List<RunningIncident> open = same.stream()
                .filter(RunningIncident::isOpen)
                .sorted(Comparator.comparing(RunningIncident::opened))
                .toList();
        if (open.isEmpty()) {
            Optional<RunningIncident> before = same.stream().max(Comparator.comparing(RunningIncident::closed));
            return before.orElseGet(() -> opened(group.traits().family()));
        }
        RunningIncident oldest = open.get(0);
        open.stream().skip(1).forEach(other -> {
            oldest.take(other, day);
            taken.put(incidents.indexOf(other), incidents.indexOf(oldest));
        });
        return oldest;
    }

    private RunningIncident opened(TroubleFamily family) {
        RunningIncident incident = new RunningIncident(family);
        incidents.add(incident);
        return incident;
    }

    /** Whatever days were judged since, an incident ends on the day that the operator knew. */
    private void closeByHand(LocalDate until) {
        while (!closes.isEmpty() && !closes.getFirst().day().isAfter(until)) {
            HandClose close = closes.removeFirst();
            incidents.stream()
                    .filter(incident -> incident.isOpen()
                            && incident.isSame(close.incident().traits()))
                    .min(Comparator.comparing(RunningIncident::opened))
                    .ifPresent(incident -> incident.close(close.day(), Ending.BY_HAND));
        }
    }
}
