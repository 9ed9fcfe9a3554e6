package acct.pmta.check;

import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.Configuration;
import acct.pmta.model.EffectiveSources;
import acct.pmta.model.EffectiveSources.Held;
import acct.pmta.model.Listener;
import acct.pmta.model.NameHint;
import acct.pmta.model.Place;
import acct.pmta.model.Pool;
import acct.pmta.model.Reference;
import acct.pmta.model.Remarks;
import acct.pmta.model.SmtpUser;
import acct.pmta.model.Source;
import acct.pmta.model.Values;
import acct.pmta.model.VirtualMta;
import acct.pmta.show.Names;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Ways around the intended road: {@code selection-override}, {@code vmta-two-pools}, {@code jobs-not-recorded}. */
final class SelectionChecks {
    private static final String OVERRIDE = "selection-override";
    private static final String HEADER = "process-x-virtual-mta";
    private static final String ANY_USER = "{auth}";
    /** What makes a source decide over virtual MTAs. */
    private static final List<String> ROADS = List.of("default-virtual-mta", "pattern-list");

    private final Names names;
    private final Configuration configuration;
    private final Remarks remarks;

    private SelectionChecks(Names names, Remarks remarks) {
        this.names = names;
        this.configuration = names.configuration();
        this.remarks = remarks;
    }

    static void check(Names names, Remarks remarks) {
        SelectionChecks checks = new SelectionChecks(names, remarks);
        checks.pools();
        checks.headers();
        checks.listeners();
        checks.users();
        checks.jobs();
    }

    private void pools() {
        for (VirtualMta vmta : configuration.vmtas()) {
            List<Pool> pools = names.poolsOf(vmta.name());
            if (pools.size() < 2) {
                continue;
            }
            Pool last = pools.get(pools.size() - 1);
            Place place = last.members().stream()
                    .filter(member -> member.name().equals(vmta.name()))
                    .map(Reference::place)
                    .findFirst()
                    .orElse(last.place());
            String where = "virtual MTA '" + Values.shown(vmta.name()) + "' is in pools "
                    + pools.stream()
                            .map(pool -> "'" + Values.shown(pool.name()) + "'")
                            .collect(Collectors.joining(", "));
            long withDomains =
                    pools.stream().filter(pool -> !pool.domains().isEmpty()).count();
            Set<NameHint> hints = pools.stream()
                    .map(pool -> NameHint.of(pool.name()))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet());
            Severity severity =
                    withDomains > 1 ? Severity.CRITICAL : hints.size() > 1 ? Severity.WARNING : Severity.INFO;
            FindingCertainty certainty =
                    hints.size() > 1 && withDomains < 2 ? FindingCertainty.LIKELY : FindingCertainty.SURE;
            String why = switch (severity) {
                case CRITICAL -> ", and more than one of them has <domain> blocks, which PowerMTA refuses";
                case WARNING -> ", which by their names are for different mail";
                case INFO -> "; without the column vmtaPool the log does not tell which one was chosen";
            };
            remarks.add(Remarks.of("vmta-two-pools", severity, certainty, place, where + why)
                    .withVmta(vmta.name())
                    .withPool(last.name()));
        }
    }

    /** A header that overrides the road that the source gives; either may stand in a wider network. */
    private void headers() {
        EffectiveSources effective = new EffectiveSources(configuration);
        for (Source source : effective.distinct()) {
            List<Held> roads = ROADS.stream()
                    .map(keyword -> effective.of(source, keyword))
                    .flatMap(Optional::stream)
                    .toList();
            Held allowed = effective.of(source, HEADER).orElse(null);
            if (roads.isEmpty() || allowed == null || !allowed.setting().isYes()) {
                continue;
            }
            // Where both are inherited, the wider network is the one to name.
            boolean own = isOf(source, allowed) || roads.stream().anyMatch(road -> isOf(source, road));
            if (own) {
                String target = effective
                        .of(source, "default-virtual-mta")
                        .map(held -> held.setting().word())
                        .orElse("");
                override(source, allowed, target);
            }
        }
    }

    private static boolean isOf(Source source, Held held) {
        return Objects.equals(source.range(), held.source().range());
    }

    private void override(Source source, Held allowed, String target) {
        boolean protectedMail = NameHint.of(source.name()).orElse(null) == NameHint.TRANSACTIONAL
                || NameHint.of(target).orElse(null) == NameHint.TRANSACTIONAL;
        String inherited = isOf(source, allowed)
                ? ""
                : ", as it inherits from <source "
                        + Values.shown(allowed.source().name()) + ">";
        remarks.add(Remarks.of(
                OVERRIDE,
                protectedMail ? Severity.WARNING : Severity.INFO,
                protectedMail ? FindingCertainty.LIKELY : FindingCertainty.SURE,
                allowed.setting().place(),
                "whoever feeds source '" + Values.shown(source.name())
                        + "' can choose any virtual MTA by the header X-Virtual-MTA" + inherited
                        + (protectedMail ? ", though its mail seems to be transactional" : "")));
    }

    private boolean usesNamedSources() {
        return configuration.sources().stream()
                .anyMatch(source -> source.range() == null && !source.name().startsWith("{"));
    }

    /** A port without source lets the client's address decide; that matters only if it decides something. */
    private void listeners() {
        boolean decides = configuration.sources().stream()
                .anyMatch(source -> source.range() != null
                        && (source.says("always-allow-relaying")
                                || source.says(HEADER)
                                || ROADS.stream()
                                        .anyMatch(road -> source.last(road).isPresent())));
        if (!usesNamedSources() || !decides) {
            return;
        }
        for (Listener listener : configuration.listeners()) {
            if (listener.source() == null) {
                remarks.add(Remarks.of(
                        OVERRIDE,
                        Severity.WARNING,
                        FindingCertainty.SURE,
                        listener.place(),
                        "listener " + Values.shown(listener.address())
                                + " has no source: mail that comes in here goes by the client's address, past the"
                                + " named sources"));
            }
        }
    }

    private void users() {
        boolean common = configuration.sources().stream()
                .anyMatch(source -> source.name().equals(ANY_USER));
        if (common || !usesNamedSources()) {
            return;
        }
        for (SmtpUser user : configuration.users()) {
            if (user.source() == null) {
                remarks.add(Remarks.of(
                        OVERRIDE,
                        Severity.WARNING,
                        FindingCertainty.SURE,
                        user.place(),
                        "user '" + Values.shown(user.name()) + "' has no source, and there is no <source {auth}>:"
                                + " nothing says which virtual MTA the mail gets"));
            }
        }
    }

    private void jobs() {
        boolean recorded = configuration.sources().stream()
                .anyMatch(source -> source.says("process-x-job")
                        || source.last("jobid-header").isPresent()
                        || source.last("jobid-prefix").isPresent());
        if (!recorded && !configuration.sources().isEmpty()) {
            remarks.add(Remarks.of(
                    "jobs-not-recorded",
                    Severity.WARNING,
                    names.isIncomplete() ? FindingCertainty.MAY : FindingCertainty.SURE,
                    configuration.sources().get(0).place(),
                    "no source has `process-x-job yes` or `jobid-header`: the column jobId stays empty, so nothing can be"
                            + " said by job"));
        }
    }
}
