package acct.ask;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names that somebody may have meant who typed another one. Capitals and blanks around a name make no difference. */
public final class NearestNames {
    private static final int MOST = 3;
    /** A name that is part of the other is as near as one wrong letter. */
    private static final int PART = 1;

    private static final int SHORTEST_PART = 3;
    /** Beyond, two texts are compared by how they begin. */
    private static final int LONGEST = 100;

    private final String typed;

    /** Near this. */
    public NearestNames(String typed) {
        this.typed = plain(typed);
    }

    private record Near(String name, int distance) {}

    /** {@code did you mean gmail?} if a name is close, else the nearest ones; says so if there are none. */
    public String among(Collection<String> names) {
        return among(nearest(names.stream()), "");
    }

    /**
     * {@code did you mean gmail?} if a name is close, else the nearest ones; says so if there are none.
     *
     * @param word may have been meant too, but is no name
     */
    String among(Collection<String> names, String word) {
        return among(nearest(Stream.concat(names.stream(), Stream.of(word))), word);
    }

    private List<Near> nearest(Stream<String> names) {
        return names.distinct()
                .map(name -> new Near(name, distance(plain(name))))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST)
                .toList();
    }

    private String among(List<Near> nearest, String word) {
        int close = Math.max(1, Math.min(typed.length() - 2, Math.max(2, typed.length() / 3)));
        List<String> meant = nearest.stream()
                .filter(near -> near.distance() <= close)
                .map(near -> cut(near.name()))
                .toList();
        if (!meant.isEmpty()) {
            return "did you mean " + listed(meant, " or ") + "?";
        }
        List<String> others = nearest.stream()
                .map(near -> cut(near.name()))
                .filter(name -> !name.equals(word))
                .toList();
        return others.isEmpty() ? "nothing is stored there" : "the nearest are " + listed(others, " and ");
    }

    /** A name of a log, at a length that fits into a sentence. */
    static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
    }

    private static String listed(List<String> names, String last) {
        int end = names.size() - 1;
        return end == 0 ? names.get(0) : String.join(", ", names.subList(0, end)) + last + names.get(end);
    }

    private static String plain(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }

    private int distance(String name) {
        int edits = edits(typed, name);
        boolean isPart = Math.min(typed.length(), name.length()) >= SHORTEST_PART
                && (typed.contains(name) || name.contains(typed));
        return isPart ? Math.min(edits, PART) : edits;
    }

    /** How many letters must be put in, taken out, replaced, or swapped with their neighbour. */
    private static int edits(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] now = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                boolean same = from.charAt(i - 1) == to.charAt(j - 1);
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = now;
            now = free;
        }
        return last[to.length()];
    }
}
