package acct.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * How long a load takes on this machine just now, so that kills can be aimed at all of it.
 *
 * @param start milliseconds of a process that loads next to nothing
 * @param perMegabyte milliseconds for each further megabyte
 */
record Pace(double start, double perMegabyte) {
    private static final double MEGABYTE = 1_000_000;

    /** Measures both in this folder. */
    static Pace measure(Path folder, int lines) throws IOException {
        MixedRows rows = new MixedRows(new Random(0), List.of(java.time.LocalDate.EPOCH));
        Files.createDirectories(folder);
        CampaignFile small = new CampaignFile(folder.resolve("acct-small.csv"));
        small.grow(rows.lines(1), new Random(0));
        small.complete();
        double start = milliseconds(folder, "acct-small.csv");
        CampaignFile large = new CampaignFile(folder.resolve("acct-large.csv"));
        large.grow(rows.lines(lines), new Random(0));
        large.complete();
        double whole = milliseconds(folder, "acct-large.csv");
        return new Pace(start, Math.max(0, whole - start) / (large.content().length / MEGABYTE));
    }

    private static double milliseconds(Path folder, String file) {
        long begun = System.nanoTime();
        Product.Ended ended = Product.in(folder).run("ingest", file);
        if (ended.code() != 0) {
            throw new IllegalStateException(ended.err());
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    /** How long a command should take that loads so many bytes, in milliseconds. */
    double expected(long bytes) {
        return start + perMegabyte * bytes / MEGABYTE;
    }
}
