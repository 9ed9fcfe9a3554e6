package acct.model;

/**
 * Words that a rule looks for in a reply, in lower case with single blanks. They stand on word boundaries: {@code spf}
 * is not found in {@code spfx}. At most one {@code *} stands for up to {@link #GAP} letters and digits of a word.
 *
 * @param head all of it, or what is before the {@code *}; never empty
 * @param ending what comes after the head
 * @param tail what is after the {@code *}; empty if nothing is
 */
public record Phrase(String head, Ending ending, String tail) {
    /** The most letters and digits that a {@code *} stands for. */
    public static final int GAP = 16;

    private static final int MOST = 200;

    /** What comes after the head of a phrase. */
    public enum Ending {
        /** Nothing: the head is the phrase. */
        WHOLE,
        /** Some letters and digits, or none, and the tail. */
        STAR
    }

    /**
     * Reads a phrase as it is written in a rule.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static Phrase parse(String text) {
        String plain = plain(text).strip();
        int star = plain.indexOf('*');
        if (plain.isEmpty() || plain.length() > MOST) {
            throw new IllegalArgumentException("is no phrase; write 1 to " + MOST + " characters");
        }
        if (star < 0) {
            return new Phrase(plain, Ending.WHOLE, "");
        }
        if (star == 0 || plain.charAt(star - 1) == ' ' || plain.indexOf('*', star + 1) >= 0) {
            throw new IllegalArgumentException("may have one * only, and not at the beginning of a word");
        }
        return new Phrase(plain.substring(0, star), Ending.STAR, plain.substring(star + 1));
    }

    /** A text as phrases see it: lower case, a single blank for all white space in a row, straight apostrophes. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                if (plain.length() == 0 || plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else {
                plain.append(c == '\u2019' ? '\'' : Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** As it is written in a rule. */
    @Override
    public String toString() {
        return ending == Ending.WHOLE ? head : head + "*" + tail;
    }
}
