package acct.judge;

import acct.ask.CellHour;
import acct.ask.DomainCount;
import acct.ask.JudgedFacts;
import acct.ask.JudgedFacts.TroubleKind;
import acct.ask.MeantReply;
import acct.ask.TroubleFacts;
import acct.ask.TroubleFacts.TroubledMail;
import acct.chance.BetaBinomial;
import acct.chance.Wilson;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.Subject;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What belongs to a trouble beside its numbers: asked only where there is one. */
final class TroubleDetails {
    private static final int MOST_JOBS = 20;
    private static final int MOST_CELLS = 1000;
    /** A domain with fewer events may be one person, and what is judged is kept for years. */
    private static final int FEWEST_OF_DOMAIN = 5;

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHxxx", Locale.ROOT);

    /** An hour this unlikely, by a usual rate that moves as this many cases do, is a bad one. */
    private static final double CHANCE = 0.01;

    private static final double PRECISION = 200;
    private static final double TIMES = 2;

    private final DayFacts facts;
    private final CountedRate rate;
    private final Subject subject;

    TroubleDetails(DayFacts facts, CountedRate rate, Subject subject) {
        this.facts = facts;
        this.rate = rate;
        this.subject = subject;
    }

    /** Whose mail it is, the most events first. */
    static List<Trouble.JobPart> jobs(JobMail mail) {
        long events = Math.max(1, mail.now().x());
        return mail.jobs().stream()
                .filter(job -> job.now().x() > 0 && job.isNamed())
                .sorted(Comparator.comparingLong(
                                (JobMail.JobTally job) -> job.now().x())
                        .reversed()
                        .thenComparing(job -> String.valueOf(job.job().id())))
                .limit(MOST_JOBS)
                .map(job -> new Trouble.JobPart(
                        job.job().id(),
                        job.now().n(),
                        job.now().x(),
                        (double) job.now().x() / events))
                .toList();
    }

    /**
     * The first hour of the day that is worse than usual; null if none stands out.
     *
     * @param usual the usual rate, 0..1
     */
    @Nullable
    String firstHour(double usual) {
        if (rate == CountedRate.COMPLAINT) {
            // It is the hour in which somebody read his mail.
            return null;
        }
        double expected = Math.min(0.9, Math.max(1e-4, usual));
        BetaBinomial usualHour = BetaBinomial.around(expected, PRECISION);
        return facts.of(JudgedFacts.CELL_HOURS).of(subject.sourceIp(), subject.isp(), null, null).stream()
                .filter(hour -> hour.hour() != null)
                .filter(hour -> {
                    Tally tally = rate.of(hour.counts());
                    return tally.isRate()
                            && tally.x() >= 2
                            && tally.rate() > TIMES * expected
                            && usualHour.atLeast(tally.x(), tally.n()) < CHANCE;
                })
                .map(CellHour::hour)
                .map(Objects::requireNonNull)
                .map(HOUR::format)
                .findFirst()
                .orElse(null);
    }

    /** The recipients' domains with most of it. */
    List<String> domains() {
        return kind().stream()
                .flatMap(
                        kind -> facts
                                .of(JudgedFacts.TROUBLE_DOMAINS)
                                .of(subject.sourceIp(), subject.isp(), subject.job(), kind)
                                .stream())
                .filter(domain -> domain.events() >= FEWEST_OF_DOMAIN)
                .map(DomainCount::rcptDomain)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private Optional<TroubleKind> kind() {
        return switch (rate) {
            case HARD -> Optional.of(TroubleKind.HARD);
            case BLOCK -> Optional.of(TroubleKind.BLOCK);
            case DEFERRAL, PUT_OFF -> Optional.of(TroubleKind.DEFERRAL);
            case CONNECTION, AUTHENTICATION, LATENCY, COMPLAINT -> Optional.empty();
        };
    }

    /** What the most frequent answer says is judged; null if none does, and where no answer is behind it. */
    @Nullable
    String axis() {
        if (rate == CountedRate.LATENCY || rate == CountedRate.COMPLAINT) {
            return null;
        }
        List<MeantReply> replies = facts.of(TroubleFacts.REPLIES)
                .to(
                        new TroubledMail(
                                subject.sourceIp(),
                                subject.sourceIp() == null ? subject.pool() : null,
                                subject.isp(),
                                rate.metric().label()),
                        1);
        return replies.stream()
                .map(MeantReply::axis)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What changed in the configuration shortly before. */
    List<String> configChanges() {
        return facts.of(NightFacts.CONFIG_CHANGES);
    }

    /** The rate to tell of: that of the only rule about all of it, or of all its pairs together. */
    static @Nullable RateEvidence rate(Subject subject, CellStates cells, List<Finding> findings) {
        Tally tally = cells.tally();
        Finding first = findings.get(0);
        // One finding about the same mail is the whole trouble; of a reply the rule counts answers, and here what was
        // refused is wanted, too.
        boolean isWhole = findings.size() == 1 && Group.of(first.subject()).equals(Group.of(subject));
        if (!tally.isRate() || (isWhole && first.metric() != Metric.REPLY && first.hasRate())) {
            return first.evidence();
        }
        Wilson interval = Wilson.of(tally.x(), tally.n());
        RateEvidence evidence = RateEvidence.of(tally.x(), tally.n(), interval.low(), interval.high());
        @Nullable Double before = cells.seenBefore();
        return before == null ? evidence : evidence.beside(before);
    }

    /** The pairs that are worse than usual, the worst first. */
    static List<Trouble.TroubledCell> cells(CellStates cells) {
        List<CellState> up = cells.cells().stream().filter(CellState::isUp).toList();
        return (up.isEmpty() ? cells.cells() : up)
                .stream()
                        .sorted(Comparator.comparingDouble(CellState::excess).reversed())
                        .limit(MOST_CELLS)
                        .map(cell -> new Trouble.TroubledCell(
                                cell.pair().sourceIp(),
                                cell.pair().isp(),
                                cell.tally().n(),
                                cell.tally().x(),
                                cell.seenBefore()))
                        .toList();
    }
}
