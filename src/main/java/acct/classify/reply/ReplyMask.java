package acct.classify.reply;

import acct.classify.reply.KnownWords.Kind;
import acct.classify.reply.MaskedText.Place;
import acct.classify.reply.MaskedText.Placeholder;

/**
 * Masks a reply in one pass: reads a word, decides what it is, writes the word or a placeholder, goes on behind it. No
 * step looks further than a fixed number of characters ahead or at a stretch that an earlier step has looked at, so the
 * time is linear in the reply's length whatever it holds.
 */
final class ReplyMask {
    private static final KnownWords KNOWN = KnownWords.shipped();

    private final char[] c;
    private final int end;
    private int pos;
    private final MaskedText out;
    private final WrittenAddress address;
    private final WordShape word;
    private final VendorToken token;
    private int base64End;
    /** Everything before this belongs to a web address. */
    private int urlEnd;
    /** The reply's own code and enhanced code; empty if it has none. */
    private String code = "";

    private String enhanced = "";
    /** Whether a line was said to be not the last, {@code 550-}, and the last has not come yet. */
    private boolean linesToCome;

    private ReplyMask(ReplyText text, MaskedText out) {
        c = text.chars();
        end = text.length();
        pos = text.start();
        address = new WrittenAddress(c, end);
        word = new WordShape(c, end);
        token = new VendorToken(c, end);
        this.out = out;
    }

    /** The reply with placeholders, on one line, at most {@link MaskedText#LONGEST} characters. */
    static String masked(String raw) {
        return masked(raw, MaskedText.forgetful(raw.length() + 16)).toString();
    }

    /** The same with what was masked. */
    static MaskedText remembered(String raw) {
        return masked(raw, MaskedText.remembering(raw.length() + 16));
    }

    private static MaskedText masked(String raw, MaskedText out) {
        ReplyText text = ReplyText.of(raw);
        if (!text.ownType().isEmpty()) {
            (text.ownType() + ';').chars().forEach(letter -> out.add((char) letter));
        }
        ReplyMask mask = new ReplyMask(text, out);
        mask.lead();
        while (mask.pos < mask.end && !out.isFull()) {
            mask.step();
        }
        return out;
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
        String said = slice(pos, to);
        if (known.isEmpty()) {
            out.keep(c, pos, to);
            out.add(' ');
        }
        pos = to;
        linesToCome |= at(pos) == '-';
        if (at(pos) == '-' || at(pos) == ' ' || at(pos) == '\n') {
            pos++;
        }
        return said;
    }

    private void step() {
        char ch = c[pos];
        if (ReplyChar.isBlank(ch)) {
            pos++;
            out.add(' ');
            continuation(ch == '\n');
        } else if (ReplyChar.isWord(ch) || ch == '_') {
            word();
        } else if (ReplyChar.isBase64Sign(ch) && !isHeldToBefore() && isBase64()) {
            mask(Placeholder.N, base64End);
        } else if (ch == '(' && ReplyCode.endOfInReplyTo(c, pos, end) > pos) {
            pos = ReplyCode.endOfInReplyTo(c, pos, end);
            passClosing();
        } else if (ch == '"' && address.endOfQuoted(pos) > pos) {
            mask(Placeholder.ADDRESS, address.endOfQuoted(pos));
        } else if (ch == ':' && at(pos + 1) == ':' && WrittenIp.endOfIp6(c, pos, end) > pos) {
            mask(Placeholder.IP, WrittenIp.endOfIp6(c, pos, end));
        } else {
            out.add(ch);
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
        } else if (after == '-' || (newLine && (after == ' ' || after == 0)) || isLastLine(after)) {
            linesToCome = after == '-';
            pos = behind + 1;
        } else {
            return;
        }
        while (pos < end && ReplyChar.isBlank(c[pos])) {
            pos++;
        }
        pos = Math.min(pos, end);
    }

    /** Joined by a blank, the code of the last line is told from a number by the lines before it, which had no more. */
    private boolean isLastLine(char after) {
        return linesToCome && enhanced.isEmpty() && after == ' ';
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
        int to = WordShape.endOfPlain(c, pos, end);
        if (to > pos) {
            if (out.endsWithIdKey()) {
                mask(Placeholder.N, to);
            } else {
                keep(to);
            }
            return;
        }
        to = address.end(pos);
        if (to > pos) {
            address(to);
            return;
        }
        word.read(pos);
        to = word.end();
        if (at(to) == ':' && at(to + 1) == '/' && at(to + 2) == '/') {
            keep(to + 3);
            webHost();
        } else if ((ReplyChar.isBase64Sign(at(to)) || at(to) == '=') && isBase64()) {
            mask(Placeholder.N, base64End);
        } else if (expectsId()) {
            mask(Placeholder.N, to);
        } else {
            plainWord();
        }
    }

    /**
     * Whether an id in base64 begins here; sets {@link #base64End}. Asked before anything else is made of its first letters,
     * which by chance may be a number or a vendor's code. In a web address only a value may be one.
     */
    private boolean isBase64() {
        if (pos >= urlEnd) {
            base64End = word.endOfBase64(pos, out.endsWithIdSign());
        } else {
            base64End = c[pos - 1] == '=' ? word.endOfBase64Value(pos) : pos;
        }
        return base64End > pos;
    }

    private boolean isHeldToBefore() {
        return pos > 0 && (ReplyChar.isWord(c[pos - 1]) || ReplyChar.isJoiner(c[pos - 1]) || c[pos - 1] == '/');
    }

    private void plainWord() {
        int time = WrittenTime.end(c, pos, end);
        if (time > pos) {
            mask(Placeholder.TIME, time);
            return;
        }
        int ip6 = WrittenIp.endOfIp6(c, pos, end);
        int to = word.end();
        if (ip6 > pos) {
            mask(Placeholder.IP, ip6);
        } else if (isToken(token.end(pos, to))) {
            keep(token.end(pos, to));
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

    /** Words without digits are kept anyway. */
    private boolean isToken(int to) {
        return (word.hasDigit() || to != word.end()) && token.isKnown(pos, to, pos < urlEnd);
    }

    private void idOrWord(int to) {
        int unit = word.hasDigit() ? WrittenDuration.endOfGlued(c, pos, end) : pos;
        if (unit == to) {
            mask(Placeholder.DURATION, to);
        } else if (word.isId() && !isCase(to) && (word.hasDigit() || !token.isExceptionsName(pos, to))) {
            mask(Placeholder.N, to);
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
            mask(Placeholder.ADDRESS, to);
        }
    }

    /** A word after {@code id=} or {@code ID:} is one, though it may look like a word; small letters only after the first. */
    private boolean expectsId() {
        return out.endsWithIdKey() || (out.endsWithIdSign() && !word.isPlainLower() && !word.isNumeric());
    }

    private void numeric(int to) {
        int enhancedEnd = ReplyCode.endOfEnhanced(c, pos, end);
        if (enhancedEnd == to || isCode(to) || out.endsWith("as(")) {
            keep(to);
        } else if (word.isIp4()) {
            ip4(to);
        } else if (to - pos <= 4 && (out.endsWith("rfc ") || out.endsWith("rfc-"))) {
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
        return (before && at(to + 1) == c[pos]) || out.endsWith("said: ");
    }

    /** What a list answered is kept: 127.0.0.2 and 127.0.0.10 are different lists. */
    private void ip4(int to) {
        if (c[pos] == '1' && c[pos + 1] == '2' && c[pos + 2] == '7') {
            keep(to);
        } else {
            mask(Placeholder.IP, to);
        }
    }

    private void number(int to) {
        int i = to;
        while (word.isOneNumber() && at(i) == ',' && isThreeDigits(i + 1)) {
            i += 4;
        }
        int duration = WrittenDuration.endOfUnits(c, i, end);
        if (duration > i) {
            mask(Placeholder.DURATION, duration);
        } else {
            mask(Placeholder.N, i);
        }
    }

    private boolean isThreeDigits(int i) {
        return ReplyChar.isDigit(at(i))
                && ReplyChar.isDigit(at(i + 1))
                && ReplyChar.isDigit(at(i + 2))
                && !ReplyChar.isWord(at(i + 3));
    }

    private void host(int to) {
        boolean below = out.endsWith("<host>.") || out.endsWith("<ip>.");
        int kept = KNOWN.keptFrom(c, pos, to, below);
        if (kept == pos) {
            keep(to);
        } else if (kept > pos) {
            boolean reversed = WrittenIp.isReversed(c, pos, kept - 1);
            Place place = KNOWN.is(Kind.HOST, c, kept, to) ? Place.BEFORE_ZONE : Place.BEFORE_HOST;
            out.mask(reversed ? Placeholder.IP : Placeholder.HOST, place, c, pos, kept - 1);
            pos = kept - 1;
            keep(to);
        } else {
            mask(Placeholder.HOST, to);
        }
    }

    /** The host of a web address stays; what follows it is masked word by word as anything else. */
    private void webHost() {
        urlEnd = Math.max(urlEnd, pos);
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

    /** A page of a web address keeps its name, unless that is a host's, as Postgrey has it, or a machine made it. */
    private void page(int to) {
        int dot = to - 1;
        int others = 0;
        while (c[dot] != '.') {
            dot--;
        }
        for (int i = pos; i < dot; i++) {
            others += c[i] == '.' ? 1 : 0;
        }
        if (WrittenIp.endOfIp4(c, pos, dot) == dot) {
            mask(Placeholder.IP, dot);
        } else if (others > 0) {
            mask(Placeholder.HOST, dot);
        } else if (word.hasDigit()) {
            mask(Placeholder.N, dot);
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
        return pos < urlEnd && to - pos <= 8 && (out.endsWith("?c=") || out.endsWith("&c="));
    }

    private void keep(int to) {
        out.keep(c, pos, to);
        pos = to;
    }

    /** Writes a placeholder for what ends here; angle brackets that hold nothing else go with it. */
    private void mask(Placeholder placeholder, int to) {
        boolean bracketed = at(to) == '>' && out.takeBack('<');
        out.mask(placeholder, Place.ALONE, c, pos, to);
        pos = bracketed ? to + 1 : to;
    }
}
