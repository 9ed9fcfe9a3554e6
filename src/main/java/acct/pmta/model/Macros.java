package acct.pmta.model;

import acct.model.FindingCertainty;
import acct.model.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists of words under a name: {@code domain-macro NAME a, b}. They may use each other. Replaced after the whole
 * configuration is read, because the guide does not say that one must stand before its use.
 */
public final class Macros {
    /** A list of lists of lists could be longer than memory. */
    private static final int MOST = 20_000;

    /** Macros in macros in macros: deeper than that is no honest list. */
    private static final int DEEPEST = 50;

    private static final Pattern NAME = Pattern.compile("\\$([A-Za-z0-9_]+)");

    private final Remarks remarks;
    private final Map<String, List<String>> raw = new LinkedHashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, List<String>> done = new LinkedHashMap<>();
    private final Spellings spellings = new Spellings();
    private int words;

    public Macros(List<Setting> settings, Remarks remarks) {
        this.remarks = remarks;
        for (Setting setting : settings) {
            String name = setting.word();
            String list = setting.value().substring(Math.min(setting.value().length(), name.length()));
            List<String> listed = Values.list(list);
            listed.removeIf(String::isEmpty);
            if (name.isEmpty()) {
                remarks.malformed(setting.place(), "'domain-macro' needs a name and a list: `domain-macro NAME a, b`");
                continue;
            }
            if (listed.isEmpty()) {
                empty(name, setting.place());
            }
            String other = spellings.other(name);
            if (raw.putIfAbsent(name, listed) != null) {
                duplicate(
                        setting,
                        "is already defined at " + places.get(name) + "; the first may be the one that counts");
            } else if (other != null) {
                duplicate(
                        setting,
                        "and '" + Values.shown(other) + "' at " + places.get(other)
                                + " differ in capitals only; PowerMTA may take them for one");
            }
            spellings.add(name);
            places.putIfAbsent(name, setting.place());
        }
        raw.keySet().forEach(name -> list(name, new HashSet<>()));
    }

    private void empty(String name, Place place) {
        remarks.add(Remarks.of(
                "empty-macro",
                Severity.WARNING,
                FindingCertainty.SURE,
                place,
                "macro '" + Values.shown(name) + "' has no list, so whatever is set for `$" + Values.shown(name)
                        + "` is set for nothing"));
    }

    private void duplicate(Setting setting, String how) {
        remarks.few(
                "macro",
                Remarks.of(
                        "duplicate-block",
                        Severity.WARNING,
                        FindingCertainty.MAY,
                        setting.place(),
                        "macro '" + Values.shown(setting.word()) + "' " + how));
    }

    private void undefined(String name, Place place) {
        String other = spellings.other(name);
        if (other == null) {
            remarks.malformed(place, "macro '$" + Values.shown(name) + "' is not defined");
        } else {
            remarks.add(Remarks.of(
                    "dangling-name",
                    Severity.WARNING,
                    FindingCertainty.MAY,
                    place,
                    "macro '$" + Values.shown(name) + "' is written '" + Values.shown(other)
                            + "' where it is defined; case may count"));
        }
    }

    /** Every macro with its words. */
    public Map<String, List<String>> all() {
        return done;
    }

    /** A text with its macros replaced: one text for each combination. */
    public List<String> replaced(String text, Place place) {
        return replaced(text, place, new HashSet<>());
    }

    private List<String> list(String name, Set<String> around) {
        List<String> known = done.get(name);
        if (known != null) {
            return known;
        }
        Set<String> found = new LinkedHashSet<>();
        Place place = places.getOrDefault(name, new Place("", 0));
        if (!around.add(name) || around.size() > DEEPEST) {
            remarks.once(
                    "macro loop " + name,
                    Remarks.of(
                            "malformed",
                            Severity.CRITICAL,
                            FindingCertainty.SURE,
                            place,
                            "macro '" + Values.shown(name) + "' uses itself, or macros in macros too deeply"));
            return List.of();
        }
        for (String word : raw.getOrDefault(name, List.of())) {
            found.addAll(replaced(word, place, around));
        }
        around.remove(name);
        List<String> list = List.copyOf(found);
        done.put(name, list);
        return list;
    }

    private List<String> replaced(String text, Place place, Set<String> around) {
        Matcher macro = NAME.matcher(text);
        List<String> texts = new ArrayList<>(List.of(""));
        int end = 0;
        while (macro.find()) {
            String between = text.substring(end, macro.start());
            String name = macro.group(1);
            end = macro.end();
            if (!raw.containsKey(name)) {
                undefined(name, place);
                return List.of();
            }
            List<String> next = new ArrayList<>();
            for (String before : texts) {
                for (String word : list(name, around)) {
                    if (isTooMuch(place)) {
                        return next;
                    }
                    next.add(before + between + word);
                }
            }
            texts = next;
        }
        String rest = text.substring(end);
        return texts.stream().map(before -> before + rest).toList();
    }

    private boolean isTooMuch(Place place) {
        if (++words <= MOST) {
            return false;
        }
        remarks.once(
                "macros",
                Remarks.of(
                        "malformed",
                        Severity.CRITICAL,
                        FindingCertainty.SURE,
                        place,
                        "macros stand for more than " + MOST + " names; what is beyond is not read"));
        return true;
    }
}
