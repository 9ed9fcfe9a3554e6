package acct.deliver;

import acct.config.Config;
import acct.config.FileTrust;
import acct.model.ExitCode;
import acct.model.UserException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds the mail account's password. It is in no message, log or command line. */
final class MailPassword {
    /** The variable that is asked if no file is configured. */
    static final String VARIABLE = "ACCT_MAIL_PASSWORD";

    private static final long MAX_BYTES = 64 << 10;

    private MailPassword() {}

    /** The first line of the configured file, else the variable. */
    static String of(Config.Mail mail, Map<String, String> environment, Path folder) {
        if (mail.passwordFile() != null) {
            return firstLine(folder.resolve(mail.passwordFile()));
        }
        String password = environment.get(VARIABLE);
        if (password == null || password.isEmpty()) {
            throw UserException.usage(
                    "mail.user is set but there is no password; set mail.password-file in acct.yaml or " + VARIABLE
                            + " in the environment");
        }
        return password;
    }

    private static String firstLine(Path file) {
        try {
            String fault = FileTrust.SECRET.fault(file);
            if (fault != null) {
                throw UserException.failed("mail.password-file " + file + " " + fault);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw UserException.failed("mail.password-file " + file + " is larger than a password; check the path");
            }
            String content = Files.readString(file, StandardCharsets.UTF_8);
            String line = content.lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw UserException.usage(
                        "mail.password-file " + file + " has an empty first line; write the password there");
            }
            return line;
        } catch (CharacterCodingException e) {
            throw UserException.failed("mail.password-file " + file + " is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    "cannot read mail.password-file " + file + " (" + MailFailureReason.of(e)
                            + "); create it with the password as its first line, readable for this account only",
                    e);
        }
    }
}
