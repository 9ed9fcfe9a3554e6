package acct.audit;

import acct.model.FindingCertainty;
import acct.model.SeenRows;
import acct.model.Severity;
import acct.pmta.model.Configuration;
import acct.pmta.model.Pool;
import acct.pmta.model.Reference;
import acct.pmta.model.VirtualMta;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Virtual MTAs in the log and in the configuration: {@code unknown-vmta}, {@code default-vmta}, {@code idle-vmta},
 * {@code starved-member}.
 */
final class VmtaAudit {
    /** What gives a virtual MTA less mail than others on purpose. */
    private static final Set<String> LIMITS = Set.of(
            "max-msg-rate", "max-smtp-msg-rate", "max-smtp-out", "max-connect-rate", "max-smtp-data-volume-rate");

    private static final String AUTOMATIC = "-cold";

    private final Compared compared;
    private final LogFindings findings;
    private final Map<Road, Rows<Traffic>> roads;
    private final Set<String> named = new HashSet<>();
    private final Map<String, LocalDate> firstDays = new HashMap<>();

    private VmtaAudit(Compared compared, LogFindings findings) {
        this.compared = compared;
        this.findings = findings;
        this.roads = Rows.by(compared.seen().traffic(), Road::of);
        compared.seen().vmtas().forEach(name -> named.add(name.toLowerCase(Locale.ROOT)));
        for (SentDay day : compared.seen().history()) {
            if (day.vmta() != null) {
                firstDays.merge(day.vmta().toLowerCase(Locale.ROOT), day.day(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
    }

    static void check(Compared compared, LogFindings findings) {
        VmtaAudit audit = new VmtaAudit(compared, findings);
        audit.unknown();
        audit.unselected();
        if (!audit.named.isEmpty()) {
            audit.idle();
            audit.starved();
        }
    }

    private void unknown() {
        roads.forEach((road, rows) -> {
            String name = road.vmta();
            if (name == null || Compared.isDefault(name) || compared.vmta(name) != null || isAutomatic(name)) {
                return;
            }
            boolean pool = compared.names().pool(name) != null;
            findings.add(
                    "unknown-vmta",
                    Severity.CRITICAL,
                    pool ? FindingCertainty.MAY : compared.certainty(),
                    road.subject(rows.only(Traffic::pool)),
                    rows.evidence(),
                    null,
                    Compared.counted(rows.evidence().rows()) + " left by virtual MTA " + Compared.quoted(name)
                            + (pool
                                    ? ", which the configuration has as a pool"
                                    : ", which the configuration does not have")
                            + ": renamed, removed, or the log is another server's");
        });
    }

    /** {@code auto-cold-virtual-mta} in a virtual MTA makes another one, named after it. */
    private boolean isAutomatic(String name) {
        boolean cold = name.toLowerCase(Locale.ROOT).endsWith(AUTOMATIC);
        VirtualMta warm = cold ? compared.vmta(name.substring(0, name.length() - AUTOMATIC.length())) : null;
        return warm != null
                && warm.settings().stream()
                        .anyMatch(setting -> setting.keyword().equals("auto-cold-virtual-mta"));
    }

    private void unselected() {
        if (compared.configuration().vmtas().isEmpty()) {
            return;
        }
        List<Traffic> unselected = compared.seen().traffic().stream()
                .filter(one -> Compared.isDefault(one.vmta()) && (one.vmta() != null || one.vmtaLogged()))
                .toList();
        Rows.by(unselected, Traffic::sourceIp)
                .forEach((sourceIp, rows) -> findings.add(
                        "default-vmta",
                        Severity.WARNING,
                        FindingCertainty.SURE,
                        new Road(Configuration.DEFAULT_VMTA, sourceIp).subject(rows.only(Traffic::pool)),
                        rows.evidence(),
                        null,
                        Compared.counted(rows.evidence().rows())
                                + " went out without a virtual MTA: nothing selected one, so no pool, limit or key of one"
                                + " applied"));
    }

    private void idle() {
        OwnAddresses own = new OwnAddresses(compared.configuration());
        Set<String> said = new HashSet<>();
        for (VirtualMta vmta : compared.configuration().vmtas()) {
            boolean has = !vmta.hosts().isEmpty() || !own.of(vmta).isEmpty();
            if (!has || named.contains(vmta.name().toLowerCase(Locale.ROOT)) || !said.add(vmta.name())) {
                continue;
            }
            List<String> addresses = own.of(vmta).stream()
                    .map(host -> host.range().text())
                    .distinct()
                    .toList();
            findings.add(
                    "idle-vmta",
                    Severity.WARNING,
                    FindingCertainty.SURE,
                    new Road(vmta.name(), addresses.size() == 1 ? addresses.get(0) : null)
                            .subject(compared.poolOf(vmta.name())),
                    SeenRows.NONE,
                    vmta.place(),
                    "virtual MTA " + Compared.quoted(vmta.name()) + " has an address and is in no row of the period");
        }
    }

    /** Members of a pool take turns, so they should have about the same. */
    private void starved() {
        List<Traffic> pooled = compared.seen().traffic().stream()
                .filter(one -> one.pool() != null)
                .toList();
        Map<String, Rows<Traffic>> byPool = Rows.by(pooled, one -> Objects.requireNonNull(one.pool()));
        for (Pool pool : compared.configuration().pools()) {
            Map<String, List<Traffic>> members = new HashMap<>();
            pool.members().stream()
                    .map(Reference::name)
                    .filter(this::takesTurns)
                    .forEach(name -> members.put(name, new ArrayList<>()));
            Rows<Traffic> sent = byPool.get(pool.name());
            if (members.size() < 2 || sent == null) {
                continue;
            }
            for (Traffic one : sent.parts()) {
                VirtualMta vmta = compared.vmta(one.vmta());
                if (vmta != null && members.containsKey(vmta.name())) {
                    members.get(vmta.name()).add(one);
                }
            }
            pool.members().stream()
                    .map(Reference::name)
                    .distinct()
                    .filter(members::containsKey)
                    .forEach(name -> starved(pool, name, members));
        }
    }

    private boolean takesTurns(String member) {
        VirtualMta vmta = compared.names().vmta(member);
        return vmta != null
                && named.contains(member.toLowerCase(Locale.ROOT))
                && vmta.settings().stream().noneMatch(setting -> LIMITS.contains(setting.keyword()))
                && vmta.domains().stream()
                        .flatMap(block -> block.settings().stream())
                        .noneMatch(setting -> LIMITS.contains(setting.keyword()));
    }

    /** Rows since a day; what has no time counts always. */
    private static long rows(List<Traffic> traffic, LocalDate since) {
        return traffic.stream()
                .filter(one -> one.day() == null || !one.day().isBefore(since))
                .mapToLong(one -> one.evidence().rows())
                .sum();
    }

    /** A member that was added later is compared with the others since then. */
    private void starved(Pool pool, String member, Map<String, List<Traffic>> members) {
        LocalDate since = firstDays.getOrDefault(member.toLowerCase(Locale.ROOT), LocalDate.MIN);
        List<Long> others = members.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(member))
                .map(entry -> rows(entry.getValue(), since))
                .sorted()
                .toList();
        long usual = others.get((others.size() - 1) / 2);
        List<Traffic> own = members.getOrDefault(member, List.of());
        if (usual < compared.limits().starved().rows()
                || rows(own, since) >= usual * compared.limits().starved().share()) {
            return;
        }
        VirtualMta vmta = compared.names().vmta(member);
        SeenRows evidence = own.isEmpty() ? SeenRows.NONE : new Rows<>(own).evidence();
        findings.add(
                "starved-member",
                Severity.WARNING,
                FindingCertainty.SURE,
                new Road(member, own.isEmpty() ? null : new Rows<>(own).only(Traffic::sourceIp)).subject(pool.name()),
                evidence,
                vmta == null ? null : vmta.place(),
                "virtual MTA " + Compared.quoted(member) + " sent " + Compared.counted(evidence.rows()) + " for pool "
                        + Compared.quoted(pool.name()) + ", where the others sent about " + usual
                        + " each: a disabled address, backoff, or mail bound to single members");
    }
}
