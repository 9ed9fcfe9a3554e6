package acct.incident;

import acct.ask.NearestNames;
import acct.incident.Folded.Said;
import acct.incident.Folded.Sighting;
import acct.model.Course;
import acct.model.Finding;
import acct.model.IncidentOrder;
import acct.model.ToldNotice;
import acct.model.UserException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The incidents as they are known on a day. */
public final class KnownIncidents {
    private static final Comparator<KnownIncident> OPEN_ONES_FIRST =
            Comparator.comparing((KnownIncident known) -> known.incident().closed() != null);
    private static final Comparator<KnownIncident> LATEST_END_FIRST =
            Comparator.comparing(known -> known.incident().closed(), Comparator.nullsFirst(Comparator.reverseOrder()));
    private static final Comparator<KnownIncident> ORDER = OPEN_ONES_FIRST
            .thenComparing(LATEST_END_FIRST)
            .thenComparing(known -> known.incident().severity(), Comparator.reverseOrder())
            .thenComparing(known -> known.incident().opened())
            .thenComparing(KnownIncident::id);

    private final @Nullable LocalDate day;
    private final Map<String, KnownIncident> byId = new LinkedHashMap<>();
    private final Map<LocalDate, Map<Said, Sighting>> seen = new HashMap<>();
    private final List<String> ids;
    private final List<String> remarks;

    /**
     * What is known.
     *
     * @param day as of which; null if nothing is stored
     * @param named the incidents, those of the fold first and in its order
     * @param sightings of the fold
     * @param told what people were told
     * @param orders what operators said
     * @param remarks what must be said beside them
     */
    KnownIncidents(
            @Nullable LocalDate day,
            List<NamedIncident> named,
            List<Sighting> sightings,
            List<ToldNotice> told,
            List<IncidentOrder> orders,
            List<String> remarks) {
        this.day = day;
        this.ids = named.stream().map(NamedIncident::id).toList();
        this.remarks = List.copyOf(remarks);
        Map<String, String> takers = new HashMap<>();
        named.forEach(one -> {
            if (one.takenBy() != null) {
                takers.put(one.id(), one.takenBy());
            }
        });
        named.stream()
                .map(one -> known(one, takers, told, orders, day))
                .sorted(ORDER)
                .forEach(known -> byId.put(known.id(), known));
        for (Sighting sighting : sightings) {
            Map<Said, Sighting> ofDay = seen.computeIfAbsent(sighting.day(), any -> new HashMap<>());
            sighting.said().forEach(said -> ofDay.putIfAbsent(said, sighting));
        }
    }

    private static KnownIncident known(
            NamedIncident named,
            Map<String, String> takers,
            List<ToldNotice> told,
            List<IncidentOrder> orders,
            @Nullable LocalDate day) {
        return new KnownIncident(
                named.id(),
                named.incident(),
                named.takenBy(),
                told.stream()
                        .filter(notice -> isOf(notice.incident(), named.id(), takers))
                        .toList(),
                orders.stream()
                        .filter(order -> isOf(order.incident(), named.id(), takers))
                        .toList(),
                day == null ? named.incident().last() : day);
    }

    /** Whether the first is the second, or a part of it by now. */
    private static boolean isOf(String id, String whole, Map<String, String> takers) {
        String part = id;
        for (int step = 0; step <= takers.size(); step++) {
            if (part.equals(whole)) {
                return true;
            }
            String taker = takers.get(part);
            if (taker == null) {
                return false;
            }
            part = taker;
        }
        return false;
    }

    /** As of which day they are known; empty if nothing is stored. */
    public Optional<LocalDate> day() {
        return Optional.ofNullable(day);
    }

    /** What must be said beside them. */
    public List<String> remarks() {
        return remarks;
    }

    /** Those that stand for themselves: the open ones first, the worst of them before the others. */
    public List<KnownIncident> all() {
        return byId.values().stream()
                .filter(known -> known.takenBy() == null && known.incident().ending() != Incident.Ending.WITHDRAWN)
                .toList();
    }

    /** Every one that ever had an id. */
    List<KnownIncident> everyOne() {
        return List.copyOf(byId.values());
    }

    /** What people are to be told as of this day, the worst first. */
    public List<Notice> notices() {
        return day == null ? List.of() : Notice.of(everyOne(), day);
    }

    /** A finding with what is known of the trouble that it is a part of. */
    public Finding told(Finding finding) {
        return finding.lastDay() == null
                ? finding
                : finding.in(course(finding.day(), finding).orElse(null));
    }

    /**
     * The one of this id, or the one that took it in.
     *
     * @throws UserException if there is none
     */
    public KnownIncident of(String typed) {
        String id = typed.strip().toLowerCase(Locale.ROOT);
        KnownIncident known = byId.get(id);
        if (known == null) {
            throw UserException.usage(typed + ": no such incident; "
                    + (byId.isEmpty() ? "there is none" : new NearestNames(typed).among(byId.keySet())));
        }
        for (int step = 0; step < byId.size() && known.takenBy() != null; step++) {
            KnownIncident taker = byId.get(known.takenBy());
            if (taker == null) {
                break;
            }
            known = taker;
        }
        return known;
    }

    /** What is known of the trouble that a finding of a day is a part of; empty if it is a part of none. */
    public Optional<Course> course(LocalDate of, Finding finding) {
        Sighting sighting = seen.getOrDefault(of, Map.of()).get(Said.of(finding));
        if (sighting == null) {
            return Optional.empty();
        }
        KnownIncident known = byId.get(ids.get(sighting.place()));
        Course.State state = known == null ? sighting.state() : known.stateFor(of, sighting.state());
        return Optional.of(
                new Course(ids.get(sighting.place()), state, sighting.opened(), sighting.firstHour(), sighting.days()));
    }
}
