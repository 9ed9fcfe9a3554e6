package acct.classify.reply;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A reply with what varies from message to message masked, so that replies which differ only in an address, a queue id
 * or a time are one. What tells the reason stays: reply codes, enhanced codes, the vendors' own codes such as
 * {@code S3140}, the names of blocklists with their answers, the host of a web address; and {@code x-pmta;}, which says that
 * PowerMTA itself speaks.
 *
 * <p>A placeholder is a word in angle brackets: {@code <address> <ip> <host> <time> <duration> <n>}; {@code <n>} is a
 * number or an id, because an id may by chance be all digits.
 *
 * @param id 12 characters, the first 60 bits of SHA-256 over version and text in small base32 letters (RFC 4648); the
 *     same on every machine
 * @param text printable, one line, at most 1,000 characters; empty if the row says nothing
 */
public record Template(String id, String text) {
    /** The version of the masking. To be raised by each change that gives a reply another text. */
    public static final int VERSION = 3;

    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 12;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Template::sha256);

    /**
     * The template of a row that was not delivered: of its reply if that says anything, else of its status with the
     * text in brackets. Any text is accepted.
     *
     * @param dsnStatus such as {@code 5.1.2 (bad destination system: no such domain)}
     * @param dsnDiag such as {@code smtp;550 5.1.1 <user@example.com>: unknown user}
     */
    public static Template of(@Nullable String dsnStatus, @Nullable String dsnDiag) {
        return of(masked(dsnStatus, dsnDiag));
    }

    /** The template with this text; for who remembers the few texts that many replies have in common. */
    public static Template of(String text) {
        return new Template(id(text), text);
    }

    /** The text alone. */
    public static String masked(@Nullable String dsnStatus, @Nullable String dsnDiag) {
        String text = dsnDiag == null ? "" : ReplyMask.masked(dsnDiag);
        return text.isEmpty() && dsnStatus != null ? ReplyMask.masked(dsnStatus) : text;
    }

    private static String id(String text) {
        byte[] digest = SHA_256.get().digest((VERSION + "\n" + text).getBytes(StandardCharsets.UTF_8));
        char[] id = new char[ID_LENGTH];
        for (int i = 0; i < ID_LENGTH; i++) {
            int bit = 5 * i;
            int pair = ((digest[bit / 8] & 0xff) << 8) | (digest[bit / 8 + 1] & 0xff);
            id[i] = BASE32.charAt((pair >>> (11 - bit % 8)) & 31);
        }
        return new String(id);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
