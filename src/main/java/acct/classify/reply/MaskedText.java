package acct.classify.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The text of a template while it is written. What does not fit is left out whole, so a placeholder is never cut. */
final class MaskedText {
    /** The longest text of a template, in characters. */
    static final int LONGEST = 1_000;

    /** So many of the things masked are remembered; more are in no reply that was written to be read. */
    private static final int MOST_FINDS = 32;

    /** What stands in a template for what varies. */
    enum Placeholder {
        ADDRESS,
        IP,
        HOST,
        TIME,
        DURATION,
        /** A number or an id: an id may by chance be all digits. */
        N;

        private final String text = "<" + name().toLowerCase(Locale.ROOT) + ">";
    }

    /** What a masked name or address is part of. */
    enum Place {
        ALONE,
        /** Of a name in a blocklist's zone, so an address stands reversed. */
        BEFORE_ZONE,
        /** Of another host's name. */
        BEFORE_HOST
    }

    /**
     * Something that was masked.
     *
     * @param kind what it was
     * @param place what it was part of
     * @param text as the reply has it
     * @param at where its placeholder begins in the template
     */
    record Find(Placeholder kind, Place place, String text, int at) {}

    private final StringBuilder out;
    private final List<Find> finds;
    private boolean full;

    private MaskedText(int room, List<Find> finds) {
        out = new StringBuilder(Math.min(LONGEST, room));
        this.finds = finds;
    }

    static MaskedText forgetful(int room) {
        return new MaskedText(room, Collections.emptyList());
    }

    /** Remembers the addresses and hosts that were masked. */
    static MaskedText remembering(int room) {
        return new MaskedText(room, new ArrayList<>());
    }

    List<Find> finds() {
        return Collections.unmodifiableList(finds);
    }

    boolean isFull() {
        return full;
    }

    /** Writes a word as it is; halves of a character stay together. */
    void keep(char[] c, int from, int to) {
        if (out.length() + to - from <= LONGEST && !full) {
            out.append(c, from, to - from);
            return;
        }
        for (int i = from; i < to && !full; i++) {
            if (Character.isHighSurrogate(c[i]) && i + 1 < to) {
                full |= out.length() + 2 > LONGEST;
                if (!full) {
                    out.append(c, i, 2);
                }
                i++;
            } else {
                add(c[i]);
            }
        }
    }

    void add(char ch) {
        boolean blankAgain = ch == ' ' && (out.isEmpty() || out.charAt(out.length() - 1) == ' ');
        if (blankAgain) {
            return;
        }
        full |= out.length() == LONGEST;
        if (!full) {
            out.append(ch);
        }
    }

    void mask(Placeholder kind, Place place, char[] c, int from, int to) {
        full |= out.length() + kind.text.length() > LONGEST;
        if (full) {
            return;
        }
        if (finds instanceof ArrayList && finds.size() < MOST_FINDS && kind.compareTo(Placeholder.HOST) <= 0) {
            finds.add(new Find(kind, place, new String(c, from, to - from), out.length()));
        }
        out.append(kind.text);
    }

    /** Takes back the bracket that was written last. */
    boolean takeBack(char bracket) {
        int last = out.length() - 1;
        boolean there = last >= 0 && out.charAt(last) == bracket;
        if (there) {
            out.setLength(last);
        }
        return there;
    }

    /** Whether the text so far ends with this word, in small letters. */
    boolean endsWith(String word) {
        int from = out.length() - word.length();
        for (int i = 0; i < word.length(); i++) {
            if (from < 0 || ReplyChar.lower(out.charAt(from + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@code id=}, {@code ID: } and {@code MxId=}, but not {@code valid: }. */
    boolean endsWithIdSign() {
        int i = out.length() - 1;
        i -= i >= 0 && out.charAt(i) == ' ' ? 1 : 0;
        boolean sign = i > 1 && (out.charAt(i) == '=' || out.charAt(i) == ':');
        if (!sign || ReplyChar.lower(out.charAt(i - 1)) != 'd' || ReplyChar.lower(out.charAt(i - 2)) != 'i') {
            return false;
        }
        return i == 2 || ReplyChar.isUpper(out.charAt(i - 2)) || !ReplyChar.isLower(out.charAt(i - 3));
    }

    /** {@code id=}, {@code queueId=}, {@code session=} and other keys whose value is an id of whatever letters. */
    boolean endsWithIdKey() {
        int last = out.length() - 1;
        if (last < 2 || out.charAt(last) != '=') {
            return false;
        }
        if (endsWithIdSign()) {
            return true;
        }
        int from = last;
        while (from > 0 && last - from < KnownWords.LONGEST_ID_KEY && ReplyChar.isWord(out.charAt(from - 1))) {
            from--;
        }
        return KnownWords.shipped().isIdKey(out, from, last);
    }

    @Override
    public String toString() {
        int length = out.length();
        while (length > 0 && out.charAt(length - 1) == ' ') {
            length--;
        }
        return out.substring(0, length);
    }
}
