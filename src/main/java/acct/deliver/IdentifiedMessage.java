package acct.deliver;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.UUID;

/**
 * A message whose id is a random number at the sender's domain. The library would put the account and the host of
 * this machine into it, and ask the name server for that.
 */
final class IdentifiedMessage extends MimeMessage {
    private final String id;

    IdentifiedMessage(String domain) {
        super((Session) null);
        this.id = "<" + UUID.randomUUID() + "@" + domain + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
