package acct.judge;

import acct.ask.CellDay;
import acct.model.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a night and the days before it brought, by pairs of source IP and ISP and by all wider groups. */
final class NightCounts {
    private final Map<Group, PairDays> pairs = new LinkedHashMap<>();
    private final Map<Level, Map<Group, Series>> wider = new EnumMap<>(Level.class);
    private final Map<Group, List<PairDays>> parts = new HashMap<>();
    private final LocalDate day;
    private final LoggedRates logged;
    private final CountedRate[] rates;
    private int partsOf;
    private Groups last = Groups.NONE;

    /**
     * Nothing yet.
     *
     * @param day that is judged
     * @param logged what the files of the days looked at log
     * @param rates that are counted
     */
    NightCounts(LocalDate day, LoggedRates logged, CountedRate... rates) {
        this.day = day;
        this.logged = logged;
        this.rates = rates;
        for (Level level : Level.values()) {
            wider.put(level, new LinkedHashMap<>());
        }
    }

    /** Counts a cell of the day judged or of the days before; others are passed over. */
    void add(CellDay cell) {
        int place = LookBack.place(day, cell.day());
        if (place >= 0) {
            add(place, cell, Series.tallies(cell.counts(), rates));
        }
    }

    private void add(int place, CellDay cell, long[] tallies) {
        partsOf = 0;
        // A million cells come pair by pair, so that most have the groups of the one before.
        if (!last.isOf(cell)) {
            last = groups(cell);
        }
        last.pair().add(place, cell, tallies);
        last.wider().forEach(series -> series.add(place, tallies));
    }

    /** The groups of a cell. */
    private record Groups(
            @Nullable String ip,
            @Nullable String isp,
            @Nullable String pool,
            PairDays pair,
            List<Series> wider) {
        static final Groups NONE = new Groups(null, null, null, new PairDays(null, null, new Series()), List.of());

        boolean isOf(CellDay cell) {
            return !wider.isEmpty()
                    && Objects.equals(ip, cell.sourceIp())
                    && Objects.equals(isp, cell.isp())
                    && Objects.equals(pool, cell.pool());
        }
    }

    private Groups groups(CellDay cell) {
        @Nullable String ip = cell.sourceIp();
        @Nullable String isp = cell.isp();
        @Nullable String pool = cell.pool();
        PairDays days = pairs.computeIfAbsent(Group.pair(ip, isp), pair -> new PairDays(ip, isp, nothing()));
        List<Series> wider = new ArrayList<>(4);
        if (pool != null && isp != null) {
            wider.add(wide(Group.poolAtIsp(pool, isp)));
        }
        if (ip != null) {
            wider.add(wide(Group.ip(ip)));
        }
        if (isp != null) {
            wider.add(wide(Group.isp(isp)));
        }
        wider.add(wide(Group.ALL));
        return new Groups(ip, isp, pool, days, wider);
    }

    private Series nothing() {
        return new Series(rates);
    }

    private Series wide(Group group) {
        return groups(group.level()).computeIfAbsent(group, key -> nothing());
    }

    private Map<Group, Series> groups(Level level) {
        return Objects.requireNonNull(wider.get(level));
    }

    /** The last day counted. */
    LocalDate day() {
        return day;
    }

    /** What the files of the days looked at log. */
    LoggedRates logged() {
        return logged;
    }

    List<PairDays> pairs() {
        return List.copyOf(pairs.values());
    }

    /** The pairs that are parts of a group. Each night asks for those of thousands of groups. */
    List<PairDays> pairsOf(Group group) {
        if (group.level() == Level.ALL) {
            return pairs();
        }
        if (group.level() == Level.PAIR) {
            PairDays pair = pairs.get(group);
            return pair == null ? List.of() : List.of(pair);
        }
        if (partsOf != pairs.size()) {
            parts.clear();
            pairs.values()
                    .forEach(pair -> Group.wider(pair)
                            .forEach(wide -> parts.computeIfAbsent(wide, key -> new ArrayList<>())
                                    .add(pair)));
            partsOf = pairs.size();
        }
        return Collections.unmodifiableList(parts.getOrDefault(group, List.of()));
    }

    /** The groups of a level, in the order in which they were first seen. */
    List<Group> of(Level level) {
        return List.copyOf(level == Level.PAIR ? pairs.keySet() : groups(level).keySet());
    }

    /** What was counted of a group; nothing if it is not there. */
    Series series(Group group) {
        if (group.level() == Level.PAIR) {
            PairDays pair = pairs.get(group);
            return pair == null ? nothing() : pair.series();
        }
        return groups(group.level()).getOrDefault(group, nothing());
    }

    /** Whom a finding about a group is about. */
    Subject subject(Group group) {
        PairDays pair = pairs.get(group);
        if (pair != null) {
            return pair.subject();
        }
        // One pair with nothing else stays what it is, so that its virtual MTA is named.
        List<PairDays> parts = new ArrayList<>(pairsOf(group));
        parts.removeIf(part -> !part.series().hasMail(0));
        if (parts.size() == 1) {
            return parts.get(0).subject();
        }
        return Subject.ofIp(group.sourceIp()).withPool(group.pool()).withIsp(group.isp());
    }
}
