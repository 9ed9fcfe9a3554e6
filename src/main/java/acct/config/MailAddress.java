package acct.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sender or a recipient, such as {@code ops@example.com} or {@code Jörg Müller <joerg@example.org>}.
 *
 * @param name what mail programs show instead of the address; null if there is none
 * @param address the address in ASCII, its domain as A-labels
 */
public record MailAddress(@Nullable String name, String address) {
    private static final String INSTEAD = "; write it as name@host.example";
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    /** A dot-atom or a quoted string (RFC 5321, 4.1.2), of letters that every server takes. */
    private static final Pattern LOCAL =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])+\"");

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final int LONGEST_LOCAL = 64;

    /**
     * Reads an address as people write it.
     *
     * @throws IllegalArgumentException if it is none; the message says why, as the end of a sentence that begins with it
     */
    public static MailAddress parse(String text) {
        String written = text.strip();
        if (written.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("is no mail address: it has a control character" + INSTEAD);
        }
        if (!written.endsWith(">")) {
            return new MailAddress(null, plain(written));
        }
        int open = written.lastIndexOf('<');
        if (open < 0) {
            throw new IllegalArgumentException("is no mail address: it has > without <" + INSTEAD);
        }
        String address = plain(written.substring(open + 1, written.length() - 1));
        return new MailAddress(name(written.substring(0, open).strip()), address);
    }

    private static @Nullable String name(String written) {
        boolean quoted = QUOTED.matcher(written).matches();
        String name = quoted ? written.substring(1, written.length() - 1).replaceAll("\\\\(.)", "$1") : written;
        // Two addresses in one entry would else be one whose name is the other, and one person would get no mail.
        if (!quoted && name.matches(".*[@<>\"].*")) {
            throw new IllegalArgumentException("is not one mail address; write each as an entry of its own");
        }
        return name.isBlank() ? null : name.strip();
    }

    private static String plain(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("is no mail address" + INSTEAD);
        }
        String local = address.substring(0, at);
        int foreign = (int) local.codePoints().takeWhile(c -> c < 0x80).count();
        if (foreign < local.codePointCount(0, local.length())) {
            String letter = Character.toString(local.codePointAt(local.offsetByCodePoints(0, foreign)));
            throw new IllegalArgumentException("has '" + letter + "' as letter " + (foreign + 1)
                    + " of what stands before the @; only ASCII can be mailed to there, so give another address");
        }
        if (local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()) {
            throw new IllegalArgumentException("is no mail address" + INSTEAD);
        }
        return local + "@" + MailDomain.ofAddress(address.substring(at + 1));
    }
}
