package acct.sample;

import java.nio.charset.StandardCharsets;

/** A text that is written often, kept as UTF-8 bytes. */
final class SampleText {
    private final String string;
    private final byte[] bytes;

    private SampleText(String string) {
        this.string = string;
        this.bytes = string.getBytes(StandardCharsets.UTF_8);
    }

    static SampleText of(String string) {
        return new SampleText(string);
    }

    /** The text as a CSV cell after RFC 4180: quoted only where it must be, quotes doubled. */
    static SampleText cell(String string) {
        return new SampleText(needsQuotes(string) ? '"' + doubled(string) + '"' : string);
    }

    static boolean needsQuotes(String string) {
        return string.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    }

    static String doubled(String string) {
        return string.replace("\"", "\"\"");
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return string;
    }
}
