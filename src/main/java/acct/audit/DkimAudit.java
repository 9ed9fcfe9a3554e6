package acct.audit;

import acct.ip.HostName;
import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.DomainKey;
import acct.pmta.model.EffectiveSettings.Effective;
import acct.pmta.model.Place;
import acct.pmta.model.Setting;
import acct.pmta.model.Values;
import acct.pmta.model.VirtualMta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Signatures: {@code dkim-off}, {@code dkim-domain-uncovered}, {@code dkim-key-shared-classes}. The log does not say
 * whether a message was signed, and its sender is that of the envelope; PowerMTA chooses the key by the header. So where
 * the sender's domain counts, findings are likely at best.
 */
final class DkimAudit {
    private static final String ROLLUP = ".rollup";

    private final Compared compared;
    private final LogFindings findings;
    private final boolean keysComeWithMail;
    private final Map<Queue, Sign> known = new HashMap<>();
    /** By virtual MTA and sender's domain. */
    private final Map<Queue, Optional<DomainKey>> keys = new HashMap<>();

    private DkimAudit(Compared compared, LogFindings findings) {
        this.compared = compared;
        this.findings = findings;
        this.keysComeWithMail = compared.configuration().sources().stream()
                .anyMatch(source -> source.says("process-x-dkim-key") || source.says("process-x-dkim-options"));
    }

    /** Whose settings or keys for which domain. */
    private record Queue(String vmta, String domain) {}

    /** Whether mail is signed. */
    private enum State {
        ON,
        OFF,
        /** Off by one of two readings of the guide. */
        OPEN
    }

    /**
     * What holds for a queue.
     *
     * @param off the setting that switches signing off; null if none switches it on
     * @param identity the domain that signs whatever the sender is; null if the sender's does
     */
    private record Sign(
            State state, @Nullable Setting off, @Nullable String identity) {}

    static void check(Compared compared, LogFindings findings) {
        DkimAudit audit = new DkimAudit(compared, findings);
        List<Signing> off = new ArrayList<>();
        List<Signing> on = new ArrayList<>();
        Map<Road, Boolean> certainlyOff = new HashMap<>();
        for (Signing one : compared.seen().signing()) {
            VirtualMta vmta = compared.vmta(one.vmta());
            if (vmta == null || compared.names().keys(vmta).isEmpty()) {
                continue;
            }
            State state = audit.sign(vmta, one).state();
            (state == State.ON ? on : off).add(one);
            certainlyOff.merge(Road.of(one), state == State.OFF, Boolean::logicalOr);
        }
        Rows.by(off, Road::of).forEach((road, rows) -> audit.off(road, rows, certainlyOff.getOrDefault(road, false)));
        audit.uncovered(on);
        audit.shared(on);
    }

    private Sign sign(VirtualMta vmta, Signing one) {
        return known.computeIfAbsent(new Queue(vmta.name(), QueueDay.domain(one.queue())), this::sign);
    }

    private Sign sign(Queue queue) {
        Effective sign = effective(queue, "dkim-sign");
        String identity = identity(effective(queue, "dkim-identity"));
        if (sign == null) {
            return new Sign(State.OFF, null, identity);
        }
        Setting other = sign.other();
        boolean isOff = isOff(sign.setting());
        if (other != null && isOff(other) != isOff) {
            return new Sign(State.OPEN, isOff ? sign.setting() : other, identity);
        }
        return isOff ? new Sign(State.OFF, sign.setting(), identity) : new Sign(State.ON, null, identity);
    }

    private @Nullable Effective effective(Queue queue, String keyword) {
        return compared.names()
                .effective()
                .of(queue.vmta(), queue.domain(), keyword)
                .orElse(null);
    }

    private static boolean isOff(Setting setting) {
        return Values.isNo(setting.value()) || setting.text().isEmpty();
    }

    private static @Nullable String identity(@Nullable Effective effective) {
        String text = effective == null ? "" : effective.setting().text();
        int at = text.lastIndexOf('@');
        return at < 0 ? null : HostName.ascii(text.substring(at + 1));
    }

    /** One finding for a road: what is off for sure if anything is, else what is off by one reading. */
    private void off(Road road, Rows<Signing> all, boolean sure) {
        VirtualMta vmta = Objects.requireNonNull(compared.vmta(road.vmta()));
        List<Signing> parts = all.parts().stream()
                .filter(one -> (sign(vmta, one).state() == State.OFF) == sure)
                .toList();
        Rows<Signing> rows = new Rows<>(parts);
        Sign first = sign(vmta, parts.get(0));
        Setting setting = first.off();
        boolean rolledUp = parts.stream()
                .allMatch(one -> QueueDay.domain(one.queue()).endsWith(ROLLUP)
                        && sign(vmta, one).off() == null);
        Place place = setting != null
                ? setting.place()
                : compared.names().keys(vmta).get(0).place();
        List<String> queues = rows.most(one -> QueueDay.domain(one.queue()));
        findings.add(
                "dkim-off",
                sure ? Severity.CRITICAL : Severity.WARNING,
                sure && !rolledUp ? compared.certainty() : FindingCertainty.MAY,
                road.subject(rows.only(Signing::pool)).withIsp(rows.only(Signing::isp)),
                rows.evidence(),
                place,
                "virtual MTA " + Compared.quoted(road.vmta()) + " has keys, and its mail to " + Compared.some(queues)
                        + (sure ? " is not signed: " : " may not be signed: ")
                        + (setting == null
                                ? "no `dkim-sign yes` holds for it"
                                : "`dkim-sign " + setting.text() + "` holds for it"
                                        + (sure ? "" : " by one of two readings of the guide")));
    }

    /** The domain whose key is looked for; null if it is not known. */
    private @Nullable String from(Signing one) {
        VirtualMta vmta = compared.vmta(one.vmta());
        String identity = vmta == null ? null : sign(vmta, one).identity();
        return identity != null ? identity : one.senderDomain();
    }

    /** The first key that fits, as PowerMTA takes it; null if none does. */
    private @Nullable DomainKey key(Signing one) {
        VirtualMta vmta = compared.vmta(one.vmta());
        String from = from(one);
        return vmta == null || from == null
                ? null
                : keys.computeIfAbsent(
                                new Queue(vmta.name(), from),
                                asked -> compared.names().keys(vmta).stream()
                                        .filter(key -> key.covers(from))
                                        .findFirst())
                        .orElse(null);
    }

    private void uncovered(List<Signing> signed) {
        if (keysComeWithMail) {
            return;
        }
        List<Signing> uncovered = signed.stream()
                .filter(one -> from(one) != null && key(one) == null)
                .toList();
        Rows.by(uncovered, Road::of).forEach((road, rows) -> {
            VirtualMta vmta = Objects.requireNonNull(compared.vmta(road.vmta()));
            findings.add(
                    "dkim-domain-uncovered",
                    Severity.WARNING,
                    FindingCertainty.LIKELY,
                    road.subject(rows.only(Signing::pool)).withIsp(rows.only(Signing::isp)),
                    rows.evidence(),
                    vmta.place(),
                    "virtual MTA " + Compared.quoted(road.vmta()) + " has no key for "
                            + Compared.some(rows.most(this::from))
                            + ": mail from there is not signed, unless its From has another domain than its envelope");
        });
    }

    private @Nullable String served(Signing one) {
        String road = compared.classes().road(one.pool(), one.vmta(), one.sourceIp());
        boolean leaks = road != null && one.ownClass() != null && !road.equals(one.ownClass());
        return leaks ? null : road != null ? road : one.ownClass();
    }

    /** Two keys of one selector and domain are one key: that is where its public half is published. */
    private static String name(DomainKey key) {
        return key.selector() + "," + key.domain();
    }

    private void shared(List<Signing> signed) {
        Map<String, Set<String>> classes = new TreeMap<>();
        List<Signing> told = new ArrayList<>();
        for (Signing one : signed) {
            String served = served(one);
            DomainKey key = served == null ? null : key(one);
            if (key != null && served != null) {
                classes.computeIfAbsent(name(key), k -> new TreeSet<>()).add(served);
                told.add(one);
            }
        }
        Set<String> shared = new HashSet<>();
        classes.forEach((key, served) -> {
            if (served.size() > 1) {
                shared.add(key);
            }
        });
        List<Signing> mixed = told.stream()
                .filter(one -> shared.contains(name(Objects.requireNonNull(key(one)))))
                .toList();
        Rows.by(mixed, Road::of).forEach((road, rows) -> {
            DomainKey key = Objects.requireNonNull(key(rows.parts().get(0)));
            findings.add(
                    "dkim-key-shared-classes",
                    Severity.WARNING,
                    FindingCertainty.LIKELY,
                    road.subject(rows.only(Signing::pool)).withClass(rows.only(this::served)),
                    rows.evidence(),
                    key.place(),
                    "selector " + Compared.quoted(key.selector()) + " of " + Values.shown(key.domain()) + " signs "
                            + String.join(" and ", classes.getOrDefault(name(key), Set.of()))
                            + " mail: what one does to the domain's reputation the other bears");
        });
    }
}
