package acct.pmta.model;

import java.util.List;
import java.util.Map;

/**
 * Takes away what stands behind a value. A line that has lost its break may hold the next one too, and that may have been
 * a password; so of each directive only as many words are kept as it takes.
 */
public final class Surplus {
    /** How many words a directive takes that takes more than one; a list counts as one. */
    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("smtp-source-host", 2),
            Map.entry("smtp-proxy-source-host", 4),
            Map.entry("smtp-listener", 2),
            Map.entry("domain-macro", 2),
            Map.entry("alias", 2),
            Map.entry("sender-or-from", 2),
            Map.entry("source-ip-max-msg-rate", 2),
            Map.entry("source-ip-max-smtp-out", 2),
            Map.entry("source-ip-max-connect-rate", 2),
            Map.entry("source-ip-max-data-volume-rate", 2),
            Map.entry("mx-connection-limit", 2),
            Map.entry("ip-connection-limit", 2),
            Map.entry("http-access", 2),
            Map.entry("pickup", 2),
            Map.entry("mx", 3),
            Map.entry("record-fields", 2),
            Map.entry("map-header-to-field", 3),
            Map.entry("virtual-mta", 2),
            Map.entry("client", 2));

    private static final String KEY = "domain-key";

    private Surplus() {}

    /** The argument of a tag: one word, but of a domain block more names, and of a pipe a whole command. */
    public static String ofTag(String kind, String argument) {
        if (kind.equals("acct-file") && argument.indexOf('|') >= 0) {
            return argument;
        }
        if (Values.isUnclosed(argument)) {
            // Where it should have been closed nobody knows.
            return argument.split("\\s", 2)[0];
        }
        List<String> words = Values.words(argument);
        if (!kind.equals("domain") || words.size() < 2) {
            return words.isEmpty() ? "" : words.get(0);
        }
        return String.join(" ", words.stream().filter(Surplus::isDomain).toList());
    }

    private static boolean isDomain(String word) {
        return word.chars().anyMatch(c -> ".*${[".indexOf(c) >= 0);
    }

    /** The value without the words that do not belong to it. */
    public static String without(String keyword, String value) {
        if (keyword.equals(KEY)) {
            return key(value);
        }
        int pattern = hasPattern(keyword) ? endOfPattern(keyword, value) : 0;
        int words = hasPattern(keyword) ? 1 : WORDS.getOrDefault(keyword, 1);
        return value.substring(0, end(value, pattern, words)).strip();
    }

    /** Whether the value of a directive begins with a pattern between slashes. */
    public static boolean hasPattern(String keyword) {
        return switch (keyword) {
            case "header", "mail-from", "rcpt-to", "reply", "*", "address" -> true;
            default -> keyword.startsWith("/");
        };
    }

    /** A line of bounce categories has no keyword; what stands for it is the beginning of its pattern. */
    private static int endOfPattern(String keyword, String value) {
        boolean bare = keyword.startsWith("/");
        String line = bare ? keyword + " " + value : value;
        int end = Patterns.end(line, line.indexOf('/')) + 1;
        return bare ? Math.max(0, end - keyword.length() - 1) : end;
    }

    /** Of a key line the file is left out; the number of its fields stays. */
    private static String key(String value) {
        List<String> fields = Values.list(Values.unquoted(value));
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            boolean named =
                    i < 2 && fields.get(i).indexOf(' ') < 0 && fields.get(i).indexOf('\t') < 0;
            kept.append(i == 0 ? "" : ",").append(named ? fields.get(i) : "/file");
        }
        return kept.toString();
    }

    /** Where the wanted number of words ends; after a comma, semicolon or colon a word goes on behind blanks. */
    private static int end(String value, int start, int wanted) {
        int words = 0;
        boolean quoted = false;
        boolean inWord = false;
        char last = ' ';
        for (int i = start; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            }
            boolean blank = !quoted && Character.isWhitespace(c);
            if (!blank && !inWord && last != ',' && last != ';' && last != ':' && c != ',' && c != ';') {
                words++;
                if (words > wanted) {
                    return i;
                }
            }
            inWord = !blank;
            last = blank ? last : c;
        }
        return value.length();
    }
}
