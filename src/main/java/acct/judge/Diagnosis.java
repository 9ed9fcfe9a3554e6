package acct.judge;

import acct.ask.MailJob;
import acct.model.Subject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a trouble comes from, and the numbers that say so.
 *
 * @param cause where from
 * @param certainty how sure
 * @param subject the source IP, ISP or job to blame; nobody where the cause is none of them
 * @param axis what the ISP judges, such as {@code content} or {@code ip}; null if the replies do not say
 * @param evidence what it rests on
 */
public record Diagnosis(
        Cause cause,
        Certainty certainty,
        Subject subject,
        @Nullable String axis,
        Evidence evidence) {

    /** How sure a diagnosis is. */
    public enum Certainty {
        /** The numbers allow nothing else. */
        SURE,
        /** The numbers allow little else. */
        LIKELY,
        /** The numbers allow something else as well. */
        UNCLEAR;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a diagnosis rests on.
     *
     * @param cellsJudged pairs of source IP and ISP with enough mail to compare
     * @param cellsUp those that are worse than usual
     * @param ipsJudged source IPs with enough mail to compare
     * @param ipsUp those that are worse than usual
     * @param ispsJudged ISPs with enough mail to compare
     * @param ispsUp those that are worse than usual
     * @param change by how much the rate is above the usual one; null if it is not known by job
     * @param terms what each job adds to it; their sum is the change
     * @param without the rate without the job that adds most; null without jobs
     */
    public record Evidence(
            int cellsJudged,
            int cellsUp,
            int ipsJudged,
            int ipsUp,
            int ispsJudged,
            int ispsUp,
            @Nullable Double change,
            List<MixTerm> terms,
            @Nullable WithoutJob without) {
        /** Nothing was counted. */
        public static final Evidence NONE = new Evidence(0, 0, 0, 0, 0, 0, null, List.of(), null);

        public Evidence {
            terms = List.copyOf(terms);
        }
    }

    /**
     * What one job adds to the change of a rate.
     *
     * @param kind whether it is one job, mail of none, or all jobs without mail now; what older versions remembered does not tell
     * @param job its id; null is no one job
     * @param mix by its share of the mail
     * @param rate by its own rate
     */
    public record MixTerm(
            MailJob.@Nullable Kind kind, @Nullable String job, double mix, double rate) {}

    /**
     * What would be without one job.
     *
     * @param job its id; null is mail without one
     * @param rate of all other mail
     */
    public record WithoutJob(@Nullable String job, double rate) {}

    /** Nothing is known. */
    public static final Diagnosis NONE =
            new Diagnosis(Cause.CANNOT_TELL, Certainty.UNCLEAR, Subject.ALL, null, Evidence.NONE);
}
