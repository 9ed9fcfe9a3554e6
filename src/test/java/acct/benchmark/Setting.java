package acct.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be set with {@code -D} on the command line. */
enum Setting {
    /** What is measured: load, history, replies or small-files. */
    PART("benchmark", "load"),
    /** Rows of the file that every contender reads. */
    ROWS("benchmark.rows", "5000000"),
    /** How often each contender runs, in turns. */
    ROUNDS("benchmark.rounds", "5"),
    /** Sizes of further files, each loaded once, to see that memory stays flat; separated by commas. */
    MEMORY_ROWS("benchmark.memory-rows", ""),
    /** Days of the store with a history. */
    HISTORY_DAYS("benchmark.history-days", "400"),
    /** Rows of each of these days. */
    HISTORY_ROWS("benchmark.history-rows", "50000"),
    /** Rows of the day that is loaded beside them. */
    NEW_ROWS("benchmark.new-rows", "1000000"),
    /** Rows of each small file. */
    FILE_ROWS("benchmark.file-rows", "300");

    private final String key;
    private final String otherwise;

    Setting(String key, String otherwise) {
        this.key = key;
        this.otherwise = otherwise;
    }

    /** As it is written on the command line. */
    String key() {
        return key;
    }

    /** What holds if it is not given. */
    String otherwise() {
        return otherwise;
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
