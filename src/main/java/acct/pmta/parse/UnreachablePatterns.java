package acct.pmta.parse;

import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.ConfigurationBlock;
import acct.pmta.model.Patterns;
import acct.pmta.model.Place;
import acct.pmta.model.Remarks;
import acct.pmta.model.Setting;
import acct.pmta.model.Surplus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Patterns behind one that matches everything: {@code unreachable-pattern}. In lists of patterns the first that matches
 * decides. User's Guide v5.0, 3.3.14, 3.3.15 and 10.8.
 */
final class UnreachablePatterns {
    private static final int NAMED = 5;
    /** Options, anchors and brackets that change nothing of what all of a text means. */
    private static final Pattern AROUND = Pattern.compile("^(?:\\(\\?-?[a-z]+\\))*\\^?\\(?(.*?)\\)?\\$?$");

    private static final Set<String> EVERYTHING = Set.of("", ".*", ".*?", "[\\s\\S]*", ".{0,}");
    /** Of what is never empty these match everything too. */
    private static final Set<String> ANYTHING = Set.of(".", ".+", ".+?", "[\\s\\S]+", ".{1,}");

    private final Remarks remarks;

    private UnreachablePatterns(Remarks remarks) {
        this.remarks = remarks;
    }

    static void check(ConfigurationBlock global, Remarks remarks) {
        UnreachablePatterns patterns = new UnreachablePatterns(remarks);
        for (ConfigurationBlock block : global.blocks()) {
            switch (block.kind()) {
                case "pattern-list" -> patterns.list(block, FindingCertainty.SURE);
                case "bounce-category-patterns" -> patterns.list(block, FindingCertainty.SURE);
                // Of several replies that match, actions that do not contradict each other may all be done.
                case "smtp-pattern-list" -> patterns.list(block, FindingCertainty.MAY);
                default -> {
                    // No list of patterns.
                }
            }
        }
    }

    private void list(ConfigurationBlock list, FindingCertainty certainty) {
        Setting all = null;
        List<Place> behind = new ArrayList<>();
        for (Setting setting : list.settings()) {
            boolean pattern = Surplus.hasPattern(setting.keyword());
            if (all != null && pattern) {
                behind.add(setting.place());
            } else if (all == null && matchesAll(setting)) {
                all = setting;
            }
        }
        int order = all == null ? 0 : list.settings().indexOf(all) + 1;
        for (ConfigurationBlock nested : list.blocks()) {
            if (all != null && nested.order() >= order) {
                behind.add(nested.place());
            }
            list(nested, certainty);
        }
        if (all != null && !behind.isEmpty()) {
            behind.sort(Comparator.comparing(Place::file).thenComparing(Place::line));
            say(list, all, behind, certainty);
        }
    }

    private void say(ConfigurationBlock list, Setting all, List<Place> behind, FindingCertainty certainty) {
        List<String> lines = behind.stream()
                .limit(NAMED)
                .map(place -> String.valueOf(place.line()))
                .toList();
        remarks.add(Remarks.of(
                "unreachable-pattern",
                Severity.WARNING,
                certainty,
                behind.get(0),
                "the pattern at " + all.place() + " matches everything, so "
                        + (behind.size() == 1
                                ? "the one behind it in <" + list.kind() + "> is never reached"
                                : "the " + behind.size() + " behind it in <" + list.kind()
                                        + "> are never reached: lines " + String.join(", ", lines)
                                        + (behind.size() > NAMED ? ", …" : ""))
                        + "; it belongs at the end"));
    }

    /** Whether a line decides over all that comes to it. What calls another list may come back from it. */
    private static boolean matchesAll(Setting setting) {
        String keyword = setting.keyword();
        if (keyword.equals("*")) {
            return !isCall(setting.value());
        }
        return switch (keyword) {
            case "mail-from" -> matchesAll(setting.value(), Set.of());
            case "rcpt-to", "reply" -> matchesAll(setting.value(), ANYTHING);
            // What has no such header does not match.
            case "header" -> false;
            default -> keyword.startsWith("/") && matchesAll(keyword + " " + setting.value(), ANYTHING);
        };
    }

    private static boolean isCall(String result) {
        return result.toLowerCase(Locale.ROOT).startsWith("call-to:");
    }

    private static boolean matchesAll(String line, Set<String> more) {
        int open = line.indexOf('/');
        int close = Patterns.end(line, open);
        if (close < 0 || isCall(line.substring(close + 1).strip())) {
            return false;
        }
        String core = core(line.substring(open + 1, close));
        return core != null && (EVERYTHING.contains(core) || more.contains(core));
    }

    private static @Nullable String core(String pattern) {
        if (pattern.length() > 40) {
            return null;
        }
        Matcher matcher = AROUND.matcher(pattern);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
