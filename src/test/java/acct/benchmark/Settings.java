package acct.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What one run measures.
 *
 * @param rows rows of the file that every contender reads
 * @param rounds how often each runs
 * @param memoryRows sizes of further files, each loaded once
 * @param historyDays days of the store with a history
 * @param historyRows rows of each of these days
 * @param newRows rows of the day that is loaded beside them
 * @param fileRows rows of each small file
 * @param command the command line that gives the same settings
 */
record Settings(
        Part part,
        long rows,
        int rounds,
        List<Long> memoryRows,
        int historyDays,
        long historyRows,
        long newRows,
        long fileRows,
        String command) {

    /** What is measured. */
    enum Part {
        /** Loading one file, beside other ways to read it. */
        LOAD("results.md"),
        /** Loading a day into a store with a history, beside an empty one. */
        HISTORY("history.md"),
        /** What masking and judging replies costs, beside the same rows as deliveries. */
        REPLIES("replies.md"),
        /** The same rows in many files and in one. */
        SMALL_FILES("small-files.md");

        private final String file;

        Part(String file) {
            this.file = file;
        }

        /** Where its table is kept. */
        String file() {
            return file;
        }
    }

    /**
     * Reads the settings among all properties.
     *
     * @throws IllegalArgumentException if one is unknown or not readable
     */
    static Settings from(Properties properties) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        for (String key : properties.stringPropertyNames()) {
            if (key.equals(Setting.PART.key()) || key.startsWith(Setting.PART.key() + ".")) {
                given.put(known(key), properties.getProperty(key).replace(" ", ""));
            }
        }
        return new Settings(
                part(given),
                number(given, Setting.ROWS),
                Math.toIntExact(number(given, Setting.ROUNDS)),
                numbers(given, Setting.MEMORY_ROWS),
                Math.toIntExact(number(given, Setting.HISTORY_DAYS)),
                number(given, Setting.HISTORY_ROWS),
                number(given, Setting.NEW_ROWS),
                number(given, Setting.FILE_ROWS),
                commandLine(given));
    }

    private static Setting known(String key) {
        return Setting.of(key)
                .orElseThrow(() -> new IllegalArgumentException("-D" + key + ": no such setting; there are "
                        + Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", "))));
    }

    private static Part part(Map<Setting, String> given) {
        String text = text(given, Setting.PART);
        return switch (text) {
            case "load" -> Part.LOAD;
            case "history" -> Part.HISTORY;
            case "replies" -> Part.REPLIES;
            case "small-files" -> Part.SMALL_FILES;
            default ->
                throw new IllegalArgumentException(
                        "-Dbenchmark=" + text + ": write load, history, replies or small-files");
        };
    }

    private static long number(Map<Setting, String> given, Setting setting) {
        List<Long> numbers = numbers(given, setting);
        if (numbers.size() != 1) {
            throw unreadable(setting, text(given, setting));
        }
        return numbers.get(0);
    }

    private static List<Long> numbers(Map<Setting, String> given, Setting setting) {
        String text = text(given, setting);
        List<Long> numbers = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            if (!part.strip().matches("[1-9][0-9]{0,9}")) {
                throw unreadable(setting, text);
            }
            numbers.add(Long.valueOf(part.strip()));
        }
        return List.copyOf(numbers);
    }

    private static IllegalArgumentException unreadable(Setting setting, String text) {
        return new IllegalArgumentException(
                "-D" + setting.key() + "=" + text + ": write a positive whole number without separators");
    }

    private static String text(Map<Setting, String> given, Setting setting) {
        return given.getOrDefault(setting, setting.otherwise());
    }

    private static String commandLine(Map<Setting, String> given) {
        return "./mvnw -Pbenchmark"
                + given.entrySet().stream()
                        .map(entry -> " -D" + entry.getKey().key() + "=" + entry.getValue())
                        .collect(Collectors.joining());
    }
}
