package acct.audit;

import acct.ask.Filter;
import acct.ask.Questions;
import acct.audit.CountedChange.Side;
import acct.classify.isp.Destination;
import acct.classify.isp.IspDirectory;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Period;
import acct.pmta.snapshot.ConfigChange;
import acct.pmta.snapshot.ConfigSetting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the log counted of the mail that a change concerns. However many changes there are, each set of dimensions is asked
 * once for each span of days.
 */
final class ChangedNumbers {
    private static final Pattern TARGET = Pattern.compile("virtual-mta=([^,\\s\"]+)");
    private static final Pattern WILDCARD = Pattern.compile("^(\\[\\*\\.\\]|\\*\\.)");

    private final Questions questions;
    private final IspDirectory isps;
    private final Map<Asked, Map<List<@Nullable String>, Counts>> answers = new HashMap<>();

    ChangedNumbers(Questions questions, IspDirectory isps) {
        this.questions = questions;
        this.isps = isps;
    }

    private record Asked(Period days, List<Dimension> dimensions) {}

    /**
     * A change with its numbers.
     *
     * @param pools the pools of the configuration: a source may select either kind
     */
    CountedChange count(
            ConfigChange change, LocalDate day, Set<String> pools, @Nullable Period before, @Nullable Period after) {
        List<Filter> mail = mail(change, pools);
        if (mail == null) {
            return new CountedChange(day, change, null, null, null);
        }
        return new CountedChange(day, change, named(mail), side(mail, before), side(mail, after));
    }

    private @Nullable Side side(List<Filter> mail, @Nullable Period days) {
        Counts counts = days == null ? null : counts(mail, days);
        return days == null || counts == null ? null : new Side(days, counts);
    }

    private static String named(List<Filter> mail) {
        List<String> names = new ArrayList<>();
        mail.forEach(filter -> names.add(filter.label()));
        return names.isEmpty() ? "all mail" : String.join(" ", names);
    }

    /** Which mail a change concerns; empty for all, null if the log cannot tell. */
    private @Nullable List<Filter> mail(ConfigChange change, Set<String> pools) {
        ConfigSetting setting = change.setting();
        String domain = setting.domain();
        Filter isp = domain == null ? null : isp(domain);
        return switch (setting.scope()) {
            case ConfigSetting.VMTA -> narrowed(new Filter(Dimension.VMTA, setting.name()), isp);
            case ConfigSetting.POOL -> narrowed(new Filter(Dimension.POOL, setting.name()), isp);
            case ConfigSetting.DOMAIN -> "*".equals(domain) ? List.of() : isp == null ? null : List.of(isp);
            case ConfigSetting.GLOBAL -> List.of();
            default -> selected(setting, pools);
        };
    }

    private static List<Filter> narrowed(Filter road, @Nullable Filter isp) {
        return isp == null ? List.of(road) : List.of(road, isp);
    }

    /** The ISP of a {@code <domain>}, or of a rollup's queue; null if it stands for several, or for none that is known. */
    private @Nullable Filter isp(String domain) {
        String name = WILDCARD.matcher(domain).replaceFirst("").toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.chars().anyMatch(c -> "*$ {[".indexOf(c) >= 0)) {
            return null;
        }
        String isp = isps.classify(name, name, null).isp();
        return isp == null || isp.equals(Destination.OTHER) ? null : new Filter(Dimension.ISP, isp);
    }

    /** What a source or a rule selects. */
    private static @Nullable List<Filter> selected(ConfigSetting setting, Set<String> pools) {
        String value = setting.value() == null ? "" : setting.value();
        Matcher rule = TARGET.matcher(value);
        String target = setting.directive().equals("default-virtual-mta") ? value : rule.find() ? rule.group(1) : "";
        if (target.isEmpty()) {
            return null;
        }
        return List.of(new Filter(pools.contains(target) ? Dimension.POOL : Dimension.VMTA, target));
    }

    /** Null if no row of these days tells which mail it is, as where pools are not logged. */
    private @Nullable Counts counts(List<Filter> mail, Period days) {
        List<@Nullable String> key = new ArrayList<>();
        mail.forEach(filter -> key.addAll(filter.exactly()));
        Map<List<@Nullable String>, Counts> answer =
                answer(days, mail.stream().map(Filter::dimension).toList());
        Counts found = answer.get(key);
        boolean isTold = answer.isEmpty() || answer.keySet().stream().anyMatch(known -> !known.contains(null));
        return found != null ? found : isTold ? nothing(days) : null;
    }

    private Map<List<@Nullable String>, Counts> answer(Period days, List<Dimension> dimensions) {
        Asked asked = new Asked(days, dimensions);
        Map<List<@Nullable String>, Counts> answer = answers.get(asked);
        if (answer == null) {
            answer = new HashMap<>();
            for (CountRow row : questions.counts(dimensions, List.of(), days)) {
                answer.put(row.key(), row.counts());
            }
            answers.put(asked, answer);
        }
        return answer;
    }

    /** No row of this mail: zero of what is logged, and nothing of what is not. */
    private Counts nothing(Period days) {
        Counts all = answer(days, List.of()).getOrDefault(List.of(), Counts.noLongerStored());
        return new Counts(
                0,
                0,
                zero(all.deferred()),
                zero(all.notSent()),
                zero(all.complaints()),
                zero(all.queueEvents()),
                zero(all.remoteBounces()),
                all.deliveries());
    }

    private static @Nullable Long zero(@Nullable Long known) {
        return known == null ? null : Long.valueOf(0);
    }
}
