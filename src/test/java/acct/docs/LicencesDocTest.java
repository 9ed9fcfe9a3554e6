package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/licences.md} has every library that acct runs with, and under which licence; none of them binds acct to the GPL. */
final class LicencesDocTest {
    /** Maven writes it before the tests run. */
    private static final Path CLASS_PATH = Path.of("target/runtime-classpath.txt");

    private static final String BEGINNING = """
            # Licences

            The libraries that acct runs with, and the licences that their POMs name; where there are several, one of them may be
            chosen. acct itself is under the [Apache License 2.0](../LICENSE), its font DejaVu Sans under its own free licence
            ([ADR 0009](adr/0009-own-font.md)). This page is generated; CONTRIBUTING says how to renew it.

            | Library | Version | Licences |
            |---|---|---|
            """;

    private static List<Pom> libraries() throws IOException {
        assertThat(CLASS_PATH).as("written by `./mvnw process-test-resources`").exists();
        List<Pom> libraries = new ArrayList<>();
        for (String jar : Files.readString(CLASS_PATH).strip().split(File.pathSeparator, -1)) {
            libraries.add(Pom.of(Path.of(jar)));
        }
        return libraries;
    }

    @Test
    void isCurrent() throws IOException {
        TreeMap<String, String> rows = new TreeMap<>();
        for (Pom library : libraries()) {
            String name = "`" + library.group() + ":" + library.artifact() + "`";
            rows.put(
                    name,
                    "| " + name + " | " + library.version() + " | " + String.join("; ", library.licences()) + " |\n");
        }
        assertThat(rows).hasSizeGreaterThan(15);
        CurrentFile.assertCurrent(Path.of("docs/licences.md"), BEGINNING + String.join("", rows.values()));
    }

    @Test
    void noLibraryBindsAcctToTheGpl() throws IOException {
        for (Pom library : libraries()) {
            assertThat(library.licences())
                    .as(library.group() + ":" + library.artifact())
                    .isNotEmpty()
                    .anyMatch(licence -> !binds(licence));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GPL-3.0",
                "GNU General Public License, version 2",
                "GNU Affero General Public License v3",
                "AGPL-3.0-only"
            })
    void theGplBinds(String licence) {
        assertThat(binds(licence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GPL2 w/ CPE",
                "GNU General Public License, version 2 with the GNU Classpath Exception",
                "GNU Lesser General Public Licence",
                "LGPL-2.1",
                "EPL 2.0"
            })
    void itsExceptionsDoNot(String licence) {
        assertThat(binds(licence)).isFalse();
    }

    private static boolean binds(String licence) {
        String name = licence.toLowerCase(Locale.ROOT);
        boolean gpl = name.matches(".*(\\b|[^l])a?gpl.*") || name.contains("general public licen");
        boolean lesser = name.contains("lesser") || name.contains("library general") || name.contains("lgpl");
        boolean exception = name.contains("classpath") || name.contains("cpe");
        return gpl && !lesser && !exception;
    }
}
