package acct.classify;

import acct.classify.KnownWords.Kind;

/**
 * Masks a reply in one pass: reads a word, decides what it is, writes the word or a placeholder, goes on behind it. No
 * step looks further than a fixed number of characters ahead or at a stretch that an earlier step has looked at, so the
 * time is linear in the reply's length whatever it holds.
 */
final class ReplyMask {
    /** The longest text of a template, in characters. */
    static final int LONGEST = 1_000;

    private static final String ADDRESS = "<address>";
    private static final String IP = "<ip>";
    private static final String HOST = "<host>";
    private static final String TIME = "<time>";
    private static final String DURATION = "<duration>";
    private static final String NUMBER = "<n>";

    private static final KnownWords KNOWN = KnownWords.shipped();

    private final char[] c;
    private final int end;
    private int pos;
    private final StringBuilder out;
    private final WordShape word;
    private boolean full;
    /** Everything before this belongs to a web address. */
    private int urlEnd;
    /** Nothing before this is the beginning of an address. */
    private int noAddressBefore;
    /** Nothing before this is the beginning of a base64 text. */
    private int noBase64Before;
    /** The reply's own code and enhanced code; empty if it has none. */
    private String code = "";

    private String enhanced = "";

    private ReplyMask(ReplyText text) {
        c = text.chars();
        end = text.length();
        word = new WordShape(c, end);
        pos = text.start();
        out = new StringBuilder(Math.min(LONGEST, end - pos + 16));
    }

    /** The reply with placeholders, on one line, at most {@link #LONGEST} characters. */
    static String masked(String raw) {
        ReplyMask mask = new ReplyMask(ReplyText.of(raw));
        mask.lead();
        while (mask.pos < mask.end && !mask.full) {
            mask.step();
        }
        return mask.text();
    }

    private String text() {
        int length = out.length();
        while (length > 0 && out.charAt(length - 1) == ' ') {
            length--;
        }
        return out.substring(0, length);
    }

    private char at(int index) {
        return index < end ? c[index] : 0;
    }

    /** Reply code and enhanced code, where they stand at the beginning; said twice, they are written once. */
    private void lead() {
        while (pos < end) {
            int codeEnd = ReplyCode.endOfCode(c, pos, end);
            int enhancedEnd = ReplyCode.endOfEnhanced(c, pos, end);
            if (codeEnd > pos && (code.isEmpty() || code.contentEquals(slice(pos, codeEnd)))) {
                code = keepOnce(code, codeEnd);
            } else if (enhancedEnd > pos && (enhanced.isEmpty() || enhanced.contentEquals(slice(pos, enhancedEnd)))) {
                enhanced = keepOnce(enhanced, enhancedEnd);
            } else {
                return;
            }
        }
    }

    private String slice(int from, int to) {
        return new String(c, from, to - from);
    }

    private String keepOnce(String known, int to) {
        String word = slice(pos, to);
        if (known.isEmpty()) {
            write(word);
            write(' ');
        }
        pos = to;
        if (at(pos) == '-' || at(pos) == ' ' || at(pos) == '\n') {
            pos++;
        }
        return word;
    }

    private void step() {
        char ch = c[pos];
        if (ReplyChar.isBlank(ch)) {
            pos++;
            write(' ');
            continuation(ch == '\n');
        } else if (ReplyChar.isWord(ch) || ch == '_') {
            word();
        } else if (ch == '(' && ReplyCode.endOfInReplyTo(c, pos, end) > pos) {
            pos = ReplyCode.endOfInReplyTo(c, pos, end);
            passClosing();
        } else if (ch == '"' && endOfQuotedAddress() > pos) {
            mask(ADDRESS, endOfQuotedAddress());
        } else if (ch == ':' && WrittenIp.endOfIp6(c, pos, end) > pos) {
            mask(IP, WrittenIp.endOfIp6(c, pos, end));
        } else {
            write(ch);
            pos++;
        }
    }

    /** A later line of the reply begins with the code again; lines were joined by a blank or by nothing but the code. */
    private void continuation(boolean newLine) {
        if (code.isEmpty() || !sameCode(pos)) {
            return;
        }
        int behind = pos + 3;
        char after = at(behind);
        int enhancedEnd = after == ' ' || after == '-' ? ReplyCode.endOfEnhanced(c, behind + 1, end) : 0;
        if (enhancedEnd > behind + 1) {
            boolean same = enhanced.contentEquals(slice(behind + 1, enhancedEnd));
            pos = same ? enhancedEnd : behind + 1;
        } else if (after == '-' || (newLine && (after == ' ' || after == 0))) {
            pos = behind + 1;
        } else {
            return;
        }
        while (pos < end && ReplyChar.isBlank(c[pos])) {
            pos++;
        }
        pos = Math.min(pos, end);
    }

    private boolean sameCode(int from) {
        return at(from) == code.charAt(0) && at(from + 1) == code.charAt(1) && at(from + 2) == code.charAt(2);
    }

    /** What stands after the dropped {@code (in reply to …)}, if nothing else comes. */
    private void passClosing() {
        int i = pos;
        while (i < end && (c[i] == ')' || c[i] == ',' || c[i] == '.' || c[i] == ' ')) {
            i++;
        }
        if (i == end) {
            pos = end;
        }
    }

    private void word() {
        int to = endOfAddress(pos);
        if (to > pos) {
            address(to);
            return;
        }
        word.read(pos);
        to = word.end();
        if (at(to) == ':' && at(to + 1) == '/' && at(to + 2) == '/') {
            keep(to + 3);
            webHost();
        } else if (expectsId()) {
            mask(NUMBER, to);
        } else {
            plainWord();
        }
    }

    private void plainWord() {
        int time = WrittenTime.end(c, pos, end);
        if (time > pos) {
            mask(TIME, time);
            return;
        }
        int ip6 = WrittenIp.endOfIp6(c, pos, end);
        int to = word.end();
        if (ip6 > pos) {
            mask(IP, ip6);
        } else if (KNOWN.isToken(c, pos, endOfToken(to))) {
            keep(endOfToken(to));
        } else if (word.isNumeric()) {
            numeric(to);
        } else if (isPage(to)) {
            page(to);
        } else if (ReplyCode.matches("www.", c, pos, end)) {
            webHost();
        } else if (word.isHostName()) {
            host(to);
        } else {
            idOrWord(to);
        }
    }

    private void idOrWord(int to) {
        int base64 = endOfBase64();
        int unit = WrittenDuration.endOfGlued(c, pos, end);
        if (base64 > to) {
            mask(NUMBER, base64);
        } else if (unit == to) {
            mask(DURATION, to);
        } else if (word.isId() && !isCase(to)) {
            mask(NUMBER, to);
        } else {
            keep(to);
        }
    }
    /** Of an address only a vendor's own is kept, which tells who answers. */
    private void address(int to) {
        int domain = to;
        while (c[domain - 1] != '@') {
            domain--;
        }
        if (KNOWN.is(Kind.CONTACT, c, domain, to)) {
            keep(to);
        } else {
            mask(ADDRESS, to);
        }
    }

    /** The end of the address that begins here, or {@code from}. */
    private int endOfAddress(int from) {
        if (from < noAddressBefore) {
            return from;
        }
        int i = from;
        while (i < end && ReplyChar.isLocalPart(c[i])) {
            i++;
        }
        int to = at(i) == '@' ? endOfDomain(i + 1) : i;
        noAddressBefore = to > i ? noAddressBefore : i;
        return to > i ? to : from;
    }

    /** The end of a domain or of an address in brackets, or one before {@code from}. */
    private int endOfDomain(int from) {
        if (at(from) == '[') {
            int last = Math.min(end, from + 64);
            for (int i = from + 1; i < last; i++) {
                if (c[i] == ']') {
                    return i + 1;
                }
            }
        }
        int i = from;
        while (i < end && (ReplyChar.isWord(c[i]) || ReplyChar.isJoiner(c[i]))) {
            i++;
        }
        while (i > from && !ReplyChar.isWord(c[i - 1])) {
            i--;
        }
        return i > from ? i : from - 1;
    }

    /** The end of {@code "two words"@example.com} that begins here, or {@link #pos}. */
    private int endOfQuotedAddress() {
        int last = Math.min(end - 1, pos + 66);
        for (int i = pos + 1; i < last; i++) {
            if (c[i] == '"') {
                int to = c[i + 1] == '@' ? endOfDomain(i + 2) : 0;
                return to > i + 2 ? to : pos;
            }
        }
        return pos;
    }

    /** A word after {@code id=} or {@code ID:} is one, though it may look like a word. */
    private boolean expectsId() {
        int i = out.length() - 1;
        if (i >= 0 && out.charAt(i) == ' ') {
            i--;
        }
        boolean named = i > 1
                && (out.charAt(i) == '=' || out.charAt(i) == ':')
                && ReplyChar.lower(out.charAt(i - 1)) == 'd'
                && ReplyChar.lower(out.charAt(i - 2)) == 'i'
                && (i == 2 || !ReplyChar.isLower(out.charAt(i - 3)) || ReplyChar.isUpper(out.charAt(i - 2)));
        return named && !word.isPlainLower() && !word.isNumeric();
    }

    /** A token may be held to a number by a # or to a word by a colon; ends where the word ends otherwise. */
    private int endOfToken(int to) {
        if (at(to) != '#' || !ReplyCode.matches("aup#", c, pos, end)) {
            return to;
        }
        int i = to + 1;
        while (i < end && i < to + 16 && (ReplyChar.isAsciiWord(c[i]) || c[i] == '-')) {
            i++;
        }
        return i;
    }

    private void numeric(int to) {
        int enhancedEnd = ReplyCode.endOfEnhanced(c, pos, end);
        if (enhancedEnd == to || isCode(to) || endsWith("as(")) {
            keep(to);
        } else if (word.isIp4()) {
            ip4(to);
        } else if (followsRfc() && to - pos <= 4) {
            keep(to);
        } else {
            number(to);
        }
    }

    /** A reply code in the middle: before an enhanced code of its class, or after what a relay wrote before it. */
    private boolean isCode(int to) {
        if (ReplyCode.endOfCode(c, pos, end) != to) {
            return false;
        }
        boolean before = (at(to) == ' ' || at(to) == '-') && ReplyCode.endOfEnhanced(c, to + 1, end) > to + 1;
        return (before && at(to + 1) == c[pos]) || endsWith("said: ");
    }

    private boolean followsRfc() {
        return endsWith("rfc ") || endsWith("rfc-");
    }

    private boolean endsWith(String word) {
        int from = out.length() - word.length();
        for (int i = 0; i < word.length(); i++) {
            if (from < 0 || ReplyChar.lower(out.charAt(from + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What a list answered is kept: 127.0.0.2 and 127.0.0.10 are different lists. */
    private void ip4(int to) {
        if (c[pos] == '1' && c[pos + 1] == '2' && c[pos + 2] == '7') {
            keep(to);
        } else {
            mask(IP, to);
        }
    }

    private void number(int to) {
        int i = to;
        while (word.isOneNumber() && at(i) == ',' && isThreeDigits(i + 1)) {
            i += 4;
        }
        int duration = WrittenDuration.endOfUnits(c, i, end);
        if (duration > i) {
            mask(DURATION, duration);
        } else {
            mask(NUMBER, i);
        }
    }

    private boolean isThreeDigits(int i) {
        return ReplyChar.isDigit(at(i))
                && ReplyChar.isDigit(at(i + 1))
                && ReplyChar.isDigit(at(i + 2))
                && !ReplyChar.isWord(at(i + 3));
    }

    private void host(int to) {
        int kept = KNOWN.keptFrom(c, pos, to);
        if (kept == pos) {
            keep(to);
        } else if (kept > pos) {
            write(WrittenIp.isReversed(c, pos, kept - 1) ? IP : HOST);
            pos = kept - 1;
            keep(to);
        } else {
            mask(HOST, to);
        }
    }

    /** The host of a web address stays; what follows it is masked word by word as anything else. */
    private void webHost() {
        urlEnd = pos;
        while (urlEnd < end && !ReplyChar.isBlank(c[urlEnd]) && c[urlEnd] != '>' && c[urlEnd] != '"') {
            urlEnd++;
        }
        if (pos < urlEnd && ReplyChar.isWord(c[pos])) {
            word.read(pos);
            if (word.isIp4()) {
                ip4(word.end());
            } else {
                keep(word.end());
            }
        }
    }

    /** A page of a web address keeps its name, unless a machine made it. */
    private void page(int to) {
        int dot = to;
        while (c[dot - 1] != '.') {
            dot--;
        }
        if (word.hasDigit()) {
            write(WrittenIp.endOfIp4(c, pos, dot - 1) == dot - 1 ? IP : NUMBER);
            pos = dot - 1;
        }
        keep(to);
    }

    private boolean isPage(int to) {
        int dot = to;
        while (dot > pos && c[dot - 1] != '.') {
            dot--;
        }
        return pos < urlEnd && dot > pos && KNOWN.is(Kind.PAGE, c, dot, to);
    }

    /** The case that United Internet's web addresses name: {@code c=r0601}. */
    private boolean isCase(int to) {
        return pos < urlEnd && to - pos <= 8 && (endsWith("?c=") || endsWith("&c="));
    }

    /** The end of a base64 text that begins here and goes on over slashes, or {@link #pos}. */
    private int endOfBase64() {
        if (pos < noBase64Before) {
            return pos;
        }
        int i = pos;
        int kinds = 0;
        while (i < end && (ReplyChar.isAsciiWord(c[i]) || c[i] == '+' || c[i] == '/')) {
            kinds |= ReplyChar.isDigit(c[i]) ? 1 : ReplyChar.isUpper(c[i]) ? 2 : ReplyChar.isLower(c[i]) ? 4 : 0;
            i++;
        }
        noBase64Before = i;
        int padding = i;
        while (padding < i + 2 && at(padding) == '=') {
            padding++;
        }
        return kinds == 7 && i - pos >= 16 && !ReplyChar.isWord(at(padding)) ? padding : pos;
    }

    private void keep(int to) {
        while (pos < to && !full) {
            char ch = c[pos++];
            if (Character.isHighSurrogate(ch) && pos < to) {
                write(slice(pos - 1, ++pos - 1));
            } else {
                write(ch);
            }
        }
        pos = to;
    }

    /** Writes a placeholder for what ends here; angle brackets that hold nothing else go with it. */
    private void mask(String placeholder, int to) {
        int last = out.length() - 1;
        if (at(to) == '>' && last >= 0 && out.charAt(last) == '<') {
            out.setLength(last);
            to++;
        }
        write(placeholder);
        pos = to;
    }

    private void write(String text) {
        if (full || out.length() + text.length() > LONGEST) {
            full = true;
        } else {
            out.append(text);
        }
    }

    private void write(char ch) {
        boolean blankAgain = ch == ' ' && (out.isEmpty() || out.charAt(out.length() - 1) == ' ');
        if (blankAgain) {
            return;
        }
        if (full || out.length() == LONGEST) {
            full = true;
        } else {
            out.append(ch);
        }
    }
}
