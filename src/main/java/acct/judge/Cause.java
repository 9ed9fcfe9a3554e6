package acct.judge;

import acct.model.Subject;
import java.util.Locale;

/** What a trouble comes from, as far as the log can tell. */
public enum Cause {
    /** One source IP at one ISP. */
    IP_AT_ISP,
    /** All source IPs at one ISP: the domain, the content, or the ISP itself. */
    ISP,
    /** One source IP at all ISPs: a listing, or its PTR name. */
    IP,
    /** Connections of all source IPs at all ISPs. */
    NETWORK,
    /** One job, on whatever road it took. */
    JOB,
    /** A job that is always worse had a larger share; nobody is worse than usual. */
    MIX,
    /** PowerMTA's configuration. */
    CONFIGURATION,
    /** The log cannot separate the ones above. */
    CANNOT_TELL;

    /** Whom it is put down to, of the one that it concerns: nobody alone where it comes from all, or from nobody. */
    Subject blamed(Subject subject) {
        return switch (this) {
            case IP_AT_ISP, JOB, ISP, IP -> subject;
            case NETWORK, MIX, CONFIGURATION, CANNOT_TELL -> Subject.ALL;
        };
    }

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
