package acct.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start-up time: without a configuration file no YAML library is loaded. */
final class ConfigStartTest {

    @Test
    void withoutAFileNoYamlLibraryIsLoaded(@TempDir Path folder) throws Exception {
        try (ProgramOnly loader = new ProgramOnly()) {
            Method find = loader.loadClass("acct.config.ConfigFile")
                    .getDeclaredMethod("find", Path.class, Path.class, Path.class);
            find.setAccessible(true);
            Path none = folder.resolve("none");
            assertThat(find.invoke(null, null, folder, none)).isNotNull();
            // The same loader fails at the first file: the test would notice.
            Files.writeString(folder.resolve("acct.yaml"), "server: mta1");
            assertThatThrownBy(() -> find.invoke(null, null, folder, none))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasCauseInstanceOf(NoClassDefFoundError.class);
        }
    }

    /** The program's own classes and the JDK's, but no library. */
    private static final class ProgramOnly extends URLClassLoader {
        ProgramOnly() throws IOException {
            super(
                    new URL[] {
                        ConfigFile.class.getProtectionDomain().getCodeSource().getLocation()
                    },
                    getPlatformClassLoader());
        }
    }
}
