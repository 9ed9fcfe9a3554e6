package acct.judge;

import acct.ask.DayQuestions;
import acct.ask.Fact;
import acct.ask.SeenReplies;
import acct.ask.SeenReply;
import acct.chance.Wilson;
import acct.model.Finding;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.model.Subject;
import acct.model.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@code new-reply}: an ISP gave a reply that it never gave before. No interval decides; one reply about the
 * sender's name is enough for a warning.
 */
public final class NewReplyRule implements Rule {
    /** What a reply says is listed: an address or a domain; empty if it names none. */
    public static final Fact<Function<String, Optional<String>>> LISTED = Fact.handedIn("listed");

    static final String NAME = "new-reply";
    static final List<LimitKey> KEYS = List.of(LimitKey.MIN_EVENTS);
    /** So many findings of one day; a changed receiver must not hide the rest. */
    private static final int MOST = 10;

    private final Limits limits;

    NewReplyRule(Limits limits) {
        this.limits = limits;
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        SeenReplies replies = facts.of(DayQuestions.NEW_REPLIES).of(limits.count(LimitKey.MIN_EVENTS), MOST);
        List<Finding> findings = new ArrayList<>();
        for (SeenReply reply : replies.replies()) {
            long n = facts.of(DayQuestions.ATTEMPTS).getOrDefault(reply.isp() == null ? "" : reply.isp(), 0L);
            findings.add(finding(facts.day(), reply, n, message(reply, facts.of(LISTED))));
        }
        if (replies.more() > 0 && !findings.isEmpty()) {
            LocalDate day = facts.day();
            Finding last = findings.remove(findings.size() - 1);
            findings.add(last.advising(last.advice() + " And " + replies.more()
                    + " more replies are new on this day: `acct replies --new --since " + day + " --until " + day
                    + "`."));
        }
        return findings;
    }

    private static Finding finding(LocalDate day, SeenReply reply, long n, String message) {
        Finding finding = Finding.of(
                        NAME, reply.reputation() ? Severity.WARNING : Severity.INFO, message, reply.action())
                .about(Subject.ofIp(onlySource(reply)).withIsp(reply.isp()))
                .on(day)
                .with(List.of(new ReplyCount(reply.text(), reply.events())));
        // A reply to a whole queue is no attempt, nor is a bounce that came by mail; of these alone there is no rate.
        long answers = reply.bounced() + reply.deferred();
        if (answers == 0 || answers > n) {
            return finding;
        }
        Wilson interval = Wilson.of(answers, n);
        return finding.with(RateEvidence.of(answers, n, interval.low(), interval.high()));
    }

    private static @Nullable String onlySource(SeenReply reply) {
        return reply.addresses() == 1 && reply.sourceIps().size() == 1
                ? reply.sourceIps().get(0)
                : null;
    }

    private static String message(SeenReply reply, Function<String, Optional<String>> listed) {
        StringBuilder text = new StringBuilder("New at this ISP");
        if (reply.firstSeen() != null) {
            text.append(" since ").append(Times.shown(reply.firstSeen()));
        }
        if (reply.reputation() && !reply.sourceIps().isEmpty()) {
            text.append(", to ").append(reply.sources());
        }
        Optional<String> subject = Optional.ofNullable(reply.example()).flatMap(listed);
        if (reply.blocklist() != null) {
            text.append("; blocklist ").append(reply.blocklist());
        }
        subject.ifPresent(listing -> text.append("; listed: ").append(listing));
        return text.append('.').toString();
    }
}
