package acct.deliver;

import acct.config.MailAddress;
import acct.model.DayState;
import acct.model.Severity;
import acct.model.ToldDay;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The ids of messages: the same whenever the same is told to the same, and no other message's. They tell nothing of
 * whom they are for.
 *
 * @param store by what the store is told from others
 * @param domain the sender's
 */
public record LetterIds(String store, String domain) {
    private static final int LENGTH = 32;

    /** Those of a sender's messages. */
    public static LetterIds of(String store, MailAddress from) {
        return new LetterIds(store, from.address().substring(from.address().lastIndexOf('@') + 1));
    }

    /** Of a mail that tells of a day as its rows are. */
    public String ofDay(ToldDay day, String recipient) {
        DayState state = day.state();
        return id(
                "day",
                state.day().toString(),
                Long.toString(state.loads()),
                Long.toString(state.stored()),
                Long.toString(state.lastLoad()),
                verdict(day.worst()),
                recipient);
    }

    /** Of a mail that tells of some days once. */
    public String ofDays(String days, String recipient) {
        return id("days", days, recipient);
    }

    /** Of one that is sent once more at some moment. */
    public String again(String id, String moment) {
        return id("again", id, moment);
    }

    /** Of a message to another program. */
    public String ofNews(String news) {
        return id("news", news);
    }

    /** That of an incident, which no message has: by it mail programs hold together what is told of the incident. */
    String ofThread(String incident) {
        return id("incident", incident);
    }

    private static String verdict(@Nullable Severity worst) {
        return worst == null ? "calm" : worst.label();
    }

    private String id(String... parts) {
        String all = store + "\n" + String.join("\n", parts);
        return digest(all).substring(0, LENGTH) + "@" + domain;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
