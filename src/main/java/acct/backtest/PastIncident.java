package acct.backtest;

import acct.judge.Trouble;
import acct.judge.TroubleFamily;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.Subject;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong and that people know of, whatever any rule said.
 *
 * @param opened its first day
 * @param closed its last day; null if it went on to the end
 * @param sourceIp the address that mail left from; null if it is not about one
 * @param isp the destination; null if it is not about one
 * @param metric what was too many; null for any
 */
public record PastIncident(
        LocalDate opened,
        @Nullable LocalDate closed,
        @Nullable String sourceIp,
        @Nullable String isp,
        @Nullable Metric metric) {

    /** Whether it was going on on some of these days. */
    boolean isIn(LocalDate first, LocalDate last) {
        return !last.isBefore(opened) && (closed == null || !first.isAfter(closed));
    }

    /** Whether a trouble of a day is it: by its pairs, where it has any. */
    boolean is(Trouble trouble) {
        return trouble.findings().stream().anyMatch(finding -> isIn(finding.since(), finding.day()))
                && trouble.findings().stream().anyMatch(finding -> isOf(finding.metric()))
                && (trouble.cells().isEmpty()
                        ? isAbout(trouble.subject())
                        : trouble.cells().stream().anyMatch(cell -> holds(cell.sourceIp(), cell.isp())));
    }

    /** Whether a finding is a part of it, if nothing is known but whom it concerns. */
    boolean is(Finding finding) {
        return isIn(finding.since(), finding.day()) && isOf(finding.metric()) && isAbout(finding.subject());
    }

    /** What keeps the mail from being judged is no trouble of the mail, unless people say that it is meant. */
    private boolean isOf(Metric other) {
        return metric == null
                ? other != Metric.DATA && other != Metric.CONFIG
                : TroubleFamily.of(metric) == TroubleFamily.of(other);
    }

    /** Nothing in a subject may be somebody else, and something must be the same. */
    private boolean isAbout(Subject subject) {
        if (sourceIp == null && isp == null) {
            return true;
        }
        boolean isSame = isSame(sourceIp, subject.sourceIp()) || isSame(isp, subject.isp());
        return isSame && !isOther(sourceIp, subject.sourceIp()) && !isOther(isp, subject.isp());
    }

    private boolean holds(@Nullable String address, @Nullable String destination) {
        return (sourceIp == null || isSame(sourceIp, address)) && (isp == null || isSame(isp, destination));
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equalsIgnoreCase(Objects.requireNonNullElse(other, ""));
    }

    private static boolean isOther(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equalsIgnoreCase(other);
    }
}
