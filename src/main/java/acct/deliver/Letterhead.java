package acct.deliver;

import acct.config.Config;
import acct.config.MailRecipient;
import acct.model.ToldDay;
import java.time.Instant;
import java.util.List;

/**
 * What stands around a report in a mail.
 *
 * @param mail from whom, and how
 * @param to to whom
 * @param ids makes the ids
 * @param id that of this message
 * @param at when it was written
 * @param others days that it tells of beside the report's own
 */
public record Letterhead(
        Config.Mail mail, MailRecipient to, LetterIds ids, String id, Instant at, List<ToldDay> others) {
    public Letterhead {
        others = List.copyOf(others);
    }
}
