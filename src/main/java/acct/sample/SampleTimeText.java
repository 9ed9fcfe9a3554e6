package acct.sample;

import java.time.LocalDate;

/** Writes times with a fixed offset; the date is formatted once a day, not once a row. */
final class SampleTimeText {
    private static final int DAY = 86_400;

    private final int offsetSeconds;
    private final char separator;
    private final SampleText suffix;
    private long day = Long.MIN_VALUE;
    private SampleText date = SampleText.of("");

    SampleTimeText(int offsetSeconds, char separator, String suffix) {
        this.offsetSeconds = offsetSeconds;
        this.separator = separator;
        this.suffix = SampleText.of(suffix);
    }

    void write(RowBuffer out, long epochSecond) {
        long local = epochSecond + offsetSeconds;
        long localDay = Math.floorDiv(local, (long) DAY);
        if (localDay != day) {
            day = localDay;
            date = SampleText.of(LocalDate.ofEpochDay(localDay).toString());
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
