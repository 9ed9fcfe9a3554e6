package acct.deliver;

import acct.config.Config;
import acct.model.ExitCode;
import acct.model.UserException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLException;

/** Hands a message to the configured mail server. */
public final class MailSender {
    private static final String TIMEOUT_MILLIS = "30000";

    private final Config.Mail mail;
    private final Map<String, String> environment;
    private final Path folder;

    /**
     * A sender.
     *
     * @param mail the server and the account
     * @param environment where {@code ACCT_MAIL_PASSWORD} may be
     * @param folder where a relative {@code password-file} starts
     */
    public MailSender(Config.Mail mail, Map<String, String> environment, Path folder) {
        this.mail = mail;
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    /**
     * Sends.
     *
     * @throws UserException if the server cannot be reached, refuses, or is not who it should be
     */
    public void send(ReportMail report) {
        String password = mail.user() == null ? null : MailPassword.of(mail, environment, folder);
        try (Transport transport = Session.getInstance(properties()).getTransport()) {
            transport.connect(mail.host(), mail.port(), mail.user(), password);
            transport.sendMessage(report.message(), report.message().getAllRecipients());
        } catch (MessagingException e) {
            throw new UserException(
                    ExitCode.FAILED, "the report was not mailed: " + mail.host() + ":" + mail.port() + " " + why(e), e);
        }
    }

    private Properties properties() {
        boolean smtps = mail.tls() == Config.Tls.SMTPS;
        String protocol = smtps ? "smtps" : "smtp";
        String start = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(start + "auth", Boolean.toString(mail.user() != null));
        properties.setProperty(start + "connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty(start + "timeout", TIMEOUT_MILLIS);
        properties.setProperty(start + "writetimeout", TIMEOUT_MILLIS);
        properties.setProperty(start + "ssl.checkserveridentity", "true");
        boolean starttls = mail.tls() == Config.Tls.STARTTLS;
        properties.setProperty(start + "starttls.enable", Boolean.toString(starttls));
        // Else the password would go out in the clear when somebody on the way hides the server's offer.
        properties.setProperty(start + "starttls.required", Boolean.toString(starttls));
        return properties;
    }

    private String why(MessagingException failure) {
        Throwable root = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof AuthenticationFailedException) {
                return "refused user \"" + mail.user() + "\" and its password; check mail.user and the password";
            }
            if (t instanceof SSLException) {
                return "offers no TLS that can be trusted (" + Reason.of(t)
                        + "); check mail.tls, mail.port and the certificate";
            }
            root = t;
        }
        if (failure instanceof SendFailedException) {
            return "refused the message (" + Reason.of(root) + "); check mail.from and mail.to";
        }
        if (failure.getMessage() != null && failure.getMessage().contains("STARTTLS")) {
            return "does not offer STARTTLS; check mail.port, or set mail.tls to smtps, or to none for a server on this host";
        }
        return "failed (" + Reason.of(root) + "); check mail.host, mail.port and mail.tls";
    }
}
