package acct.classify.reply;

import static acct.classify.reply.ReplyChar.isDigit;
import static acct.classify.reply.ReplyChar.isWord;

/**
 * Finds where a date, a time of day or both together end, in the forms that mail servers write: {@code Tue, 24 Nov 2026
 * 01:02:03 +0000 (UTC)}, {@code 2026-11-24T01:02:03.123Z}, {@code Nov 24 01:02:03}, {@code 24/11/2026 1:02 PM}. Takes at
 * most {@link #PARTS} parts of bounded length each.
 */
final class WrittenTime {
    private static final int PARTS = 8;
    private static final KnownWords KNOWN = KnownWords.shipped();

    private final char[] c;
    private final int limit;
    private boolean date;
    private boolean clock;
    private boolean year;

    private WrittenTime(char[] c, int limit) {
        this.c = c;
        this.limit = limit;
    }

    /** The end of the time that begins here, or {@code from}. */
    static int end(char[] c, int from, int limit) {
        if (isDigit(c[from])) {
            return new WrittenTime(c, limit).read(from);
        }
        if (!ReplyChar.isUpper(c[from])) {
            return from;
        }
        int word = letters(c, from, limit);
        boolean mayBegin = KNOWN.isWeekday(c, from, word) || KNOWN.isMonth(c, from, word);
        return mayBegin ? new WrittenTime(c, limit).read(from) : from;
    }

    private int read(int from) {
        int end = from;
        int i = from;
        for (int part = 0; part < PARTS; part++) {
            int next = part(i);
            if (next == i) {
                break;
            }
            end = date || clock ? next : end;
            i = passGap(next);
        }
        return end;
    }

    /** Between two parts: blanks, a comma, the T of ISO 8601, the colon after an Apache log's year. */
    private int passGap(int from) {
        int i = from;
        if (i < limit && c[i] == ',') {
            i++;
        }
        if (i < limit && (c[i] == ' ' || c[i] == '\n')) {
            return i + 1;
        }
        boolean glued = i + 1 < limit && (c[i] == 'T' || c[i] == ':' || c[i] == '-') && isDigit(c[i + 1]);
        return glued ? i + 1 : from;
    }

    private int part(int i) {
        if (i >= limit) {
            return i;
        }
        if (isDigit(c[i])) {
            return digits(i);
        }
        int word = letters(c, i, limit);
        if (!date && KNOWN.isWeekday(c, i, word)) {
            return weekday(i, word);
        }
        if (!date && KNOWN.isMonth(c, i, word)) {
            return monthFirst(i, word);
        }
        return clock ? zone(i, word) : i;
    }

    /** A weekday alone is a word as any other; it counts before a date. */
    private int weekday(int i, int word) {
        int next = passGap(word < limit && c[word] == '.' ? word + 1 : word);
        boolean before =
                next > word && next < limit && (isDigit(c[next]) || KNOWN.isMonth(c, next, letters(c, next, limit)));
        return before ? word : i;
    }

    private int monthFirst(int i, int word) {
        int day = word < limit && c[word] == ' ' ? word + 1 : word;
        int to = number(day);
        if (day == word || to == day || to - day > 2 || !ends(to)) {
            return i;
        }
        date = true;
        return to;
    }

    private int digits(int i) {
        int to = number(i);
        int length = to - i;
        char after = to < limit ? c[to] : 0;
        if (!clock && length <= 2 && after == ':') {
            return clock(i);
        }
        if (!date && (after == '-' || after == '/' || after == '.')) {
            return numericDate(i, to, after);
        }
        if (!date && length <= 2 && after == ' ') {
            return dayFirst(i, to);
        }
        boolean isYear = date
                && !year
                && length == 4
                && ends(to)
                && ((c[i] == '1' && c[i + 1] == '9') || (c[i] == '2' && c[i + 1] == '0'));
        year |= isYear;
        return isYear ? to : i;
    }

    private int dayFirst(int i, int to) {
        int word = letters(c, to + 1, limit);
        if (!KNOWN.isMonth(c, to + 1, word) || !ends(word)) {
            return i;
        }
        date = true;
        return word;
    }

    /** Three parts with the same sign between them, one of which may be a month's name; one of them is a year. */
    private int numericDate(int i, int first, char sign) {
        int second = number(first + 1);
        if (second == first + 1) {
            second = letters(c, first + 1, limit);
            if (!KNOWN.isMonth(c, first + 1, second)) {
                return i;
            }
        }
        if (second >= limit || c[second] != sign || second - first > 10) {
            return i;
        }
        int third = number(second + 1);
        int years = Math.max(first - i, third - second - 1);
        int rest = Math.min(first - i, third - second - 1);
        boolean shortYear = sign == '/' && years == 2;
        boolean fits = (years == 4 || shortYear) && rest >= 1 && rest <= 2 && second - first <= 10;
        boolean numbers = second - first - 1 <= 2 || !isDigit(c[first + 1]);
        boolean whole = third >= limit || !isWord(c[third]) || c[third] == 'T';
        boolean goesOn = third + 1 < limit && (c[third] == '.' || c[third] == '-') && isWord(c[third + 1]);
        if (!fits || !numbers || !whole || goesOn) {
            return i;
        }
        date = true;
        year = true;
        return third;
    }

    private int clock(int i) {
        int to = twoDigits(number(i));
        if (to < 0) {
            return i;
        }
        int seconds = twoDigits(to);
        to = seconds < 0 ? to : seconds;
        if (seconds > 0 && to + 1 < limit && (c[to] == '.' || c[to] == ',') && isDigit(c[to + 1])) {
            to = number(to + 1);
        }
        int word = letters(c, to, limit);
        if (KNOWN.isZone(c, to, word)) {
            to = word;
        }
        to = offset(to);
        boolean goesOn = to + 1 < limit && c[to] == ':' && isWord(c[to + 1]);
        boolean whole = !goesOn && ends(to);
        clock |= whole;
        return whole ? to : i;
    }

    /** The end of a colon and two digits, the first at most 5 or the 60 of a leap second; -1 if there are none. */
    private int twoDigits(int i) {
        boolean fits = i + 2 < limit && c[i] == ':' && c[i + 1] >= '0' && c[i + 1] <= '6' && isDigit(c[i + 2]);
        return fits && (i + 3 >= limit || !isDigit(c[i + 3])) ? i + 3 : -1;
    }

    private int offset(int i) {
        boolean signed = i + 4 < limit && (c[i] == '+' || c[i] == '-') && isDigit(c[i + 1]) && isDigit(c[i + 2]);
        if (!signed) {
            return i;
        }
        int minutes = c[i + 3] == ':' ? i + 4 : i + 3;
        int to = number(minutes);
        return to - minutes == 2 ? to : i;
    }

    /** UTC, (CET), +0100, PM, Europe/Berlin. */
    private int zone(int i, int word) {
        int offset = offset(i);
        if (offset > i) {
            return offset;
        }
        boolean open = c[i] == '(' || c[i] == '[';
        int start = open ? i + 1 : i;
        int to = open ? letters(c, start, limit) : word;
        if (!KNOWN.isZone(c, start, to)) {
            return i;
        }
        if (to < limit && c[to] == '/') {
            to++;
            while (to < limit && to < start + 40 && (ReplyChar.isAsciiLetter(c[to]) || c[to] == '_' || c[to] == '/')) {
                to++;
            }
        }
        if (!open) {
            return ends(to) ? to : i;
        }
        return to < limit && (c[to] == ')' || c[to] == ']') ? to + 1 : i;
    }

    private boolean ends(int i) {
        return i >= limit || !isWord(c[i]);
    }

    /** The end of a number of at most ten digits. */
    private int number(int from) {
        int i = from;
        while (i < limit && i < from + 10 && isDigit(c[i])) {
            i++;
        }
        return i;
    }

    /** The end of a word of at most ten ASCII letters. */
    private static int letters(char[] c, int from, int limit) {
        int i = from;
        while (i < limit && i < from + 10 && ReplyChar.isAsciiLetter(c[i])) {
            i++;
        }
        return i;
    }
}
