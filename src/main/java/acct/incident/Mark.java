package acct.incident;

import acct.judge.Trouble;
import acct.model.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a trouble is known again on another day: a pair of source IP and ISP, or, where no pair is concerned, whom a rule
 * spoke of. Two troubles of a family that share a mark are one.
 *
 * @param subject the pair, or whom it concerns
 * @param rule the rule; null of a pair, as it does not matter there which one spoke
 */
public record Mark(Subject subject, @Nullable String rule) {

    /** Those of a trouble; at least one. */
    static List<Mark> of(Trouble trouble) {
        return trouble.cells().isEmpty()
                ? trouble.rules().stream()
                        .map(rule -> new Mark(trouble.subject(), rule))
                        .toList()
                : trouble.cells().stream().map(Mark::of).distinct().toList();
    }

    /** That of a pair. */
    static Mark of(Trouble.TroubledCell cell) {
        return new Mark(Subject.ofIp(cell.sourceIp()).withIsp(cell.isp()), null);
    }
}
