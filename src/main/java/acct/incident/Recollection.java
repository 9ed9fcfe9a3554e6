package acct.incident;

import acct.ask.Questions;
import acct.incident.Memory.Day;
import acct.incident.Memory.Kept;
import acct.judge.JudgedDay;
import acct.model.IncidentOrder;
import acct.model.RememberedDay;
import acct.model.StoredIncident;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through the days of a store, and has those judged that nobody remembers as they are. */
final class Recollection {
    /** So many days are judged for who only asks. */
    static final int DAYS_FOR_READERS = 35;

    private final Questions questions;
    private final DayJudge judge;
    private final Memory memory;
    private final @Nullable LocalDate until;
    private final List<Kept> kept;
    private final List<NamedIncident> named;
    private final List<IncidentOrder> orders;

    /**
     * In a store.
     *
     * @param until the last day that counts; null for all
     */
    Recollection(Questions questions, DayJudge judge, @Nullable LocalDate until) {
        this(questions, judge, until, new StoredMemory(questions, until));
    }

    Recollection(Questions questions, DayJudge judge, @Nullable LocalDate until, Memory memory) {
        this.questions = questions;
        this.judge = judge;
        this.until = until;
        this.memory = memory;
        this.kept = memory.incidents();
        this.named = kept.stream().flatMap(one -> one.named().stream()).toList();
        this.orders = memory.orders();
    }

    /**
     * What came of it.
     *
     * @param known the incidents
     * @param days those that were judged now
     * @param incidents those that are not known like this yet
     */
    record Recalled(KnownIncidents known, List<RememberedDay> days, List<StoredIncident> incidents) {
        Recalled {
            days = List.copyOf(days);
            incidents = List.copyOf(incidents);
        }

        /** The same with a note of what the days were judged by. */
        private Recalled by(String terms) {
            return new Recalled(known, days.stream().map(day -> day.by(terms)).toList(), incidents);
        }
    }

    /** For who only asks: of the days long ago only what is remembered is known. */
    Recalled forReaders() {
        List<Day> days = memory.days();
        LocalDate asOf = asOf(days);
        return of(days, asOf, day -> isRecent(day, asOf));
    }

    /**
     * For who remembers.
     *
     * @param wanted days that are to be known; of all others those that changed, and the latest
     */
    Recalled forMemory(Predicate<LocalDate> wanted) {
        List<Day> days = memory.days();
        LocalDate asOf = asOf(days);
        Recalled recalled =
                of(days, asOf, day -> day.remembered() != null || wanted.test(day.day()) || isRecent(day, asOf));
        return recalled.days().isEmpty() ? recalled : recalled.by(judge.terms(questions));
    }

    private @Nullable LocalDate asOf(List<Day> days) {
        return until != null || days.isEmpty()
                ? until
                : days.get(days.size() - 1).day();
    }

    private static boolean isRecent(Day day, @Nullable LocalDate asOf) {
        return asOf != null && day.day().isAfter(asOf.minusDays(DAYS_FOR_READERS));
    }

    private Recalled of(List<Day> days, @Nullable LocalDate asOf, Predicate<Day> isWorthIt) {
        IncidentFold fold = new IncidentFold(closes());
        List<RememberedDay> judged = new ArrayList<>();
        Unheard unheard = new Unheard();
        for (Day day : days) {
            Optional<JudgedDay> remembered =
                    Optional.ofNullable(day.remembered()).flatMap(MemoryText::day);
            boolean isKnown = remembered.isPresent() && (isCurrent(day) || !day.isCounted());
            if (isKnown || !day.isCounted()) {
                remembered.ifPresent(fold::take);
            } else if (isWorthIt.test(day)) {
                RememberedDay now = judged(day);
                judged.add(now);
                MemoryText.day(now).ifPresent(fold::take);
            } else {
                unheard.note(day);
                remembered.ifPresent(fold::take);
            }
        }
        unheard.leaveHistory(days);
        Folded folded = fold.folded();
        List<NamedIncident> all = asOf == null ? named : IncidentNames.of(folded, named, asOf);
        KnownIncidents known =
                new KnownIncidents(asOf, all, folded.sightings(), memory.told(), orders, unheard.remarks(days, asOf));
        return new Recalled(known, judged, unlike(all));
    }

    private boolean isCurrent(Day day) {
        RememberedDay remembered = day.remembered();
        return remembered != null && day.isAsJudged() && (remembered.isOver() || !judge.isOver(day.day()));
    }

    /** Each day is asked by itself, so that no more than one is held. */
    private RememberedDay judged(Day day) {
        JudgedDay judged = judge.judge(questions.anew(), day.day());
        return MemoryText.of(judged, day.rows(), judge.isOver(day.day()) && judged.isOver());
    }

    private List<HandClose> closes() {
        Map<String, NamedIncident> byId =
                named.stream().collect(Collectors.toMap(NamedIncident::id, Function.identity()));
        return orders.stream()
                .filter(order -> order.kind() == IncidentOrder.Kind.CLOSE)
                .flatMap(order -> Stream.ofNullable(byId.get(order.incident()))
                        .map(one -> new HandClose(order.day(), one.incident())))
                .toList();
    }

    private List<StoredIncident> unlike(List<NamedIncident> all) {
        Map<String, Kept> byId = kept.stream().collect(Collectors.toMap(Kept::id, Function.identity()));
        List<StoredIncident> unlike = new ArrayList<>();
        for (NamedIncident one : all) {
            StoredIncident now = MemoryText.of(one);
            Kept before = byId.get(one.id());
            boolean isSame = before != null
                    && before.body().equals(now.body())
                    && Objects.equals(before.takenBy(), now.takenBy());
            if (!isSame) {
                unlike.add(now);
            }
        }
        return unlike;
    }

    /** The days that nobody judged as they are now. */
    private static final class Unheard {
        private final List<LocalDate> changed = new ArrayList<>();
        private final List<LocalDate> never = new ArrayList<>();

        /** What was before the first day that is remembered is history: nobody has to be told of it each time. */
        void leaveHistory(List<Day> days) {
            days.stream()
                    .filter(day -> day.remembered() != null)
                    .findFirst()
                    .ifPresent(first -> never.removeIf(day -> day.isBefore(first.day())));
        }

        void note(Day day) {
            (day.remembered() == null ? never : changed).add(day.day());
        }

        List<String> remarks(List<Day> days, @Nullable LocalDate asOf) {
            List<String> remarks = new ArrayList<>();
            LocalDate latest = days.isEmpty() ? null : days.get(days.size() - 1).day();
            if (latest != null && asOf != null && latest.isBefore(asOf)) {
                remarks.add("no row of " + asOf + " is stored; what is known is as of " + latest);
            }
            if (!changed.isEmpty()) {
                remarks.add("rows came late for " + named(changed) + "; the incidents are those of before until `acct"
                        + " nightly` has judged again");
            }
            if (!never.isEmpty()) {
                remarks.add("left out, as `acct nightly` never judged them: " + named(never)
                        + "; incidents may have begun before the day that they are shown with");
            }
            return remarks;
        }

        private static String named(List<LocalDate> days) {
            int last = days.size() - 1;
            return last == 0
                    ? days.get(0).toString()
                    : days.size() + " days from " + days.get(0) + " to " + days.get(last);
        }
    }
}
