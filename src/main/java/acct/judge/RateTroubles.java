package acct.judge;

import acct.ask.JobCell;
import acct.ask.JudgedFacts;
import acct.ask.MailJob;
import acct.model.Finding;
import acct.model.Severity;
import acct.model.Subject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The causes of what rules found about one rate. First whether a job is to blame, or only has a larger share than usual;
 * then ISPs and source IPs, by the largest number of events that a single one of them explains; what is left are single
 * pairs. Where other mail is too little to tell, it says so.
 */
final class RateTroubles {
    private static final double MOST = 0.6;

    /** A mix of jobs that does less is that of any day. */
    private static final double NOTICEABLE = 1.2;

    /** So unlikely a night of one group is no ordinary one. */
    private static final double UNLIKELY = 0.001;

    private final CountedRate rate;
    private final DayFacts facts;
    private final Comparison comparison;

    RateTroubles(Comparison comparison, DayFacts facts) {
        this.rate = comparison.rate();
        this.facts = facts;
        this.comparison = comparison;
    }

    List<Trouble> of(List<Finding> findings) {
        int nights = findings.stream()
                .mapToInt(finding -> nights(finding, comparison))
                .min()
                .orElse(1);
        CellStates all = CellStates.of(comparison, Criteria.forCauses(rate), nights);
        List<JobCell> jobs = facts.of(JudgedFacts.JOB_CELLS)
                .of(
                        facts.day().minusDays(Usual.PAST_OF_JOBS),
                        comparison.counts().day().minusDays(nights - 1L));
        Scene scene = new Scene(all, new RoadJobs(jobs));
        return new Search(scene).of(findings);
    }

    /** Over how many nights a finding counts. */
    static int nights(Finding finding, Comparison comparison) {
        return (int) ChronoUnit.DAYS.between(
                        finding.since(), comparison.counts().day())
                + 1;
    }

    /** Everything there is to look at. */
    private record Scene(CellStates all, RoadJobs jobs) {}

    /** Takes one cause after the other out of what is not explained yet. */
    private final class Search {
        private final Scene scene;
        private final JobMix mix;
        private final JobCulprit culprits;
        private final List<Trouble> troubles = new ArrayList<>();
        private CellStates left;

        Search(Scene scene) {
            this.scene = scene;
            this.mix = JobMix.of(scene.jobs().all(), rate, scene.all());
            this.culprits = new JobCulprit(scene.jobs(), rate, mix);
            this.left = scene.all();
        }

        List<Trouble> of(List<Finding> findings) {
            List<Finding> unexplained = new ArrayList<>(findings);
            CellStates troubled = troubled(unexplained);
            if (!troubled.isEmpty() && isEverywhere()) {
                troubles.add(trouble(Cause.NETWORK, Subject.ALL, troubled, unexplained));
                return troubles;
            }
            takeMix(unexplained);
            if (!troubled(unexplained).isEmpty()) {
                takeJob(unexplained);
            }
            if (troubled(unexplained).isEmpty()) {
                unexplained.forEach(finding -> troubles.add(Trouble.of(finding)));
                return troubles;
            }
            byMargins(unexplained);
            CellStates told = troubled(unexplained);
            unexplained.forEach(finding -> troubles.add(single(finding, told)));
            return troubles;
        }

        /** First what would be no finding if each job had the share that it always has. */
        private void takeMix(List<Finding> unexplained) {
            List<Finding> explained = unexplained.stream().filter(this::isMix).toList();
            if (!explained.isEmpty()) {
                troubles.add(trouble(Cause.MIX, common(explained), troubled(explained), explained));
                unexplained.removeAll(explained);
            }
        }

        private boolean isMix(Finding finding) {
            CellStates cells = scene.all().in(Group.of(finding.subject()));
            double times = mix.times(now(cells));
            if (finding.metric() != rate.metric() || times < NOTICEABLE) {
                return false;
            }
            return times - 1 >= MOST * (cells.times() - 1) || isOrdinaryBut(finding, times);
        }

        /** Whether it is a usual night if it were so many times better. */
        private boolean isOrdinaryBut(Finding finding, double times) {
            Group group = Group.of(finding.subject());
            Optional<Compared> compared =
                    comparison.compare(group, comparison.counts().series(group), nights(finding, comparison));
            return compared.filter(one -> one.usual() != null)
                    .filter(one -> {
                        Tally tally = new Tally(
                                one.tally().n(), Math.round(one.tally().x() / times));
                        return Objects.requireNonNull(one.usual()).chance(tally, one.nights()) > UNLIKELY;
                    })
                    .isPresent();
        }

        private List<JobCell> now(CellStates cells) {
            return scene.jobs().nowOn(roads(cells));
        }

        private static Set<Group> roads(CellStates cells) {
            return cells.cells().stream()
                    .map(cell -> cell.pair().group())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** Next one job that is to blame for all there is, but for pairs where other mail fares like it. */
        private void takeJob(List<Finding> unexplained) {
            CellStates troubled = troubled(unexplained);
            Optional<JobCulprit.Found> found = culprits.in(troubled).filter(RateTroubles::isGuilty);
            if (found.isEmpty()) {
                return;
            }
            String job = found.get().job();
            List<Finding> explained = unexplained.stream()
                    .filter(finding -> !isOfPairByItself(finding, job))
                    .toList();
            CellStates ofJob = troubled(explained);
            if (ofJob.isEmpty()
                    || culprits.in(ofJob).filter(RateTroubles::isGuilty).isEmpty()) {
                explained = List.copyOf(unexplained);
                ofJob = troubled;
            }
            troubles.add(trouble(Cause.JOB, common(explained).withJob(job), ofJob, explained));
            unexplained.removeAll(explained);
            left = left.without(ofJob);
        }

        private boolean isOfPairByItself(Finding finding, @Nullable String job) {
            Group group = Group.of(finding.subject());
            return group.level() == Level.PAIR
                    && culprits.isHardlyAllOf(job, scene.all().in(group));
        }

        private CellStates troubled(List<Finding> findings) {
            Set<Group> groups = findings.stream()
                    .map(finding -> Group.of(finding.subject()))
                    .collect(Collectors.toSet());
            return scene.all()
                    .where(cell -> groups.contains(cell.pair().group())
                            || ((cell.isUp() || !cell.isJudged())
                                    && (groups.contains(Group.ALL)
                                            || Group.wider(cell.pair()).stream().anyMatch(groups::contains))));
        }

        /** Connections of most source IPs at most ISPs. */
        private boolean isEverywhere() {
            return rate == CountedRate.CONNECTION
                    && isMostlyBroad(scene.all().isps().stream()
                            .map(isp -> scene.all()
                                    .where(cell -> Objects.equals(cell.pair().isp(), isp)))
                            .toList())
                    && isMostlyBroad(scene.all().ips().stream()
                            .map(ip -> scene.all()
                                    .where(cell -> Objects.equals(cell.pair().sourceIp(), ip)))
                            .toList());
        }

        private boolean isMostlyBroad(List<CellStates> margins) {
            long visible =
                    margins.stream().filter(margin -> margin.judged() > 0).count();
            long up = margins.stream().filter(CellStates::isUp).count();
            return visible >= 3 && up >= MOST * visible;
        }

        private void byMargins(List<Finding> unexplained) {
            Optional<Group> margin = widest(unexplained);
            while (margin.isPresent()) {
                Group group = margin.get();
                CellStates cells = left.in(group);
                List<Finding> explained = unexplained.stream()
                        .filter(finding -> isInside(Group.of(finding.subject()), group))
                        .toList();
                troubles.add(ofMargin(group, cells, explained));
                unexplained.removeAll(explained);
                left = left.without(cells);
                margin = widest(unexplained);
            }
        }

        /** The ISP or source IP that explains most of what is not explained yet. */
        private Optional<Group> widest(List<Finding> unexplained) {
            return unexplained.stream()
                    .flatMap(finding -> Group.of(finding.subject()).margins().stream())
                    .distinct()
                    .filter(group ->
                            unexplained.stream().anyMatch(finding -> isInside(Group.of(finding.subject()), group)))
                    .filter(group -> left.in(group).isUp() && left.in(group).isBroad())
                    .max(Comparator.comparingDouble(group -> left.in(group).excess()));
        }

        private Trouble ofMargin(Group group, CellStates cells, List<Finding> findings) {
            Subject subject = comparison.counts().subject(group);
            Optional<JobCulprit.Found> found = culprits.in(cells);
            if (found.filter(RateTroubles::isGuilty).isPresent()) {
                return trouble(Cause.JOB, subject.withJob(found.get().job()), cells, findings);
            }
            boolean isTold = found.filter(job -> job.verdict() == JobCulprit.Verdict.INSEPARABLE)
                    .isEmpty();
            Cause cause = group.level() == Level.ISP ? Cause.ISP : Cause.IP;
            boolean isClear = scene.all().without(cells).areClearOf(cells.times());
            return trouble(isTold && isClear ? cause : Cause.CANNOT_TELL, subject, cells, findings);
        }

        /**
         * A finding that no margin explains.
         *
         * @param told the pairs of all such findings: each is a trouble of its own, and no witness about another
         */
        private Trouble single(Finding finding, CellStates told) {
            Group group = Group.of(finding.subject());
            CellStates cells = scene.all().in(group);
            if (cells.isEmpty()) {
                return Trouble.of(finding);
            }
            Optional<JobCulprit.Found> found = culprits.in(cells);
            if (found.filter(RateTroubles::isGuilty).isPresent()) {
                return trouble(Cause.JOB, finding.subject().withJob(found.get().job()), cells, List.of(finding));
            }
            // An IP that sends nowhere else is at this ISP and no other; whether others are well there must be seen.
            CellStates ofIp = scene.all().ofIp(group.sourceIp());
            boolean isSeparable = group.level() == Level.PAIR
                    && found.filter(job -> job.verdict() == JobCulprit.Verdict.INSEPARABLE)
                            .isEmpty()
                    && isClearBeside(scene.all().atIsp(group.isp()), told, cells.times())
                    && (isAlone(ofIp, cells) || isClearBeside(ofIp, told, cells.times()));
            return trouble(
                    isSeparable ? Cause.IP_AT_ISP : Cause.CANNOT_TELL, finding.subject(), cells, List.of(finding));
        }

        private static boolean isAlone(CellStates margin, CellStates cells) {
            return margin.without(cells).isEmpty();
        }

        private static boolean isClearBeside(CellStates margin, CellStates told, double times) {
            return margin.without(told).areClearOf(times);
        }

        private JobMail mail(CellStates cells) {
            return JobMail.of(scene.jobs().on(roads(cells)), rate);
        }

        private Trouble trouble(Cause cause, Subject subject, CellStates cells, List<Finding> findings) {
            JobMail mail = mail(cells);
            TroubleDetails details = new TroubleDetails(facts, rate, subject);
            return new Trouble(
                    findings.get(0).metric(),
                    findings.stream()
                            .map(Finding::severity)
                            .max(Comparator.naturalOrder())
                            .orElse(Severity.WARNING),
                    subject,
                    TroubleDetails.rate(subject, cells, findings),
                    TroubleDetails.cells(cells),
                    new Diagnosis(
                            cause,
                            certainty(cause, cells),
                            cause.blamed(subject),
                            details.axis(),
                            evidence(subject, mail)),
                    Finding.worstFirst(findings),
                    details.firstHour(
                            cells.expected() / Math.max(1, cells.tally().n())),
                    TroubleDetails.jobs(mail),
                    details.domains(),
                    details.configChanges());
        }

        private Diagnosis.Certainty certainty(Cause cause, CellStates cells) {
            if (cause == Cause.CANNOT_TELL) {
                return Diagnosis.Certainty.UNCLEAR;
            }
            boolean isCompared = cause != Cause.IP_AT_ISP
                    || cells.cells().stream()
                            .noneMatch(
                                    cell -> isAlone(scene.all().ofIp(cell.pair().sourceIp()), cells));
            return isCompared && scene.all().without(cells).areClearOf(cells.times())
                    ? Diagnosis.Certainty.SURE
                    : Diagnosis.Certainty.LIKELY;
        }

        private Diagnosis.Evidence evidence(Subject subject, JobMail mail) {
            CellStates atIsp = subject.isp() == null ? scene.all() : scene.all().atIsp(subject.isp());
            CellStates ofIp =
                    subject.sourceIp() == null ? scene.all() : scene.all().ofIp(subject.sourceIp());
            List<Diagnosis.MixTerm> terms = mail.terms();
            @Nullable MailJob worst = mail.worst().orElse(null);
            @Nullable Double without = worst == null ? null : mail.without(worst);
            return new Diagnosis.Evidence(
                    scene.all().judged(),
                    scene.all().up(),
                    atIsp.where(CellState::isJudged).ips().size(),
                    atIsp.where(cell -> cell.isJudged() && cell.isUp()).ips().size(),
                    ofIp.where(CellState::isJudged).isps().size(),
                    ofIp.where(cell -> cell.isJudged() && cell.isUp()).isps().size(),
                    terms.isEmpty() ? null : mail.change(),
                    terms,
                    worst == null || without == null ? null : new Diagnosis.WithoutJob(worst.id(), without));
        }
    }

    private static boolean isGuilty(JobCulprit.Found job) {
        return job.verdict() == JobCulprit.Verdict.GUILTY;
    }

    private static boolean isInside(Group part, Group whole) {
        return switch (whole.level()) {
            case IP -> Objects.equals(part.sourceIp(), whole.sourceIp());
            case ISP -> Objects.equals(part.isp(), whole.isp());
            default -> part.equals(whole);
        };
    }

    /** What all findings have in common. */
    private static Subject common(List<Finding> findings) {
        List<Subject> subjects = findings.stream().map(Finding::subject).toList();
        return new Subject(
                only(subjects.stream().map(Subject::sourceIp).toList()),
                only(subjects.stream().map(Subject::vmta).toList()),
                only(subjects.stream().map(Subject::pool).toList()),
                only(subjects.stream().map(Subject::isp).toList()),
                null,
                null,
                null);
    }

    private static @Nullable String only(List<@Nullable String> names) {
        return names.stream().distinct().count() == 1 ? names.get(0) : null;
    }
}
