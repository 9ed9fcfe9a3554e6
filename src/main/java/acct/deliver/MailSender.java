package acct.deliver;

import acct.config.Config;
import acct.model.UserException;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Hands a message to the configured mail server. A recipient who is refused does not keep the others from getting it. */
public final class MailSender {
    private static final int ACCEPTED = 250;

    private final Config.Mail mail;
    private final Map<String, String> environment;
    private final Path folder;
    private final int patienceMillis;

    /**
     * A sender.
     *
     * @param mail the server and the account
     * @param environment where {@code ACCT_MAIL_PASSWORD} may be
     * @param folder where a relative {@code password-file} starts
     */
    public MailSender(Config.Mail mail, Map<String, String> environment, Path folder) {
        this(mail, environment, folder, 30_000);
    }

    MailSender(Config.Mail mail, Map<String, String> environment, Path folder, int patienceMillis) {
        this.mail = mail;
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.patienceMillis = patienceMillis;
    }

    /**
     * Sends.
     *
     * @return who got it, as the server said
     * @throws UserException if nobody did because the server cannot be reached, refuses, or is not who it should be
     */
    public MailOutcome send(ReportMail report) {
        String password = mail.user() == null ? null : MailPassword.of(mail, environment, folder);
        boolean smtps = mail.tls() == Config.Tls.SMTPS;
        String protocol = smtps ? "smtps" : "smtp";
        PhasedTransport transport = new PhasedTransport(Session.getInstance(properties(protocol)), protocol, smtps);
        try {
            Address[] recipients = report.message().getAllRecipients();
            transport.connect(mail.host(), mail.port(), mail.user(), password);
            transport.sendMessage(report.message(), recipients);
            return new MailOutcome(texts(recipients), List.of());
        } catch (MessagingException e) {
            MailOutcome outcome = outcome(e, transport.phase());
            if (outcome == null) {
                throw new MailFailure(mail, transport, e).asUserException();
            }
            return outcome;
        } finally {
            transport.leave();
        }
    }

    private Properties properties(String protocol) {
        String start = "mail." + protocol + ".";
        String patience = Integer.toString(patienceMillis);
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(start + "auth", Boolean.toString(mail.user() != null));
        properties.setProperty(start + "connectiontimeout", patience);
        properties.setProperty(start + "timeout", patience);
        properties.setProperty(start + "writetimeout", patience);
        properties.setProperty(start + "sendpartial", "true");
        // By then the server has the message; what it makes of our leaving changes nothing.
        properties.setProperty(start + "quitwait", "false");
        properties.setProperty(start + "ssl.checkserveridentity", "true");
        boolean starttls = mail.tls() == Config.Tls.STARTTLS;
        properties.setProperty(start + "starttls.enable", Boolean.toString(starttls));
        // Else the password would go out in the clear when somebody on the way hides the server's offer.
        properties.setProperty(start + "starttls.required", Boolean.toString(starttls));
        return properties;
    }

    /** What the server said of single recipients; null if the failure is one of the whole message. */
    private @Nullable MailOutcome outcome(MessagingException failure, SmtpPhase phase) {
        boolean accepted = failure instanceof SMTPSendFailedException sent
                && phase == SmtpPhase.ACCEPTANCE
                && sent.getReturnCode() == ACCEPTED;
        boolean nobody = phase == SmtpPhase.RECIPIENT
                && failure instanceof SendFailedException
                && failure.getNextException() instanceof SMTPAddressFailedException;
        if (!accepted && !nobody) {
            return null;
        }
        List<MailOutcome.Refused> refused = new ArrayList<>();
        for (Exception e = failure.getNextException();
                e instanceof MessagingException;
                e = ((MessagingException) e).getNextException()) {
            if (e instanceof SMTPAddressFailedException one) {
                refused.add(refused(one));
            }
        }
        Address[] reached = accepted ? ((SendFailedException) failure).getValidSentAddresses() : null;
        return new MailOutcome(texts(reached), refused);
    }

    private MailOutcome.Refused refused(SMTPAddressFailedException one) {
        SmtpReply said = SmtpReply.of(one.getMessage());
        SmtpReply reply = said == null ? new SmtpReply(one.getReturnCode(), "") : said;
        return new MailOutcome.Refused(
                one.getAddress().getAddress(),
                mail.host() + ":" + mail.port() + " said " + reply + "; " + SmtpHint.of(SmtpPhase.RECIPIENT, reply));
    }

    private static List<String> texts(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Stream.of(addresses)
                        .map(address -> ((InternetAddress) address).getAddress())
                        .toList();
    }
}
