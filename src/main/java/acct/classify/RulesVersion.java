package acct.classify;

import acct.model.Category;
import acct.model.ReplyRule;
import acct.model.SeverityClass;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells sets of rules apart: the shipped files as they are, and what the operator put before them. It is known without reading
 * a single rule, as every question asks whether the store was judged by the rules of today.
 *
 * @param text a digest; another one means that stored verdicts may be old
 */
public record RulesVersion(String text) {
    private static final int BYTES_SHOWN = 8;

    /** Of files as they are. */
    public static RulesVersion of(byte[]... contents) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] content : contents) {
                sha256.update(content);
            }
            byte[] digest = sha256.digest();
            return new RulesVersion(HexFormat.of().formatHex(digest, 0, BYTES_SHOWN));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of these rules with the operator's before them; the same if the operator has none. */
    public RulesVersion with(List<ReplyRule> operators, Map<Category, SeverityClass> severities) {
        return operators.isEmpty() && severities.isEmpty()
                ? this
                : of(text + '\n' + operators + '\n' + new TreeMap<>(severities));
    }

    /** Of anything that is written down completely. */
    public static RulesVersion of(String written) {
        return of(written.getBytes(StandardCharsets.UTF_8));
    }
}
