package acct.pmta;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@code <acct-file>} blocks of a PowerMTA configuration. Everything else is passed over: a configuration may
 * hold directives of any version. Syntax: PowerMTA User's Guide v5.0, 3.1, 3.2 and 3.3.11.
 */
public final class AcctFileParser {
    private static final Pattern OPEN = Pattern.compile("<\\s*acct-file\\s+(.+)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSE = Pattern.compile("</\\s*acct-file\\b.*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern SETTING = Pattern.compile("(\\S+)\\s+(.+)");
    private static final Pattern INTERVAL = Pattern.compile("(?:\\d{1,9}[wdhms])+", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTERVAL_PART = Pattern.compile("(\\d{1,9})([wdhms])");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private AcctFileParser() {}

    /** What is known of a block before it ends. */
    private static final class Block {
        private final String path;
        private final int line;
        private final List<String> records = new ArrayList<>();
        private final List<String> recordFields = new ArrayList<>();
        private @Nullable String moveTo;
        private @Nullable Duration deleteAfter = AcctFile.DEFAULT_DELETE_AFTER;
        private int deleteLine;

        private Block(String path, int line) {
            this.path = path;
            this.line = line;
            this.deleteLine = line;
        }

        private void set(String keyword, String value, int at) {
            switch (keyword) {
                // Only one is allowed, but files in use have several; PowerMTA's guide does not say which counts.
                case "records" ->
                    COMMA.splitAsStream(value.toLowerCase(Locale.ROOT)).forEach(records::add);
                case "record-fields" -> recordFields.add(value);
                case "move-to" -> moveTo = unquoted(value);
                case "delete-after" -> {
                    deleteAfter = interval(value, deleteAfter);
                    deleteLine = at;
                }
                default -> {
                    // Any other directive of any version.
                }
            }
        }

        private AcctFile finished() {
            return new AcctFile(
                    path,
                    line,
                    records.isEmpty() ? AcctFile.DEFAULT_RECORDS : records,
                    recordFields,
                    moveTo,
                    moveTo == null ? deleteAfter : null,
                    deleteLine);
        }
    }

    /** The blocks in this text, in its order; one that is not closed ends where the next begins, or with the text. */
    public static List<AcctFile> parse(String text) {
        List<AcctFile> found = new ArrayList<>();
        Block block = null;
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            int comment = raw.indexOf('#');
            String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
            Matcher open = OPEN.matcher(line);
            Matcher setting = SETTING.matcher(line);
            if (open.matches()) {
                if (block != null) {
                    found.add(block.finished());
                }
                block = new Block(unquoted(open.group(1)), number);
            } else if (CLOSE.matcher(line).matches()) {
                if (block != null) {
                    found.add(block.finished());
                }
                block = null;
            } else if (block != null && setting.matches()) {
                block.set(
                        setting.group(1).toLowerCase(Locale.ROOT),
                        setting.group(2).strip(),
                        number);
            }
        }
        if (block != null) {
            found.add(block.finished());
        }
        return found;
    }

    private static String unquoted(String value) {
        String text = value.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
    }

    /** {@code 8d}, {@code 1w2d12h}, {@code never} (null); what is neither leaves what was. */
    private static @Nullable Duration interval(String value, @Nullable Duration otherwise) {
        String text = unquoted(value).toLowerCase(Locale.ROOT);
        if (text.equals("never")) {
            return null;
        }
        if (!INTERVAL.matcher(text).matches()) {
            return otherwise;
        }
        Duration sum = Duration.ZERO;
        Matcher part = INTERVAL_PART.matcher(text);
        while (part.find()) {
            long n = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "w" -> Duration.ofDays(7 * n);
                        case "d" -> Duration.ofDays(n);
                        case "h" -> Duration.ofHours(n);
                        case "m" -> Duration.ofMinutes(n);
                        default -> Duration.ofSeconds(n);
                    });
        }
        return sum;
    }
}
