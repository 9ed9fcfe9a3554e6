package acct.privacy;

import java.util.ArrayList;
import java.util.List;

/** A text while names are taken out of it: what was decided already is not looked at again. */
final class CoveredText {
    private final StringBuilder out;
    /** Pairs of begin and end, in order. */
    private final List<int[]> settled = new ArrayList<>();

    CoveredText(int room) {
        out = new StringBuilder(room);
    }

    /** What may still hold a name. */
    void open(CharSequence text, int from, int to) {
        out.append(text, from, to);
    }

    /** What is to stay as it is. */
    void settle(CharSequence text) {
        if (text.length() > 0) {
            settled.add(new int[] {out.length(), out.length() + text.length()});
            out.append(text);
        }
    }

    /** How a name is told from a part of a longer word. */
    enum Dots {
        /** A word with dots is one name. */
        JOIN,
        /** Each part may be a name. */
        DIVIDE
    }

    /** Writes something in the place of each word that is this name, whatever its capitals. */
    void replace(NameWord word, Dots dots) {
        String name = word.name();
        int from = 0;
        while (true) {
            int at = indexOf(name, from);
            if (at < 0) {
                return;
            }
            int end = at + name.length();
            if (isSettled(at, end)
                    || !isWord(at, end, dots)
                    || !word.isMeantBetween(
                            at > 0 ? out.charAt(at - 1) : ' ', end < out.length() ? out.charAt(end) : ' ')) {
                from = at + 1;
                continue;
            }
            put(at, end, word.instead());
            from = at + word.instead().length();
        }
    }

    private void put(int at, int end, String instead) {
        out.replace(at, end, instead);
        int longer = instead.length() - (end - at);
        int place = 0;
        for (int[] range : settled) {
            if (range[0] >= end) {
                range[0] += longer;
                range[1] += longer;
            } else {
                place++;
            }
        }
        settled.add(place, new int[] {at, at + instead.length()});
    }

    private int indexOf(String name, int from) {
        int last = out.length() - name.length();
        for (int i = from; i <= last; i++) {
            if (begins(name, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean begins(String name, int at) {
        for (int i = 0; i < name.length(); i++) {
            char one = out.charAt(at + i);
            char other = name.charAt(i);
            if (one != other && Character.toLowerCase(one) != Character.toLowerCase(other)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSettled(int at, int end) {
        return settled.stream().anyMatch(range -> at < range[1] && end > range[0]);
    }

    private boolean isWord(int at, int end, Dots dots) {
        return !goesOn(at - 1, -1, dots) && !goesOn(end, 1, dots);
    }

    /** Whether a word goes on at a place, seen in a direction. */
    private boolean goesOn(int at, int step, Dots dots) {
        if (at < 0 || at >= out.length()) {
            return false;
        }
        char c = out.charAt(at);
        if (Character.isLetterOrDigit(c)) {
            return !isOfCode(at, step);
        }
        int next = at + step;
        return c == '.'
                && dots == Dots.JOIN
                && next >= 0
                && next < out.length()
                && Character.isLetterOrDigit(out.charAt(next));
    }

    /** {@code %40} and the like: what is written for another character is no part of the word behind it. */
    private boolean isOfCode(int at, int step) {
        return step < 0
                && at >= 2
                && out.charAt(at - 2) == '%'
                && Character.digit(out.charAt(at), 16) >= 0
                && Character.digit(out.charAt(at - 1), 16) >= 0;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
