package acct.classify.reply;

import acct.model.Phrase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;

/**
 * Finds which of many phrases stand in a text, in one pass over it however many phrases there are (Aho and Corasick,
 * 1975). No text, however hostile, takes longer than its length: nothing is tried again.
 *
 * <p>Immutable; may be shared between threads.
 */
final class Phrases {
    private static final int ROOT = 0;
    private static final char OTHER = 0;

    private final List<Phrase> phrases;
    /** Character to its column in {@link #next}; {@link #OTHER} for all that stand in no phrase. */
    private final char[] columns = new char[Character.MAX_VALUE + 1];

    private final int width;
    /** State and column to the next state. */
    private final int[] next;
    /** State to the phrases whose head ends there. */
    private final List<List<Integer>> ends = new ArrayList<>();
    /** State to the state of the longest shorter head that ends at the same place too; root if there is none. */
    private final int[] shorter;

    /** An index of these phrases; their places in the list are their numbers. */
    Phrases(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
        this.width = 1 + giveColumns();
        int states = 1 + phrases.stream().mapToInt(p -> p.head().length()).sum();
        int[] planted = new int[states * width];
        ends.add(new ArrayList<>());
        for (int i = 0; i < phrases.size(); i++) {
            plant(i, planted);
        }
        // Phrases share their beginnings.
        this.next = Arrays.copyOf(planted, ends.size() * width);
        this.shorter = new int[ends.size()];
        link();
    }

    private int giveColumns() {
        char used = OTHER;
        for (Phrase phrase : phrases) {
            for (int i = 0; i < phrase.head().length(); i++) {
                if (columns[phrase.head().charAt(i)] == OTHER) {
                    columns[phrase.head().charAt(i)] = ++used;
                }
            }
        }
        return used;
    }

    private void plant(int number, int[] planted) {
        String head = phrases.get(number).head();
        int state = ROOT;
        for (int i = 0; i < head.length(); i++) {
            int step = state * width + columns[head.charAt(i)];
            if (planted[step] == ROOT) {
                planted[step] = ends.size();
                ends.add(new ArrayList<>());
            }
            state = planted[step];
        }
        ends.get(state).add(number);
    }

    /** Breadth first, so that the state to fall back to is complete before it is needed. */
    private void link() {
        int[] fallback = new int[ends.size()];
        Queue<Integer> open = new ArrayDeque<>(List.of(ROOT));
        for (Integer state = open.poll(); state != null; state = open.poll()) {
            int back = fallback[state];
            shorter[state] = ends.get(back).isEmpty() ? shorter[back] : back;
            for (int column = 1; column < width; column++) {
                int step = state * width + column;
                int beyond = state == ROOT ? ROOT : next[back * width + column];
                if (next[step] == ROOT) {
                    next[step] = beyond;
                } else {
                    fallback[next[step]] = beyond;
                    open.add(next[step]);
                }
            }
        }
    }

    /** The numbers of the phrases that stand in the text. */
    BitSet in(String text) {
        String plain = Phrase.plain(text);
        BitSet found = new BitSet(phrases.size());
        int state = ROOT;
        for (int i = 0; i < plain.length(); i++) {
            state = next[state * width + columns[plain.charAt(i)]];
            for (int end = state; end != ROOT; end = shorter[end]) {
                for (int number : ends.get(end)) {
                    if (!found.get(number) && stands(phrases.get(number), plain, i + 1)) {
                        found.set(number);
                    }
                }
            }
        }
        return found;
    }

    /**
     * A phrase in a text.
     *
     * @param number its number
     * @param start where it begins
     * @param end where it ends, or its {@code *} begins
     */
    record Place(int number, int start, int end) {}

    /** Where these phrases stand in the text, in the order in which they end; as {@link #in} sees the text. */
    List<Place> places(String text, BitSet wanted) {
        String plain = Phrase.plain(text);
        List<Place> places = new ArrayList<>();
        int state = ROOT;
        for (int i = 0; i < plain.length(); i++) {
            state = next[state * width + columns[plain.charAt(i)]];
            for (int end = state; end != ROOT; end = shorter[end]) {
                for (int number : ends.get(end)) {
                    if (wanted.get(number) && stands(phrases.get(number), plain, i + 1)) {
                        places.add(new Place(
                                number, i + 1 - phrases.get(number).head().length(), i + 1));
                    }
                }
            }
        }
        return places;
    }

    /** Whether a phrase whose head ends here stands on word boundaries, with its tail. */
    private static boolean stands(Phrase phrase, String text, int end) {
        int start = end - phrase.head().length();
        if (start > 0 && isWord(text.charAt(start)) && isWord(text.charAt(start - 1))) {
            return false;
        }
        if (phrase.ending() == Phrase.Ending.WHOLE) {
            return endsWord(text, end);
        }
        for (int at = end; at <= text.length() && at - end <= Phrase.GAP; at++) {
            boolean there = text.startsWith(phrase.tail(), at);
            if (there
                    && (phrase.tail().isEmpty()
                            || endsWord(text, at + phrase.tail().length()))) {
                return true;
            }
            if (at == text.length() || !isWord(text.charAt(at))) {
                return false;
            }
        }
        return false;
    }

    private static boolean endsWord(String text, int end) {
        return end == text.length() || !isWord(text.charAt(end - 1)) || !isWord(text.charAt(end));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }
}
