package acct.classify.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The blocklists of {@code blocklists.txt} and how they are recognised in the text of a template. */
final class Blocklists {
    private static final String RESOURCE = "blocklists.txt";
    private static final Blocklists SHIPPED = load();

    /** What a list holds. */
    enum Kind {
        IP,
        DOMAIN
    }

    /**
     * One list.
     *
     * @param name as stored
     * @param kind what it holds
     */
    record Blocklist(String name, Kind kind) {}

    /** A wording in small letters, and its line in the file: the first line wins. */
    private record Wording(String text, int rank, Blocklist list) {}

    private final Map<String, List<Wording>> byFirstWord = new HashMap<>();
    private final Map<String, Blocklist> byName = new HashMap<>();
    private final List<String> zones = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();
    private int lines;

    static Blocklists shipped() {
        return SHIPPED;
    }

    private static Blocklists load() {
        try (InputStream in = Blocklists.class.getResourceAsStream("/acct/classify/" + RESOURCE)) {
            String text = new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            Blocklists lists = new Blocklists();
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> lists.add(line.strip()));
            return lists;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        if (line.startsWith("answer ")) {
            List<String> words = List.of(line.split(" ", -1));
            answers.put(words.get(1) + " " + words.get(2), words.get(3));
            return;
        }
        List<String> cells = List.of(line.split("\\|", -1));
        Blocklist list = new Blocklist(
                cells.get(0).strip(), Kind.valueOf(cells.get(1).strip().toUpperCase(Locale.ROOT)));
        byName.putIfAbsent(list.name(), list);
        int rank = lines++;
        for (String zone : cells.get(2).strip().split(" +", -1)) {
            if (!zone.isEmpty()) {
                zones.add(zone);
                add(new Wording(zone, rank, list));
            }
        }
        for (String phrase : cells.get(3).split(",", -1)) {
            if (!phrase.isBlank()) {
                add(new Wording(phrase.strip(), rank, list));
            }
        }
    }

    private void add(Wording wording) {
        String first = wording.text().substring(0, endOfWord(wording.text(), 0));
        byFirstWord.computeIfAbsent(first, word -> new ArrayList<>()).add(wording);
    }

    /** The zones of all lists. */
    List<String> zones() {
        return zones;
    }

    /** The list that a template names; null if none, or if the list only refused to answer. */
    @Nullable
    Blocklist named(String template) {
        String text = template.toLowerCase(Locale.ROOT);
        Wording best = null;
        for (int i = 0; i < text.length(); i++) {
            if (!beginsWord(text, i)) {
                continue;
            }
            for (Wording wording : byFirstWord.getOrDefault(text.substring(i, endOfWord(text, i)), List.of())) {
                boolean stands = text.startsWith(wording.text(), i)
                        && endsAt(text, i + wording.text().length());
                if (stands && (best == null || wording.rank() < best.rank())) {
                    best = wording;
                }
            }
        }
        return best == null || refused(text) ? null : answered(best.list(), text);
    }

    /** 127.255.255.x is an error code, 127.0.0.1 and “query refused” say that the receiver asks too often. */
    private static boolean refused(String text) {
        int loopback = text.indexOf("127.0.0.1");
        boolean self = loopback >= 0 && endsAt(text, loopback + "127.0.0.1".length());
        return self || text.contains("127.255.255.") || text.contains("query refused");
    }

    private Blocklist answered(Blocklist list, String text) {
        int at = text.indexOf("127.");
        if (at < 0) {
            return list;
        }
        int end = at;
        while (end < text.length() && (text.charAt(end) == '.' || ReplyChar.isDigit(text.charAt(end)))) {
            end++;
        }
        while (text.charAt(end - 1) == '.') {
            end--;
        }
        String other = answers.get(list.name() + " " + text.substring(at, end));
        return other == null ? list : Objects.requireNonNull(byName.get(other), other);
    }

    private static int endOfWord(String text, int from) {
        int i = from;
        while (i < text.length() && isWord(text, i)) {
            i++;
        }
        return i;
    }

    private static boolean isWord(String text, int i) {
        return ReplyChar.isWord(text.charAt(i));
    }

    private static boolean beginsWord(String text, int i) {
        return isWord(text, i) && (i == 0 || (!isWord(text, i - 1) && text.charAt(i - 1) != '-'));
    }

    private static boolean endsAt(String text, int i) {
        return i >= text.length() || !isWord(text, i);
    }
}
