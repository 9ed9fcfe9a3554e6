package acct.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The rows of one day, which become one accounting file in the order of their times. */
@SuppressWarnings("EnumOrdinal") // arrays by rate
final class WorldDay {
    static final int SECONDS = 86_400;
    private static final String HEADER =
            "type,timeLogged,timeQueued,orig,rcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat,"
                    + "dlvType,dlvSourceIp,vmta,jobId,envId,queue,vmtaPool\n";
    private static final WorldAnswer[] ANSWERS = WorldAnswer.values();
    private static final WorldIsp[] ISPS = WorldIsp.values();
    private static final int LONGEST_ROW = 1 << 10;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final LocalDate day;
    private final List<WorldJob> jobs;
    private final byte[] buffer = new byte[1 << 18];
    private long[] rows = new long[1 << 12];
    private int count;
    private int end;
    private long id;

    WorldDay(LocalDate day, List<WorldJob> jobs) {
        this.day = day;
        this.jobs = List.copyOf(jobs);
        this.id = day.toEpochDay() << 24;
    }

    List<WorldJob> jobs() {
        return jobs;
    }

    /**
     * One row.
     *
     * @param second of the day
     * @param waited seconds since it was queued
     */
    void add(int second, int waited, int ip, WorldIsp isp, int job, WorldAnswer answer) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
        }
        rows[count++] =
                ((((((long) second << 17 | Math.min(waited, SECONDS)) << 10 | ip) << 5 | isp.ordinal()) << 5 | job)
                                << 4)
                        | answer.ordinal();
    }

    /** Leaves out what PowerMTA was told not to log. */
    WorldDay without(String type) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            if (!ANSWERS[(int) rows[row] & 15].type().equals(type)) {
                rows[kept++] = rows[row];
            }
        }
        count = kept;
        return this;
    }

    int rows() {
        return count;
    }

    /** Writes {@code acct-YYYY-MM-DD-0000.csv}. */
    Path write(Path folder) {
        Arrays.sort(rows, 0, count);
        Path file = folder.resolve("acct-" + day + "-0000.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            put(HEADER);
            for (int row = 0; row < count; row++) {
                put(rows[row]);
                if (end > buffer.length - LONGEST_ROW) {
                    out.write(buffer, 0, end);
                    end = 0;
                }
            }
            out.write(buffer, 0, end);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(long row) {
        WorldAnswer answer = ANSWERS[(int) row & 15];
        WorldJob job = jobs.get((int) (row >> 4) & 31);
        WorldIsp isp = ISPS[(int) (row >> 9) & 31];
        String ip = MailWorld.address((int) (row >> 14) & 1023);
        int number = (int) (row >> 14) & 1023;
        int waited = (int) (row >> 24) & 0x1FFFF;
        int second = (int) (row >> 41);
        boolean isComplaint = answer == WorldAnswer.COMPLAINT;
        id++;
        put(answer.type());
        put(",");
        putTime(second);
        put(",");
        if (!isComplaint) {
            putTime(second - waited);
        }
        put(",b-");
        putHex(id);
        put("@bounce.example,u");
        putHex((id * 0x9E3779B97F4A7C15L) >>> 40);
        put("@");
        put(isp.domain());
        put(",");
        put(answer.action());
        put(",");
        put(answer.status());
        put(",\"");
        putDiagnostic(answer.diagnostic(), ip);
        put("\",");
        if (!isComplaint) {
            put("mx.");
            put(isp.domain());
            put(" (198.51.100.1)");
        }
        put(",");
        put(answer.category());
        put(isComplaint ? ",," : ",smtp,");
        put(ip);
        if (isComplaint) {
            put(",,,");
            putHex(id);
            put(",,\n");
            return;
        }
        put(",v");
        put(Integer.toString(number));
        put(",");
        put(job.name());
        put(",");
        putHex(id);
        put(",");
        put(isp.domain());
        put("/v");
        put(Integer.toString(number));
        put(",");
        put(MailWorld.pool(number));
        put("\n");
    }

    private void putDiagnostic(String text, String ip) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#') {
                putHex((id * 0xD1342543DE82EF95L) >>> 8);
            } else if (c == '@') {
                put(ip);
            } else {
                buffer[end++] = (byte) c;
            }
        }
    }

    private void putTime(int second) {
        put((second < 0 ? day.minusDays(1) : day).toString());
        int within = Math.floorMod(second, SECONDS);
        putTwo(' ', within / 3600);
        putTwo(':', within / 60 % 60);
        putTwo(':', within % 60);
        put("+0100");
    }

    private void putTwo(char before, int number) {
        buffer[end++] = (byte) before;
        buffer[end++] = (byte) ('0' + number / 10);
        buffer[end++] = (byte) ('0' + number % 10);
    }

    private void putHex(long bits) {
        int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(bits)) / 4);
        for (int i = digits - 1; i >= 0; i--) {
            buffer[end++] = HEX[(int) (bits >>> (4 * i)) & 15];
        }
    }

    private void put(String text) {
        for (int i = 0; i < text.length(); i++) {
            buffer[end++] = (byte) text.charAt(i);
        }
    }
}
