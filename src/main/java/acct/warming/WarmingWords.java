package acct.warming;

import acct.model.Counts;
import acct.model.Measure;
import acct.model.Period;
import acct.print.LogText;
import acct.print.Numbers;
import acct.print.Sample;
import acct.warming.WarmingDay.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of a source IP that follows a plan. */
public final class WarmingWords {
    private WarmingWords() {}

    /** How much was sent, beside the plan: {@code overshoot}, {@code on plan}. */
    public static String volume(WarmingDay day) {
        return switch (day.volume()) {
            case OVERSHOOT -> "overshoot";
            case STARVING -> "starving";
            case ON_PLAN -> "on plan";
            case BEFORE_START -> "before start";
            case NOT_PLANNED -> "not planned";
            case NO_PLAN -> "no plan";
            case DONE -> "plan is over";
            case NO_DATA -> "no data";
            case NOT_LOGGED -> Numbers.NOT_LOGGED;
        };
    }

    /** Whether to go on: {@code hold}, {@code too few to judge}; empty where there is nothing to decide. */
    public static String decision(@Nullable Decision decision) {
        if (decision == null) {
            return "";
        }
        return switch (decision) {
            case ADVANCE -> "advance";
            case HOLD -> "hold";
            case TOO_FEW -> "too few to judge";
            case NOT_LOGGED -> "cannot be judged";
        };
    }

    /** What the decision rests on, one sentence; empty where nothing was sent. */
    public static String evidence(WarmingDay day) {
        WarmingEvidence evidence = day.evidence();
        if (evidence == null) {
            return "";
        }
        String since = evidence.since().equals(day.day()) ? "" : " since " + evidence.since();
        String what = Numbers.count(evidence.x()) + " of " + Numbers.count(evidence.n()) + " attempts "
                + words(evidence.criterion()) + since;
        if (evidence.n() < Sample.FEW) {
            return what + reason(evidence) + ".";
        }
        String unseen = day.decision() == Decision.NOT_LOGGED ? " Deferrals are not logged." : "";
        return what + ": " + Numbers.share(evidence.share()) + ", true share "
                + Numbers.interval(evidence.low(), evidence.high()) + ", limit " + Numbers.share(evidence.limit())
                + reason(evidence) + "." + unseen;
    }

    private static String words(WarmingEvidence.Criterion criterion) {
        return switch (criterion) {
            case DEFERRED -> "deferred";
            case TURNED_AWAY -> "turned away";
        };
    }

    private static String reason(WarmingEvidence evidence) {
        return evidence.reason() == null
                ? ""
                : "; " + Numbers.count(evidence.reasonCount()) + " for " + evidence.reason();
    }

    /** What is planned next, and until when: {@code next day 1,000, ends 2026-12-14 instead of 2026-12-12}. */
    public static String outlook(WarmingDay day) {
        if (day.plannedEnd() == null || day.projectedEnd() == null) {
            return "";
        }
        boolean late = day.projectedEnd().isAfter(day.plannedEnd());
        String end = (day.nextPlanned() == null ? "ended " : "ends ")
                + day.projectedEnd()
                + (late ? " instead of " + day.plannedEnd() : "");
        return day.nextPlanned() == null ? end : "next day " + Numbers.count(day.nextPlanned()) + ", " + end;
    }

    /** A number of a day; of a day of which nothing is stored there is none, logged or not. */
    public static String measure(Measure measure, WarmingDay day) {
        return day.volume() == WarmingDay.Volume.NO_DATA ? volume(day) : Numbers.measure(measure, day.counts());
    }

    /** {@code 512 of 500}: recipients beside the plan. */
    public static String sent(WarmingDay day) {
        String sent = measure(Measure.RECIPIENTS, day);
        return day.planned() == null ? sent : sent + " of " + Numbers.count(day.planned());
    }

    /** {@code 192.0.2.60, plan raised-weekly since 2026-11-17}. */
    public static String heading(WarmingDay day) {
        return day.plan() == null
                ? LogText.cut(day.sourceIp(), 60) + ", no plan"
                : LogText.cut(day.sourceIp(), 60) + ", plan " + LogText.cut(day.plan(), 60) + " since " + day.start();
    }

    /** What was sent at the wrong time; empty if nothing was. */
    public static String unplanned(List<WarmingDay> days) {
        List<WarmingDay> early = days.stream()
                .filter(day -> day.volume() == WarmingDay.Volume.BEFORE_START)
                .toList();
        if (!early.isEmpty()) {
            long recipients = early.stream()
                    .map(WarmingDay::counts)
                    .mapToLong(Counts::recipients)
                    .sum();
            return "Mail went out before the plan’s first day: "
                    + Numbers.count(recipients, "recipient", "recipients") + ", "
                    + new Period(early.get(0).day(), early.get(early.size() - 1).day()).label() + ".";
        }
        WarmingDay last = days.get(days.size() - 1);
        return last.volume() == WarmingDay.Volume.NO_PLAN
                ? "First seen on " + last.start() + " and in no plan: "
                        + Numbers.count(last.counts().recipients(), "recipient", "recipients") + " until " + last.day()
                        + "."
                : "";
    }
}
