package acct.audit;

import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.Configuration;
import acct.pmta.model.EffectiveSettings.Effective;
import acct.pmta.model.Rate;
import acct.pmta.model.Setting;
import acct.pmta.model.VirtualMta;
import acct.pmta.show.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Queues that sent more than they may: {@code over-rate}. */
final class RateAudit {
    private static final String LIMIT = "max-msg-rate";
    private static final long DAY = 86_400;

    private final Compared compared;
    private final LogFindings findings;

    private RateAudit(Compared compared, LogFindings findings) {
        this.compared = compared;
        this.findings = findings;
    }

    static void check(Compared compared, LogFindings findings) {
        new RateAudit(compared, findings).check();
    }

    /** The lowest daily limit that any queue can have; empty if none has one. */
    static OptionalDouble lowest(Configuration configuration) {
        return new Names(configuration)
                .allDomains().stream()
                        .flatMap(block -> block.last(LIMIT).stream())
                        .map(RateAudit::perDay)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .min();
    }

    /** How many a limit lets out on one day; one for several days may all go on the first. */
    private static @Nullable Double perDay(Setting limit) {
        Rate rate = Rate.parse(limit.text());
        if (rate == null || rate.count() == null) {
            return null;
        }
        return rate.seconds() > DAY ? Double.valueOf(rate.count()) : rate.perDay();
    }

    /** One queue on one local day. */
    private record Key(String queue, LocalDate day) {}

    /**
     * A limit that was passed.
     *
     * @param limit where it stands
     * @param perDay what it allows
     * @param sure whether it holds by all readings of the guide
     * @param rows what the queue sent that day
     */
    private record Passed(Key key, Setting limit, double perDay, boolean sure, Rows<QueueDay> rows) {
        private double times() {
            return rows.evidence().rows() / perDay;
        }
    }

    private void check() {
        List<Passed> passed = new ArrayList<>();
        Rows.by(compared.seen().queues(), one -> new Key(one.queue(), one.day()))
                .forEach((key, rows) -> {
                    Passed over = passed(key, rows);
                    if (over != null) {
                        passed.add(over);
                    }
                });
        Map<QueueDay, Passed> limits = new HashMap<>();
        List<QueueDay> over = new ArrayList<>();
        for (Passed one : passed) {
            over.addAll(one.rows().parts());
            one.rows().parts().forEach(part -> limits.put(part, one));
        }
        Rows.by(over, Road::of).forEach((road, rows) -> say(road, rows, limits));
    }

    private @Nullable Passed passed(Key key, Rows<QueueDay> rows) {
        String after = key.queue().substring(key.queue().lastIndexOf('/') + 1);
        VirtualMta vmta = compared.vmta(after);
        VirtualMta logged = vmta == null ? compared.vmta(rows.main(QueueDay::vmta)) : vmta;
        Effective limit = compared.names()
                .effective()
                .of(logged == null ? null : logged.name(), QueueDay.domain(key.queue()), LIMIT)
                .orElse(null);
        if (limit == null) {
            return null;
        }
        Setting other = limit.other() == null ? limit.setting() : limit.other();
        boolean isOver = isOver(rows, allowed(limit.setting()));
        boolean isOverOther = isOver(rows, allowed(other));
        if (!isOver && !isOverOther) {
            return null;
        }
        Setting broken = isOver ? limit.setting() : other;
        return new Passed(key, broken, allowed(broken), isOver && isOverOther, rows);
    }

    private static double allowed(Setting limit) {
        Double perDay = perDay(limit);
        return perDay == null ? Double.POSITIVE_INFINITY : perDay;
    }

    private boolean isOver(Rows<QueueDay> rows, double perDay) {
        return rows.evidence().rows() > perDay * (1 + compared.limits().rateTolerance());
    }

    private void say(Road road, Rows<QueueDay> rows, Map<QueueDay, Passed> limits) {
        Passed worst = Objects.requireNonNull(limits.get(rows.parts().get(0)));
        boolean sure = true;
        for (QueueDay part : rows.parts()) {
            Passed passed = Objects.requireNonNull(limits.get(part));
            sure &= passed.sure();
            worst = passed.times() > worst.times() ? passed : worst;
        }
        long days = rows.parts().stream()
                .map(part -> new Key(part.queue(), part.day()))
                .distinct()
                .count();
        findings.add(
                "over-rate",
                Severity.WARNING,
                sure ? compared.certainty() : FindingCertainty.MAY,
                road.subject(compared.poolOf(road.vmta())).withIsp(rows.only(QueueDay::isp)),
                rows.evidence(),
                worst.limit().place(),
                "queue " + Compared.quoted(worst.key().queue()) + " had "
                        + worst.rows().evidence().rows() + " attempts on "
                        + worst.key().day() + ", above `" + LIMIT
                        + " " + worst.limit().text() + "` ("
                        + Math.round(worst.perDay()) + " a day)"
                        + (days == 1 ? "" : "; so had " + (days - 1) + " more of its queues and days"));
    }
}
