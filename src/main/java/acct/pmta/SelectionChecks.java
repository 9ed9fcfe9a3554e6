package acct.pmta;

import acct.model.AuditFinding.Certainty;
import acct.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Ways around the intended road: {@code selection-override}, {@code vmta-two-pools}, {@code jobs-not-recorded}. */
final class SelectionChecks {
    private static final String OVERRIDE = "selection-override";
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
            Certainty certainty = hints.size() > 1 && withDomains < 2 ? Certainty.LIKELY : Certainty.SURE;
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

    /** A header that overrides the road that the source gives. */
    private void headers() {
        for (Source source : configuration.sources()) {
            boolean road =
                    ROADS.stream().anyMatch(keyword -> source.last(keyword).isPresent());
            Setting allowed = source.last("process-x-virtual-mta").orElse(null);
            if (!road || allowed == null || !allowed.isYes()) {
                continue;
            }
            String target =
                    source.last("default-virtual-mta").map(Setting::word).orElse("");
            boolean protectedMail = NameHint.of(source.name()).orElse(null) == NameHint.TRANSACTIONAL
                    || NameHint.of(target).orElse(null) == NameHint.TRANSACTIONAL;
            remarks.add(Remarks.of(
                    OVERRIDE,
                    protectedMail ? Severity.WARNING : Severity.INFO,
                    protectedMail ? Certainty.LIKELY : Certainty.SURE,
                    allowed.place(),
                    "whoever feeds source '" + Values.shown(source.name())
                            + "' can choose any virtual MTA by the header X-Virtual-MTA"
                            + (protectedMail ? ", though its mail seems to be transactional" : "")));
        }
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
                                || source.says("process-x-virtual-mta")
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
                        Certainty.SURE,
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
                        Certainty.SURE,
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
                    names.isIncomplete() ? Certainty.MAY : Certainty.SURE,
                    configuration.sources().get(0).place(),
                    "no source has `process-x-job yes` or `jobid-header`: the column jobId stays empty, so nothing can be"
                            + " said by job"));
        }
    }
}
