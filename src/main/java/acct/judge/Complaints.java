package acct.judge;

import acct.ask.CellDay;
import acct.ask.ComplaintDay;
import acct.ask.JudgedFacts;
import acct.ask.MailCounts;
import acct.model.Finding;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Complaints at ISPs that tell of single ones, on the day on which their mail was delivered, as far as the log can say; else on
 * the day on which they came in.
 */
final class Complaints {
    private static final int MONTH = 28;

    private final Map<Cohort, NightCounts> counts = new EnumMap<>(Cohort.class);
    private final Map<Cohort, Comparison> comparisons = new EnumMap<>(Cohort.class);
    private final LocalDate night;
    private final Set<String> telling;
    private final Set<String> warming;
    private final Map<LocalDate, Long> heard = new HashMap<>();
    private List<ComplaintDay> known = List.of();
    private LocalDate firstKnown = LocalDate.MIN;

    /**
     * None yet.
     *
     * @param telling ISPs that tell of single complaints
     * @param warming source IPs whose past says nothing of tomorrow
     */
    Complaints(DayFacts facts, Set<String> telling, Set<String> warming) {
        this.night = facts.day();
        this.telling = telling;
        this.warming = warming;
        for (Cohort cohort : Cohort.values()) {
            LocalDate last = cohort.last(night);
            LoggedRates logged =
                    LoggedDays.of(last, facts.of(JudgedFacts.LOGGED_DAYS), facts.of(NightFacts.KNOWS_REASONS));
            counts.put(
                    cohort,
                    new NightCounts(
                            last,
                            (place, rate) -> logged.has(place, rate) && isComparable(last, place),
                            CountedRate.COMPLAINT));
        }
    }

    /** Counts a cell; deliveries at ISPs that tell of no complaint say nothing about complaints. */
    void add(CellDay cell) {
        if (cell.isp() != null && telling.contains(cell.isp())) {
            counts.values().forEach(each -> each.add(cell));
            if (cell.counts().complaints() > 0) {
                heard.merge(cell.day(), cell.counts().complaints(), Long::sum);
            }
        }
    }

    /** Puts those that are about mail of another day to that day; once all cells are counted. */
    void date(DayFacts facts) {
        if (heard.isEmpty()) {
            return;
        }
        List<ComplaintDay> days = facts.of(JudgedFacts.COMPLAINT_DAYS);
        LocalDate since = firstKnown(days);
        // If rows of the week itself are gone, what is left are counts by the day on which complaints came in.
        if (since.isAfter(night.minusDays(LookBack.WEEK - 1L))) {
            return;
        }
        known = days;
        firstKnown = since;
        days.forEach(this::move);
    }

    /** The first day since which single rows of all complaints are stored. */
    private LocalDate firstKnown(List<ComplaintDay> days) {
        Map<LocalDate, Long> missing = new TreeMap<>(heard);
        days.forEach(one -> missing.merge(one.day(), -one.complaints(), Long::sum));
        LocalDate first = LocalDate.MIN;
        for (Map.Entry<LocalDate, Long> day : missing.entrySet()) {
            if (day.getValue() > 0) {
                first = day.getKey().plusDays(1);
            }
        }
        return first;
    }

    private void move(ComplaintDay one) {
        LocalDate delivered = one.deliveredDay();
        if (delivered == null || delivered.equals(one.day())) {
            return;
        }
        counts.forEach((cohort, each) -> {
            each.add(cell(one, one.day(), -one.complaints()));
            if (age(one) <= cohort.age()) {
                each.add(cell(one, delivered, one.complaints()));
            }
        });
    }

    private static CellDay cell(ComplaintDay one, LocalDate day, long complaints) {
        return new CellDay(
                day,
                one.sourceIp(),
                one.vmta(),
                one.pool(),
                one.isp(),
                new MailCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, complaints, 0, 0));
    }

    /** So many days after the delivery they came in. */
    private static long age(ComplaintDay one) {
        return ChronoUnit.DAYS.between(mailOf(one), one.day());
    }

    /** The day on which they count. */
    private static LocalDate mailOf(ComplaintDay one) {
        return one.deliveredDay() == null ? one.day() : one.deliveredDay();
    }

    /** A day of which only counts are stored has complaints about the days before it. */
    private boolean isComparable(LocalDate last, int place) {
        return !isByDelivery() || (place <= MONTH && !last.minusDays(place).isBefore(firstKnown));
    }

    /** Whether complaints count on the day of their mail; else all count on the day on which they came in. */
    boolean isByDelivery() {
        return !known.isEmpty();
    }

    /** Mail of one age beside its past. */
    Comparison of(Cohort cohort) {
        return Objects.requireNonNull(comparisons.computeIfAbsent(
                cohort,
                wanted -> new Comparison(Objects.requireNonNull(counts.get(wanted)), CountedRate.COMPLAINT, warming)));
    }

    /** What days are compared by if nothing else is asked. */
    Comparison settled() {
        return of(isByDelivery() ? Cohort.SETTLED : Cohort.SO_FAR);
    }

    /** What a finding rests on: it reaches from its first day of mail to the night. */
    Comparison of(Finding finding) {
        if (!isByDelivery()) {
            return of(Cohort.SO_FAR);
        }
        long back = ChronoUnit.DAYS.between(finding.since(), night);
        for (Cohort cohort : Cohort.values()) {
            if (cohort.last(night).equals(night.minusDays(back))) {
                return of(cohort);
            }
        }
        return of(back < LookBack.WEEK ? Cohort.SO_FAR : Cohort.SETTLED);
    }

    /** Complaints of a group that count in some nights of a cohort. */
    private List<ComplaintDay> counted(Group group, Cohort cohort, int nights) {
        LocalDate last = cohort.last(night);
        LocalDate first = last.minusDays(nights - 1L);
        return known.stream()
                .filter(one -> group.holds(one.sourceIp(), one.isp()))
                .filter(one -> !mailOf(one).isAfter(last) && !mailOf(one).isBefore(first) && age(one) <= cohort.age())
                .toList();
    }

    /** Of those that count, those of which the log cannot say what they are about. */
    long undated(Group group, Cohort cohort, int nights) {
        return counted(group, cohort, nights).stream()
                .filter(one -> one.deliveredDay() == null)
                .mapToLong(ComplaintDay::complaints)
                .sum();
    }

    /** Of those that count, those that may be about an earlier mail as well. */
    long guessed(Group group, Cohort cohort, int nights) {
        return counted(group, cohort, nights).stream()
                .mapToLong(ComplaintDay::guessed)
                .sum();
    }

    /** Of those that count, how many name which job. */
    Map<String, Long> jobs(Group group, Cohort cohort, int nights) {
        Map<String, Long> jobs = new TreeMap<>();
        counted(group, cohort, nights).forEach(one -> {
            if (one.job() != null) {
                jobs.merge(one.job(), one.complaints(), Long::sum);
            }
        });
        return jobs;
    }

    /** Whether more is known of a day than when it was looked at last, as mail of a younger age. */
    boolean isNews(Group group, Cohort cohort) {
        LocalDate last = cohort.last(night);
        LocalDate before = last.plusDays(cohort == Cohort.SETTLED ? Cohort.NEXT_DAY.age() : Cohort.SAME_DAY.age());
        return counted(group, cohort, 1).stream().anyMatch(one -> one.day().isAfter(before));
    }
}
