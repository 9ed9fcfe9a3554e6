package acct.alert;

import acct.ask.DayQuestions;
import acct.ask.Questions;
import acct.audit.AuditRule;
import acct.audit.ConfiguredAudit;
import acct.audit.PmtaHistory;
import acct.classify.reply.Listing;
import acct.classify.reply.ReplyRules;
import acct.config.Config;
import acct.doctor.DataWatch;
import acct.doctor.SilenceRule;
import acct.incident.DayJudge;
import acct.judge.Coverage;
import acct.judge.DayFacts;
import acct.judge.DeferralsMissingRule;
import acct.judge.Judge;
import acct.judge.JudgedDay;
import acct.judge.Limits;
import acct.judge.NewReplyRule;
import acct.judge.NightFacts;
import acct.judge.Rule;
import acct.judge.Rules;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Surroundings;
import acct.warming.WarmingDay;
import acct.warming.WarmingRule;
import acct.warming.WarmingTracking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rules find in a store, day by day. */
public final class Alerts implements DayJudge {
    /** A change of the configuration so long before may be behind a trouble. */
    private static final int DAYS_OF_CHANGES = 3;

    private final DataWatch watch;
    private final WarmingTracking warming;
    private final ConfiguredAudit audit;
    private final Surroundings around;
    private final Config config;
    private final String build;
    private @Nullable Judge judge;
    private @Nullable List<Rule> written;

    /**
     * Every rule, with the limits of a configuration.
     *
     * @param build tells this build of acct from every other
     */
    public Alerts(
            Surroundings around,
            Config config,
            DataWatch watch,
            WarmingTracking warming,
            ConfiguredAudit audit,
            String build) {
        this.around = around;
        this.config = config;
        this.watch = watch;
        this.warming = warming;
        this.audit = audit;
        this.build = build;
    }

    /**
     * A judge of the same facts by other limits.
     *
     * @param limits by the rule's name; what is not there has its default
     */
    public Judge by(Map<String, Limits> limits) {
        return new Judge(rules(limits));
    }

    /** Here a new rule is added, or in {@link Rules} if its limits can be set. */
    private List<Rule> rules(Map<String, Limits> limits) {
        return Stream.of(
                        Rules.with(limits),
                        List.of(new SilenceRule(), new DeferralsMissingRule(), new WarmingRule(), new AuditRule()),
                        written())
                .flatMap(List::stream)
                .toList();
    }

    /** Rules that are statements; their files are read when something is judged, and once. */
    private List<Rule> written() {
        List<Rule> known = written;
        if (known == null) {
            String folder = config.alertRules();
            known = OwnRuleFiles.rules(folder == null ? null : around.path(folder), folder == null ? "" : folder);
            written = known;
        }
        return known;
    }

    @Override
    public JudgedDay judge(Questions questions, LocalDate day) {
        Judge known = judge;
        if (known == null) {
            known = by(config.alerts());
            judge = known;
        }
        return known.judge(facts(questions, day));
    }

    @Override
    public String terms(Questions questions) {
        return JudgingTerms.of(build, around, config, questions);
    }

    @Override
    public boolean isOver(LocalDate day) {
        return watch.isOver(day);
    }

    /** The facts of a day: those of the store, and those that only this site knows. */
    public DayFacts facts(Questions questions, LocalDate day) {
        return DayFacts.of(questions, day)
                .with(
                        NewReplyRule.LISTED,
                        reply -> Optional.ofNullable(Listing.of(reply).listed()))
                .handed(NightFacts.REPLY_ADVICE, () -> ReplyRules.configured(config.replies())::ownAction)
                .handed(NightFacts.KNOWS_REASONS, () -> DayQuestions.knowsReasons(questions, day))
                .handed(
                        NightFacts.CONFIG_CHANGES,
                        () -> PmtaHistory.changedLines(questions, new Period(day.minusDays(DAYS_OF_CHANGES), day)))
                .handed(DayFacts.IS_OVER, () -> watch.isOver(day))
                .handed(DayFacts.NOW, around.clock()::instant)
                .handed(DayFacts.LACKS_HOURS, () -> watch.lacksHours(questions, day))
                .handed(
                        NightFacts.WARMING_IPS,
                        () -> warming.on(questions, day).stream()
                                .filter(planned -> planned.planDay() != null)
                                .map(WarmingDay::sourceIp)
                                .collect(Collectors.toSet()))
                .handed(WarmingRule.DAYS, () -> warming.on(questions, day))
                .handed(
                        AuditRule.AUDITED,
                        () -> Objects.requireNonNullElse(audit.findings(questions, Period.of(day)), List.of()));
    }

    /**
     * What they find on the stored days of a period, day after day, and which days of it are missing.
     *
     * @param judge who judges the days
     */
    public PeriodVerdict of(Questions questions, Period period, DayJudge judge) {
        List<Finding> findings = new ArrayList<>();
        watch.missingDays(questions, period).forEach(days -> findings.addAll(days.alerts()));
        Coverage coverage = Coverage.NONE;
        for (LocalDate day : questions.storedDays(period)) {
            JudgedDay judged = judge.judge(questions, day);
            findings.addAll(judged.findings());
            coverage = coverage.plus(judged.coverage());
        }
        return new PeriodVerdict(findings, coverage);
    }

    /** The same with the day that is overdue by the clock, if the period holds it. */
    public PeriodVerdict withOverdue(Questions questions, Period period, DayJudge judge) {
        PeriodVerdict judged = of(questions, period, judge);
        List<Finding> findings = new ArrayList<>(watch.overdueAlerts(questions, period));
        findings.addAll(judged.findings());
        return new PeriodVerdict(findings, judged.coverage());
    }

    /**
     * What is said of some days.
     *
     * @param findings day after day
     * @param coverage how much of the mail could be judged
     */
    public record PeriodVerdict(List<Finding> findings, Coverage coverage) {
        public PeriodVerdict {
            findings = List.copyOf(findings);
        }
    }
}
