package acct.config;

import acct.config.YamlNode.Text;
import acct.model.CalendarDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code warming:} of {@code acct.yaml}: plans, and the source IPs that follow them. */
final class WarmingFile {
    private static final Set<String> KEYS = ordered("plans", "ips", "limits");
    private static final Set<String> PLAN = ordered("isps", "others");
    private static final Set<String> IP = ordered("plan", "start", "isps", "others");
    private static final Set<String> RAMP = ordered("first", "times", "plus", "every", "until", "days", "weeks");
    private static final Set<String> LIMITS = ordered(
            "tolerance",
            "starving",
            "deferred",
            "turned-away",
            "min-events",
            "min-attempts",
            "new-ip-days",
            "new-ip-recipients");

    private static final int WEEK = 7;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern FACTOR = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3})?");
    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,2})d");
    private static final Pattern RATE = Pattern.compile("[0-9]{0,9}\\.?[0-9]{1,18}");

    private final Map<String, Plan> plans = new LinkedHashMap<>();

    private WarmingFile() {}

    /** What a plan says, before an IP changes some of it. */
    private record Plan(Map<String, Ramp> isps, @Nullable Ramp others) {}

    static Warming read(@Nullable YamlSection warming) {
        if (warming == null) {
            return Warming.NONE;
        }
        warming.onlyKeys(KEYS);
        WarmingFile file = new WarmingFile();
        YamlSection plans = warming.section("plans");
        if (plans != null) {
            for (String name : plans.fields().keySet()) {
                file.plans.put(name, plan(group(plans, name).onlyKeys(PLAN)));
            }
        }
        List<Warming.Ip> ips = new ArrayList<>();
        YamlSection listed = warming.section("ips");
        if (listed != null) {
            for (String address : listed.fields().keySet()) {
                ips.add(file.ip(
                        address, listed.lineOf(address), group(listed, address).onlyKeys(IP)));
            }
        }
        return new Warming(ips, limits(warming.section("limits")));
    }

    private static YamlSection group(YamlSection around, String key) {
        YamlSection group = around.section(key);
        if (group == null) {
            throw around.error(
                    around.lineOf(key), "'" + around.path() + "." + key + "' must hold keys, one 'key: value' each");
        }
        return group;
    }

    private static Plan plan(YamlSection section) {
        Plan plan = new Plan(isps(section), others(section));
        if (plan.isps().isEmpty() && plan.others() == null) {
            throw section.error(section.line(), "'" + section.path() + "' needs 'isps' or 'others'");
        }
        return plan;
    }

    private Warming.Ip ip(String address, int line, YamlSection section) {
        String name = section.required("plan");
        Plan plan = plans.get(name);
        if (plan == null) {
            String known = plans.isEmpty()
                    ? "no plan stands under 'warming.plans'"
                    : "plans: " + String.join(", ", plans.keySet());
            throw section.wrong("plan", name, known);
        }
        Map<String, Ramp> isps = new LinkedHashMap<>(plan.isps());
        isps.putAll(isps(section));
        Ramp others = others(section);
        return new Warming.Ip(
                address,
                name,
                day(section),
                isps,
                others == null ? plan.others() : others,
                section.file().name() + ":" + line);
    }

    private static LocalDate day(YamlSection section) {
        String text = section.required("start");
        return CalendarDay.parse(text)
                .orElseThrow(() -> section.wrong("start", text, "write a day such as 2026-11-18"));
    }

    private static Map<String, Ramp> isps(YamlSection section) {
        YamlSection isps = section.section("isps");
        if (isps == null) {
            return Map.of();
        }
        Map<String, Ramp> ramps = new LinkedHashMap<>();
        for (String isp : isps.fields().keySet()) {
            if (isp.equals(Warming.OTHERS)) {
                throw isps.error(isps.lineOf(isp), "'others' stands beside 'isps', not in it");
            }
            ramps.put(isp, ramp(group(isps, isp)));
        }
        return ramps;
    }

    private static @Nullable Ramp others(YamlSection section) {
        YamlSection others = section.section(Warming.OTHERS);
        return others == null ? null : ramp(others);
    }

    private static Ramp ramp(YamlSection section) {
        section.onlyKeys(RAMP);
        List<String> ways = List.of("first", "days", "weeks").stream()
                .filter(section.fields()::containsKey)
                .toList();
        if (ways.size() != 1) {
            throw section.error(
                    section.line(),
                    "'" + section.path() + "' needs one of 'first', 'days' and 'weeks', such as"
                            + " {first: 500, times: 2, until: 16000}");
        }
        String way = ways.get(0);
        if (!way.equals("first")) {
            section.onlyKeys(Set.of(way));
        }
        try {
            return switch (way) {
                case "days" -> Ramp.steps(numbers(section, way), 1);
                case "weeks" -> Ramp.steps(numbers(section, way), WEEK);
                default ->
                    Ramp.raised(
                            number(section, "first", section.required("first"), 1),
                            raise(section),
                            every(section),
                            number(section, "until", section.required("until"), 1));
            };
        } catch (IllegalArgumentException e) {
            throw section.error(section.line(), "'" + section.path() + "': " + e.getMessage());
        }
    }

    private static LongUnaryOperator raise(YamlSection section) {
        String times = section.text("times");
        String plus = section.text("plus");
        if ((times == null) == (plus == null)) {
            throw section.error(
                    section.line(), "'" + section.path() + "' needs one of 'times' and 'plus', such as times: 2");
        }
        if (plus != null) {
            long more = number(section, "plus", plus, 1);
            return level -> level + more;
        }
        String factor = Objects.requireNonNull(times);
        if (!FACTOR.matcher(factor).matches() || new BigDecimal(factor).compareTo(BigDecimal.ONE) <= 0) {
            throw section.wrong("times", factor, "write a number above 1, such as 2 or 1.5");
        }
        BigDecimal by = new BigDecimal(factor);
        return level -> BigDecimal.valueOf(level).multiply(by).longValue();
    }

    private static int every(YamlSection section) {
        String text = section.text("every");
        if (text == null) {
            return WEEK;
        }
        Matcher matcher = DAYS.matcher(text);
        if (!matcher.matches()) {
            throw section.wrong("every", text, "write a number of days, such as 7d");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static List<Long> numbers(YamlSection section, String key) {
        List<Long> numbers = new ArrayList<>();
        for (Text item : section.entries(key)) {
            if (!COUNT.matcher(item.text()).matches()) {
                throw section.error(
                        item.line(),
                        "'" + item.text() + "' in '" + section.path() + "." + key
                                + "' is no number of recipients; write a whole number, such as 500");
            }
            numbers.add(Long.valueOf(item.text()));
        }
        return numbers;
    }

    private static long number(YamlSection section, String key, String text, long least) {
        if (!COUNT.matcher(text).matches() || Long.parseLong(text) < least) {
            throw section.wrong(key, text, "write a whole number from " + least + " on, such as 500");
        }
        return Long.parseLong(text);
    }

    private static Warming.Limits limits(@Nullable YamlSection section) {
        Warming.Limits usual = Warming.Limits.USUAL;
        if (section == null) {
            return usual;
        }
        section.onlyKeys(LIMITS);
        return new Warming.Limits(
                rate(section, "tolerance", usual.tolerance()),
                rate(section, "starving", usual.starving()),
                rate(section, "deferred", usual.deferred()),
                rate(section, "turned-away", usual.turnedAway()),
                count(section, "min-events", usual.minEvents()),
                count(section, "min-attempts", usual.minAttempts()),
                count(section, "new-ip-days", usual.newIpDays()),
                count(section, "new-ip-recipients", usual.newIpRecipients()));
    }

    private static double rate(YamlSection section, String key, double usual) {
        String text = section.text(key);
        if (text == null) {
            return usual;
        }
        if (!RATE.matcher(text).matches() || Double.parseDouble(text) > 1) {
            throw section.wrong(key, text, "write a fraction from 0 to 1, such as 0.1 for 10 %");
        }
        return Double.parseDouble(text);
    }

    private static int count(YamlSection section, String key, int usual) {
        String text = section.text(key);
        return text == null ? usual : (int) number(section, key, text, 1);
    }

    private static Set<String> ordered(String... keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
    }
}
