package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands are run in a folder with the sample logs, one after the other, and print what it shows. */
@Tag("slow")
final class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path SAMPLE = Path.of("sample-logs");
    private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\n(.*?)^```$");
    private static final Pattern CRON = Pattern.compile("(?m)^[0-9]+ [0-9]+ \\* \\* \\* +(.*)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern STEP = Pattern.compile("(?m)^\\$ (?:\\./)?acct (.*)$");
    private static final String TRIMMED = "…";

    /** A command and what the README shows below it. */
    private record Shown(List<String> arguments, List<String> output) {}

    @Test
    void commandsPrintWhatIsShown(@TempDir Path folder) throws IOException {
        copySample(folder);
        mustPrint(new Terminal(folder), commands(Files.readString(README)));
    }

    @Test
    void soDoThoseForTheMiddleOfAnIncident(@TempDir Path folder) throws IOException {
        copySample(folder);
        Terminal terminal = new Terminal(folder);
        assertThat(terminal.run(List.of("nightly", "sample-logs")).code()).isZero();
        mustPrint(terminal, commands(Files.readString(Path.of("docs/operations.md"))));
    }

    private static void mustPrint(Terminal terminal, List<Shown> commands) {
        assertThat(commands).hasSizeGreaterThan(4);
        for (Shown shown : commands) {
            String printed = terminal.run(shown.arguments()).all();
            assertThat(printed)
                    .as("acct " + String.join(" ", shown.arguments()))
                    .matches(Pattern.compile(pattern(shown.output()), Pattern.DOTALL));
        }
    }

    @Test
    void aDifferentOutputWouldBeSeen() {
        String shown = pattern(List.of("stored 5", TRIMMED, "a " + TRIMMED, "end"));
        assertThat("stored 5\nx\ny\na b\nend\n").matches(Pattern.compile(shown, Pattern.DOTALL));
        assertThat("stored 6\nx\ny\na b\nend\n").doesNotMatch(Pattern.compile(shown, Pattern.DOTALL));
        assertThat("stored 5\na b\nend\nmore\n").doesNotMatch(Pattern.compile(shown, Pattern.DOTALL));
    }

    @Test
    void cronLineLoadsYesterdaysFile(@TempDir Path folder) throws IOException, InterruptedException {
        Matcher cron = CRON.matcher(Files.readString(README));
        assertThat(cron.find()).isTrue();
        String command = cron.group(1);
        assertThat(command.replace("\\%", ""))
                .as("cron ends a line at a bare %")
                .doesNotContain("%");
        List<String> arguments = words(asCronRunsIt(command.replace("\\%", "%"), folder));
        assertThat(arguments.get(1)).matches(folder.resolve("pmta") + "/accounting-[0-9]{8}\\.csv");

        Path logs = Files.createDirectories(folder.resolve("pmta"));
        copySample(folder);
        Files.move(folder.resolve("sample-logs/accounting-20261119.csv"), logs.resolve("accounting-20261119.csv"));
        arguments.set(1, logs.resolve("accounting-20261119.csv").toString());
        Terminal.Result result = new Terminal(folder).run(arguments);
        assertThat(result.code()).as(result.all()).isEqualTo(3);
        assertThat(folder.resolve("www/2026-11-19/index.html")).exists();
    }

    /** Lets a shell take the line apart, with a program that only says its arguments; answers what came into the log. */
    private static String asCronRunsIt(String command, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("log"));
        Path program = Files.writeString(folder.resolve("acct"), "#!/bin/sh\necho \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String here = command.replace("/opt/acct/acct", program.toString())
                .replace("/var/log/pmta", folder.resolve("pmta").toString())
                .replace("/var/lib/acct", folder.resolve("lib").toString())
                .replace("/var/log/acct", folder.resolve("log").toString())
                .replace("/var/www/acct", folder.resolve("www").toString());
        Process shell = new ProcessBuilder("/bin/sh", "-c", here)
                .directory(folder.toFile())
                .start();
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).isZero();
        return Files.readString(folder.resolve("log/acct.log")).strip();
    }

    private static void copySample(Path folder) throws IOException {
        Path target = Files.createDirectories(folder.resolve("sample-logs"));
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    private static List<Shown> commands(String readme) {
        List<Shown> commands = new ArrayList<>();
        CONSOLE.matcher(readme).results().map(block -> block.group(1)).forEach(block -> {
            for (String step : block.split("(?m)^(?=\\$ )", -1)) {
                Matcher command = STEP.matcher(step);
                if (command.find()) {
                    String output = step.substring(command.end()).replaceFirst("^\n", "");
                    commands.add(
                            new Shown(words(command.group(1)), output.lines().toList()));
                }
            }
        });
        return commands;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        WORD.matcher(line).results().forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
        return words;
    }

    /** A line of {@code …} stands for any lines; at a line's end it stands for the rest of that line. */
    private static String pattern(List<String> lines) {
        StringBuilder pattern = new StringBuilder();
        for (String line : lines) {
            if (line.strip().equals(TRIMMED)) {
                pattern.append("(?:[^\n]*\n)*?");
            } else if (line.endsWith(TRIMMED)) {
                pattern.append(Pattern.quote(line.substring(0, line.length() - 1)))
                        .append("[^\n]*\n");
            } else {
                pattern.append(Pattern.quote(line)).append(" *\n");
            }
        }
        return pattern.toString();
    }
}
