package acct.privacy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How local parts are hidden when rows are loaded. The hash is over the local part in small letters, in capital hex
 * digits, as {@code pmta digest} prints it. What is hidden already stays as it is, so that a file that PowerMTA itself has
 * hashed with the same key joins one that acct hashes.
 */
public final class PrivacyPolicy {
    /** Nothing is hidden. */
    public static final PrivacyPolicy CLEAR = new PrivacyPolicy(RecipientPrivacy.CLEAR, null);

    private static final String NOTHING = LocalParts.NOTHING;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int HEX_DIGITS = 64;
    private static final int KEY_MARK_DIGITS = 16;
    private static final int MOST_REMEMBERED = 4_096;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final RecipientPrivacy recipients;
    /** The key, in no message and no text. */
    private final byte @Nullable [] key;

    private final String label;

    private PrivacyPolicy(RecipientPrivacy recipients, byte @Nullable [] key) {
        this.recipients = recipients;
        this.key = key == null ? null : key.clone();
        this.label = recipients.label() + (key == null ? "" : "/" + mark(key));
    }

    /** A policy that needs no key. */
    public static PrivacyPolicy of(RecipientPrivacy recipients) {
        if (recipients == RecipientPrivacy.HMAC_SHA256) {
            throw new IllegalArgumentException("a key is missing");
        }
        return new PrivacyPolicy(recipients, null);
    }

    /** HMAC-SHA256 by this key. */
    public static PrivacyPolicy keyed(byte[] key) {
        return new PrivacyPolicy(RecipientPrivacy.HMAC_SHA256, key);
    }

    /** Whether anything is hidden. */
    public boolean hides() {
        return recipients != RecipientPrivacy.CLEAR;
    }

    /** What the ledger keeps of it; of a key only by what it is told from others. */
    public String label() {
        return label;
    }

    /** As people read it. */
    @Override
    public String toString() {
        return label;
    }

    /** What hides local parts; one thread's. */
    public LocalParts localParts() {
        return switch (recipients) {
            case CLEAR -> (local, domain) -> local;
            case REDACT -> (local, domain) -> NOTHING;
            case HASH -> remembering(hash());
            case HMAC_SHA256 -> remembering(hmac(Objects.requireNonNull(key)));
        };
    }

    private static LocalParts remembering(UnaryOperator<String> digest) {
        // The columns of a row, and the rows of a message, name the same recipient again and again.
        Map<String, String> known = new HashMap<>();
        return (local, domain) -> {
            if (local.equals(NOTHING)) {
                return local;
            }
            if (isDigest(local)) {
                return local.toUpperCase(Locale.ROOT);
            }
            String hidden = known.get(local);
            if (hidden == null) {
                hidden = digest.apply(local.toLowerCase(Locale.ROOT));
                if (known.size() >= MOST_REMEMBERED) {
                    known.clear();
                }
                known.put(local, hidden);
            }
            return hidden;
        };
    }

    /** Whether it is what a hash of 256 bits gives; no local part that a person chose has 64 hex digits. */
    static boolean isDigest(String local) {
        if (local.length() != HEX_DIGITS) {
            return false;
        }
        for (int i = 0; i < HEX_DIGITS; i++) {
            if (!HexFormat.isHexDigit(local.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static UnaryOperator<String> hash() {
        MessageDigest digest = sha256();
        return local -> HEX.formatHex(digest.digest(local.getBytes(StandardCharsets.UTF_8)));
    }

    private static UnaryOperator<String> hmac(byte[] key) {
        Mac mac = mac(key);
        return local -> HEX.formatHex(mac.doFinal(local.getBytes(StandardCharsets.UTF_8)));
    }

    /** Tells keys apart without telling them. */
    private static String mark(byte[] key) {
        byte[] digest = mac(key).doFinal("acct: which key".getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, KEY_MARK_DIGITS);
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
