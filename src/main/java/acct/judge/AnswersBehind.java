package acct.judge;

import acct.model.Finding;
import acct.model.ReplyCount;
import acct.model.Subject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answers that several findings name, each once. Two rules about the same mail found the same answers, which count
 * once; findings about different mail are summed.
 */
final class AnswersBehind {
    private static final Comparator<ReplyCount> MOST_FIRST =
            Comparator.comparingLong(ReplyCount::count).reversed();

    private static final BinaryOperator<Answered> MORE =
            BinaryOperator.maxBy(Comparator.comparingLong(Answered::count));

    private final Map<String, Map<Group, Answered>> answers = new LinkedHashMap<>();

    private AnswersBehind(Stream<Finding> findings) {
        findings.forEach(finding -> finding.replies()
                .forEach(reply -> answers.computeIfAbsent(reply.reply(), text -> new LinkedHashMap<>())
                        .merge(Group.of(finding.subject()), new Answered(finding.subject(), reply.count()), MORE)));
    }

    /** How often one text came to some mail. */
    private record Answered(Subject mail, long count) {
        /** Whether its mail is counted with that of another. */
        boolean isPartOf(Answered whole) {
            return !Group.of(mail).equals(Group.of(whole.mail))
                    && isWithin(mail.sourceIp(), whole.mail.sourceIp())
                    && isWithin(mail.isp(), whole.mail.isp())
                    && (whole.mail.sourceIp() != null || isWithin(mail.pool(), whole.mail.pool()));
        }

        private static boolean isWithin(@Nullable String part, @Nullable String whole) {
            return whole == null || Objects.equals(part, whole);
        }
    }

    /** The answers, the most frequent first. */
    static List<ReplyCount> of(Stream<Finding> findings) {
        AnswersBehind behind = new AnswersBehind(findings);
        return behind.answers.entrySet().stream()
                .map(answer -> new ReplyCount(answer.getKey(), sum(answer.getValue())))
                .sorted(MOST_FIRST)
                .toList();
    }

    private static long sum(Map<Group, Answered> counts) {
        return counts.values().stream()
                .filter(part -> counts.values().stream().noneMatch(part::isPartOf))
                .mapToLong(Answered::count)
                .sum();
    }
}
