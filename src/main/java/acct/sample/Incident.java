package acct.sample;

import acct.model.UserException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A trouble that can be planted into the sample. Each one hits the mail that matches all its non-null parts. */
public enum Incident {
    /** One address of ms-pool is block-listed at Microsoft. */
    IP_BLOCK("ip-block", Vmta.MS_IP_1, SampleIsp.MICROSOFT, null, 6, 370_000, Fate.BLOCK_LISTED),
    /** One address of mkt-pool is deferred at Yahoo for volume and complaints. */
    DEFERRAL_STORM("deferral-storm", Vmta.MKT_IP_1, SampleIsp.YAHOO, null, 8, 600_000, Fate.STORM),
    /** One marketing job goes to an old list. */
    LIST_QUALITY("list-quality", null, null, Job.WINBACK, 0, 117_000, Fate.MAILBOX),
    /** Part of a marketing job leaves through the transactional pool. */
    LEAK("leak", Vmta.TRANS_IP_1, null, Job.NEWSLETTER, 0, 120_000, null),
    /** One marketing job draws complaints. */
    COMPLAINTS("complaints", null, null, Job.PROMO, 0, 25_000, null);

    private final String label;
    private final @Nullable Vmta vmta;
    private final @Nullable SampleIsp isp;
    private final @Nullable Job job;
    private final int fromHour;
    private final int perMillion;
    private final @Nullable Fate fate;

    Incident(
            String label,
            @Nullable Vmta vmta,
            @Nullable SampleIsp isp,
            @Nullable Job job,
            int fromHour,
            int perMillion,
            @Nullable Fate fate) {
        this.label = label;
        this.vmta = vmta;
        this.isp = isp;
        this.job = job;
        this.fromHour = fromHour;
        this.perMillion = perMillion;
        this.fate = fate;
    }

    /** Its name on the command line, such as {@code ip-block}. */
    public String label() {
        return label;
    }

    /** The incident with this label. */
    public static Incident of(String label) {
        for (Incident incident : values()) {
            if (incident.label.equals(label)) {
                return incident;
            }
        }
        String known = Arrays.stream(values()).map(Incident::label).collect(Collectors.joining(", "));
        throw UserException.usage("--incident " + label.strip() + ": no such incident; choose of " + known);
    }

    /** What happens to a delivery attempt that is hit; null if this incident works elsewhere. */
    @Nullable
    Fate fate() {
        return fate;
    }

    /** How many of the matching mails are hit, of a million. */
    int perMillion() {
        return perMillion;
    }

    /** Whether this attempt is in its reach; the hour is that of the file's local day. */
    boolean reaches(Message message, int hour) {
        return hour >= fromHour
                && (vmta == null || vmta == message.vmta())
                && (isp == null || isp == message.isp())
                && reaches(message.job());
    }

    /** Whether mail of this job is in its reach. */
    boolean reaches(Job candidate) {
        return job == null || job == candidate;
    }
}
