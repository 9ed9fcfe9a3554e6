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
    private int vowels;
    /** Of the letters and digits without a joiner that are read now: how many, and how capitals follow in them. */
    private int piece;

    private int humps;
    private int pairs;
    private boolean unruly;
    private int hex;
    /** Nothing before this is the beginning of a base64 text. */
    private int noBase64Before;

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
        piece = 0;
        unruly = false;
        vowels = 0;
        hex = 0;
        int i = start;
        while (i < limit && goesOn(i)) {
            count(i);
            i++;
        }
        end = i;
        boolean humped = humps > 0;
        endPiece();
        unruly |= humped && vowels == 0 && length() >= 8;
    }

    /**
     * The end of small letters before a blank or a comma that can be nothing but a word, or {@code from}: most of a reply
     * is such words, and they need no further look.
     */
    static int endOfPlain(char[] c, int from, int limit) {
        boolean vowel = false;
        boolean hex = true;
        int i = from;
        while (i < limit && ReplyChar.isLower(c[i])) {
            vowel |= ReplyChar.isVowel(c[i]);
            hex &= ReplyChar.isHex(c[i]);
            i++;
        }
        boolean ends = i >= limit || ReplyChar.isBlank(c[i]) || c[i] == ',';
        boolean isWord = i - from < 6 || (vowel && !hex);
        return ends && isWord ? i : from;
    }

    private boolean goesOn(int i) {
        if (ReplyChar.isWord(c[i])) {
            return true;
        }
        boolean inside = ReplyChar.isJoiner(c[i]) && i + 1 < limit && ReplyChar.isWord(c[i + 1]);
        return inside || i == from || isPunycode(i);
    }

    /** The first hyphen of {@code xn--}. */
    private boolean isPunycode(int i) {
        return i >= from + 2
                && i + 2 < limit
                && c[i] == '-'
                && c[i + 1] == '-'
                && ReplyChar.isWord(c[i + 2])
                && ReplyChar.lower(c[i - 1]) == 'n'
                && ReplyChar.lower(c[i - 2]) == 'x';
    }

    private void count(int i) {
        char ch = c[i];
        if (ReplyChar.isJoiner(ch)) {
            dots += ch == '.' ? 1 : 0;
            joiners += ch == '.' ? 0 : 1;
            endPiece();
            return;
        }
        piece++;
        if (ReplyChar.isDigit(ch)) {
            digits++;
        } else if (ReplyChar.isUpper(ch)) {
            uppers++;
            humps += piece > 1 && ReplyChar.isLower(c[i - 1]) ? 1 : 0;
            pairs += piece > 1 && ReplyChar.isUpper(c[i - 1]) ? 1 : 0;
        } else if (ReplyChar.isLower(ch)) {
            lowers++;
        } else {
            foreign++;
        }
        vowels += ReplyChar.isVowel(ch) ? 1 : 0;
        hex += ReplyChar.isHex(ch) ? 1 : 0;
    }

    /** Capitals in twelve letters that make neither words nor abbreviations, as in base64. */
    private void endPiece() {
        unruly |= piece >= 12 && humps >= 2 && (pairs >= 2 || humps * 4 >= piece);
        piece = 0;
        humps = 0;
        pairs = 0;
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
        return unruly;
    }

    /**
     * The end of a base64 text that begins where the word does and goes on over slashes and padding, or the beginning:
     * sixteen characters or more with capitals, small letters and digits.
     */
    int endOfBase64() {
        if (from < noBase64Before) {
            return from;
        }
        int i = from;
        int kinds = 0;
        while (i < limit && (ReplyChar.isAsciiWord(c[i]) || c[i] == '+' || c[i] == '/' || isPadding(i))) {
            kinds |= ReplyChar.isDigit(c[i]) ? 1 : 0;
            kinds |= ReplyChar.isUpper(c[i]) ? 2 : 0;
            kinds |= ReplyChar.isLower(c[i]) ? 4 : 0;
            i++;
        }
        noBase64Before = i;
        boolean goesOn = i < limit && (ReplyChar.isWord(c[i]) || c[i] == '=');
        return kinds == 7 && i - from >= 16 && !goesOn ? i : from;
    }

    /** One or two equals signs with no word behind them. */
    private boolean isPadding(int i) {
        if (c[i] != '=') {
            return false;
        }
        int behind = i + 1 < limit && c[i + 1] == '=' ? i + 2 : i + 1;
        return behind >= limit || !ReplyChar.isAsciiWord(c[behind]);
    }
}
