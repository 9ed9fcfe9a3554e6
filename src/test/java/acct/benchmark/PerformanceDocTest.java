package acct.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/performance.md tells people to run can be run, and what it shows came from that. */
final class PerformanceDocTest {
    private static final Path PAGE = Path.of("docs/performance.md");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./mvnw .*$");
    private static final Pattern DEFINITION = Pattern.compile("-D([^=\\s]+)=(\\S+)");

    static List<String> commands() throws IOException {
        return COMMAND.matcher(Files.readString(PAGE))
                .results()
                .map(command -> command.group())
                .toList();
    }

    private static String inProfile(String path) throws Exception {
        return XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/project/profiles/profile[id='benchmark']/" + path,
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse("pom.xml"));
    }

    @Test
    void itNamesCommands() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatACommandSetsIsRead(String command) {
        assertThat(command).startsWith("./mvnw -Pbenchmark");
        Properties given = new Properties();
        Matcher definitions = DEFINITION.matcher(command);
        while (definitions.find()) {
            given.setProperty(definitions.group(1), definitions.group(2));
        }
        assertThatCode(() -> Settings.from(given)).doesNotThrowAnyException();
        assertThat(Settings.from(given).command()).isEqualTo(command);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingIsExplained(Setting setting) throws IOException {
        assertThat(Files.readString(PAGE)).contains("| `-D" + setting.key() + "` | ");
    }

    @ParameterizedTest
    @ValueSource(strings = {Contenders.LOADER, Contenders.TABLE, Contenders.TABLE_AND_ROLLUPS})
    void theTableShowsWhoMatters(String contender) throws IOException {
        assertThat(Files.readString(PAGE)).contains("\n| " + contender + " | ");
    }

    @Test
    void theProfileRunsTheBenchmarkAndOnlyIfAskedTo() throws Exception {
        assertThat(inProfile("build/plugins/plugin/executions/execution/configuration/target/java/@classname"))
                .isEqualTo(Benchmark.class.getName());
        assertThat(inProfile("build/plugins/plugin/executions/execution/configuration/target/java/syspropertyset"
                        + "/propertyref/@prefix"))
                .isEqualTo("benchmark");
        assertThat(inProfile("build/defaultGoal")).isEqualTo("package");
        assertThat(inProfile("activation")).as("what starts it unasked").isEmpty();
    }

    /** Another heap or collector than the launcher's would measure another program. */
    @Test
    void processesAreStartedAsTheLauncherStartsALoad() throws IOException {
        String launcher = Files.readString(Path.of("packaging/launch.sh"));
        String tuning = only(launcher, "nightly \\| ingest \\| sample\\) tuning=\"([^\"]*)\"");
        String common = only(launcher, "(?s)jvm_flags\\(\\) \\{\n    echo (.*?)\n\\}")
                .replace("\\\n", " ")
                .replace("\"", " ");
        String flags = only(launcher, "set -- \"\\$java\" ((?:[^\\\\]|\\\\\n)*?) *\\$\\{ACCT_JAVA_OPTS")
                .replace("\\\n", " ")
                .replace("$tuning", tuning)
                .replace("$(jvm_flags)", common)
                .replace("$terminal", "false")
                .replace("$screen", "false");
        List<String> given = new ArrayList<>(Arrays.asList(flags.strip().split("\\s+", -1)));
        for (String ofTheHost : List.of("-Djava.library.path=", "-Dacct.umask=", "-XX:SharedArchiveFile=")) {
            assertThat(given.removeIf(flag -> flag.startsWith(ofTheHost)))
                    .as(ofTheHost)
                    .isTrue();
        }
        assertThat(Program.FLAGS).containsExactlyInAnyOrderElementsOf(given);
    }

    private static String only(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
