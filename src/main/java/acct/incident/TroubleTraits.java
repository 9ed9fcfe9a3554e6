package acct.incident;

import acct.judge.Trouble;
import acct.judge.TroubleFamily;
import acct.model.ReplyCount;
import acct.model.Subject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether two troubles are one. Who shares a pair is the same, unless all else speaks against it: a campaign that
 * forty pairs refuse is not the block that one of them had last week.
 *
 * @param family what can be the same trouble
 * @param marks where it is; at least one
 * @param answers the most frequent reply behind each trouble; none where none are known
 * @param subject whom the widest of them concerns; a pair that a campaign has beside others is not the campaign
 */
record TroubleTraits(TroubleFamily family, Set<Mark> marks, Set<String> answers, Subject subject) {
    /** Those of troubles of one day, at least one. */
    static TroubleTraits of(TroubleFamily family, Collection<Mark> marks, List<Trouble> troubles) {
        return new TroubleTraits(
                family, Set.copyOf(marks), answers(troubles), widest(troubles).subject());
    }

    private static Trouble widest(List<Trouble> troubles) {
        return troubles.stream()
                .reduce((one, other) -> other.cells().size() > one.cells().size() ? other : one)
                .orElseThrow();
    }

    /** One pair has a campaign's answers beside its own, and every pair has those of any day. */
    private static Set<String> answers(List<Trouble> troubles) {
        return troubles.stream()
                .flatMap(trouble -> trouble.replies().stream().limit(1))
                .map(ReplyCount::reply)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it is the same trouble. */
    boolean isSame(TroubleTraits other) {
        Set<Mark> shared = common(marks, other.marks);
        boolean isMostly = 2 * shared.size() >= Math.max(marks.size(), other.marks.size());
        return family == other.family && !shared.isEmpty() && (isMostly || hasAnswerOf(other) || concernsWhom(other));
    }

    /** Where no answer is known, none is another one. */
    private boolean hasAnswerOf(TroubleTraits other) {
        return answers.isEmpty()
                || other.answers.isEmpty()
                || !common(answers, other.answers).isEmpty();
    }

    private boolean concernsWhom(TroubleTraits other) {
        return isNamed(subject.sourceIp(), other.subject.sourceIp())
                || isNamed(subject.isp(), other.subject.isp())
                || isNamed(subject.pool(), other.subject.pool())
                || isNamed(subject.job(), other.subject.job());
    }

    private static boolean isNamed(@Nullable String one, @Nullable String two) {
        return one != null && Objects.equals(one, two);
    }

    private static <T> Set<T> common(Set<T> some, Set<T> others) {
        Set<T> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }
}
