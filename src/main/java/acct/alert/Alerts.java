package acct.alert;

import acct.ask.Questions;
import acct.audit.AuditRule;
import acct.audit.ConfiguredAudit;
import acct.classify.reply.Listing;
import acct.config.Config;
import acct.doctor.DataWatch;
import acct.doctor.SilenceRule;
import acct.incident.DayJudge;
import acct.judge.Coverage;
import acct.judge.DayFacts;
import acct.judge.Judge;
import acct.judge.JudgedDay;
import acct.judge.JudgedDay.Hearing;
import acct.judge.NewReplyRule;
import acct.judge.Rule;
import acct.judge.Rules;
import acct.judge.Trouble;
import acct.judge.Trouble.TroubledCell;
import acct.model.Finding;
import acct.model.Period;
import acct.warming.WarmingRule;
import acct.warming.WarmingTracking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the rules find in a store, day by day. */
public final class Alerts implements DayJudge {
    private final DataWatch watch;
    private final WarmingTracking warming;
    private final ConfiguredAudit audit;
    private final Judge judge;

    /** Every rule, with the limits of a configuration. */
    public Alerts(Config config, DataWatch watch, WarmingTracking warming, ConfiguredAudit audit) {
        this.watch = watch;
        this.warming = warming;
        this.audit = audit;
        this.judge = new Judge(rules(config));
    }

    /** Here a new rule is added, or in {@link Rules} if its limits can be set. */
    private static List<Rule> rules(Config config) {
        return Stream.concat(
                        Rules.with(config.alerts()).stream(),
                        Stream.of(new SilenceRule(), new WarmingRule(), new AuditRule()))
                .toList();
    }

    private Judge.Judged on(Questions questions, LocalDate day) {
        return judge.judge(facts(questions, day));
    }

    @Override
    public JudgedDay judge(Questions questions, LocalDate day) {
        Judge.Judged judged = on(questions, day);
        List<Trouble> troubles = judged.findings().stream()
                .filter(Finding::isUrgent)
                .map(Alerts::trouble)
                .toList();
        // A day on which no pair of source IP and ISP sent anything says nothing of any.
        Hearing hearing = judged.coverage().cells() == 0 ? Hearing.SILENCED : Hearing.HEARD;
        return new JudgedDay(day, hearing, judged.findings(), troubles, judged.coverage());
    }

    @Override
    public boolean isOver(LocalDate day) {
        return watch.isOver(day);
    }

    private static Trouble trouble(Finding finding) {
        Trouble alone = Trouble.of(finding);
        boolean isOfPair = finding.sourceIp() != null && finding.isp() != null;
        return isOfPair && finding.evidence() != null
                ? alone.in(List.of(new TroubledCell(
                        finding.sourceIp(),
                        finding.isp(),
                        finding.n(),
                        finding.x(),
                        finding.evidence().baseline())))
                : alone;
    }

    /** The facts of a day: those of the store, and those that only this site knows. */
    private DayFacts facts(Questions questions, LocalDate day) {
        return DayFacts.of(questions, day)
                .with(
                        NewReplyRule.LISTED,
                        reply -> Optional.ofNullable(Listing.of(reply).listed()))
                .handed(DayFacts.IS_OVER, () -> watch.isOver(day))
                .handed(WarmingRule.DAYS, () -> warming.on(questions, day))
                .handed(
                        AuditRule.AUDITED,
                        () -> Objects.requireNonNullElse(audit.findings(questions, Period.of(day)), List.of()));
    }

    /** What they find on the stored days of a period, day after day, and which days of it are missing. */
    public Judge.Judged of(Questions questions, Period period) {
        List<Finding> findings = new ArrayList<>();
        watch.missingDays(questions, period).forEach(days -> findings.addAll(days.alerts()));
        long cells = 0;
        long tooFew = 0;
        for (LocalDate day : questions.storedDays(period)) {
            Judge.Judged judged = on(questions, day);
            findings.addAll(judged.findings());
            cells += judged.coverage().cells();
            tooFew += judged.coverage().tooFew();
        }
        return new Judge.Judged(findings, new Coverage(cells, tooFew));
    }

    /** The same with the day that is overdue by the clock, if the period holds it. */
    public Judge.Judged withOverdue(Questions questions, Period period) {
        Judge.Judged judged = of(questions, period);
        List<Finding> findings = new ArrayList<>(watch.overdueAlerts(questions, period));
        findings.addAll(judged.findings());
        return new Judge.Judged(findings, judged.coverage());
    }
}
