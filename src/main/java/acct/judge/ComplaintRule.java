package acct.judge;

import acct.model.Finding;
import acct.model.Period;
import acct.model.RateEvidence;
import acct.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule {@code complaint}: judges complaints in windows that end on the same day: in a week a bad day vanishes, and in a
 * day a small cell. A group is raised once, by the window in which it is worst, and of equals by the narrowest.
 *
 * <p>Complaints come later than the mail that they are about, so a narrow window must be able to carry them: see
 * {@link #LEAST_PART} and {@link #LEAST_EVENTS}.
 */
final class ComplaintRule implements LevelRule {
    /** A day with less than this part of the week's deliveries has complaints about the days before. */
    private static final long LEAST_PART = 20;
    /** Judged anew every night, fewer events exceed a limit by chance in one of many cells. */
    private static final long LEAST_EVENTS = 5;

    private static final List<Level> NARROWEST_FIRST = List.of(Level.PAIR, Level.IP, Level.ISP, Level.ALL);

    private final Criteria criteria;

    ComplaintRule(Criteria criteria) {
        this.criteria = criteria;
    }

    @Override
    public Criteria criteria() {
        return criteria;
    }

    @Override
    public List<Finding> unexplained(DayFacts facts) {
        return findings(facts);
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        Comparison comparison = facts.of(NightFacts.RATES).of(CountedRate.COMPLAINT);
        Map<Group, Hit> told = new LinkedHashMap<>();
        for (Level level : comparison.isLogged() ? NARROWEST_FIRST : List.<Level>of()) {
            for (Hit hit : hits(comparison, level)) {
                if (!isTold(comparison, hit, told)) {
                    told.put(hit.group(), hit);
                }
            }
        }
        return told.values().stream()
                .map(hit -> finding(hit, comparison, facts))
                .toList();
    }

    private List<Hit> hits(Comparison comparison, Level level) {
        Map<Group, Hit> worst = new LinkedHashMap<>();
        Map<Group, Long> deliveredInWeek = new LinkedHashMap<>();
        List<Compared> week = comparison.of(level, LookBack.WEEK);
        week.forEach(one -> deliveredInWeek.put(one.group(), one.tally().n()));
        List<Compared> narrowestFirst = new ArrayList<>();
        comparison.of(level, 1).stream()
                .filter(day -> carries(day.tally(), deliveredInWeek.getOrDefault(day.group(), 0L)))
                .forEach(narrowestFirst::add);
        narrowestFirst.addAll(week);
        for (Compared compared : narrowestFirst) {
            Optional<Severity> severity = criteria.severity(compared);
            severity.ifPresent(found -> worst.merge(compared.group(), new Hit(compared, found), ComplaintRule::worse));
        }
        return List.copyOf(worst.values());
    }

    private static boolean carries(Tally day, long deliveredInWeek) {
        return day.x() >= LEAST_EVENTS && day.n() * LEAST_PART >= deliveredInWeek;
    }

    private static Hit worse(Hit narrow, Hit wide) {
        return wide.severity().compareTo(narrow.severity()) > 0 ? wide : narrow;
    }

    /** Whether what is left of a group without its told parts is nothing to tell of. */
    private boolean isTold(Comparison comparison, Hit hit, Map<Group, Hit> told) {
        Series rest = comparison.counts().series(hit.group());
        boolean isWhole = true;
        for (PairDays pair : comparison.counts().pairsOf(hit.group())) {
            if (told.keySet().stream().anyMatch(part -> part.holds(pair))) {
                rest = rest.minus(pair.series());
                isWhole = false;
            }
        }
        return !isWhole
                && comparison
                        .compare(hit.group(), rest, hit.compared().nights())
                        .flatMap(criteria::severityOfRest)
                        .isEmpty();
    }

    private Finding finding(Hit hit, Comparison comparison, DayFacts facts) {
        Compared compared = hit.compared();
        Double limit = criteria.limit(compared);
        RateEvidence evidence =
                limit == null ? compared.evidence() : compared.evidence().above(limit);
        Finding finding = Finding.of(
                        criteria.level().name(), hit.severity(), Said.of(compared, comparison.counts()), "")
                .measuring(CountedRate.COMPLAINT.metric())
                .about(comparison.counts().subject(hit.group()))
                .over(new Period(facts.day().minusDays(compared.nights() - 1L), facts.day()))
                .with(evidence);
        return finding.advising(criteria.level().action().replace("{days}", finding.days()));
    }
}
