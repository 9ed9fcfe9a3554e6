package acct.audit;

import acct.model.FindingCertainty;
import acct.model.FindingKind;
import acct.model.Severity;
import acct.pmta.model.Place;
import acct.pmta.model.Pool;
import acct.pmta.model.VirtualMta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pools and virtual MTAs that are kept for one ISP and send elsewhere too: {@code isp-drift}. */
final class IspAudit {
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+$");
    /** Names of ISPs that are two words of a name. */
    private static final Pattern TWO_WORDS =
            Pattern.compile("(?<![a-z0-9])(web|t|mail)[._-](de|online|ru)(?![a-z0-9])");

    /** What a word in a name says of its ISP; members of one family behind the same hosts are one. */
    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("gmail", "google"),
            Map.entry("googlemail", "google"),
            Map.entry("google", "google"),
            Map.entry("ms", "microsoft"),
            Map.entry("microsoft", "microsoft"),
            Map.entry("outlook", "microsoft"),
            Map.entry("hotmail", "microsoft"),
            Map.entry("msn", "microsoft"),
            Map.entry("office365", "microsoft"),
            Map.entry("o365", "microsoft"),
            Map.entry("m365", "microsoft"),
            Map.entry("yahoo", "yahoo"),
            Map.entry("aol", "yahoo"),
            Map.entry("icloud", "apple"),
            Map.entry("apple", "apple"),
            Map.entry("gmx", "gmx"),
            Map.entry("webde", "gmx"),
            Map.entry("tonline", "t-online"),
            Map.entry("mailru", "mail.ru"),
            Map.entry("laposte", "laposte"),
            Map.entry("comcast", "comcast"),
            Map.entry("orange", "orange"),
            Map.entry("wanadoo", "orange"),
            Map.entry("yandex", "yandex"));

    private static final Map<String, String> FAMILY_OF_ISP = Map.of(
            "gmail", "google",
            "google-workspace", "google",
            "microsoft", "microsoft",
            "microsoft-365", "microsoft",
            "web.de", "gmx");

    private final Compared compared;
    private final LogFindings findings;
    private final Map<String, @Nullable String> known = new HashMap<>();

    private IspAudit(Compared compared, LogFindings findings) {
        this.compared = compared;
        this.findings = findings;
    }

    static void check(Compared compared, LogFindings findings) {
        IspAudit audit = new IspAudit(compared, findings);
        // Rows of two users may look the same here, so each is known by itself, not by what it says.
        Set<Traffic> drifted = Collections.newSetFromMap(new IdentityHashMap<>());
        drifted.addAll(audit.drifted(Traffic::vmta));
        drifted.addAll(audit.drifted(Traffic::pool));
        List<Traffic> inOrder =
                compared.seen().traffic().stream().filter(drifted::contains).toList();
        Rows.by(inOrder, Road::of).forEach(audit::say);
    }

    /** ISPs behind the same hosts, as one. */
    static String family(String isp) {
        return FAMILY_OF_ISP.getOrDefault(isp, isp);
    }

    /** The family of ISPs that a pool or virtual MTA is kept for; null if it is none, or more than one. */
    private @Nullable String kept(@Nullable String name) {
        if (name == null) {
            return null;
        }
        if (!known.containsKey(name)) {
            known.put(name, keptFor(name));
        }
        return known.get(name);
    }

    private @Nullable String keptFor(String name) {
        String mapped = compared.limits().dedicated().get(name);
        if (mapped != null) {
            return family(mapped);
        }
        List<String> families = Arrays.stream(BETWEEN.split(
                        TWO_WORDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("$1$2")))
                .map(IspAudit::familyOf)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return families.size() == 1 ? families.get(0) : null;
    }

    /** {@code gmail2} says what {@code gmail} says. */
    private static @Nullable String familyOf(String word) {
        String family = FAMILIES.get(word);
        return family == null ? FAMILIES.get(NUMBER.matcher(word).replaceFirst("")) : family;
    }

    /** Rows that went to another ISP than the name of their road says, where they are more than a few. */
    private List<Traffic> drifted(Function<Traffic, @Nullable String> name) {
        List<Traffic> named = compared.seen().traffic().stream()
                .filter(one -> kept(name.apply(one)) != null)
                .toList();
        List<Traffic> drifted = new ArrayList<>();
        Rows.by(named, one -> Objects.requireNonNull(name.apply(one))).forEach((who, rows) -> {
            String family = Objects.requireNonNull(kept(who));
            List<Traffic> elsewhere = rows.parts().stream()
                    .filter(one -> one.isp() != null && !family(one.isp()).equals(family))
                    .toList();
            long all = rows.evidence().rows();
            long away =
                    elsewhere.stream().mapToLong(one -> one.evidence().rows()).sum();
            if (away >= compared.limits().drift().rows()
                    && away >= all * compared.limits().drift().share()) {
                drifted.addAll(elsewhere);
            }
        });
        return drifted;
    }

    private void say(Road road, Rows<Traffic> rows) {
        String pool = rows.only(Traffic::pool);
        boolean byVmta = kept(road.vmta()) != null;
        String who = byVmta ? road.vmta() : rows.main(Traffic::pool);
        List<String> isps = rows.most(Traffic::isp);
        boolean mapped = compared.limits().dedicated().containsKey(Objects.requireNonNullElse(who, ""));
        findings.add(
                FindingKind.WRONG_ROAD,
                "isp-drift",
                Severity.WARNING,
                mapped ? FindingCertainty.SURE : FindingCertainty.LIKELY,
                road.subject(pool).withIsp(isps.isEmpty() ? null : isps.get(0)),
                rows.evidence(),
                place(byVmta, who),
                (byVmta ? "virtual MTA " : "pool ") + Compared.quoted(who) + " is kept for " + kept(who) + ", but "
                        + Compared.counted(rows.evidence().rows()) + " went to " + Compared.some(isps)
                        + (byVmta ? "" : " by virtual MTA " + Compared.quoted(road.vmta())));
    }

    private @Nullable Place place(boolean byVmta, @Nullable String who) {
        VirtualMta vmta = byVmta ? compared.vmta(who) : null;
        Pool pool = byVmta || who == null ? null : compared.names().pool(who);
        return vmta != null ? vmta.place() : pool == null ? null : pool.place();
    }
}
