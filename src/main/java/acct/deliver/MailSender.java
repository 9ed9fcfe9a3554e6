package acct.deliver;

import acct.config.Config;
import acct.model.UserException;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.time.Duration;
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
    /** For each answer of the server. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** For the whole delivery, so that the night ends. */
    private static final Duration TIME = Duration.ofSeconds(60);
    /** For a good-bye after everything is decided. */
    private static final Duration LEAVING = Duration.ofSeconds(2);

    private final Config.Mail mail;
    private final Map<String, String> environment;
    private final Path folder;
    private final Duration patience;
    private final Duration time;

    /**
     * A sender.
     *
     * @param mail the server and the account
     * @param environment where {@code ACCT_MAIL_PASSWORD} may be
     * @param folder where a relative {@code password-file} starts
     */
    public MailSender(Config.Mail mail, Map<String, String> environment, Path folder) {
        this(mail, environment, folder, PATIENCE, TIME);
    }

    MailSender(Config.Mail mail, Map<String, String> environment, Path folder, Duration patience, Duration time) {
        this.mail = mail;
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.patience = patience;
        this.time = time;
    }

    /**
     * Sends.
     *
     * @return who got it, as the server said
     * @throws UserException if nobody did because the server cannot be reached, refuses, or is not who it should be
     */
    public MailOutcome send(ReportMail report) {
        String password = mail.user() == null ? null : MailPassword.of(mail, environment, folder);
        try (BoundedSockets sockets = new BoundedSockets(time)) {
            return send(report, password, sockets);
        }
    }

    private MailOutcome send(ReportMail report, @Nullable String password, BoundedSockets sockets) {
        boolean smtps = mail.tls() == Config.Tls.SMTPS;
        String protocol = smtps ? "smtps" : "smtp";
        Session session = Session.getInstance(properties(protocol, sockets));
        PhasedTransport transport = new PhasedTransport(session, protocol, smtps);
        try {
            Address[] recipients = report.message().getAllRecipients();
            transport.connect(mail.host(), mail.port(), mail.user(), password);
            transport.sendMessage(report.message(), recipients);
            return new MailOutcome(texts(recipients), List.of());
        } catch (MessagingException e) {
            MailOutcome outcome = outcome(e, transport.phase());
            if (outcome == null) {
                throw new MailFailure(mail, transport, sockets, e).asUserException();
            }
            return outcome;
        } finally {
            sockets.endAfter(LEAVING);
            transport.leave();
        }
    }

    private Properties properties(String protocol, BoundedSockets sockets) {
        String start = "mail." + protocol + ".";
        String millis = Long.toString(patience.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(start + "auth", Boolean.toString(mail.user() != null));
        properties.setProperty(start + "connectiontimeout", millis);
        properties.setProperty(start + "timeout", millis);
        properties.put(start + "socketFactory", sockets);
        // Else a connection that failed would be tried once more without limits.
        properties.setProperty(start + "socketFactory.fallback", "false");
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
