package acct.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A process that has a store open.
 *
 * @param since when it took the store to write into it, in UTC; null if that is not known
 * @param pid its number
 */
record Holder(@Nullable String since, String pid) {
    private static final String MAIN = "acct.Main";

    /** A command line of more characters is cut: a folder of files may have been given as a thousand names. */
    private static final int LONGEST = 80;

    /** {@code since 2026-11-20 02:00:03Z, pid 1234}. */
    String label() {
        return since == null ? "(pid " + pid + ")" : "since " + since + ", pid " + pid;
    }

    /** {@code pid 1234 (acct nightly sample-logs), since 2026-11-20 02:00:03Z}, as far as it is known. */
    String story() {
        return "pid " + pid + command().map(command -> " (" + command + ")").orElse("")
                + (since == null ? "" : ", since " + since);
    }

    /** What it was started as; empty if it has gone, or belongs to another account. */
    private Optional<String> command() {
        List<String> words = words();
        int main = words.indexOf(MAIN);
        if (main >= 0) {
            return Optional.of("acct"
                    + cut(words.subList(main + 1, words.size()).stream()
                            .map(word -> " " + word)
                            .collect(Collectors.joining())));
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .flatMap(process -> process.info().command());
    }

    /** Java tells arguments only if all of them fit into a page, which a long class path does not; Linux tells all. */
    private List<String> words() {
        try {
            String line = Files.readString(Path.of("/proc", pid, "cmdline"));
            return Arrays.asList(line.split("\0", -1))
                    .subList(0, (int) line.chars().filter(c -> c == 0).count());
        } catch (IOException noSuchFile) {
            return ProcessHandle.of(Long.parseLong(pid))
                    .flatMap(process -> process.info().arguments())
                    .map(Arrays::asList)
                    .orElse(List.of());
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
