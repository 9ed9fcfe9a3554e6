package acct.classify.reply;

/** What a character of a reply can be part of. All answers are look-ups: the mask asks for every character. */
final class ReplyChar {
    static final int DIGIT = 1;
    static final int UPPER = 2;
    static final int LOWER = 4;
    static final int HEX = 8;
    static final int JOINER = 16;
    private static final int LOCAL = 32;
    static final int VOWEL = 64;
    private static final int BASE64_SIGN = 128;
    private static final byte[] OF = table();

    private ReplyChar() {}

    private static byte[] table() {
        byte[] of = new byte[0x80];
        mark(of, "0123456789", DIGIT | HEX | LOCAL);
        mark(of, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", UPPER | LOCAL);
        mark(of, "abcdefghijklmnopqrstuvwxyz", LOWER | LOCAL);
        mark(of, "abcdefABCDEF", HEX);
        mark(of, "aeiouyAEIOUY", VOWEL);
        mark(of, "-_.+", JOINER | LOCAL);
        // RFC 4648, 4 and 5
        mark(of, "+/-_", BASE64_SIGN);
        // The local part of an address, unquoted: RFC 5322, 3.2.3
        mark(of, "!#$%&'*/=?^`{|}~", LOCAL);
        return of;
    }

    private static void mark(byte[] of, String characters, int flag) {
        for (int i = 0; i < characters.length(); i++) {
            of[characters.charAt(i)] |= (byte) flag;
        }
    }

    /** All that an ASCII character can be, as flags; 0 for others. */
    static int kinds(char c) {
        return c < 0x80 ? OF[c] : 0;
    }

    private static boolean is(char c, int flags) {
        return c < 0x80 && (OF[c] & flags) != 0;
    }

    static boolean isDigit(char c) {
        return is(c, DIGIT);
    }

    static boolean isUpper(char c) {
        return is(c, UPPER);
    }

    static boolean isLower(char c) {
        return is(c, LOWER);
    }

    static boolean isAsciiLetter(char c) {
        return is(c, UPPER | LOWER);
    }

    static boolean isAsciiWord(char c) {
        return is(c, UPPER | LOWER | DIGIT);
    }

    /** Part of a word: a letter of any script or a digit. */
    static boolean isWord(char c) {
        return c < 0x80 ? (OF[c] & (UPPER | LOWER | DIGIT)) != 0 : isForeign(c);
    }

    /** A letter that is not ASCII, or half of a character that may be one. */
    static boolean isForeign(char c) {
        return c >= 0x80
                && (Character.isLetter(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.isSurrogate(c));
    }

    static boolean isHex(char c) {
        return is(c, HEX);
    }

    static boolean isVowel(char c) {
        return is(c, VOWEL);
    }

    /** Keeps two words together when it stands alone between them. */
    static boolean isJoiner(char c) {
        return is(c, JOINER);
    }

    /** A sign of base64 or base64url other than letters, digits and padding. */
    static boolean isBase64Sign(char c) {
        return is(c, BASE64_SIGN);
    }

    static boolean isLocalPart(char c) {
        return c < 0x80 ? (OF[c] & LOCAL) != 0 : isForeign(c);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n';
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
