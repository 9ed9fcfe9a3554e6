package acct.judge;

import acct.ask.MeantReply;
import acct.ask.TroubleFacts;
import acct.ask.TroubleFacts.TroubledMail;
import acct.model.Finding;
import acct.model.Period;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import java.util.List;

/** A rule about one rate: its level, and how far it is from what is usual, of every group of mail. */
final class RateRule implements LevelRule {
    private final CountedRate rate;
    private final Criteria criteria;

    RateRule(CountedRate rate, Criteria criteria) {
        this.rate = rate;
        this.criteria = criteria;
    }

    @Override
    public Criteria criteria() {
        return criteria;
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        Comparison comparison = facts.of(NightFacts.RATES).of(rate);
        return Hits.of(comparison, criteria).stream()
                // A late delivery has no reply that says why.
                .map(hit -> rate == CountedRate.LATENCY
                        ? finding(hit, comparison, facts)
                        : explained(finding(hit, comparison, facts), hit, facts))
                .toList();
    }

    @Override
    public List<Finding> unexplained(DayFacts facts) {
        Comparison comparison = facts.of(NightFacts.RATES).of(rate);
        return Hits.of(comparison, criteria).stream()
                .map(hit -> finding(hit, comparison, facts))
                .toList();
    }

    private Finding finding(Hit hit, Comparison comparison, DayFacts facts) {
        Compared compared = hit.compared();
        Double limit = criteria.limit(compared);
        RateEvidence evidence =
                limit == null ? compared.evidence() : compared.evidence().above(limit);
        return Finding.of(
                        criteria.level().name(),
                        hit.severity(),
                        Said.of(hit, comparison.counts()),
                        criteria.level().action())
                .measuring(rate.metric())
                .about(comparison.counts().subject(hit.group()))
                .over(new Period(facts.day().minusDays(compared.nights() - 1L), facts.day()))
                .with(evidence);
    }

    /** With the answers behind it; the advice that belongs to the most frequent of them is the most specific one. */
    private Finding explained(Finding plain, Hit hit, DayFacts facts) {
        Finding finding = plain.saying((plain.message() + " " + PutOffRecipients.said(rate, hit, facts)).strip());
        TroubledMail mail = new TroubledMail(
                hit.group().sourceIp(),
                hit.group().pool(),
                hit.group().isp(),
                rate.metric().label());
        List<MeantReply> replies =
                facts.of(TroubleFacts.REPLIES).to(mail, hit.compared().nights());
        if (replies.isEmpty()) {
            return finding;
        }
        return finding.with(replies.stream()
                        .limit(3)
                        .map(reply -> new ReplyCount(reply.text(), reply.count()))
                        .toList())
                .advising(ReplyAdvice.of(
                        rate.metric(), replies.get(0), facts.of(NightFacts.REPLY_ADVICE), finding.advice()));
    }
}
