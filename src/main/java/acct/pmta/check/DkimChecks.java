package acct.pmta.check;

import acct.model.Finding;
import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.Configuration;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.DomainKey;
import acct.pmta.model.DomainPattern;
import acct.pmta.model.EffectiveSettings;
import acct.pmta.model.Place;
import acct.pmta.model.Pool;
import acct.pmta.model.Remarks;
import acct.pmta.model.Setting;
import acct.pmta.model.Values;
import acct.pmta.model.VirtualMta;
import acct.pmta.show.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signing that cannot work: {@code dkim-off}, {@code dkim-no-key}, {@code dkim-wildcard-only}, {@code dkim-key-shadowed},
 * {@code dkim-weak}. Mail is signed only if a key fits its sender and {@code dkim-sign} is on for its destination.
 */
final class DkimChecks {
    private static final String SIGN = "dkim-sign";
    /** Stands for all virtual MTAs where a key is of a pool or outside of all blocks. */
    private static final String EVERYBODY = "";
    /** Comparing every virtual MTA with every block must end in a configuration with thousands of both. */
    private static final int MOST_COMPARED = 2_000_000;

    private final Names names;
    private final Configuration configuration;
    private final Remarks remarks;
    private final boolean keysComeWithMail;
    private final FindingCertainty certainty;
    /** The blocks outside of pools and virtual MTAs that switch signing on or off. */
    private final List<DomainBlock> global;

    /** Answers of {@link #global}, asked once: there may be as many blocks as virtual MTAs. */
    private final boolean signsAll;

    private final boolean setForAll;
    private final List<DomainBlock> firstSigning;
    private final Map<String, Boolean> signing = new HashMap<>();
    private long compared;

    private DkimChecks(Names names, Remarks remarks) {
        this.names = names;
        this.configuration = names.configuration();
        this.remarks = remarks;
        this.keysComeWithMail = configuration.sources().stream()
                .anyMatch(source -> source.says("process-x-dkim-key") || source.says("process-x-dkim-options"));
        this.global = configuration.domains().stream()
                .filter(block -> block.last(SIGN).isPresent())
                .toList();
        this.signsAll = global.stream().anyMatch(DkimChecks::signs);
        this.setForAll = global.stream().anyMatch(DkimChecks::isForAll);
        this.firstSigning = global.stream().filter(DkimChecks::signs).limit(1).toList();
        this.certainty = names.isIncomplete() ? FindingCertainty.MAY : FindingCertainty.SURE;
    }

    static void check(Names names, Remarks remarks) {
        DkimChecks checks = new DkimChecks(names, remarks);
        checks.keysWithoutSigning();
        checks.partlySigned();
        checks.signingWithoutKeys();
        checks.wildcards();
        checks.shadowedKeys();
        checks.weak();
    }

    private static boolean signs(DomainBlock block) {
        return block.last(SIGN)
                .filter(setting ->
                        !Values.isNo(setting.value()) && !setting.text().isEmpty())
                .isPresent();
    }

    private boolean signsSomewhere(VirtualMta vmta) {
        return signsAll
                || signing.computeIfAbsent(
                        vmta.name(),
                        name -> names.effective().blocksOf(name).stream().anyMatch(DkimChecks::signs));
    }

    private boolean signsSomewhere(Pool pool) {
        return pool.members().stream()
                .map(member -> names.vmta(member.name()))
                .anyMatch(vmta -> vmta != null && signsSomewhere(vmta));
    }

    private void keysWithoutSigning() {
        for (VirtualMta vmta : configuration.vmtas()) {
            if (!vmta.keys().isEmpty() && !signsSomewhere(vmta)) {
                off(vmta.keys().get(0), "virtual MTA '" + Values.shown(vmta.name()) + "'", vmta.name(), null);
            }
        }
        for (Pool pool : configuration.pools()) {
            if (!pool.keys().isEmpty() && !signsSomewhere(pool)) {
                off(pool.keys().get(0), "pool '" + Values.shown(pool.name()) + "'", null, pool.name());
            }
        }
        if (!configuration.keys().isEmpty() && names.allDomains().stream().noneMatch(DkimChecks::signs)) {
            off(configuration.keys().get(0), "every virtual MTA", null, null);
        }
    }

    private void off(DomainKey key, String who, @Nullable String vmta, @Nullable String pool) {
        remarks.add(Remarks.of(
                        "dkim-off",
                        Severity.CRITICAL,
                        certainty,
                        key.place(),
                        "the mail of " + who + " is not signed in spite of this key: `dkim-sign yes` stands in no"
                                + " <domain> that holds for it")
                .withVmta(vmta)
                .withPool(pool));
    }

    /** Signing that the virtual MTA's own blocks, or the two readings of inheritance, leave off for some. */
    private void partlySigned() {
        for (VirtualMta vmta : configuration.vmtas()) {
            if (vmta.keys().isEmpty() || !signsSomewhere(vmta)) {
                continue;
            }
            if (!setForAll && names.effective().blocksOf(vmta.name()).stream().noneMatch(DkimChecks::isForAll)) {
                remarks.add(Remarks.of(
                                "dkim-off",
                                Severity.WARNING,
                                certainty,
                                vmta.keys().get(0).place(),
                                "virtual MTA '" + Values.shown(vmta.name())
                                        + "' signs for the destinations that are named only: no `dkim-sign yes` in"
                                        + " `<domain *>` holds for it")
                        .withVmta(vmta.name()));
            }
            openReadings(vmta);
        }
    }

    private static boolean isForAll(DomainBlock block) {
        return block.last(SIGN).isPresent()
                && block.patterns().stream().anyMatch(pattern -> pattern.form() == DomainPattern.Form.ANY);
    }

    private Optional<EffectiveSettings.Effective> effective(VirtualMta vmta, String domain) {
        return names.effective().of(vmta.name(), domain, SIGN);
    }

    private void openReadings(VirtualMta vmta) {
        boolean own = vmta.domains().stream().anyMatch(block -> block.last(SIGN).isPresent());
        compared += global.size();
        if (!own || compared > MOST_COMPARED) {
            return;
        }
        Set<String> asked = new HashSet<>();
        List<DomainBlock> blocks = new ArrayList<>(global);
        blocks.addAll(names.effective().blocksOf(vmta.name()));
        for (DomainBlock block : blocks) {
            Setting sign = block.last(SIGN).orElse(null);
            if (sign == null || block.patterns().isEmpty() || compared > MOST_COMPARED) {
                continue;
            }
            compared += configuration.domains().size();
            String domain = block.patterns().get(0).name();
            EffectiveSettings.Effective effective =
                    asked.add(domain) ? effective(vmta, domain).orElse(null) : null;
            Setting other = effective == null ? null : effective.other();
            if (effective != null && other != null && effective.setting().isYes() != other.isYes()) {
                remarks.add(Remarks.of(
                                "dkim-off",
                                Severity.WARNING,
                                FindingCertainty.MAY,
                                effective.setting().isYes()
                                        ? other.place()
                                        : effective.setting().place(),
                                "mail of virtual MTA '" + Values.shown(vmta.name()) + "' to "
                                        + Values.shown(block.patterns().get(0).toString())
                                        + " may not be signed: the guide does not say whether this or "
                                        + (effective.setting().isYes()
                                                ? effective.setting().place()
                                                : other.place())
                                        + " wins")
                        .withVmta(vmta.name()));
            }
        }
    }

    private void signingWithoutKeys() {
        if (keysComeWithMail) {
            return;
        }
        boolean anyKey = !configuration.keys().isEmpty()
                || configuration.pools().stream().anyMatch(pool -> !pool.keys().isEmpty())
                || configuration.vmtas().stream().anyMatch(vmta -> !vmta.keys().isEmpty());
        Set<String> brokenKeys = new HashSet<>();
        for (Finding remark : configuration.remarks()) {
            if (remark.rule().equals("dkim-malformed")) {
                brokenKeys.add(remark.vmta() == null ? EVERYBODY : remark.vmta());
            }
        }
        for (VirtualMta vmta : configuration.vmtas()) {
            // A key that is written wrongly is named as that; mended, it may well sign.
            if (!names.keys(vmta).isEmpty() || brokenKeys.contains(vmta.name()) || brokenKeys.contains(EVERYBODY)) {
                continue;
            }
            List<DomainBlock> blocks = new ArrayList<>(names.effective().blocksOf(vmta.name()));
            blocks.addAll(anyKey ? firstSigning : List.of());
            blocks.stream()
                    .filter(DkimChecks::signs)
                    .findFirst()
                    .ifPresent(block -> noKey(block, "virtual MTA '" + Values.shown(vmta.name()) + "'", vmta.name()));
        }
        if (!anyKey && brokenKeys.isEmpty()) {
            firstSigning.forEach(block -> noKey(block, "any virtual MTA", null));
        }
    }

    private void noKey(DomainBlock block, String who, @Nullable String vmta) {
        Place place = block.last(SIGN).map(Setting::place).orElse(block.place());
        remarks.add(Remarks.of(
                        "dkim-no-key",
                        Severity.CRITICAL,
                        certainty,
                        place,
                        "mail of " + who + " is to be signed here, but no 'domain-key' of it, of its pool or outside of"
                                + " both signs it")
                .withVmta(vmta));
    }

    private void wildcards() {
        boolean globalOnly = !configuration.keys().isEmpty()
                && configuration.keys().stream().allMatch(DomainKey::isForAny)
                && configuration.vmtas().stream().allMatch(vmta -> vmta.keys().isEmpty())
                && configuration.pools().stream().allMatch(pool -> pool.keys().isEmpty());
        if (globalOnly) {
            wildcard(configuration.keys().get(0), "every virtual MTA", null);
        }
        for (VirtualMta vmta : configuration.vmtas()) {
            List<DomainKey> keys = names.keys(vmta);
            boolean own = keys.size() > configuration.keys().size();
            if (own && keys.stream().allMatch(DomainKey::isForAny)) {
                wildcard(keys.get(0), "virtual MTA '" + Values.shown(vmta.name()) + "'", vmta.name());
            }
        }
    }

    private void wildcard(DomainKey key, String who, @Nullable String vmta) {
        remarks.add(Remarks.of(
                        "dkim-wildcard-only",
                        Severity.WARNING,
                        certainty,
                        key.place(),
                        "all mail of " + who
                                + " is signed by one key for `*`: every domain in From must publish selector '"
                                + Values.shown(key.selector()) + "'")
                .withVmta(vmta));
    }

    private void shadowedKeys() {
        shadowedKeys(configuration.keys(), null);
        configuration.pools().forEach(pool -> shadowedKeys(pool.keys(), null));
        configuration.vmtas().forEach(vmta -> shadowedKeys(vmta.keys(), vmta.name()));
    }

    /** The first key that covers the sender is taken, so what stands behind it for the same is never used. */
    private void shadowedKeys(List<DomainKey> keys, @Nullable String vmta) {
        Map<String, DomainKey> before = new HashMap<>();
        for (DomainKey key : keys) {
            DomainKey first = before.get("*");
            for (String domain = key.domain(); first == null && !domain.isEmpty(); domain = parent(domain)) {
                first = before.get(domain);
            }
            if (first != null) {
                remarks.add(Remarks.of(
                                "dkim-key-shadowed",
                                Severity.WARNING,
                                FindingCertainty.SURE,
                                key.place(),
                                "this key for " + Values.shown(key.domain()) + " is never used: the one for "
                                        + Values.shown(first.domain()) + " at " + first.place() + " comes first")
                        .withVmta(vmta));
            }
            before.putIfAbsent(key.domain(), key);
        }
    }

    private static String parent(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot + 1);
    }

    private void weak() {
        for (DomainBlock block : names.allDomains()) {
            for (String prefix : Arrays.asList("", "second-")) {
                block.last(prefix + "dkim-algorithm")
                        .filter(setting -> setting.text().equalsIgnoreCase("rsa-sha1"))
                        .ifPresent(setting -> weak(setting, "rsa-sha1 is no longer accepted as a signature"));
                block.last(prefix + "dkim-add-body-limit")
                        .filter(Setting::isYes)
                        .ifPresent(setting -> weak(setting, "others can add text to mail that stays signed"));
            }
        }
    }

    private void weak(Setting setting, String why) {
        remarks.add(Remarks.of(
                "dkim-weak",
                Severity.WARNING,
                FindingCertainty.SURE,
                setting.place(),
                "'" + setting.keyword() + " " + Values.shown(setting.text()) + "': " + why));
    }
}
