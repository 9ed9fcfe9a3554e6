package acct.deliver;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * The library's SMTP client, which remembers how far it came and what the server refused there. Its exceptions tell
 * neither where they come from nor, if the connection broke afterwards, what was answered before.
 */
final class PhasedTransport extends SMTPTransport {
    private SmtpPhase phase = SmtpPhase.GREETING;
    private @Nullable SmtpReply refusal;

    PhasedTransport(Session session, String protocol, boolean tlsFirst) {
        super(session, null, protocol, tlsFirst);
    }

    SmtpPhase phase() {
        return phase;
    }

    /** The first refusal of this phase; null if there was none. */
    @Nullable
    SmtpReply refusal() {
        return refusal;
    }

    /** Says good-bye. Whatever goes wrong with that, the message has its fate by now. */
    void leave() {
        try {
            close();
        } catch (MessagingException e) {
            // Nobody asks any more.
        }
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        enter(SmtpPhase.HELLO);
        boolean understood = super.ehlo(domain);
        if (understood) {
            // AUTH comes next if anything comes before MAIL; STARTTLS has a phase of its own.
            enter(SmtpPhase.LOGIN);
        }
        return understood;
    }

    @Override
    protected void helo(String domain) throws MessagingException {
        enter(SmtpPhase.HELLO);
        super.helo(domain);
    }

    @Override
    protected void startTLS() throws MessagingException {
        enter(SmtpPhase.TLS);
        super.startTLS();
    }

    @Override
    protected void mailFrom() throws MessagingException {
        enter(SmtpPhase.SENDER);
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        enter(SmtpPhase.RECIPIENT);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        enter(SmtpPhase.CONTENT);
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        enter(SmtpPhase.ACCEPTANCE);
        super.finishData();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        SmtpReply reply = SmtpReply.of(getLastServerResponse());
        if (refusal == null && reply != null && reply.refuses()) {
            refusal = reply;
        }
        return code;
    }

    private void enter(SmtpPhase next) {
        phase = next;
        refusal = null;
    }
}
