package acct.pmta.check;

import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.Configuration;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.Pool;
import acct.pmta.model.Rate;
import acct.pmta.model.Reference;
import acct.pmta.model.Remarks;
import acct.pmta.model.Setting;
import acct.pmta.model.Values;
import acct.pmta.model.VirtualMta;
import acct.pmta.show.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Warming that does nothing: {@code cold-limit-without-cold-vmta}, {@code cold-vmta-without-limit}. */
final class ColdChecks {
    private static final String LIMIT = "max-cold-virtual-mta-msg";

    private final Names names;
    private final Configuration configuration;
    private final Remarks remarks;
    /** Whether a limit outside of pools and virtual MTAs holds for all of them. */
    private final boolean limitsAll;

    /** Asked once for each virtual MTA: it may be in as many pools as there are. */
    private final Map<String, Boolean> warming = new HashMap<>();

    private final Map<String, Boolean> limited = new HashMap<>();

    private ColdChecks(Names names, Remarks remarks) {
        this.names = names;
        this.configuration = names.configuration();
        this.remarks = remarks;
        this.limitsAll = isLimited(configuration.domains());
    }

    static void check(Names names, Remarks remarks) {
        ColdChecks checks = new ColdChecks(names, remarks);
        checks.limits();
        checks.targets();
    }

    private static boolean isOn(Setting limit) {
        List<Long> days = Rate.byDay(limit.text());
        return days != null && days.stream().anyMatch(messages -> messages > 0);
    }

    private boolean hasCold(VirtualMta vmta) {
        return warming.computeIfAbsent(vmta.name(), name -> findsCold(vmta));
    }

    private boolean findsCold(VirtualMta vmta) {
        return !names.coldTargets(vmta).isEmpty()
                || vmta.settings().stream()
                        .anyMatch(setting -> setting.keyword().equals("auto-cold-virtual-mta"));
    }

    /** A limit sends nobody anywhere if none of the virtual MTAs it holds for has a cold one. */
    private void limits() {
        boolean any = configuration.vmtas().stream().anyMatch(this::hasCold);
        for (DomainBlock block : any ? List.<DomainBlock>of() : configuration.domains()) {
            limit(block, "no virtual MTA", null, null);
        }
        for (Pool pool : configuration.pools()) {
            boolean cold = pool.members().stream()
                    .map(member -> names.vmta(member.name()))
                    .anyMatch(vmta -> vmta != null && hasCold(vmta));
            for (DomainBlock block : cold || !pool.coldTargets().isEmpty() ? List.<DomainBlock>of() : pool.domains()) {
                limit(block, "no member of pool '" + Values.shown(pool.name()) + "'", null, pool.name());
            }
        }
        for (VirtualMta vmta : configuration.vmtas()) {
            for (DomainBlock block : hasCold(vmta) ? List.<DomainBlock>of() : vmta.domains()) {
                limit(block, "virtual MTA '" + Values.shown(vmta.name()) + "'", vmta.name(), null);
            }
        }
    }

    private void limit(DomainBlock block, String who, @Nullable String vmta, @Nullable String pool) {
        Setting limit = block.last(LIMIT).orElse(null);
        if (limit == null || !isOn(limit)) {
            return;
        }
        String message = who.startsWith("no ")
                ? "'" + LIMIT + "' does nothing: " + who + " has a 'cold-virtual-mta'"
                : "'" + LIMIT + "' does nothing: " + who + " has no 'cold-virtual-mta'";
        remarks.add(Remarks.of(
                        "cold-limit-without-cold-vmta",
                        Severity.CRITICAL,
                        names.isIncomplete() ? FindingCertainty.MAY : FindingCertainty.SURE,
                        limit.place(),
                        message + "; it is no daily limit, that is `max-msg-rate N/d`")
                .withVmta(vmta)
                .withPool(pool));
    }

    /** A cold virtual MTA gets nothing without a limit above zero: that is the default. */
    private void targets() {
        for (VirtualMta vmta : configuration.vmtas()) {
            if (!vmta.coldTargets().isEmpty() && !hasLimit(vmta)) {
                target(vmta.coldTargets().get(0), "virtual MTA '" + Values.shown(vmta.name()) + "'", vmta.name(), null);
            }
        }
        for (Pool pool : configuration.pools()) {
            List<VirtualMta> members = new ArrayList<>();
            for (Reference member : pool.members()) {
                VirtualMta vmta = names.vmta(member.name());
                if (vmta != null) {
                    members.add(vmta);
                }
            }
            if (!pool.coldTargets().isEmpty() && members.stream().noneMatch(this::hasLimit)) {
                target(pool.coldTargets().get(0), "pool '" + Values.shown(pool.name()) + "'", null, pool.name());
            }
        }
    }

    private boolean hasLimit(VirtualMta vmta) {
        return limitsAll
                || limited.computeIfAbsent(
                        vmta.name(), name -> isLimited(names.effective().blocksOf(name)));
    }

    private static boolean isLimited(List<DomainBlock> blocks) {
        return blocks.stream()
                .map(block -> block.last(LIMIT).orElse(null))
                .anyMatch(limit -> limit != null && isOn(limit));
    }

    private void target(Reference target, String who, @Nullable String vmta, @Nullable String pool) {
        remarks.add(Remarks.of(
                        "cold-vmta-without-limit",
                        Severity.WARNING,
                        names.isIncomplete() ? FindingCertainty.MAY : FindingCertainty.SURE,
                        target.place(),
                        "'" + Values.shown(target.name()) + "' gets no mail of " + who + ": no '" + LIMIT
                                + "' above 0 holds for it")
                .withVmta(vmta)
                .withPool(pool));
    }
}
