package acct.classify.reply;

/** Finds reply codes and enhanced codes, and what relays add about the command. */
final class ReplyCode {
    private static final String IN_REPLY_TO = "(in reply to ";
    private static final String COMMAND = "command)";

    private ReplyCode() {}

    /** The end of a reply code, 200 to 599 (RFC 5321, 4.2), that begins here, or {@code from}. */
    static int endOfCode(char[] c, int from, int limit) {
        boolean code = from + 3 <= limit
                && c[from] >= '2'
                && c[from] <= '5'
                && ReplyChar.isDigit(c[from + 1])
                && ReplyChar.isDigit(c[from + 2]);
        return code && endsAt(c, from + 3, limit) ? from + 3 : from;
    }

    /** The end of an enhanced code such as {@code 5.7.606} (RFC 3463, 2) that begins here, or {@code from}. */
    static int endOfEnhanced(char[] c, int from, int limit) {
        boolean begins =
                from + 5 <= limit && (c[from] == '2' || c[from] == '4' || c[from] == '5') && c[from + 1] == '.';
        if (!begins) {
            return from;
        }
        int subject = digits(c, from + 2, limit);
        if (subject == from + 2 || subject >= limit || c[subject] != '.') {
            return from;
        }
        int detail = digits(c, subject + 1, limit);
        return detail > subject + 1 && endsAt(c, detail, limit) ? detail : from;
    }

    /** The end of up to three digits. */
    private static int digits(char[] c, int from, int limit) {
        int i = from;
        while (i < limit && i < from + 3 && ReplyChar.isDigit(c[i])) {
            i++;
        }
        return i;
    }

    private static boolean endsAt(char[] c, int i, int limit) {
        if (i >= limit) {
            return true;
        }
        boolean dotted = c[i] == '.' && i + 1 < limit && ReplyChar.isWord(c[i + 1]);
        return !ReplyChar.isWord(c[i]) && c[i] != '_' && !dotted;
    }

    /** The end of Postfix's {@code (in reply to RCPT TO command)} that begins here, or {@code from}. */
    static int endOfInReplyTo(char[] c, int from, int limit) {
        if (!matches(IN_REPLY_TO, c, from, limit)) {
            return from;
        }
        int last = Math.min(limit, from + 60);
        for (int i = from + IN_REPLY_TO.length(); i < last; i++) {
            if (c[i] == 'c' && matches(COMMAND, c, i, limit)) {
                return i + COMMAND.length();
            }
        }
        return from;
    }

    static boolean matches(String word, char[] c, int from, int limit) {
        if (from + word.length() > limit) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (ReplyChar.lower(c[from + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
