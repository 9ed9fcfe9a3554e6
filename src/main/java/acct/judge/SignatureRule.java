package acct.judge;

import acct.ask.JudgedFacts;
import acct.ask.SignatureReply;
import acct.ask.TroubleFacts;
import acct.chance.Wilson;
import acct.model.Category;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.model.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@code signature}: an ISP says in so many words that a source IP is listed, banned or unproven, and did not say
 * so in the fourteen days before. Needs no statistics, but more than one answer: one alone may be a recipient's own list.
 */
final class SignatureRule implements Rule {
    static final String NAME = "signature";
    static final LimitKey MIN_EVENTS = LimitKey.MIN_EVENTS;
    static final List<LimitKey> KEYS = List.of(MIN_EVENTS);

    /** Proposed limit of this project; nobody publishes one. */
    private static final int ENOUGH = 3;

    private static final double LARGE_SHARE = 0.01;

    private final long minEvents;

    SignatureRule(Limits limits) {
        Integer set = limits.count(MIN_EVENTS);
        this.minEvents = set == null ? ENOUGH : set;
    }

    /** Told once for each source IP and list, or rule where no list is named. */
    private record Token(@Nullable String sourceIp, String name) {
        static Token of(SignatureReply reply) {
            return new Token(reply.sourceIp(), Objects.requireNonNullElse(reply.blocklist(), reply.rule()));
        }
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        Map<Token, List<SignatureReply>> tokens = new LinkedHashMap<>();
        for (SignatureReply reply : facts.of(TroubleFacts.SIGNATURES)) {
            // A code that speaks of a limit is a warning of its own.
            if (isSignature(reply)) {
                tokens.computeIfAbsent(Token.of(reply), token -> new ArrayList<>())
                        .add(reply);
            }
        }
        return tokens.values().stream()
                .flatMap(replies -> finding(replies, facts).stream())
                .toList();
    }

    private static boolean isSignature(SignatureReply reply) {
        return Category.of(reply.category())
                .filter(category -> category == Category.IP_REPUTATION
                        || category == Category.DOMAIN_REPUTATION
                        || category == Category.AUTHENTICATION)
                .isPresent();
    }

    private Optional<Finding> finding(List<SignatureReply> all, DayFacts facts) {
        // Where it is new: an ISP that always said so says nothing new.
        Set<Optional<String>> known = all.stream()
                .filter(reply -> reply.eventsBefore() > 0)
                .map(reply -> Optional.ofNullable(reply.isp()))
                .collect(Collectors.toSet());
        List<SignatureReply> fresh = all.stream()
                .filter(reply -> !known.contains(Optional.ofNullable(reply.isp())))
                .sorted(Comparator.comparingLong(SignatureReply::events).reversed())
                .toList();
        long events = fresh.stream().mapToLong(SignatureReply::events).sum();
        if (events < minEvents || (isFirstWeek(facts) && !isLarge(fresh, events, facts))) {
            return Optional.empty();
        }
        SignatureReply first = fresh.get(0);
        // A sender that could prove itself yesterday and cannot today has changed its configuration.
        boolean isUnproven = first.category().equals(Category.AUTHENTICATION.label());
        boolean isRefused = fresh.stream().anyMatch(reply -> reply.outcome().equals("bounced"));
        Finding finding = Finding.of(
                        NAME,
                        isUnproven || isRefused ? Severity.CRITICAL : Severity.WARNING,
                        message(first, fresh),
                        advice(first, facts))
                .measuring(isUnproven ? Metric.AUTHENTICATION : Metric.REPLY)
                .about(subject(fresh, facts))
                .on(facts.day())
                .with(fresh.stream()
                        .limit(3)
                        .map(reply -> new ReplyCount(reply.text(), reply.events()))
                        .toList());
        return Optional.of(rate(finding, facts, events));
    }

    /** Whether too little is stored to say that something was not there before. */
    private static boolean isFirstWeek(DayFacts facts) {
        return facts.of(JudgedFacts.LOGGED_DAYS).stream()
                        .filter(day -> day.day().isBefore(facts.day()))
                        .count()
                < LookBack.WEEK;
    }

    /** Then only what is refused, and often, is told: every store begins with a day on which all is new. */
    private static boolean isLarge(List<SignatureReply> fresh, long events, DayFacts facts) {
        long attempts = attempts(subject(fresh, facts), facts);
        return events >= LARGE_SHARE * attempts
                && fresh.stream().anyMatch(reply -> reply.outcome().equals("bounced"));
    }

    private static long attempts(Subject subject, DayFacts facts) {
        Group group = subject.isp() == null && subject.sourceIp() != null
                ? Group.ip(subject.sourceIp())
                : Group.pair(subject.sourceIp(), subject.isp());
        return facts.of(NightFacts.RATES)
                .counts()
                .series(group)
                .on(0, CountedRate.PUT_OFF)
                .n();
    }

    private static Subject subject(List<SignatureReply> fresh, DayFacts facts) {
        SignatureReply first = fresh.get(0);
        boolean isOneIsp = fresh.stream().map(SignatureReply::isp).distinct().count() == 1;
        Group group =
                new Group(isOneIsp ? Level.PAIR : Level.IP, first.sourceIp(), null, isOneIsp ? first.isp() : null);
        return facts.of(NightFacts.RATES).counts().subject(group);
    }

    private static Finding rate(Finding finding, DayFacts facts, long events) {
        long attempts = attempts(finding.subject(), facts);
        if (events > attempts) {
            return finding;
        }
        Wilson interval = Wilson.of(events, attempts);
        return finding.with(RateEvidence.of(events, attempts, interval.low(), interval.high()));
    }

    private static String message(SignatureReply first, List<SignatureReply> fresh) {
        String isps = fresh.stream()
                .map(reply -> Objects.requireNonNullElse(reply.isp(), "unknown"))
                .distinct()
                .collect(Collectors.joining(", "));
        String what = first.blocklist() == null ? "Not heard here in 14 days" : "Blocklist " + first.blocklist();
        return what + "; said by " + isps + ".";
    }

    private static String advice(SignatureReply first, DayFacts facts) {
        return facts.of(NightFacts.REPLY_ADVICE).apply(first.rule()).orElse(first.action());
    }
}
