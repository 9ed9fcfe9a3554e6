package acct.classify.reply;

import acct.classify.reply.KnownWords.Kind;

/** Finds where a span of time ends: {@code 300 seconds}, {@code 1 hour 30 minutes}, {@code 5min}, {@code 1h30m}. */
final class WrittenDuration {
    private static final int LONGEST_UNIT = 12;
    private static final int PARTS = 4;
    private static final KnownWords KNOWN = KnownWords.shipped();

    private WrittenDuration() {}

    /** Behind a number: the end of its unit and of further numbers with units, or {@code from}. */
    static int endOfUnits(char[] c, int from, int limit) {
        int end = from;
        int i = from;
        for (int part = 0; part < PARTS; part++) {
            int unit = i < limit && (c[i] == ' ' || c[i] == '-') ? i + 1 : i;
            int to = letters(c, unit, limit);
            if (unit == i || !isUnit(c, unit, to, limit)) {
                break;
            }
            end = to;
            int next = to < limit && c[to] == ',' ? to + 1 : to;
            next = next < limit && c[next] == ' ' ? next + 1 : next;
            i = digits(c, next, limit);
            if (i == next) {
                break;
            }
        }
        return end;
    }

    /** Numbers of at most four digits with their units, nothing between; longer ones may be part of an id. */
    static int endOfGlued(char[] c, int from, int limit) {
        int i = from;
        char earlier = 0;
        for (int part = 0; part < PARTS; part++) {
            int number = digits(c, i, limit);
            int unit = letters(c, number, limit);
            if (number == i || !KNOWN.is(Kind.UNIT, c, number, unit)) {
                return from;
            }
            // 10d4439d is an id.
            if (part > 0 && c[number] == earlier) {
                return from;
            }
            earlier = c[number];
            i = unit;
            if (i >= limit || !ReplyChar.isWord(c[i])) {
                return i;
            }
        }
        return from;
    }

    private static boolean isUnit(char[] c, int from, int to, int limit) {
        return (to >= limit || !ReplyChar.isWord(c[to])) && KNOWN.is(Kind.UNIT, c, from, to);
    }

    private static int digits(char[] c, int from, int limit) {
        int i = from;
        while (i < limit && i < from + 4 && ReplyChar.isDigit(c[i])) {
            i++;
        }
        return i;
    }

    private static int letters(char[] c, int from, int limit) {
        int i = from;
        while (i < limit && i < from + LONGEST_UNIT && ReplyChar.isAsciiLetter(c[i])) {
            i++;
        }
        return i;
    }
}
