package acct.incident;

import acct.judge.Cause;
import acct.judge.Diagnosis;
import acct.model.Course;
import acct.model.Dimension;
import acct.model.Subject;
import acct.print.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Incidents in words, as they are in the log: who prints them makes texts of the log harmless. */
public final class IncidentWords {
    private IncidentWords() {}

    /** {@code block: 192.0.2.1 at gmail}. */
    public static String title(Incident incident) {
        return incident.metric().label() + ": " + whom(incident);
    }

    private static String whom(Incident incident) {
        Subject subject = incident.subject();
        List<String> parts = new ArrayList<>();
        add(parts, "", subject.sourceIp());
        add(parts, "at ", subject.isp());
        if (subject.sourceIp() == null) {
            add(parts, "vMTA ", subject.vmta());
            add(parts, "pool ", subject.pool());
        }
        add(parts, "class ", subject.trafficClass());
        add(parts, "job ", subject.job());
        add(parts, "", subject.thing());
        if (parts.isEmpty()) {
            int cells = incident.cells().size();
            return cells == 0
                    ? incident.trouble().rules().get(0)
                    : Numbers.count(cells, "pair", "pairs") + " of source IP and ISP";
        }
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, String before, @Nullable String value) {
        if (value != null) {
            parts.add(before + value);
        }
    }

    /** {@code ongoing, day 6: opened on 2026-11-14, last seen on 2026-11-19}. */
    public static String course(KnownIncident known) {
        Incident incident = known.incident();
        int days = incident.days().size();
        String seen = days == 1 && incident.isOpen() && incident.state() == Course.State.NEW
                ? "opened on " + incident.opened()
                : "opened on " + incident.opened() + ", last seen on " + incident.last();
        String hour = incident.firstHour() == null ? "" : ", first bad hour " + incident.firstHour();
        return known.state().label() + ", day " + days + ": " + seen + hour + end(incident);
    }

    private static String end(Incident incident) {
        if (incident.closed() == null || incident.ending() == null) {
            return "";
        }
        return switch (incident.ending()) {
            case QUIET ->
                "; closed on " + incident.closed() + " after " + RunningIncident.QUIET_NIGHTS + " quiet nights";
            case BY_HAND -> "; closed by hand as of " + incident.closed();
            case MERGED -> "; a part of another one since " + incident.closed();
            case WITHDRAWN -> "; rows that came late left nothing of it";
        };
    }

    /** Where it comes from, in a sentence. */
    public static String cause(Diagnosis diagnosis) {
        String sure = switch (diagnosis.certainty()) {
            case SURE -> "";
            case LIKELY -> "Likely: ";
            case UNCLEAR -> "Unclear: ";
        };
        return sure
                + of(diagnosis.cause(), diagnosis.subject())
                + (diagnosis.axis() == null ? "" : " (the replies speak of: " + diagnosis.axis() + ")");
    }

    private static String of(Cause cause, Subject blamed) {
        return switch (cause) {
            case IP_AT_ISP -> "one source IP at one ISP, " + named(blamed.sourceIp()) + " at " + named(blamed.isp());
            case ISP -> "all source IPs at one ISP, " + named(blamed.isp()) + ": domain, content or the ISP itself";
            case IP -> "one source IP at all ISPs, " + named(blamed.sourceIp()) + ": a listing, or its PTR name";
            case NETWORK -> "connections of all source IPs at all ISPs";
            case JOB ->
                "one job, whatever road it took: " + (blamed.job() == null ? "mail without a job" : blamed.job());
            case MIX -> "a job that is always worse had a larger share; nobody is worse than usual";
            case CONFIGURATION -> "PowerMTA’s configuration";
            case CANNOT_TELL -> "the log cannot tell where it comes from";
        };
    }

    private static String named(@Nullable String value) {
        return value == null ? Dimension.UNKNOWN : value;
    }
}
