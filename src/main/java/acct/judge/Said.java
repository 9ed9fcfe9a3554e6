package acct.judge;

import acct.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a finding about a rate says beside its numbers. */
final class Said {
    private Said() {}

    static String of(Hit hit, NightCounts counts) {
        String alone = of(hit.compared(), counts);
        return hit.graver() == null ? alone : (alone + " " + gravity(hit, hit.graver())).strip();
    }

    /** Why it is as bad as it is said to be. */
    private static String gravity(Hit hit, Compared over) {
        Tally tally = over.tally();
        String severity = hit.severity() == Severity.CRITICAL ? "Critical" : "A warning";
        return String.format(
                Locale.ROOT,
                "%s as over %d days it is %s (%,d of %,d).",
                severity,
                over.nights(),
                percent(tally.rate()),
                tally.x(),
                tally.n());
    }

    static String of(Compared compared, NightCounts counts) {
        List<String> said = new ArrayList<>();
        String who = who(compared.group(), counts);
        if (!who.isEmpty()) {
            said.add(who);
        }
        if (compared.nights() > 1) {
            said.add("Counted over " + compared.nights() + " days, as one is too few.");
        }
        Usual usual = compared.usual();
        if (usual != null && compared.tally().rate() > usual.rate()) {
            said.add(String.format(Locale.ROOT, "Usual here: %s.", percent(usual.rate())));
        }
        return String.join(" ", said);
    }

    private static String who(Group group, NightCounts counts) {
        return switch (group.level()) {
            case PAIR -> "";
            case POOL_AT_ISP -> "The pool as a whole, not one source IP alone.";
            case IP -> "At several ISPs, not at one alone.";
            case ISP -> counts.pairsOf(group).size() == 1 ? "" : "All source IPs at this ISP, not one alone.";
            case ALL -> "All mail together, not one source IP or ISP alone.";
        };
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, rate < 0.001 ? "%.3f %%" : rate < 0.1 ? "%.2f %%" : "%.1f %%", rate * 100);
    }
}
