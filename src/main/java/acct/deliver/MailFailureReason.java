package acct.deliver;

import acct.print.LogText;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why something failed, in the few words that fit into one line. */
final class MailFailureReason {
    private static final int LENGTH = 200;

    private MailFailureReason() {}

    static String of(Throwable failure) {
        if (failure instanceof AccessDeniedException) {
            return "access denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        if (failure instanceof UnknownHostException) {
            return "unknown host";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof ConnectException) {
            return "connection refused or no route";
        }
        String message = failure.getMessage();
        // A server's words may hold anything; they become part of one line.
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : LogText.cut(message.strip(), LENGTH);
    }
}
