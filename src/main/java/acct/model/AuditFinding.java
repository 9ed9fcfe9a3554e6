package acct.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something in a PowerMTA configuration, or in the mail sent under it, that is probably not as its operator wants it:
 * what {@code acct pmta check} says. Not a {@link Finding}, which is about the stored files.
 *
 * @param check stable name of the check, such as {@code dangling-name}; docs/audit.md defines each
 * @param severity how bad
 * @param certainty how sure
 * @param vmta the virtual MTA concerned
 * @param sourceIp the source address concerned
 * @param pool the pool concerned
 * @param isp the destination concerned
 * @param trafficClass the class of mail concerned
 * @param job the job concerned
 * @param rows how many stored rows stand behind it
 * @param since when it was first seen, with offset
 * @param file the file of the configuration
 * @param line the line in it, from 1
 * @param message one or two sentences, without the place
 */
public record AuditFinding(
        String check,
        Severity severity,
        Certainty certainty,
        @Nullable String vmta,
        @Nullable String sourceIp,
        @Nullable String pool,
        @Nullable String isp,
        @Nullable String trafficClass,
        @Nullable String job,
        @Nullable Long rows,
        @Nullable String since,
        @Nullable String file,
        @Nullable Integer line,
        String message) {

    private static final Comparator<AuditFinding> ORDER = Comparator.comparing(AuditFinding::severity)
            .reversed()
            .thenComparing(AuditFinding::file, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(AuditFinding::line, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(AuditFinding::check)
            .thenComparing(AuditFinding::message);

    /** How sure a finding is. */
    public enum Certainty {
        /** The guide says so, or it was seen in the rows. */
        SURE,
        /** A well-founded guess. */
        LIKELY,
        /** It rests on a rule that PowerMTA's guide does not state. */
        MAY;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A finding about a line; who it concerns is added by the methods below. */
    public static AuditFinding at(
            String check, Severity severity, Certainty certainty, String file, int line, String message) {
        return new AuditFinding(
                check, severity, certainty, null, null, null, null, null, null, null, null, file, line, message);
    }

    /** The same in other words. */
    public AuditFinding saying(String words) {
        return new AuditFinding(
                check,
                severity,
                certainty,
                vmta,
                sourceIp,
                pool,
                isp,
                trafficClass,
                job,
                rows,
                since,
                file,
                line,
                words);
    }

    /** The same about a virtual MTA. */
    public AuditFinding withVmta(@Nullable String name) {
        return new AuditFinding(
                check,
                severity,
                certainty,
                name,
                sourceIp,
                pool,
                isp,
                trafficClass,
                job,
                rows,
                since,
                file,
                line,
                message);
    }

    /** The same about a source address. */
    public AuditFinding withSourceIp(@Nullable String address) {
        return new AuditFinding(
                check,
                severity,
                certainty,
                vmta,
                address,
                pool,
                isp,
                trafficClass,
                job,
                rows,
                since,
                file,
                line,
                message);
    }

    /** The same about a pool. */
    public AuditFinding withPool(@Nullable String name) {
        return new AuditFinding(
                check,
                severity,
                certainty,
                vmta,
                sourceIp,
                name,
                isp,
                trafficClass,
                job,
                rows,
                since,
                file,
                line,
                message);
    }

    /** The severity's name in JSON: {@code error}, {@code warning} or {@code info}. */
    public String severityLabel() {
        return severity == Severity.CRITICAL ? "error" : severity.label();
    }

    /** Errors first, then by file and line. */
    public static List<AuditFinding> worstFirst(List<AuditFinding> findings) {
        return findings.stream().sorted(ORDER).toList();
    }
}
