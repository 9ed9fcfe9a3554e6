package acct.audit;

import acct.classify.traffic.TrafficClasses;
import acct.config.AuditLimits;
import acct.model.FindingCertainty;
import acct.pmta.model.Configuration;
import acct.pmta.model.Pool;
import acct.pmta.model.Values;
import acct.pmta.model.VirtualMta;
import acct.pmta.show.Names;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is compared with what.
 *
 * @param names the configuration
 * @param classes the kinds of mail
 * @param ispOf the ISP of a domain or queue name
 * @param limits from where on checks speak
 * @param seen what the log shows
 */
record Compared(Names names, TrafficClasses classes, UnaryOperator<String> ispOf, AuditLimits limits, Seen seen) {

    Configuration configuration() {
        return names.configuration();
    }

    /** How sure a finding can be: a part of the configuration that was not read may say something else. */
    FindingCertainty certainty() {
        return names.isIncomplete() ? FindingCertainty.MAY : FindingCertainty.SURE;
    }

    /** Whether a row's virtual MTA says that none was selected. */
    static boolean isDefault(@Nullable String vmta) {
        return vmta == null || vmta.equals(Configuration.DEFAULT_VMTA);
    }

    /** The virtual MTA that a row names; capitals may differ. */
    @Nullable
    VirtualMta vmta(@Nullable String logged) {
        if (logged == null) {
            return null;
        }
        VirtualMta exact = names.vmta(logged);
        String other = exact == null ? names.otherCase(logged) : null;
        return other == null ? exact : names.vmta(other);
    }

    /** The pool that a virtual MTA is in; null if there is none or more than one. */
    @Nullable
    String poolOf(@Nullable String logged) {
        VirtualMta vmta = vmta(logged);
        List<Pool> pools = vmta == null ? List.of() : names.poolsOf(vmta.name());
        return pools.size() == 1 ? pools.get(0).name() : null;
    }

    /** What the road of these rows is kept for; null if no class says. */
    @Nullable
    String road(Traffic traffic) {
        return classes.road(traffic.pool(), traffic.vmta(), traffic.sourceIp());
    }

    /** Whether mail of one class went on the road of another. */
    boolean leaks(Traffic traffic) {
        String road = road(traffic);
        return traffic.ownClass() != null && road != null && !road.equals(traffic.ownClass());
    }

    /** The class that these rows count for: that of their road, else their own; null if unknown, or if they leak. */
    @Nullable
    String served(Traffic traffic) {
        String road = road(traffic);
        return leaks(traffic) ? null : road != null ? road : traffic.ownClass();
    }

    /** A name as messages quote it. */
    static String quoted(@Nullable String name) {
        return name == null ? "no name" : "'" + Values.shown(name) + "'";
    }

    /** {@code 1 row}, {@code 12 rows}. */
    static String counted(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    /** Some names of many. */
    static String some(List<String> names) {
        int shown = Math.min(3, names.size());
        String text = String.join(
                ", ", names.subList(0, shown).stream().map(Values::shown).toList());
        return names.size() > shown ? text + " and " + (names.size() - shown) + " more" : text;
    }

    /** Words that tell of warming up. */
    static final Set<String> COLD = Set.of("cold", "warm", "warming", "warmup");
}
