package acct.sample;

import java.time.LocalDate;

/** Writes times with a fixed offset; the date is formatted once a day, not once a row. */
final class TimeText {
    private static final int DAY = 86_400;

    private final int offsetSeconds;
    private final char separator;
    private final Text suffix;
    private long day = Long.MIN_VALUE;
    private Text date = Text.of("");

    TimeText(int offsetSeconds, char separator, String suffix) {
        this.offsetSeconds = offsetSeconds;
        this.separator = separator;
        this.suffix = Text.of(suffix);
    }

    void write(RowBuffer out, long epochSecond) {
        long local = epochSecond + offsetSeconds;
        long localDay = Math.floorDiv(local, (long) DAY);
        if (localDay != day) {
            day = localDay;
            date = Text.of(LocalDate.ofEpochDay(localDay).toString());
        }
        int second = Math.floorMod(local, DAY);
        out.put(date);
        out.put((byte) separator);
        out.putTwo(second / 3_600);
        out.put((byte) ':');
        out.putTwo(second / 60 % 60);
        out.put((byte) ':');
        out.putTwo(second % 60);
        out.put(suffix);
    }
}
