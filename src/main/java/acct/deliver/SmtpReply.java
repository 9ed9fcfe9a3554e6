package acct.deliver;

import acct.print.LogText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server answered, as one line.
 *
 * @param code its three digits
 * @param text what stands behind them, of all lines; may hold anything, so it is shown by {@link #toString} only
 */
record SmtpReply(int code, String text) {
    private static final Pattern LINE = Pattern.compile("([2-5][0-9]{2})(?:[- ](.*))?");
    private static final Pattern ENHANCED = Pattern.compile("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?:\\s.*|)");
    private static final int LENGTH = 200;

    /** The reply in these lines; null if they are none. */
    static @Nullable SmtpReply of(@Nullable String lines) {
        Matcher first =
                LINE.matcher(lines == null ? "" : lines.lines().findFirst().orElse(""));
        if (lines == null || !first.matches()) {
            return null;
        }
        String text = lines.lines()
                .map(line -> line.length() > 4 ? line.substring(4).strip() : "")
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        return new SmtpReply(Integer.parseInt(first.group(1)), text);
    }

    /** The codes alone, for a reply that might repeat a secret. */
    String codes() {
        Matcher enhanced = ENHANCED.matcher(text);
        return enhanced.matches() ? code + " " + enhanced.group(1) : Integer.toString(code);
    }

    boolean refuses() {
        return code >= 400;
    }

    /** Whether it may be otherwise later. */
    boolean isTemporary() {
        return code < 500;
    }

    @Override
    public String toString() {
        return LogText.cut((code + " " + text).strip(), LENGTH);
    }
}
