package acct.deliver;

import acct.config.Config;
import acct.model.LetterFate;
import acct.model.LetterFate.Others;
import acct.model.LetterFate.State;
import acct.print.LogText;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a message was not taken, in one line with what to do, and whether it is sent again. */
final class MailFailure {
    private static final String SILENT = "[EOF]";

    private final Config.Mail mail;
    private final SmtpPhase phase;
    private final @Nullable SmtpReply refusal;
    private final @Nullable String lastWords;
    private final @Nullable Duration tooSlow;
    private final MessagingException failure;

    MailFailure(Config.Mail mail, PhasedTransport transport, BoundedSockets sockets, MessagingException failure) {
        this.mail = mail;
        this.phase = transport.phase();
        this.refusal = transport.refusal();
        this.lastWords = transport.getLastServerResponse();
        this.tooSlow = sockets.isOver() ? sockets.time() : null;
        this.failure = failure;
    }

    /**
     * What becomes of the message. Whoever cannot be reached, or will not talk to this host, this account or this sender,
     * may do so when somebody has mended it; what is refused for good is the recipient or the message.
     */
    LetterFate fate() {
        String said = mail.host() + ":" + mail.port() + " " + why();
        if (refusal == null) {
            return phase == SmtpPhase.ACCEPTANCE
                    ? new LetterFate(State.PERHAPS, said, Others.LEFT)
                    : new LetterFate(State.QUEUED, said, Others.LEFT);
        }
        if (!phase.isOfMessage()) {
            return new LetterFate(State.QUEUED, said, Others.LEFT);
        }
        return new LetterFate(refusal.isTemporary() ? State.QUEUED : State.REFUSED, said, Others.TRIED);
    }

    private String why() {
        if (refusal != null) {
            return refused(refusal) + "; " + SmtpHint.of(phase, refusal);
        }
        if (tooSlow != null) {
            return "was not done within " + tooSlow.toSeconds() + " s; " + check();
        }
        SSLException tls = cause(SSLException.class);
        if (tls != null) {
            return "offers no TLS that can be trusted (" + MailFailureReason.of(tls)
                    + "); check mail.tls, mail.port and the certificate";
        }
        if (String.valueOf(failure.getMessage()).contains("STARTTLS is required")) {
            return "does not offer STARTTLS; check mail.port, or set mail.tls to smtps, or to none for a server on this host";
        }
        if (String.valueOf(failure.getMessage()).contains("No authentication mechanisms")) {
            return "offers no login that acct knows; ask its administrator for PLAIN or LOGIN";
        }
        return broke(cause(IOException.class)) + "; " + check();
    }

    private String refused(SmtpReply reply) {
        return switch (phase) {
            // A reply to a password might repeat it.
            case LOGIN -> "refused user \"" + mail.user() + "\" and its password: " + reply.codes();
            case SENDER -> "refused the sender " + mail.from().address() + ": " + reply;
            case RECIPIENT -> "said " + reply;
            default -> "refused " + phase.object() + ": " + reply;
        };
    }

    private String broke(@Nullable IOException broken) {
        if (broken != null) {
            return "failed (" + MailFailureReason.of(broken) + ")";
        }
        if (lastWords == null || lastWords.isEmpty() || lastWords.equals(SILENT)) {
            return "closed the connection without an answer to " + phase.object();
        }
        return "does not speak SMTP as it should (\"" + LogText.cut(lastWords.strip(), 80) + "\")";
    }

    private String check() {
        return switch (phase) {
            case GREETING, HELLO, TLS -> "check mail.host, mail.port and mail.tls";
            case ACCEPTANCE -> "it may have it all the same, and knows a second one by the same Message-ID";
            default -> "that was at " + phase.object();
        };
    }

    private <T extends Throwable> @Nullable T cause(Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
