package acct.classify.reply;

/**
 * One word of a reply: letters and digits, held together by single {@code - _ . +}. Reused for each word of a reply, so
 * that reading one costs no object.
 */
final class WordShape {
    private static final int DIGIT = 1;
    private static final int CAPITAL = 2;
    private static final int SMALL = 4;

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
        int kinds = ReplyChar.kinds(c[i]);
        if ((kinds & ReplyChar.JOINER) != 0) {
            dots += c[i] == '.' ? 1 : 0;
            joiners += c[i] == '.' ? 0 : 1;
            endPiece();
            return;
        }
        piece++;
        if ((kinds & ReplyChar.LOWER) != 0) {
            lowers++;
        } else if ((kinds & ReplyChar.DIGIT) != 0) {
            digits++;
        } else if ((kinds & ReplyChar.UPPER) != 0) {
            uppers++;
            humps += piece > 1 && ReplyChar.isLower(c[i - 1]) ? 1 : 0;
            pairs += piece > 1 && ReplyChar.isUpper(c[i - 1]) ? 1 : 0;
        } else {
            foreign++;
        }
        vowels += (kinds & ReplyChar.VOWEL) != 0 ? 1 : 0;
        hex += (kinds & ReplyChar.HEX) != 0 ? 1 : 0;
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
     * The end of an id in base64 or base64url that begins here, or {@code start}: sixteen characters or more with capitals,
     * small letters and digits, which follow each other as in no word. Signs may stand anywhere in it, doubled too, so it
     * may go on where a word ends. What Mimecast puts behind its ids with a dot ({@code .us123}) is part of it; with that
     * or with padding it needs no digit, and with that no small letters.
     *
     * @param expected whether an id is to come here; then it needs no digit
     */
    int endOfBase64(int start, boolean expected) {
        if (start < noBase64Before) {
            return start;
        }
        int i = start;
        int kinds = 0;
        boolean wild = false;
        while (i < limit && (ReplyChar.isAsciiWord(c[i]) || ReplyChar.isBase64Sign(c[i]) || isPadding(i))) {
            kinds |= kind(c[i]);
            wild |= i > start && followsAsInNoWord(i);
            i++;
        }
        noBase64Before = i;
        int to = endOfSuffix(i);
        kinds |= expected || to > i || isPadded(start, i) ? DIGIT : 0;
        kinds |= to > i ? SMALL : 0;
        return kinds == (DIGIT | CAPITAL | SMALL) && wild && i - start >= 16 && !endsOtherwise(to) ? to : start;
    }

    /**
     * The end of an id in base64url that is a value in a web address, or {@code start}. Slashes part what is in one, so they
     * are in no id.
     */
    int endOfBase64Value(int start) {
        int i = start;
        int kinds = 0;
        boolean wild = false;
        while (i < limit && (ReplyChar.isAsciiWord(c[i]) || c[i] == '-' || c[i] == '_')) {
            kinds |= kind(c[i]);
            wild |= i > start && followsAsInNoWord(i);
            i++;
        }
        return kinds == (DIGIT | CAPITAL | SMALL) && wild && i - start >= 16 ? i : start;
    }

    private static int kind(char ch) {
        if (ReplyChar.isDigit(ch)) {
            return DIGIT;
        }
        return ReplyChar.isUpper(ch) ? CAPITAL : ReplyChar.isLower(ch) ? SMALL : 0;
    }

    /** A capital after a small letter or a letter after a digit: neither {@code IPv6/DMARC-Check} nor {@code RFC5322}. */
    private boolean followsAsInNoWord(int i) {
        char before = c[i - 1];
        return ReplyChar.isUpper(c[i])
                ? ReplyChar.isLower(before) || ReplyChar.isDigit(before)
                : ReplyChar.isLower(c[i]) && ReplyChar.isDigit(before);
    }

    /** Whether a text from there to here ends with padding, not with the sign before a quoted value. */
    private boolean isPadded(int start, int i) {
        return i > start && c[i - 1] == '=' && (i >= limit || c[i] != '"');
    }

    /** Whether what stands here makes something else of the characters before it: a key, a host's name, foreign words. */
    private boolean endsOtherwise(int i) {
        boolean name = i + 1 < limit && c[i] == '.' && ReplyChar.isWord(c[i + 1]);
        return name || (i < limit && (ReplyChar.isWord(c[i]) || c[i] == '='));
    }

    /**
     * The end of a dot, small letters and a number, up to sixteen characters in all behind the dot, or {@code dot}; NetEase
     * has {@code .20404S2}.
     */
    private int endOfSuffix(int dot) {
        if (dot >= limit || c[dot] != '.') {
            return dot;
        }
        int i = dot + 1;
        while (i < limit
                && i < dot + 17
                && (ReplyChar.isLower(c[i])
                        || ReplyChar.isDigit(c[i])
                        || (c[i] == 'S' && ReplyChar.isDigit(c[i - 1])))) {
            i++;
        }
        boolean ends = i >= limit || !(ReplyChar.isWord(c[i]) || ReplyChar.isJoiner(c[i]));
        return ends && ReplyChar.isDigit(c[i - 1]) ? i : dot;
    }

    /** One or two equals signs with which it ends. */
    private boolean isPadding(int i) {
        if (c[i] != '=') {
            return false;
        }
        int behind = i + 1 < limit && c[i + 1] == '=' ? i + 2 : i + 1;
        return behind >= limit || !(ReplyChar.isAsciiWord(c[behind]) || ReplyChar.isBase64Sign(c[behind]));
    }
}
