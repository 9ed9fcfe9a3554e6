package acct.classify.reply;

import java.util.Collection;
import java.util.Locale;

/**
 * A set of ASCII words that is asked about a stretch of characters without making a string of it.
 */
final class CharTable {
    /** What counts as the same character. */
    enum Fold {
        /** Capital and small letters. */
        CASE,
        /** All digits; {@code 9} stands for them in the words of the set. */
        DIGITS,
        /** Both: capital and small letters, and all digits. */
        CASE_AND_DIGITS
    }

    private final Fold fold;
    private final String[] slots;
    private final int longest;

    CharTable(Fold fold, Collection<String> words) {
        this.fold = fold;
        slots = new String[Integer.highestOneBit(Math.max(4, words.size())) * 4];
        longest = words.stream().mapToInt(String::length).max().orElse(0);
        words.forEach(word -> add(fold == Fold.DIGITS ? word : word.toLowerCase(Locale.ROOT)));
    }

    private void add(String word) {
        int hash = 0;
        for (int i = word.length() - 1; i >= 0; i--) {
            hash = 31 * hash + word.charAt(i);
        }
        int slot = slot(hash);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = word;
    }

    private char folded(char c) {
        if (fold != Fold.CASE && ReplyChar.isDigit(c)) {
            return '9';
        }
        return fold == Fold.DIGITS ? c : ReplyChar.lower(c);
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 15)) & (slots.length - 1);
    }

    boolean contains(char[] chars, int from, int to) {
        if (to - from > longest) {
            return false;
        }
        int hash = 0;
        for (int i = to - 1; i >= from; i--) {
            hash = 31 * hash + folded(chars[i]);
        }
        return find(hash, chars, from, to);
    }

    /** Where the longest word of the set begins that is this name or a name above it; -1 if none is. */
    int suffix(char[] chars, int from, int to) {
        int hash = 0;
        int longest = -1;
        for (int i = to - 1; i >= from; i--) {
            hash = 31 * hash + folded(chars[i]);
            if ((i == from || chars[i - 1] == '.') && find(hash, chars, i, to)) {
                longest = i;
            }
        }
        return longest;
    }

    private boolean find(int hash, char[] chars, int from, int to) {
        for (int slot = slot(hash); slots[slot] != null; slot = (slot + 1) & (slots.length - 1)) {
            if (matches(slots[slot], chars, from, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(String word, char[] chars, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != folded(chars[from + i])) {
                return false;
            }
        }
        return true;
    }
}
