package acct.deliver;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * A message with an id of its own. The library would put the account and the host of this machine into it, and ask the
 * name server for that.
 */
final class IdentifiedMessage extends MimeMessage {
    private final String id;

    /** The id is without its brackets. */
    IdentifiedMessage(String id) {
        super((Session) null);
        this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + id + ">");
    }
}
