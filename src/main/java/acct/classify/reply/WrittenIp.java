package acct.classify.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds where an IP address in a reply ends. Looks at no more characters than an address can have. */
final class WrittenIp {
    private static final int LONGEST = 46;

    private WrittenIp() {}

    /** The end of the IPv4 address that begins here, or {@code from}; a fifth number makes it none. */
    static int endOfIp4(char[] c, int from, int limit) {
        int i = from;
        for (int part = 0; part < 4; part++) {
            int value = 0;
            int start = i;
            while (i < limit && i - start < 4 && ReplyChar.isDigit(c[i])) {
                value = 10 * value + c[i] - '0';
                i++;
            }
            if (i == start || i - start > 3 || value > 255) {
                return from;
            }
            if (part < 3) {
                if (i >= limit || c[i] != '.') {
                    return from;
                }
                i++;
            }
        }
        boolean fifth = i + 1 < limit && c[i] == '.' && ReplyChar.isDigit(c[i + 1]);
        boolean goesOn = fifth || (i < limit && ReplyChar.isWord(c[i]));
        return goesOn ? from : i;
    }

    /**
     * The end of the IPv6 address that begins here, or {@code from}. Hexadecimal groups with {@code ::} among them, or
     * more of them than a time or a ratio has; some writers mask a part, so the number of groups is not checked.
     */
    static int endOfIp6(char[] c, int from, int limit) {
        int last = Math.min(limit, from + LONGEST);
        int i = from;
        int colons = 0;
        int letters = 0;
        int digits = 0;
        int group = 0;
        boolean pair = false;
        boolean dotted = false;
        while (i < last) {
            char ch = c[i];
            if (ch == ':') {
                pair |= i > from && c[i - 1] == ':';
                colons++;
                group = 0;
            } else if (ReplyChar.isHex(ch)) {
                digits += ReplyChar.isDigit(ch) ? 1 : 0;
                letters += ReplyChar.isDigit(ch) ? 0 : 1;
                group++;
            } else if (ch == '.' && colons > 1 && i + 1 < last && ReplyChar.isDigit(c[i + 1])) {
                dotted = true;
                group = 0;
            } else {
                break;
            }
            if (group > 4) {
                return from;
            }
            i++;
        }
        if (i < limit && (ReplyChar.isWord(c[i]) || i == last)) {
            return from;
        }
        if (i > from && c[i - 1] == ':' && (i - 2 < from || c[i - 2] != ':')) {
            i--;
            colons--;
        }
        boolean groups = colons >= 7 || (dotted && colons >= 3) || (letters > 0 && colons >= 5);
        return colons >= 2 && digits > 0 && (pair || groups) ? i : from;
    }

    /** Whether all of it is an address as blocklists are asked for it: 4 numbers, or 32 hexadecimal digits, with dots. */
    static boolean isReversed(char[] c, int from, int to) {
        if (endOfIp4(c, from, to) == to) {
            return true;
        }
        if (to - from != 63) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if ((i - from) % 2 == 0 ? !ReplyChar.isHex(c[i]) : c[i] != '.') {
                return false;
            }
        }
        return true;
    }

    /** The address that a blocklist was asked for in the form of {@link #isReversed}. */
    static String turned(String reversed) {
        boolean six = reversed.length() == 63;
        List<String> parts = new ArrayList<>(List.of(reversed.split("\\.", -1)));
        Collections.reverse(parts);
        StringBuilder address = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String sign = six ? ":" : ".";
            boolean group = i > 0 && (!six || i % 4 == 0);
            address.append(group ? sign : "").append(parts.get(i));
        }
        return address.toString();
    }
}
