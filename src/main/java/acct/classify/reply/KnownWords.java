package acct.classify.reply;

import acct.classify.reply.CharTable.Fold;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The words of {@code reply-words.txt}, which the mask leaves as they are or needs to know. */
final class KnownWords {
    private static final String RESOURCE = "reply-words.txt";
    /** The longest word of {@link Kind#KEY} that is looked for. */
    static final int LONGEST_ID_KEY = 16;

    private static final KnownWords SHIPPED = load();

    /** What the file says of a word. */
    enum Kind {
        /** A host that is kept; of a name below it the part before it is masked. */
        HOST,
        /** The same for names below it; the name itself is masked, for it is also a recipient's domain. */
        BELOW,
        /** An address at this domain is a vendor's and kept. */
        CONTACT,
        /** A vendor's code; 9 stands for a digit. */
        TOKEN,
        /** A word that is kept though it looks made by a machine. */
        WORD,
        /** A file name's ending in a web address. */
        PAGE,
        /** The last part of a host's name, where it is written in capitals. */
        TOP,
        /** A unit of time. */
        UNIT,
        /** Before {@code =}: what follows is an id. */
        KEY,
        WEEKDAY,
        MONTH,
        ZONE
    }

    private final Map<Kind, CharTable> tables = new EnumMap<>(Kind.class);
    private final CharTable hosts;
    private final CharTable below;
    private final CharTable tokens;
    private final CharTable smallTokens;
    private final CharTable words;
    private final CharTable weekdays;
    private final CharTable months;

    private KnownWords(Map<Kind, List<String>> words) {
        words.forEach((kind, list) ->
                tables.put(kind, new CharTable(kind == Kind.TOKEN ? Fold.DIGITS : Fold.CASE, list)));
        hosts = table(Kind.HOST);
        below = table(Kind.BELOW);
        tokens = table(Kind.TOKEN);
        smallTokens = new CharTable(Fold.CASE_AND_DIGITS, words.getOrDefault(Kind.TOKEN, List.of()));
        this.words = table(Kind.WORD);
        weekdays = table(Kind.WEEKDAY);
        months = table(Kind.MONTH);
    }

    private CharTable table(Kind kind) {
        return Objects.requireNonNull(tables.get(kind), kind.name());
    }

    static KnownWords shipped() {
        return SHIPPED;
    }

    private static KnownWords load() {
        try (InputStream in = KnownWords.class.getResourceAsStream("/acct/classify/" + RESOURCE)) {
            String text = new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            Map<Kind, List<String>> words = new EnumMap<>(Kind.class);
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        List<String> parts = List.of(line.strip().split("\\s+", -1));
                        Kind kind = Kind.valueOf(parts.get(0).toUpperCase(Locale.ROOT));
                        words.computeIfAbsent(kind, k -> new ArrayList<>()).addAll(parts.subList(1, parts.size()));
                    });
            words.computeIfAbsent(Kind.HOST, k -> new ArrayList<>())
                    .addAll(Blocklists.shipped().zones());
            return new KnownWords(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where the kept part of a host's name begins; -1 if all of it is masked.
     *
     * @param isBelow whether the first part of the name is masked already
     */
    int keptFrom(char[] c, int from, int to, boolean isBelow) {
        int host = hosts.suffix(c, from, to);
        if (host >= 0) {
            return host;
        }
        int suffix = below.suffix(c, from, to);
        return suffix > from || isBelow ? suffix : -1;
    }

    /** A code of a vendor's, or another word of the file's. */
    boolean isToken(char[] c, int from, int to) {
        return tokens.contains(c, from, to) || words.contains(c, from, to);
    }

    /** A code of a vendor's in letters of any size, which is then told from an id by its form or by what is around it. */
    boolean isTokenOfAnyCase(char[] c, int from, int to) {
        return smallTokens.contains(c, from, to);
    }

    /** Up to four capitals followed by digits, five characters in all, are a vendor's code too; ids are longer. */
    boolean isShortToken(char[] c, int from, int to) {
        int i = from;
        while (i < to && i < from + 4 && ReplyChar.isUpper(c[i])) {
            i++;
        }
        int letters = i - from;
        while (i < to && ReplyChar.isDigit(c[i])) {
            i++;
        }
        return letters > 0 && i == to && to - from <= 5 && to - from > letters;
    }

    boolean is(Kind kind, char[] c, int from, int to) {
        return to > from && table(kind).contains(c, from, to);
    }

    /** A key before {@code =} whose value is an id, such as {@code session}. */
    boolean isIdKey(StringBuilder text, int from, int to) {
        char[] key = new char[to - from];
        text.getChars(from, to, key, 0);
        return is(Kind.KEY, key, 0, key.length);
    }

    boolean isTopLevel(char[] c, int from, int to) {
        return to - from == 2 || is(Kind.TOP, c, from, to);
    }

    boolean isWeekday(char[] c, int from, int to) {
        return to - from >= 3 && ReplyChar.isUpper(c[from]) && weekdays.contains(c, from, to);
    }

    boolean isMonth(char[] c, int from, int to) {
        return to - from >= 3 && ReplyChar.isUpper(c[from]) && months.contains(c, from, to);
    }

    boolean isZone(char[] c, int from, int to) {
        return to > from && is(Kind.ZONE, c, from, to);
    }
}
