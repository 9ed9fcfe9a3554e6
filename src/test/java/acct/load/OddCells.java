package acct.load;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Cells as they are met, and now and then cells that are hard to read. */
final class OddCells {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final long FIRST = Instant.parse("2026-11-18T22:00:00Z").getEpochSecond();
    private static final List<String> TEXTS = List.of(
            "NULL",
            "null",
            "\\N",
            "N/A",
            " leading",
            "trailing ",
            " ",
            "a,b",
            ",",
            "say \"hi\"",
            "\"",
            "\"\"",
            "back\\slash",
            "\\\"",
            "tab\there",
            "Grüße",
            "漢字",
            "\uD83D\uDE00",
            "\uFEFF",
            "\u0001",
            "\u0085",
            "\u2028",
            "'single'",
            "#comment",
            "=1+1",
            "true",
            "1e5",
            "0x1F",
            "{}",
            "[1,2]",
            "x".repeat(5_000));
    private static final List<String> ADDRESSES = List.of(
            "192.0.2.1",
            "198.51.100.7",
            "0.0.0.0",
            "::",
            "2001:db8::1",
            "2001:DB8:0:0:0:0:0:1",
            "::ffff:192.0.2.9",
            "",
            "192.0.2.1 ",
            " 192.0.2.1",
            "192.0.2.256",
            "010.1.1.1",
            "fe80::1%eth0",
            "[192.0.2.1]",
            "unknown");
    private static final List<String> NUMBERS = List.of(
            "",
            "0",
            "12",
            "9223372036854775807",
            "9223372036854775808",
            "-1",
            "+5",
            " 7",
            "7 ",
            "1.5",
            "1e3",
            "00012",
            "12kB",
            "٣");

    private final Random random;
    private final boolean spiced;
    private final long seed;
    private final TimeStyle style;

    /** How times are written. */
    private enum TimeStyle {
        OFFSET,
        CHANGING_OFFSET,
        COLON,
        ZULU,
        EPOCH,
        NO_OFFSET,
        FRACTION,
        MIXED
    }

    /**
     * Cells of one file.
     *
     * @param spiced whether hard ones are among them
     * @param seed tells the rows of different files apart
     */
    OddCells(Random random, boolean spiced, long seed) {
        this.random = random;
        this.spiced = spiced;
        this.seed = seed;
        TimeStyle[] styles = TimeStyle.values();
        this.style = random.nextBoolean() ? TimeStyle.OFFSET : styles[random.nextInt(styles.length)];
    }

    /** A cell of this column in the file's n-th row. */
    String value(String column, String type, int row) {
        return switch (column) {
            case "type" -> type;
            case "timeLogged" -> time(style, FIRST + seed % 1000 * 60 + row);
            case "timeQueued", "timeImprinted", "timeFirstAttempt" ->
                odd()
                        ? List.of("", "yesterday", "0", "2026-02-30 00:00:00+0000")
                                .get(random.nextInt(4))
                        : time(style, FIRST + seed % 1000 * 60 + row - random.nextInt(4_000));
            case "dlvSourceIp", "dlvDestinationIp" -> odd() ? any(ADDRESSES) : "192.0.2." + random.nextInt(9);
            case "dlvSize" -> odd() ? any(NUMBERS) : Integer.toString(random.nextInt(100_000));
            case "rcpt" -> odd() ? any(TEXTS) : "u" + random.nextInt(900) + "@d" + random.nextInt(9) + ".example";
            case "envId" -> odd() ? any(TEXTS) : "e" + seed + "-" + row;
            case "queue" -> odd() ? any(TEXTS) : "d" + random.nextInt(9) + ".example/v" + random.nextInt(3);
            case "dlvType" -> odd() ? any(List.of("discard", "file", "pipe", "")) : "smtp";
            case "dsnMta" -> odd() ? any(TEXTS) : "mx.gmail.com (192.0.2." + random.nextInt(9) + ")";
            case "dsnDiag" -> odd() ? any(TEXTS) : "smtp;250 2.0.0 ok " + random.nextInt(99) + ", queued";
            case "bounceCat" -> type.equals("b") ? "bad-mailbox" : "";
            default -> odd() ? any(TEXTS) : random.nextInt(3) == 0 ? "" : column + random.nextInt(4);
        };
    }

    private boolean odd() {
        return spiced && random.nextInt(25) == 0;
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String time(TimeStyle how, long second) {
        TimeStyle[] styles = TimeStyle.values();
        return switch (how) {
            case OFFSET -> local(second, 1) + "+0100";
            case CHANGING_OFFSET -> second % 2 == 0 ? local(second, 1) + "+0100" : local(second, 2) + "+0200";
            case COLON -> local(second, -5).replace(' ', 'T') + "-05:00";
            case ZULU -> local(second, 0).replace(' ', 'T') + "Z";
            case EPOCH -> Long.toString(second);
            case NO_OFFSET -> local(second, 0);
            case FRACTION -> local(second, 0) + "." + (second % 900 + 100) + "+0000";
            case MIXED -> time(styles[random.nextInt(styles.length - 1)], second);
        };
    }

    private static String local(long second, int hours) {
        return LOCAL.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofHours(hours)));
    }
}
