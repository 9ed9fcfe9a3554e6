package acct.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StartersUmaskTest {
    @ParameterizedTest
    @CsvSource({
        "rw-rw-rw-, 0, rw-rw-rw-",
        "rw-rw-rw-, 022, rw-r--r--",
        "rw-rw-rw-, 027, rw-r-----",
        "rwxrwxrwx, 002, rwxrwxr-x",
        "rwxrwxrwx, 077, rwx------",
        "rwxrwxrwx, 777, ---------"
    })
    void takesFromPermissionsWhatTheSystemWould(String wanted, String mask, String left) {
        assertThat(PosixFilePermissions.toString(
                        StartersUmask.left(PosixFilePermissions.fromString(wanted), Integer.parseInt(mask, 8))))
                .isEqualTo(left);
    }
}
