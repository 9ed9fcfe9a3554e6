package acct.warming;

import acct.model.Alert;
import acct.model.Severity;
import acct.warming.WarmingDay.Decision;
import acct.warming.WarmingDay.Volume;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What of a day's warming somebody should look at soon, as alerts like those of other rules. */
public final class WarmingAlerts {
    /** The rule that speaks when an ISP slows a new address down. */
    public static final String HOLD = "warming-hold";
    /** The rule that speaks when more was sent than planned. */
    public static final String OVERSHOOT = "warming-overshoot";

    private WarmingAlerts() {}

    /** The alerts of these days, in their order. */
    public static List<Alert> of(List<WarmingDay> days) {
        List<Alert> alerts = new ArrayList<>();
        for (WarmingDay day : days) {
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

    private static Alert hold(WarmingDay day, WarmingEvidence evidence) {
        String what = switch (evidence.criterion()) {
            case DEFERRED -> "deferred";
            case TURNED_AWAY -> "turned away";
        };
        String reason = evidence.reason() == null ? "" : ", mostly for " + evidence.reason();
        String counted = evidence.since().equals(day.day()) ? "" : " since " + evidence.since();
        return new Alert(
                HOLD,
                Severity.WARNING,
                day.sourceIp(),
                null,
                null,
                day.isp(),
                day.day(),
                evidence.n(),
                evidence.x(),
                evidence.share(),
                evidence.low(),
                evidence.high(),
                evidence.limit(),
                List.of(),
                "Do not raise the volume: stay at " + day.planned() + " a day. These attempts were " + what + counted
                        + reason + ". The plan now ends on " + day.projectedEnd() + ".");
    }

    private static Alert overshoot(WarmingDay day) {
        double none = Double.NaN;
        LocalDate on = day.day();
        return new Alert(
                OVERSHOOT,
                Severity.WARNING,
                day.sourceIp(),
                null,
                null,
                day.isp(),
                on,
                0,
                0,
                none,
                none,
                none,
                none,
                List.of(),
                "Lower the limit of this IP: " + day.counts().recipients() + " recipients were tried where "
                        + day.planned() + " were planned.");
    }
}
