package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated document: compared with the program, or with {@code -Dgolden.rewrite=true} written anew. */
final class CurrentFile {
    private CurrentFile() {}

    static void assertCurrent(Path file, String wanted) throws IOException {
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(file, wanted);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as(file + ": renew it with -Dgolden.rewrite=true")
                .isEqualTo(wanted);
    }
}
