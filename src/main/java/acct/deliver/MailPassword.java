package acct.deliver;

import acct.config.Config;
import acct.config.SecretFile;
import acct.model.UserException;
import java.nio.file.Path;
import java.util.Map;

/** Finds the mail account's password. It is in no message, log or command line. */
final class MailPassword {
    /** The variable that is asked if no file is configured. */
    static final String VARIABLE = "ACCT_MAIL_PASSWORD";

    private MailPassword() {}

    /** The first line of the configured file, else the variable. */
    static String of(Config.Mail mail, Map<String, String> environment, Path folder) {
        if (mail.passwordFile() != null) {
            return SecretFile.firstLine(folder.resolve(mail.passwordFile()), "mail.password-file", "password");
        }
        String password = environment.get(VARIABLE);
        if (password == null || password.isEmpty()) {
            throw UserException.usage(
                    "mail.user is set but there is no password; set mail.password-file in acct.yaml or " + VARIABLE
                            + " in the environment");
        }
        return password;
    }
}
