package acct.deliver;

import acct.config.Config;
import acct.model.Letter;
import acct.model.LetterFate;
import acct.model.UserException;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Hands messages to the configured mail server, each in a conversation of its own, so that none costs another one anything. */
public final class MailSender {
    /** For each answer of the server. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** For a whole delivery, so that the night ends. */
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
     * Sends a finished mail as it is.
     *
     * @return what became of it, as the server said
     * @throws UserException if there is no password for the account
     */
    public LetterFate send(Letter letter) {
        String password = mail.user() == null ? null : MailPassword.of(mail, environment, folder);
        try (BoundedSockets sockets = new BoundedSockets(time)) {
            return send(letter, password, sockets);
        }
    }

    private LetterFate send(Letter letter, @Nullable String password, BoundedSockets sockets) {
        boolean smtps = mail.tls() == Config.Tls.SMTPS;
        String protocol = smtps ? "smtps" : "smtp";
        Session session = Session.getInstance(properties(protocol, sockets));
        PhasedTransport transport = new PhasedTransport(session, protocol, smtps);
        try {
            MimeMessage message = new MimeMessage(
                    session, new ByteArrayInputStream(letter.body().getBytes(StandardCharsets.US_ASCII)));
            InternetAddress recipient = new InternetAddress();
            recipient.setAddress(letter.recipient());
            transport.connect(mail.host(), mail.port(), mail.user(), password);
            transport.sendMessage(message, new Address[] {recipient});
            return LetterFate.sent();
        } catch (MessagingException e) {
            return new MailFailure(mail, transport, sockets, e).fate();
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
        // By then the server has the message; what it makes of our leaving changes nothing.
        properties.setProperty(start + "quitwait", "false");
        properties.setProperty(start + "ssl.checkserveridentity", "true");
        boolean starttls = mail.tls() == Config.Tls.STARTTLS;
        properties.setProperty(start + "starttls.enable", Boolean.toString(starttls));
        // Else the password would go out in the clear when somebody on the way hides the server's offer.
        properties.setProperty(start + "starttls.required", Boolean.toString(starttls));
        return properties;
    }
}
