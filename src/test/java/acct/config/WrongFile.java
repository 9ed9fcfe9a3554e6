package acct.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import acct.model.ExitCode;
import acct.model.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration file with a mistake in it, which costs one line with its place. */
final class WrongFile {
    private WrongFile() {}

    /** Fails unless reading this text ends with this message, or one that begins so if it ends with a blank. */
    static void check(Path folder, String text, String message) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), text);
        UserException wrong =
                catchThrowableOfType(UserException.class, () -> ConfigFile.find(null, folder, folder.resolve("none")));
        assertThat(wrong).as(text).isNotNull();
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.getMessage()).startsWith(message).doesNotContain("\n");
        if (!message.endsWith(" ")) {
            assertThat(wrong.getMessage()).isEqualTo(message);
        }
    }
}
