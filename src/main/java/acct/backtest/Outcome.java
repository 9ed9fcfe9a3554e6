package acct.backtest;

import acct.incident.KnownIncidents;
import acct.judge.JudgedDay;
import acct.judge.Trouble;
import acct.model.Course;
import acct.model.Finding;
import acct.model.Severity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a judge said of some nights.
 *
 * @param nights how many
 * @param alerts warnings and critical ones
 * @param incidents how many incidents opened, without those that turned out to be a part of another
 * @param rules what each rule said; rules that said nothing are left out
 * @param known the incidents that people know of; null if they named none
 * @param falseAlerts alerts that belong to none of those; null if they named none
 */
public record Outcome(
        int nights,
        long alerts,
        long incidents,
        List<RuleCount> rules,
        @Nullable List<Recognition> known,
        @Nullable Long falseAlerts) {

    private static final double WEEK = 7;

    public Outcome {
        rules = List.copyOf(rules);
        known = known == null ? null : List.copyOf(known);
    }

    /**
     * What one rule said.
     *
     * @param rule its name
     * @param warnings how many
     * @param criticals how many
     * @param nights on how many nights it said anything
     */
    public record RuleCount(String rule, long warnings, long criticals, long nights) {}

    /**
     * What became of an incident that people know of.
     *
     * @param past what they know
     * @param found whether a rule saw it; null if no night was replayed on which it was going on
     * @param leadDays so many days after its first one, 0 on the same night; null if it was not found
     * @param incident the id under which {@code acct incidents} has it; null if it was not found
     */
    public record Recognition(
            PastIncident past,
            @Nullable Boolean found,
            @Nullable Long leadDays,
            @Nullable String incident) {}

    static Outcome of(List<JudgedDay> days, KnownIncidents incidents, @Nullable List<PastIncident> past) {
        return new Outcome(
                days.size(),
                days.stream().mapToLong(day -> alerts(day).size()).sum(),
                incidents.all().size(),
                rules(days),
                past == null
                        ? null
                        : past.stream()
                                .map(one -> recognition(one, days, incidents))
                                .toList(),
                past == null
                        ? null
                        : days.stream().mapToLong(day -> strangers(day, past)).sum());
    }

    /** How many a week; null without a night. */
    static @Nullable Double aWeek(long count, long nights) {
        return nights == 0 ? null : Math.round(count * WEEK / nights * 100) / 100.0;
    }

    /** Alerts a week; null without a night. */
    public @Nullable Double alertsAWeek() {
        return aWeek(alerts, nights);
    }

    /** Incidents a week; null without a night. */
    public @Nullable Double incidentsAWeek() {
        return aWeek(incidents, nights);
    }

    /** How many known incidents no rule saw; null if people named none. */
    public @Nullable Long misses() {
        return known == null
                ? null
                : known.stream()
                        .filter(one -> Boolean.FALSE.equals(one.found()))
                        .count();
    }

    private static List<Finding> alerts(JudgedDay day) {
        return day.findings().stream().filter(Finding::isUrgent).toList();
    }

    private static List<RuleCount> rules(List<JudgedDay> days) {
        return days.stream()
                .flatMap(day -> alerts(day).stream())
                .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(rule -> count(rule.getKey(), rule.getValue()))
                .toList();
    }

    private static RuleCount count(String rule, List<Finding> alerts) {
        return new RuleCount(
                rule,
                alerts.stream()
                        .filter(alert -> alert.severity() == Severity.WARNING)
                        .count(),
                alerts.stream()
                        .filter(alert -> alert.severity() == Severity.CRITICAL)
                        .count(),
                alerts.stream().map(Finding::day).distinct().count());
    }

    private static Recognition recognition(PastIncident past, List<JudgedDay> days, KnownIncidents incidents) {
        if (days.stream().noneMatch(day -> past.isIn(day.day(), day.day()))) {
            return new Recognition(past, null, null, null);
        }
        for (JudgedDay day : days) {
            Optional<Trouble> seen = day.troubles().stream()
                    .filter(trouble -> trouble.severity() != Severity.INFO)
                    .filter(past::is)
                    .findFirst();
            if (seen.isPresent()) {
                return new Recognition(past, true, leadDays(past, day.day()), id(day.day(), seen.get(), incidents));
            }
        }
        return new Recognition(past, false, null, null);
    }

    private static long leadDays(PastIncident past, LocalDate found) {
        return ChronoUnit.DAYS.between(past.opened(), found);
    }

    private static @Nullable String id(LocalDate day, Trouble trouble, KnownIncidents incidents) {
        return incidents
                .course(day, trouble.findings().get(0))
                .map(Course::incident)
                .orElse(null);
    }

    /** Alerts of a day that are a part of nothing that people know of. */
    private static long strangers(JudgedDay day, List<PastIncident> past) {
        List<Trouble> known = day.troubles().stream()
                .filter(trouble -> past.stream().anyMatch(one -> one.is(trouble)))
                .toList();
        Predicate<Finding> isKnown =
                alert -> known.stream().anyMatch(trouble -> trouble.findings().contains(alert));
        return alerts(day).stream().filter(isKnown.negate()).count();
    }
}
