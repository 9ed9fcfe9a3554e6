package acct.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule noticed: about the mail ({@code acct alerts}), about a PowerMTA configuration and the mail sent
 * under it ({@code acct audit}, {@code acct pmta check}), or about the stored files themselves ({@code acct doctor}).
 *
 * @param rule the rule's stable name, such as {@code hard-bounce}
 * @param kind what it is about
 * @param severity how bad
 * @param certainty how sure
 * @param metric what is counted, or what else it is about
 * @param subject whom it concerns
 * @param period the days concerned, of which the last was judged; all if no day is
 * @param evidence the rate it rests on; null if the rule compares none
 * @param replies the most frequent answers behind it
 * @param place the line of a PowerMTA configuration; null if none is concerned
 * @param seen the stored rows behind it; null if it rests on none
 * @param message what is the case, in one or two sentences, without the place; empty if evidence and subject say it
 * @param advice what to do, and nothing else; empty if the message leaves no doubt
 * @param course the trouble that it is a part of; null if no memory was asked
 * @param server the one whose files it is about, where files are of several; else null
 */
public record Finding(
        String rule,
        FindingKind kind,
        Severity severity,
        FindingCertainty certainty,
        Metric metric,
        Subject subject,
        Period period,
        @Nullable RateEvidence evidence,
        List<ReplyCount> replies,
        @Nullable FileLine place,
        @Nullable SeenRows seen,
        String message,
        String advice,
        @Nullable Course course,
        @Nullable String server) {

    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::severity).reversed();
    private static final Comparator<Finding> BY_PLACE = WORST_FIRST
            .thenComparing(Finding::file, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Finding::line, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    public Finding {
        replies = List.copyOf(replies);
    }

    /** A sure finding about the mail; whom and what it rests on is added by the methods below. */
    public static Finding of(String rule, Severity severity, String message, String advice) {
        return new Finding(
                rule,
                FindingKind.MAIL,
                severity,
                FindingCertainty.SURE,
                Metric.REPLY,
                Subject.ALL,
                Period.ALL,
                null,
                List.of(),
                null,
                null,
                message,
                advice,
                null,
                null);
    }

    /**
     * A finding about the stored files.
     *
     * @param thing the file, server or column concerned; null if it is about everything stored
     * @param firstDay first local day concerned; null if no day is
     * @param lastDay last local day concerned; null if no day is
     */
    public static Finding ofFiles(
            String rule,
            Severity severity,
            @Nullable String thing,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            String message,
            String advice) {
        return of(rule, severity, message, advice)
                .of(FindingKind.DATA)
                .about(Subject.ofThing(thing))
                .over(new Period(firstDay, lastDay));
    }

    /** A finding about a line of a configuration. */
    public static Finding at(
            String rule, Severity severity, FindingCertainty certainty, String file, int line, String message) {
        return of(rule, severity, message, "")
                .of(FindingKind.CONFIGURATION)
                .with(certainty)
                .at(new FileLine(file, line));
    }

    /** The same of another kind. */
    public Finding of(FindingKind other) {
        return new Finding(
                rule,
                other,
                severity,
                certainty,
                other.metric(metric),
                subject,
                period,
                evidence,
                replies,
                place,
                seen,
                message,
                advice,
                course,
                server);
    }

    /** The same, more or less sure. */
    public Finding with(FindingCertainty other) {
        return new Finding(
                rule, kind, severity, other, metric, subject, period, evidence, replies, place, seen, message, advice,
                course, server);
    }

    /** The same, counting something else. */
    public Finding measuring(Metric other) {
        return new Finding(
                rule, kind, severity, certainty, other, subject, period, evidence, replies, place, seen, message,
                advice, course, server);
    }

    /** The same as a part of a trouble that may have lasted. */
    public Finding in(@Nullable Course trouble) {
        return new Finding(
                rule, kind, severity, certainty, metric, subject, period, evidence, replies, place, seen, message,
                advice, trouble, server);
    }

    /** The same about somebody else. */
    public Finding about(Subject other) {
        return new Finding(
                rule, kind, severity, certainty, metric, other, period, evidence, replies, place, seen, message, advice,
                course, server);
    }

    /** The same about a virtual MTA. */
    public Finding withVmta(@Nullable String name) {
        return about(subject.withVmta(name));
    }

    /** The same about a source address. */
    public Finding withSourceIp(@Nullable String address) {
        return about(subject.withIp(address));
    }

    /** The same about a pool. */
    public Finding withPool(@Nullable String name) {
        return about(subject.withPool(name));
    }

    /** The same about one day. */
    public Finding on(LocalDate day) {
        return over(Period.of(day));
    }

    /** The same about some days. */
    public Finding over(Period days) {
        return new Finding(
                rule, kind, severity, certainty, metric, subject, days, evidence, replies, place, seen, message, advice,
                course, server);
    }

    /** The same with the rate it rests on. */
    public Finding with(RateEvidence rate) {
        return new Finding(
                rule, kind, severity, certainty, metric, subject, period, rate, replies, place, seen, message, advice,
                course, server);
    }

    /** The same with the answers behind it. */
    public Finding with(List<ReplyCount> answers) {
        return new Finding(
                rule, kind, severity, certainty, metric, subject, period, evidence, answers, place, seen, message,
                advice, course, server);
    }

    /** The same at a line of a configuration; null takes the line away. */
    public Finding at(@Nullable FileLine line) {
        return new Finding(
                rule, kind, severity, certainty, metric, subject, period, evidence, replies, line, seen, message,
                advice, course, server);
    }

    /** The same with the stored rows behind it. */
    public Finding with(SeenRows rows) {
        return new Finding(
                rule, kind, severity, certainty, metric, subject, period, evidence, replies, place, rows, message,
                advice, course, server);
    }

    /** The same in other words. */
    public Finding saying(String words) {
        return new Finding(
                rule, kind, severity, certainty, metric, subject, period, evidence, replies, place, seen, words, advice,
                course, server);
    }

    /** The same with another advice. */
    public Finding advising(String todo) {
        return new Finding(
                rule, kind, severity, certainty, metric, subject, period, evidence, replies, place, seen, message, todo,
                course, server);
    }

    /** The same about the files of one of several servers. */
    public Finding ofServer(@Nullable String name) {
        return new Finding(
                rule, kind, severity, certainty, metric, subject, period, evidence, replies, place, seen, message,
                advice, course, name);
    }

    /** Message and advice, as {@code acct alerts} tells them. */
    public String action() {
        return message.isEmpty() || advice.isEmpty() ? message + advice : message + " " + advice;
    }

    /** The same for people in a hurry: of a rate first what to do, then what was counted. */
    public String whatToDo() {
        return hasRate() && !advice.isEmpty() ? (advice + " " + message).strip() : action();
    }

    /** The rule in words: {@code Deferrals not logged}. */
    public String title() {
        String words = rule.replace('-', ' ');
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The address the mail left from. */
    public @Nullable String sourceIp() {
        return subject.sourceIp();
    }

    /** The virtual MTA. */
    public @Nullable String vmta() {
        return subject.vmta();
    }

    /** The pool. */
    public @Nullable String pool() {
        return subject.pool();
    }

    /** The destination. */
    public @Nullable String isp() {
        return subject.isp();
    }

    /** The class of mail. */
    public @Nullable String trafficClass() {
        return subject.trafficClass();
    }

    /** The job. */
    public @Nullable String job() {
        return subject.job();
    }

    /** The file, server or column. */
    public @Nullable String thing() {
        return subject.thing();
    }

    /** The first day concerned; null if no day is. */
    public @Nullable LocalDate firstDay() {
        return period.since();
    }

    /** The last day concerned; null if no day is. */
    public @Nullable LocalDate lastDay() {
        return period.until();
    }

    /** The day judged, of a finding that has one. */
    public LocalDate day() {
        return Objects.requireNonNull(period.until());
    }

    /** The first day counted: the day judged, unless the rule looks at several. */
    public LocalDate since() {
        return Objects.requireNonNull(period.since());
    }

    /** The days counted: {@code on 2026-11-18}, {@code from 2026-11-12 to 2026-11-18}. */
    public String days() {
        return since().equals(day()) ? "on " + day() : "from " + since() + " to " + day();
    }

    /** Whether n, x, rate and interval mean anything. */
    public boolean hasRate() {
        return evidence != null;
    }

    /** Whether a limit was exceeded; {@code new-reply} has a rate and no limit. */
    public boolean hasLimit() {
        return evidence != null && evidence.limit() != null;
    }

    /** How many could have had the event; 0 without a rate. */
    public long n() {
        return evidence == null ? 0 : evidence.n();
    }

    /** How many had it; 0 without a rate. */
    public long x() {
        return evidence == null ? 0 : evidence.x();
    }

    /** {@code x / n}; like the following not a number without a rate. */
    public double rate() {
        return evidence == null ? Double.NaN : evidence.rate();
    }

    /** Lower end of the interval of the true rate. */
    public double low() {
        return evidence == null ? Double.NaN : evidence.low();
    }

    /** Its upper end. */
    public double high() {
        return evidence == null ? Double.NaN : evidence.high();
    }

    /** The limit that was exceeded; not a number if there is none. */
    public double limit() {
        return evidence == null || evidence.limit() == null ? Double.NaN : evidence.limit();
    }

    /** How many stored rows stand behind it; null if it rests on none. */
    public @Nullable Long rows() {
        return seen == null ? null : seen.rows();
    }

    /** When the first of these rows was logged, with offset. */
    public @Nullable String firstSeen() {
        return seen == null ? null : seen.since();
    }

    /** The file of the configuration. */
    public @Nullable String file() {
        return place == null ? null : place.file();
    }

    /** The line in it, from 1. */
    public @Nullable Integer line() {
        return place == null ? null : place.line();
    }

    /** Whether somebody should look at it soon. */
    public boolean isUrgent() {
        return severity != Severity.INFO;
    }

    /** Whether nobody wants to hear of it for now. */
    public boolean isMuted() {
        return course != null && course.state() == Course.State.MUTED;
    }

    /** The severity's name where configurations are checked: {@code error}, {@code warning} or {@code info}. */
    public String severityLabel() {
        return severity == Severity.CRITICAL ? "error" : severity.label();
    }

    /** Warnings first; among equals the order stays. */
    public static List<Finding> worstFirst(List<Finding> findings) {
        return findings.stream().sorted(WORST_FIRST).toList();
    }

    /** Errors first, then by file and line. */
    public static List<Finding> byPlace(List<Finding> findings) {
        return findings.stream().sorted(BY_PLACE).toList();
    }
}
