package acct.classify.reply;

/** A word that a vendor's servers say for a reason of theirs, and that a number in it does not make an id. */
final class VendorToken {
    private static final KnownWords KNOWN = KnownWords.shipped();

    private final char[] c;
    private final int end;

    /** Of the words of a reply. */
    VendorToken(char[] c, int end) {
        this.c = c;
        this.end = end;
    }

    private char at(int index) {
        return index < end ? c[index] : 0;
    }

    /** It may be held to a number by a # or to a word by a colon; ends where the word ends otherwise. */
    int end(int from, int to) {
        if (at(to) != '#' || !ReplyCode.matches("aup#", c, from, end)) {
            return to;
        }
        int i = to + 1;
        while (i < end && i < to + 16 && (ReplyChar.isAsciiWord(c[i]) || c[i] == '-')) {
            i++;
        }
        return i;
    }

    /** In a web address a short word with digits is a number of something. */
    boolean isKnown(int from, int to, boolean inWebAddress) {
        return KNOWN.isToken(c, from, to)
                || (!inWebAddress && KNOWN.isShortToken(c, from, to))
                || (KNOWN.isTokenOfAnyCase(c, from, to) && (isBracketed(from, to) || isWrittenAsCode(from, to)));
    }

    /** Whether it stands in brackets of its own, or behind the {@code #} of a web address: {@code [tss04]}. */
    private boolean isBracketed(int from, int to) {
        char before = from > 0 ? c[from - 1] : 0;
        return before == '#' || (before == '(' && at(to) == ')') || (before == '[' && at(to) == ']');
    }

    /** Whether a sign in it, or four letters, tell it from an id: {@code ofr_506}, {@code rp-001}, {@code ipbl0100}. */
    private boolean isWrittenAsCode(int from, int to) {
        int letters = 0;
        for (int i = from; i < to; i++) {
            if (c[i] == '_' || c[i] == '-' || c[i] == '#') {
                return true;
            }
            letters += ReplyChar.isDigit(c[i]) ? 0 : 1;
        }
        return letters >= 4;
    }

    /** Exchange tells the reason by the name of a class, {@code MapiExceptionADUserDisabledAndHidden}. */
    boolean isExceptionsName(int from, int to) {
        int i = from;
        while (i < to && !ReplyCode.matches("exception", c, i, to)) {
            i++;
        }
        return i < to;
    }
}
