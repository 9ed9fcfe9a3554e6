package acct.warming;

import acct.ask.Fact;
import acct.judge.DayFacts;
import acct.judge.Rule;
import acct.model.Finding;
import acct.model.RateEvidence;
import acct.model.Severity;
import acct.model.Subject;
import acct.warming.WarmingDay.Decision;
import acct.warming.WarmingDay.Volume;
import java.util.ArrayList;
import java.util.List;

/** The rules {@code warming-hold} and {@code warming-overshoot}: what of a day's warming somebody should look at soon. */
public final class WarmingRule implements Rule {
    /** How the planned source IPs fared on the day. */
    public static final Fact<List<WarmingDay>> DAYS = Fact.handedIn("warming-days");

    /** The rule that speaks when an ISP slows a new address down. */
    private static final String HOLD = "warming-hold";
    /** The rule that speaks when more was sent than planned. */
    private static final String OVERSHOOT = "warming-overshoot";

    @Override
    public List<Finding> findings(DayFacts facts) {
        List<Finding> alerts = new ArrayList<>();
        for (WarmingDay day : facts.of(DAYS)) {
            WarmingEvidence evidence = day.evidence();
            if (day.decision() == Decision.HOLD && evidence != null) {
                alerts.add(hold(day, evidence));
            }
            if (day.volume() == Volume.OVERSHOOT) {
                alerts.add(overshoot(day));
            }
        }
        return alerts;
    }

    private static Finding hold(WarmingDay day, WarmingEvidence evidence) {
        String what = switch (evidence.criterion()) {
            case DEFERRED -> "deferred";
            case TURNED_AWAY -> "turned away";
        };
        String reason = evidence.reason() == null ? "" : ", mostly for " + evidence.reason();
        String counted = evidence.since().equals(day.day()) ? "" : " since " + evidence.since();
        return finding(
                        HOLD,
                        day,
                        "Do not raise the volume: stay at " + day.planned() + " a day. These attempts were " + what
                                + counted + reason + ". The plan now ends on " + day.projectedEnd() + ".")
                .with(new RateEvidence(
                        evidence.n(),
                        evidence.x(),
                        evidence.share(),
                        evidence.low(),
                        evidence.high(),
                        evidence.limit(),
                        null,
                        null));
    }

    private static Finding overshoot(WarmingDay day) {
        return finding(
                OVERSHOOT,
                day,
                "Lower the limit of this IP: " + day.counts().recipients() + " recipients were tried where "
                        + day.planned() + " were planned.");
    }

    private static Finding finding(String rule, WarmingDay day, String advice) {
        return Finding.of(rule, Severity.WARNING, "", advice)
                .about(Subject.ofIp(day.sourceIp()).withIsp(day.isp()))
                .on(day.day());
    }
}
