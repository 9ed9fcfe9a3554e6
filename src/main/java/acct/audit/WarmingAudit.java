package acct.audit;

import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.Configuration;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.EffectiveSettings.Effective;
import acct.pmta.model.Pool;
import acct.pmta.model.Rate;
import acct.pmta.model.Reference;
import acct.pmta.model.Rollup;
import acct.pmta.model.Setting;
import acct.pmta.model.VirtualMta;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Addresses that are new: {@code ramp-too-steep}, {@code unlimited-new-ip}. */
final class WarmingAudit {
    /** Domains of the ISPs that judge a new address by its volume. */
    private static final Map<String, List<String>> BIG = Map.of(
            "gmail", List.of("gmail.com", "googlemail.com"),
            "microsoft", List.of("outlook.com", "hotmail.com", "live.com", "msn.com"),
            "yahoo", List.of("yahoo.com", "aol.com"),
            "apple", List.of("icloud.com", "me.com"));

    private static final List<String> QUEUE_RATES =
            List.of("max-msg-rate", "max-msg-per-hour", "source-ip-max-msg-rate");
    private static final Set<String> ROAD_RATES = Set.of("max-smtp-msg-rate");

    private final Compared compared;
    private final LogFindings findings;
    private final Map<Road, TreeMap<LocalDate, Long>> history = new HashMap<>();
    private final Map<String, LocalDate> firstDays = new HashMap<>();
    private final Set<String> cold = new HashSet<>();
    private @Nullable LocalDate begin;
    private @Nullable LocalDate end;

    private WarmingAudit(Compared compared, LogFindings findings) {
        this.compared = compared;
        this.findings = findings;
        for (SentDay day : compared.seen().history()) {
            history.computeIfAbsent(new Road(day.vmta(), day.sourceIp()), road -> new TreeMap<>())
                    .merge(day.day(), day.rows(), Long::sum);
            firstDays.merge(day.sourceIp(), day.day(), (a, b) -> a.isBefore(b) ? a : b);
            begin = begin == null || day.day().isBefore(begin) ? day.day() : begin;
            end = end == null || day.day().isAfter(end) ? day.day() : end;
        }
        Configuration configuration = compared.configuration();
        Stream.concat(
                        configuration.vmtas().stream().flatMap(vmta -> vmta.coldTargets().stream()),
                        configuration.pools().stream().flatMap(pool -> pool.coldTargets().stream()))
                .map(Reference::name)
                .forEach(cold::add);
    }

    static void check(Compared compared, LogFindings findings) {
        WarmingAudit audit = new WarmingAudit(compared, findings);
        Rows.by(compared.seen().traffic(), Road::of).forEach((road, rows) -> {
            LocalDate first = road.sourceIp() == null ? null : audit.firstDays.get(road.sourceIp());
            if (first != null) {
                audit.ramp(road, rows, first);
                audit.unlimited(road, rows, first);
            }
        });
    }

    /** Whether the log reaches back to days before the first of an address. */
    private boolean isNew(LocalDate first) {
        return begin != null && first.isAfter(begin);
    }

    private boolean isCold(@Nullable String vmta, @Nullable String pool) {
        return (vmta != null && (cold.contains(vmta) || tellsOfCold(vmta))) || (pool != null && tellsOfCold(pool));
    }

    private static boolean tellsOfCold(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[^a-z]+")).anyMatch(Compared.COLD::contains);
    }

    private void ramp(Road road, Rows<Traffic> rows, LocalDate first) {
        boolean fresh = isNew(first);
        if (!fresh && !isCold(road.vmta(), rows.only(Traffic::pool))) {
            return;
        }
        Set<LocalDate> steep = new LinkedHashSet<>();
        LocalDate worst = first;
        double times = 0;
        long before = 0;
        long best = 0;
        for (Map.Entry<LocalDate, Long> day :
                history.getOrDefault(road, new TreeMap<>()).entrySet()) {
            boolean warming = !fresh
                    || day.getKey()
                            .isBefore(first.plusDays(compared.limits().ramp().days()));
            boolean tooMuch = best > 0
                    && day.getValue() >= compared.limits().ramp().rows()
                    && day.getValue() > best * compared.limits().ramp().factor();
            if (warming
                    && tooMuch
                    && rows.parts().stream().anyMatch(one -> day.getKey().equals(one.day()))) {
                steep.add(day.getKey());
                if ((double) day.getValue() / best > times) {
                    times = (double) day.getValue() / best;
                    worst = day.getKey();
                    before = best;
                }
            }
            best = Math.max(best, day.getValue());
        }
        if (!steep.isEmpty()) {
            List<Traffic> parts = rows.parts().stream()
                    .filter(one -> one.day() != null && steep.contains(one.day()))
                    .toList();
            say(road, new Rows<>(parts), worst, before, fresh);
        }
    }

    private void say(Road road, Rows<Traffic> rows, LocalDate worst, long before, boolean fresh) {
        VirtualMta vmta = compared.vmta(road.vmta());
        long sent = history.getOrDefault(road, new TreeMap<>()).getOrDefault(worst, 0L);
        findings.add(
                "ramp-too-steep",
                Severity.WARNING,
                fresh ? FindingCertainty.SURE : FindingCertainty.LIKELY,
                road.subject(rows.only(Traffic::pool)),
                rows.evidence(),
                vmta == null ? null : vmta.place(),
                road.sourceIp() + " is " + (fresh ? "new" : "kept for warming up") + " and sent "
                        + Compared.counted(sent) + " on " + worst + ", more than "
                        + number(compared.limits().ramp().factor()) + " times its best day before (" + before + ")");
    }

    private static String number(double factor) {
        return factor == Math.rint(factor) ? String.valueOf((long) factor) : String.valueOf(factor);
    }

    private void unlimited(Road road, Rows<Traffic> rows, LocalDate first) {
        VirtualMta vmta = compared.vmta(road.vmta());
        boolean fresh = isNew(first)
                && end != null
                && end.isBefore(first.plusDays(compared.limits().newIp().days()));
        if (!fresh || vmta == null || isLimited(vmta)) {
            return;
        }
        List<Traffic> free = rows.parts().stream()
                .filter(one -> one.isp() != null && BIG.containsKey(one.isp()) && !isLimited(vmta, one.isp()))
                .toList();
        if (free.isEmpty()
                || new Rows<>(free).evidence().rows()
                        < compared.limits().newIp().rows()) {
            return;
        }
        Rows<Traffic> unlimited = new Rows<>(free);
        findings.add(
                "unlimited-new-ip",
                Severity.WARNING,
                compared.certainty(),
                road.subject(unlimited.only(Traffic::pool)).withIsp(unlimited.main(Traffic::isp)),
                unlimited.evidence(),
                vmta.place(),
                road.sourceIp() + " sends since " + first + " only, and no `max-msg-rate` holds for its mail to "
                        + Compared.some(unlimited.most(Traffic::isp)));
    }

    /** Limits for all destinations together, or by the virtual MTA that it takes its mail from. */
    private boolean isLimited(VirtualMta vmta) {
        return cold.contains(vmta.name())
                || vmta.settings().stream().anyMatch(WarmingAudit::isRate)
                || compared.names().poolsOf(vmta.name()).stream()
                        .map(Pool::settings)
                        .flatMap(List::stream)
                        .anyMatch(WarmingAudit::isRate);
    }

    private static boolean isRate(Setting setting) {
        return ROAD_RATES.contains(setting.keyword()) && limits(setting);
    }

    private static boolean limits(Setting setting) {
        Rate rate = Rate.parse(setting.text());
        return rate == null || rate.count() != null;
    }

    /** Whether a limit holds under any of the names that its queue can have. */
    private boolean isLimited(VirtualMta vmta, String isp) {
        Set<String> queues = new LinkedHashSet<>(BIG.getOrDefault(isp, List.of()));
        compared.configuration().rollups().stream().map(Rollup::queue).forEach(queues::add);
        compared.names().allDomains().stream()
                .map(DomainBlock::names)
                .flatMap(List::stream)
                .forEach(queues::add);
        return queues.stream()
                .filter(queue -> IspAudit.family(compared.ispOf().apply(queue)).equals(IspAudit.family(isp)))
                .anyMatch(queue -> QUEUE_RATES.stream()
                        .flatMap(keyword -> compared.names().effective().of(vmta.name(), queue, keyword).stream())
                        .map(Effective::setting)
                        .anyMatch(WarmingAudit::limits));
    }
}
