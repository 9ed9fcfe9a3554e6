package acct.classify;

/**
 * One word of a reply: letters and digits, held together by single {@code - _ . +}. Reused for each word of a reply, so
 * that reading one costs no object.
 */
final class WordShape {
    private final char[] c;
    private final int limit;
    private int from;
    private int end;
    private int digits;
    private int uppers;
    private int lowers;
    private int foreign;
    private int dots;
    private int joiners;
    /** Small letter followed by a capital one; capital followed by capital. */
    private int humps;

    private int pairs;
    private int vowels;
    private int hex;

    WordShape(char[] c, int limit) {
        this.c = c;
        this.limit = limit;
    }

    /** Reads the word that begins here. */
    void read(int start) {
        from = start;
        digits = 0;
        uppers = 0;
        lowers = 0;
        foreign = 0;
        dots = 0;
        joiners = 0;
        humps = 0;
        pairs = 0;
        vowels = 0;
        hex = 0;
        int i = start;
        while (i < limit && goesOn(i)) {
            count(i);
            i++;
        }
        end = i;
    }

    private boolean goesOn(int i) {
        if (ReplyChar.isWord(c[i])) {
            return true;
        }
        boolean inside = ReplyChar.isJoiner(c[i]) && i + 1 < limit && ReplyChar.isWord(c[i + 1]);
        return inside || i == from;
    }

    private void count(int i) {
        char ch = c[i];
        if (ReplyChar.isDigit(ch)) {
            digits++;
        } else if (ReplyChar.isUpper(ch)) {
            uppers++;
            boolean follows = i > from;
            humps += follows && ReplyChar.isLower(c[i - 1]) ? 1 : 0;
            pairs += follows && ReplyChar.isUpper(c[i - 1]) ? 1 : 0;
        } else if (ReplyChar.isLower(ch)) {
            lowers++;
        } else if (ch == '.') {
            dots++;
        } else if (ReplyChar.isJoiner(ch)) {
            joiners++;
        } else {
            foreign++;
        }
        vowels += ReplyChar.isVowel(ch) ? 1 : 0;
        hex += ReplyChar.isHex(ch) ? 1 : 0;
    }

    int from() {
        return from;
    }

    int end() {
        return end;
    }

    int length() {
        return end - from;
    }

    /** Digits, perhaps with dots between them. */
    boolean isNumeric() {
        return digits > 0 && digits + dots == length();
    }

    boolean isOneNumber() {
        return digits == length();
    }

    boolean hasDigit() {
        return digits > 0;
    }

    boolean isPlainLower() {
        return lowers == length();
    }

    /** Four numbers from 0 to 255 with dots between them. */
    boolean isIp4() {
        return isNumeric() && dots == 3 && WrittenIp.endOfIp4(c, from, end) == end;
    }

    /**
     * Words with dots between them of which the last is the end of a host's name: small letters, two capitals, or
     * punycode. A sentence that goes on without a blank ({@code found.Please}) is none.
     */
    boolean isHostName() {
        if (dots == 0 || length() > 253 || !ReplyChar.isWord(c[from])) {
            return false;
        }
        int last = end;
        while (c[last - 1] != '.') {
            last--;
        }
        return isTopLevel(last) && labelsAreFull();
    }

    private boolean labelsAreFull() {
        for (int i = from + 1; i < end; i++) {
            if (c[i] == '+' || (c[i] == '.' && c[i - 1] == '.')) {
                return false;
            }
        }
        return true;
    }

    private boolean isTopLevel(int last) {
        int letters = end - last;
        if (letters < 2) {
            return false;
        }
        if (letters > 4 && c[last] == 'x' && c[last + 1] == 'n' && c[last + 2] == '-') {
            return true;
        }
        int small = 0;
        int capital = 0;
        for (int i = last; i < end; i++) {
            small += ReplyChar.isLower(c[i]) || ReplyChar.isForeign(c[i]) ? 1 : 0;
            capital += ReplyChar.isUpper(c[i]) ? 1 : 0;
        }
        return small == letters || (capital == letters && KnownWords.shipped().isTopLevel(c, last, end));
    }

    /**
     * Made by a machine: a word with a digit that is no known word, hexadecimal letters, or letters whose capitals
     * follow no rule, as base64 has them.
     */
    boolean isId() {
        int letters = uppers + lowers;
        if (digits > 0) {
            return true;
        }
        boolean oneCase = uppers == 0 || lowers == 0;
        if (oneCase) {
            boolean consonants = vowels == 0 && letters >= 8 && joiners + dots + foreign == 0;
            return consonants || (letters >= 6 && hex == length());
        }
        boolean unruly = letters >= 12 && humps >= 2 && (pairs >= 2 || humps * 4 >= letters);
        return unruly || (letters >= 8 && vowels == 0 && humps > 0);
    }
}
