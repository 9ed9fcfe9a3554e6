package acct.judge;

import acct.model.Finding;
import acct.model.Period;
import acct.model.RateEvidence;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rule {@code complaint}: judges mail by the complaints about it. A day is looked at on its own night, on the next and when
 * three days are over, each time beside what other days had at that age; and a week as far as it was complained of: in a week a
 * bad day vanishes, and in a day a small cell. A group is raised once, by the look at which it is worst, and of equals by the
 * one at the newest day.
 *
 * <p>Complaints of which nobody knows what they are about count on the day on which they came in, so a day must be able to
 * carry them: see {@link #LEAST_PART} and {@link #LEAST_EVENTS}.
 */
final class ComplaintRule implements LevelRule {
    /** A day with less than this part of the week's deliveries has complaints about the days before. */
    private static final long LEAST_PART = 20;
    /** Judged anew every night, fewer events exceed a limit by chance in one of many cells. */
    private static final long LEAST_EVENTS = 5;

    /** A job with fewer may be one person, and what is judged is kept for years. */
    private static final long FEWEST_OF_JOB = 5;

    private static final List<Level> NARROWEST_FIRST = List.of(Level.PAIR, Level.IP, Level.ISP, Level.ALL);

    private static final List<Look> BY_DELIVERY = List.of(
            new Look(Cohort.SAME_DAY, 1),
            new Look(Cohort.NEXT_DAY, 1),
            new Look(Cohort.SETTLED, 1),
            new Look(Cohort.SO_FAR, LookBack.WEEK));

    private static final List<Look> BY_ARRIVAL =
            List.of(new Look(Cohort.SO_FAR, 1), new Look(Cohort.SO_FAR, LookBack.WEEK));

    private final Criteria criteria;

    ComplaintRule(Criteria criteria) {
        this.criteria = criteria;
    }

    /** Which mail, and how many days of it. */
    private record Look(Cohort cohort, int nights) {}

    /** A group that is told of, and the look that showed it. */
    private record Seen(Look look, Hit hit) {
        Group group() {
            return hit.group();
        }
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
        Complaints complaints = facts.of(NightFacts.RATES).complaints();
        Map<Group, Seen> told = new LinkedHashMap<>();
        for (Level level : NARROWEST_FIRST) {
            for (Seen seen : seen(complaints, level)) {
                if (!isTold(complaints.of(seen.look().cohort()), seen.hit(), told)) {
                    told.put(seen.group(), seen);
                }
            }
        }
        return told.values().stream()
                .map(seen -> finding(seen, complaints, facts))
                .toList();
    }

    private List<Seen> seen(Complaints complaints, Level level) {
        Map<Group, Seen> worst = new LinkedHashMap<>();
        for (Look look : complaints.isByDelivery() ? BY_DELIVERY : BY_ARRIVAL) {
            Comparison comparison = complaints.of(look.cohort());
            for (Compared compared :
                    comparison.isLogged() ? comparison.of(level, look.nights()) : List.<Compared>of()) {
                Optional<Severity> severity = criteria.severity(compared);
                if (severity.isPresent() && counts(look, compared, complaints)) {
                    Seen seen = new Seen(look, Hit.of(compared, severity.get()));
                    worst.merge(compared.group(), seen, ComplaintRule::worse);
                }
            }
        }
        return List.copyOf(worst.values());
    }

    private static boolean counts(Look look, Compared compared, Complaints complaints) {
        if (look.nights() > 1) {
            return true;
        }
        Group group = compared.group();
        Comparison comparison = complaints.of(look.cohort());
        Tally week = comparison.tally(comparison.counts().series(group), LookBack.WEEK);
        boolean carries = compared.tally().n() * LEAST_PART >= week.n()
                || (complaints.isByDelivery() && complaints.undated(group, look.cohort(), 1) == 0);
        return compared.tally().x() >= LEAST_EVENTS
                && carries
                && (!look.cohort().isOlder() || complaints.isNews(group, look.cohort()));
    }

    private static Seen worse(Seen newer, Seen older) {
        return older.hit().severity().compareTo(newer.hit().severity()) > 0 ? older : newer;
    }

    /** Whether what is left of a group without its told parts is nothing to tell of. */
    private boolean isTold(Comparison comparison, Hit hit, Map<Group, Seen> told) {
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

    private Finding finding(Seen seen, Complaints complaints, DayFacts facts) {
        Compared compared = seen.hit().compared();
        NightCounts counts = complaints.of(seen.look().cohort()).counts();
        Double limit = criteria.limit(compared);
        RateEvidence evidence =
                limit == null ? compared.evidence() : compared.evidence().above(limit);
        LocalDate last = counts.day();
        LocalDate first = last.minusDays(compared.nights() - 1L);
        String said = Said.of(compared, counts);
        Finding finding = Finding.of(criteria.level().name(), seen.hit().severity(), said, "")
                .measuring(CountedRate.COMPLAINT.metric())
                .about(counts.subject(seen.group()))
                .over(new Period(first, facts.day()))
                .with(evidence);
        String advice = criteria.level().action();
        return complaints.isByDelivery()
                ? finding.saying((said + " " + known(seen, complaints, first, last)).strip())
                        .advising(advice.replace("{days}", "about " + mail(first, last)))
                : finding.advising(advice.replace("{days}", finding.days()));
    }

    private static String mail(LocalDate first, LocalDate last) {
        return first.equals(last) ? "mail delivered on " + last : "mail delivered from " + first + " to " + last;
    }

    /** Whose complaints these are, and how well that is known. */
    private static String known(Seen seen, Complaints complaints, LocalDate first, LocalDate last) {
        Group group = seen.group();
        Cohort cohort = seen.look().cohort();
        int nights = seen.look().nights();
        List<String> said = new ArrayList<>();
        String mail = mail(first, last);
        said.add(mail.substring(0, 1).toUpperCase(Locale.ROOT) + mail.substring(1) + ", " + cohort.words() + ".");
        long undated = complaints.undated(group, cohort, nights);
        if (undated > 0) {
            said.add("Not known of which mail, so counted on the day they came in: " + undated + ".");
        }
        long guessed = complaints.guessed(group, cohort, nights);
        if (guessed > 0) {
            said.add("Taken for the last of several mails: " + guessed + ".");
        }
        String jobs = most(complaints.jobs(group, cohort, nights));
        if (!jobs.isEmpty()) {
            said.add("Jobs that they name: " + jobs + ".");
        }
        return String.join(" ", said);
    }

    private static String most(Map<String, Long> jobs) {
        return jobs.entrySet().stream()
                .filter(job -> job.getValue() >= FEWEST_OF_JOB)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .map(job -> job.getKey() + " " + job.getValue())
                .collect(Collectors.joining(", "));
    }
}
