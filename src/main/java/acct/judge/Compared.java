package acct.judge;

import acct.chance.Wilson;
import acct.model.RateEvidence;
import org.jspecify.annotations.Nullable;

/**
 * One group’s rate beside what is usual of it.
 *
 * @param group whose
 * @param nights over how many days, the judged one the last
 * @param tally how many
 * @param usual its past; null if it has none
 * @param overdispersion ρ, its own or that of all pairs; 0 if nothing is known
 * @param chance how likely so many are if nothing has changed; 1 without a past
 * @param adjusted the same, given how many groups were looked at
 */
record Compared(
        Group group,
        int nights,
        Tally tally,
        @Nullable Usual usual,
        double overdispersion,
        double chance,
        double adjusted) {
    /** One-sided 99.5 %: a pair without a past beside others that have one is looked at every night. */
    private static final double ONE_OF_MANY = 2.576;

    Compared adjusted(double given) {
        return new Compared(group, nights, tally, usual, overdispersion, chance, given);
    }

    /** The same without one of its days. */
    Compared without(Tally day) {
        Tally rest = tally.minus(day);
        double likely = usual == null ? 1 : usual.chance(rest, nights - 1);
        return new Compared(group, nights - 1, rest, usual, overdispersion, likely, likely);
    }

    /** Where the rate of these mails lies. */
    Wilson interval() {
        return Wilson.of(tally.x(), tally.n());
    }

    /** Where the level lies that days move around. */
    Wilson level() {
        return Wilson.of(
                tally.x(),
                tally.n(),
                overdispersion / nights,
                usual == null && overdispersion > 0 ? ONE_OF_MANY : Wilson.Z);
    }

    RateEvidence evidence() {
        Wilson interval = interval();
        RateEvidence evidence = RateEvidence.of(tally.x(), tally.n(), interval.low(), interval.high());
        return usual == null ? evidence : evidence.beside(usual.rate()).likely(adjusted);
    }
}
