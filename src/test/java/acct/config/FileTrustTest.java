package acct.config;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileTrustTest {
    private static final int ROOT = 0;
    private static final int USER = 1001;
    private static final int SOMEBODY = 1002;

    private final Path folder;

    FileTrustTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static @Nullable String fault(FileTrust trust, String mode, int owner) {
        return trust.fault(PosixFilePermissions.fromString(mode), owner, USER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-----w-", "rw------x", "rw--w----", "rw-rw----", "rw-r-x---"})
    void aSecretThatOthersCanReadOrTheGroupCanChangeIsRefused(String mode) {
        assertThat(fault(FileTrust.SECRET, mode, USER)).contains("chmod 600");
        assertThat(fault(FileTrust.SECRET, mode, ROOT)).contains("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rw-r-----", "r--r-----", "rwx------"})
    void aSecretThatOnlyTheOwnerAndItsGroupCanReadIsTaken(String mode) {
        assertThat(fault(FileTrust.SECRET, mode, USER)).isNull();
        assertThat(fault(FileTrust.SECRET, mode, ROOT)).isNull();
        assertThat(fault(FileTrust.SECRET, mode, SOMEBODY))
                .contains("belongs to another account (uid 1002)")
                .contains("chown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-r--", "rw-r--rw-", "rw--w----", "rwxrwxrwx"})
    void aConfigurationThatOthersCanChangeIsRefused(String mode) {
        assertThat(fault(FileTrust.CONFIGURATION, mode, USER)).contains("chmod go-w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-------", "r--r--r--", "rwxr-xr-x"})
    void aConfigurationThatOthersCanReadIsTaken(String mode) {
        assertThat(fault(FileTrust.CONFIGURATION, mode, USER)).isNull();
        assertThat(fault(FileTrust.CONFIGURATION, mode, ROOT)).isNull();
        assertThat(fault(FileTrust.CONFIGURATION, mode, SOMEBODY)).contains("chown");
    }

    @Test
    void aConfigurationOfTheWorkingFolderIsTakenOnlyIfNobodyElseCanChangeIt() throws IOException {
        Path file = Files.writeString(folder.resolve("acct.yaml"), "server: mta1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Cli acct = Cli.in(folder);
        Cli.Result refused = acct.launch("nightly", "acct-1.csv");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("acct.yaml can be changed by other accounts")
                .hasLineCount(1);
        assertThat(acct.store()).doesNotExist();

        // Who names it takes it as it is.
        assertThat(acct.launch("nightly", "acct-1.csv", "--config", "acct.yaml").err())
                .doesNotContain("other accounts");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(acct.launch("nightly", "acct-1.csv").err()).doesNotContain("other accounts");
    }
}
