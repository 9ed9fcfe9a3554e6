package acct.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        ProcessHandle.Info info =
                ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::info).orElse(null);
        if (info == null) {
            return Optional.empty();
        }
        List<String> arguments = info.arguments().map(Arrays::asList).orElse(List.of());
        int main = arguments.indexOf(MAIN);
        if (main < 0) {
            return info.command();
        }
        String typed = String.join(" ", arguments.subList(main, arguments.size()));
        return Optional.of("acct" + cut(typed.substring(MAIN.length())));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
