package acct.privacy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;

/**
 * Whom an operator has had forgotten. Kept are digests of the addresses as they stood in the store, by a salt of the
 * store's own: an address can be recognised when a file brings it again, but not read.
 */
public final class ForgottenAddresses {
    /** Nobody. */
    public static final ForgottenAddresses NOBODY = new ForgottenAddresses("", Set.of());

    private final String salt;
    private final Set<String> digests;

    /**
     * People to be recognised.
     *
     * @param salt of the store
     * @param digests of their addresses, as {@link #digest} makes them
     */
    public ForgottenAddresses(String salt, Set<String> digests) {
        this.salt = salt;
        this.digests = Set.copyOf(digests);
    }

    /** What is kept of an address. */
    public static String digest(String salt, String address) {
        return digest(PrivacyPolicy.mac(key(salt)), address);
    }

    private static byte[] key(String salt) {
        return ("acct: forgotten " + salt).getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(Mac mac, String address) {
        return HexFormat.of()
                .formatHex(mac.doFinal(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether there is nobody. */
    public boolean isEmpty() {
        return digests.isEmpty();
    }

    /** Takes the local parts of these people away; one thread's. */
    LocalParts localParts() {
        Mac mac = PrivacyPolicy.mac(key(salt));
        return (local, domain) ->
                !domain.isEmpty() && digests.contains(digest(mac, local + "@" + domain)) ? LocalParts.NOTHING : local;
    }
}
