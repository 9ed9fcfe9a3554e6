package acct.show;

import acct.incident.KnownIncident;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Period;
import acct.pmta.snapshot.EffectiveSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one thing.
 *
 * @param kind what it is
 * @param value its name; of a reply its masked text
 * @param period the days that are looked at
 * @param numbers those of the period first, then those of the periods they are compared with
 * @param severities what its bounces say of address and sender
 * @param hours its hours: of one day those of that day, else hours of the day
 * @param partners whom it has to do with, those with the most trouble first
 * @param replies the most frequent answers to it
 * @param incidents open ones and those of the last weeks that it is a part of, the worst first
 * @param configured what a PowerMTA configuration says of it
 * @param remarks what must be said beside it
 */
public record ShownThing(
        ShownKind kind,
        String value,
        Period period,
        List<Numbers> numbers,
        List<CountRow> severities,
        List<CountRow> hours,
        List<Partners> partners,
        List<Reply> replies,
        List<KnownIncident> incidents,
        Configured configured,
        List<String> remarks) {
    public ShownThing {
        numbers = List.copyOf(numbers);
        severities = List.copyOf(severities);
        hours = List.copyOf(hours);
        partners = List.copyOf(partners);
        replies = List.copyOf(replies);
        incidents = List.copyOf(incidents);
        remarks = List.copyOf(remarks);
    }

    /**
     * Its numbers of some days.
     *
     * @param what in words, such as {@code a week before}
     * @param stored how many days of them are stored; where there are none, nothing is known
     * @param days how many of these have rows of it
     */
    public record Numbers(String what, Period period, long stored, long days, Counts counts) {}

    /**
     * Whom it has to do with.
     *
     * @param by what they are
     * @param worst those with the largest share of refusals or deferrals that their number makes sure
     * @param all how many there are
     */
    public record Partners(Dimension by, List<CountRow> worst, long all) {
        public Partners {
            worst = List.copyOf(worst);
        }
    }

    /** One masked answer, how often it came, and what it means. */
    public record Reply(
            String text,
            @Nullable String category,
            long bounced,
            @Nullable Long deferred) {
        /** How often it came. */
        public long events() {
            return bounced + (deferred == null ? 0 : deferred);
        }
    }

    /**
     * What a configuration says.
     *
     * @param of whom or which, such as {@code vmta gmail-ip-1}; null if it says nothing
     * @param settings as far as it sets something
     */
    public record Configured(@Nullable String of, List<EffectiveSetting> settings) {
        /** Says nothing. */
        static final Configured NOTHING = new Configured(null, List.of());

        public Configured {
            settings = List.copyOf(settings);
        }
    }
}
