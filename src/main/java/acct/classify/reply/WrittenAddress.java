package acct.classify.reply;

/** Finds where an e-mail address in a reply ends. One object for each reply: it remembers where no address can begin. */
final class WrittenAddress {
    private static final int LONGEST_QUOTED = 66;
    private static final int LONGEST_LITERAL = 64;

    private final char[] c;
    private final int limit;
    /** Nothing before this is the beginning of an address; without it a long word would be read again and again. */
    private int noneBefore;

    WrittenAddress(char[] c, int limit) {
        this.c = c;
        this.limit = limit;
    }

    /** The end of the address that begins here, or {@code from}. */
    int end(int from) {
        if (from < noneBefore) {
            return from;
        }
        int i = from;
        while (i < limit && ReplyChar.isLocalPart(c[i])) {
            i++;
        }
        int to = i < limit && c[i] == '@' ? endOfDomain(i + 1) : i;
        if (to <= i + 1) {
            noneBefore = i;
            return from;
        }
        return to;
    }

    /** The end of {@code "two words"@example.com} that begins here, or {@code from}. */
    int endOfQuoted(int from) {
        int last = Math.min(limit - 1, from + LONGEST_QUOTED);
        for (int i = from + 1; i < last; i++) {
            if (c[i] == '"') {
                int to = c[i + 1] == '@' ? endOfDomain(i + 2) : 0;
                return to > i + 2 ? to : from;
            }
        }
        return from;
    }

    /** The end of a domain, or of an address in brackets; {@code from} if neither begins here. */
    private int endOfDomain(int from) {
        if (from < limit && c[from] == '[') {
            return endOfLiteral(from);
        }
        int i = from;
        while (i < limit && (ReplyChar.isWord(c[i]) || ReplyChar.isJoiner(c[i]))) {
            i++;
        }
        while (i > from && !ReplyChar.isWord(c[i - 1])) {
            i--;
        }
        return i;
    }

    private int endOfLiteral(int from) {
        int last = Math.min(limit, from + LONGEST_LITERAL);
        for (int i = from + 1; i < last; i++) {
            if (c[i] == ']') {
                return i + 1;
            }
        }
        return from;
    }
}
