package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletionCommandTest {
    private static final String ZSH = "compdef() { : }; _files() { print files }; compadd() {"
            + " [[ $1 == -S ]] && { print -n 'without a blank: '; shift 2 }; shift; print -rl -- \"$@\" };";

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void store() {
        Logs.standard()
                .row("d", "dlvSourceIp", "192.0.2.1", "rcpt", "a@gmail.com", "jobId", "news 1")
                .row("d", "dlvSourceIp", "192.0.2.2", "rcpt", "b@yahoo.com", "jobId", "news 2")
                .row("d", "rcpt", "b@yahoo.com", "jobId", "$(touch a),b")
                .row("d", "rcpt", "b@yahoo.com", "jobId", "x\u001b[2J")
                .write(folder.resolve("acct-1.csv"));
        assertThat(Cli.in(folder).ingest("acct-1.csv").exitCode()).isZero();
    }

    private static List<String> words(String... typed) {
        return wordsIn(folder, typed);
    }

    private static List<String> wordsIn(Path place, String... typed) {
        List<String> args = new ArrayList<>(List.of("completion", "words", "--"));
        args.addAll(List.of(typed));
        Cli.Result result = Cli.in(place).launch(args.toArray(new String[0]));
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        return result.out().lines().toList();
    }

    @Test
    void whatIsNoShellIsRefused() {
        assertThat(Cli.in(folder).launch("completion", "fish").exitCode()).isEqualTo(2);
        assertThat(Cli.in(folder).launch("completion").exitCode()).isEqualTo(2);
        assertThat(Cli.in(folder).launch("completion", "bash", "zsh").exitCode())
                .isEqualTo(2);
    }

    @Test
    void whereNothingFitsNothingIsOffered() {
        assertThat(words("query", "--where", "nonsense=x")).isEmpty();
        assertThat(words("query", "--store", "")).isEmpty();
        assertThat(words("nonsense", "--x")).isEmpty();
        assertThat(wordsIn(folder.resolve("nowhere"), "query", "--where", "isp="))
                .isEmpty();
    }

    @Test
    void commandsAndTheirOptions() {
        assertThat(words("")).contains("nightly", "query", "incidents").doesNotContain("words");
        assertThat(words("que")).containsExactly("query");
        assertThat(words("incidents", "m")).containsExactly("mute");
        assertThat(words("query", "--wh")).containsExactly("--where");
        assertThat(words("query", "--by", "isp", "--store", "x", "--form")).containsExactly("--format");
        assertThat(words("pmta", "show", "vm")).containsExactly("vmta");
    }

    @Test
    void valuesOfOptions() {
        assertThat(words("query", "--format", "js")).containsExactly("json", "jsonl");
        assertThat(words("query", "--format=ma")).containsExactly("--format=markdown");
        assertThat(words("query", "--by", "isp,rcpt")).containsExactly("isp,rcpt_domain");
        assertThat(words("query", "--sort", "bounced_")).containsExactly("bounced_share");
        assertThat(words("query", "suppr")).containsExactly("suppression-audit");
        assertThat(words("alerts", "--fail-on", "w")).containsExactly("warning");
    }

    @Test
    void valuesThatTheStoreKnows() {
        assertThat(words("query", "--where", "sour")).containsExactly("source_ip=");
        assertThat(words("query", "--where", "isp=g")).containsExactly("isp=gmail");
        assertThat(words("query", "--where", "isp!=gmail,y")).containsExactly("isp!=gmail,yahoo");
        assertThat(words("query", "--where=source_ip=192.0.2.2")).containsExactly("--where=source_ip=192.0.2.2");
        assertThat(words("query", "--where", "job=")).containsExactly("job=$(touch a)\\,b", "job=news 1", "job=news 2");
        assertThat(words("query", "--where", "hour_of_day=2"))
                .containsExactly("hour_of_day=20", "hour_of_day=21", "hour_of_day=22", "hour_of_day=23");
        assertThat(words("report", "--day", "2")).containsExactly("2026-11-19");
        assertThat(words("query", "--since", "2026-11")).containsExactly("2026-11-19");
        assertThat(words("query", "--until=2026")).containsExactly("--until=2026-11-19");
        assertThat(words("query", "--since", "2025")).isEmpty();
        assertThat(words("query", "--where", "day=2026")).containsExactly("day=2026-11-19");
        assertThat(words("show", "nonsense", "")).isEmpty();
        assertThat(words("show", "isp", "g")).containsExactly("gmail");
        assertThat(words("show", "ip", "192.0.2.")).containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(words("show", "job", "ne")).containsExactly("news 1", "news 2");
        String store = folder.resolve("acct.duckdb").toString();
        assertThat(wordsIn(folder.resolve("nowhere"), "query", "--store", store, "--where", "isp=y"))
                .containsExactly("isp=yahoo");
    }

    @Test
    void bashCompletesAWord() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
        assertThat(completed("acct que")).isEqualTo("query");
        // bash takes = for the end of a word.
        assertThat(completed("acct query --where isp=g")).isEqualTo("gmail");
        assertThat(completed("acct query ")).contains("suppression-audit");
        assertThat(completed("acct query --where isp=gmail,y")).isEqualTo("gmail,yahoo");
        assertThat(completed("acct query --where job=$")).isEqualTo("\\$\\(touch\\ a\\)\\\\\\,b");
        assertThat(completed("acct query --where job=x")).isEmpty();
    }

    @Test
    void zshCompletesAWord() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/zsh")), "no zsh");
        assertThat(offeredByZsh("acct que")).isEqualTo("query");
        assertThat(offeredByZsh("acct query --where isp=g")).isEqualTo("isp=gmail");
        assertThat(offeredByZsh("acct query --where sour")).isEqualTo("without a blank: source_ip=");
        assertThat(offeredByZsh("acct ingest acc")).isEqualTo("files");
        assertThat(offeredByZsh("acct query --where job=")).isEqualTo("job=$(touch a)\\,b\njob=news 1\njob=news 2");
        // What was typed in quotes is asked for without them, and nothing in it is obeyed.
        assertThat(offeredByZsh("acct query --where 'job=$(t'")).isEqualTo("job=$(touch a)\\,b");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    /** What bash would offer, with an acct that answers as this one does. */
    private static String completed(String line) throws IOException, InterruptedException {
        String ask = "; compopt() { :; }; COMP_LINE=$1 COMP_POINT=${#1}; _acct; echo \"${COMPREPLY[*]}\"";
        return shell("bash", line, line, ask);
    }

    /** The same with what zsh has for it replaced by what tells of it. */
    private static String offeredByZsh(String line) throws IOException, InterruptedException {
        String ask = "; words=(${(z)1} ${${(M)1:#* }:+''}); CURRENT=${#words}; _acct";
        return shell("zsh", line, line.replace("'", ""), ask);
    }

    private static String shell(String name, String line, String unquoted, String ask)
            throws IOException, InterruptedException {
        List<String> typed = List.of(unquoted.split(" ", -1));
        List<String> asked = typed.subList(1, typed.size());
        Path answers = Files.write(folder.resolve("answers"), words(asked.toArray(String[]::new)));
        Path expected = Files.writeString(folder.resolve("asked"), String.join("\n", asked) + "\n");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path acct = bin.resolve("acct");
        Files.writeString(
                acct,
                "#!/bin/sh\n[ \"$1 $2 $3\" = \"completion words --\" ] || exit 1\nshift 3\n"
                        + "printf '%s\\n' \"$@\" | cmp -s - '" + expected + "' && cat '" + answers + "'\n");
        Files.setPosixFilePermissions(acct, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path script = Files.writeString(
                folder.resolve("completion." + name),
                Cli.in(folder).launch("completion", name).out());
        ProcessBuilder shell = new ProcessBuilder(
                "/bin/" + name, "-c", (name.equals("zsh") ? ZSH : "") + "source '" + script + "'" + ask, name, line);
        shell.directory(folder.toFile());
        shell.environment().put("PATH", bin + ":/usr/bin:/bin");
        Process process = shell.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.strip();
    }
}
