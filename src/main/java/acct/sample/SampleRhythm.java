package acct.sample;

/** When in a day mail is sent: little at night, most in the morning. */
final class SampleRhythm {
    private static final int[] HOURS = {
        12, 8, 6, 5, 6, 12, 28, 52, 78, 92, 88, 76, 64, 62, 66, 70, 72, 70, 66, 60, 52, 42, 30, 20
    };
    private static final double FRACTION = 1.0 / (1L << 32);

    private final double scale;
    private int hour;
    private int before;

    /** The rhythm of a day with this many rows. */
    SampleRhythm(long rows) {
        int sum = 0;
        for (int weight : HOURS) {
            sum += weight;
        }
        this.scale = (double) sum / rows;
    }

    /** The second of the day of this row; rows must be asked for in order, and the seconds never decrease. */
    int secondOf(long row, Dice dice) {
        double position = (row + (dice.bits() >>> 32) * FRACTION) * scale;
        while (hour < HOURS.length - 1 && position >= before + HOURS[hour]) {
            before += HOURS[hour];
            hour++;
        }
        int second = (int) ((position - before) / HOURS[hour] * 3_600);
        return hour * 3_600 + Math.min(second, 3_599);
    }
}
