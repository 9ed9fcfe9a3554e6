package acct.incident;

import acct.judge.Trouble;
import acct.judge.Trouble.TroubledCell;
import acct.judge.TroubleFamily;
import acct.model.Course;
import acct.model.Metric;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.model.Subject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One trouble from its first bad day on, as it is known on some day. What is said of it is of its last bad day, but for
 * what is named here.
 *
 * @param family what can be the same trouble
 * @param opened its first bad day
 * @param since the day on which it opened, or was last reopened
 * @param days its bad days, in order
 * @param closed when it was closed; null while it is open
 * @param ending how it was closed; null while it is open
 * @param state what became of it on the day as of which it is known
 * @param firstHour its first bad hour with offset; null if none stands out on its first day
 * @param worst the worst that it ever was
 * @param rules every rule that spoke of it
 * @param marks by what it is known again, those of its first day first
 * @param troubles those of its last bad day, the worst first; at least one
 */
public record Incident(
        TroubleFamily family,
        LocalDate opened,
        LocalDate since,
        List<LocalDate> days,
        @Nullable LocalDate closed,
        @Nullable Ending ending,
        Course.State state,
        @Nullable String firstHour,
        Severity worst,
        List<String> rules,
        List<Mark> marks,
        List<Trouble> troubles) {
    public Incident {
        days = List.copyOf(days);
        rules = List.copyOf(rules);
        marks = List.copyOf(marks);
        troubles = List.copyOf(troubles);
    }

    /** How an incident ends. */
    public enum Ending {
        /** So many nights heard nothing of it. */
        QUIET,
        /** An operator said so. */
        BY_HAND,
        /** Another one turned out to be the same. */
        MERGED,
        /** Its days were judged again, after rows had come late, and nothing is left of it. */
        WITHDRAWN;

        /** The name in the store. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The worst trouble of its last bad day. */
    public Trouble trouble() {
        return troubles.get(0);
    }

    /** Whether it is not over. */
    public boolean isOpen() {
        return closed == null;
    }

    /** Its last bad day. */
    public LocalDate last() {
        return days.get(days.size() - 1);
    }

    /** What is too many. */
    public Metric metric() {
        return trouble().metric();
    }

    /** How bad it is. */
    public Severity severity() {
        return level().severity();
    }

    /** How bad it is, to be compared. */
    public TroubleLevel level() {
        return TroubleLevel.of(troubles);
    }

    /** Whom it concerns. */
    public Subject subject() {
        return trouble().subject();
    }

    /** The pairs of source IP and ISP that it is at, each once. */
    public List<TroubledCell> cells() {
        Map<Subject, TroubledCell> cells = new LinkedHashMap<>();
        troubles.stream()
                .flatMap(trouble -> trouble.cells().stream())
                .forEach(cell -> cells.putIfAbsent(Subject.ofIp(cell.sourceIp()).withIsp(cell.isp()), cell));
        return List.copyOf(cells.values());
    }

    /** The answers behind it, each once. */
    public List<ReplyCount> replies() {
        return Trouble.replies(troubles);
    }

    /** The recipients' domains, each once. */
    public List<String> domains() {
        return troubles.stream()
                .flatMap(trouble -> trouble.domains().stream())
                .distinct()
                .toList();
    }

    /** What changed in PowerMTA's configuration before it, each once. */
    public List<String> configChanges() {
        return troubles.stream()
                .flatMap(trouble -> trouble.configChanges().stream())
                .distinct()
                .toList();
    }

    /** What is the case, where the numbers do not say it, and what to do. */
    public String whatToDo() {
        return trouble().findings().get(0).whatToDo();
    }

    /** Message and advice of its worst finding, for programs. */
    public String action() {
        return trouble().findings().get(0).action();
    }

    /** The same after its end. */
    Incident ended(LocalDate day, Ending how) {
        return new Incident(
                family, opened, since, days, day, how, Course.State.CLOSED, firstHour, worst, rules, marks, troubles);
    }

    /** Whether both are the same trouble. */
    boolean meets(Incident other) {
        return traits().isSame(other.traits());
    }

    /** By what it is known again. */
    TroubleTraits traits() {
        return TroubleTraits.of(family, marks, troubles);
    }
}
