package acct.incident;

import acct.ask.Questions;
import acct.incident.Recollection.Recalled;
import acct.judge.JudgedDay;
import acct.load.OpenedStore;
import acct.model.IncidentOrder;
import acct.model.RememberedDay;
import acct.model.Surroundings;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the judge remembers. Each judged day is kept with what its rows were; incidents are made of the days, in their order,
 * whenever they are asked for. So the order in which rows were loaded and nights were run makes no difference, and what is
 * repeated changes nothing.
 */
public final class Incidents {
    private final Surroundings around;
    private final OpenedStore store;
    private final DayJudge judge;

    public Incidents(Surroundings around, OpenedStore store, DayJudge judge) {
        this.around = around;
        this.store = store;
        this.judge = judge;
    }

    /**
     * The incidents as they are known on a day. Nothing is written: a few days that no night remembers are judged on the
     * way, and what is left out is said.
     *
     * @param day the day; null for the latest
     */
    public KnownIncidents read(@Nullable LocalDate day) {
        return store.ask(engine -> read(new Questions(engine), day));
    }

    /** The same for who has the store open. */
    public KnownIncidents read(Questions questions, @Nullable LocalDate day) {
        return new Recollection(questions, judge, day).forReaders().known();
    }

    /** The same of days that were judged before: each is judged once. */
    public static KnownIncidents read(Questions questions, @Nullable LocalDate day, DayJudge judge) {
        return new Recollection(questions, judge, day).forReaders().known();
    }

    /**
     * What days that were judged anew make by themselves: nothing that is remembered counts but the ids, by which people know
     * some of these incidents.
     *
     * @param days in order
     */
    public static KnownIncidents replayed(Questions questions, List<JudgedDay> days) {
        Folded folded = IncidentFold.of(days);
        if (days.isEmpty()) {
            return new KnownIncidents(null, List.of(), List.of(), List.of(), List.of(), List.of());
        }
        LocalDate last = days.get(days.size() - 1).day();
        List<NamedIncident> stored = new StoredMemory(questions, last)
                .incidents().stream().flatMap(kept -> kept.named().stream()).toList();
        // Behind them stand those of which the days know nothing.
        List<NamedIncident> named = IncidentNames.of(folded, stored, last)
                .subList(0, folded.incidents().size());
        return new KnownIncidents(last, named, folded.sightings(), List.of(), List.of(), List.of());
    }

    /**
     * Remembers days, and every day whose rows, or those of the weeks before it, changed since it was judged. To be called by
     * one night at a time.
     *
     * @param days those that a night tells of
     * @return the days that were judged now, in order
     */
    public List<LocalDate> remember(Collection<LocalDate> days) {
        if (!Files.exists(store.file())) {
            return List.of();
        }
        Set<LocalDate> wanted = new HashSet<>(days);
        Recalled recalled = store.ask(
                OpenedStore.Names.BUSIEST,
                engine -> new Recollection(new Questions(engine), judge, null).forMemory(wanted::contains));
        if (!recalled.days().isEmpty() || !recalled.incidents().isEmpty()) {
            store.remember(recalled.days(), recalled.incidents());
        }
        return recalled.days().stream()
                .map(RememberedDay::rows)
                .map(rows -> rows.day())
                .toList();
    }

    /**
     * Notes what an operator says of an incident.
     *
     * @param id as it was typed; of one that was merged the one that took it is meant
     * @param kind what is to be done
     * @param until the first day on which people are told of it again; null but for a mute
     * @param text what is said; null but for a note
     * @return the incident as it was before
     */
    public KnownIncident order(String id, IncidentOrder.Kind kind, @Nullable LocalDate until, @Nullable String text) {
        KnownIncidents all = read(null);
        KnownIncident known = all.of(id);
        if (known.incident().isOpen() || kind == IncidentOrder.Kind.MUTE || kind == IncidentOrder.Kind.NOTE) {
            LocalDate day = all.day().orElseThrow();
            store.ordered(
                    MemoryText.of(new NamedIncident(known.id(), known.incident(), known.takenBy())),
                    new IncidentOrder(
                            known.id(), kind, day, until, text, around.clock().instant()));
        }
        return known;
    }
}
