package acct.campaign;

import acct.Logs;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Lines of accounting files: all record types, some damaged; no two alike, whichever file they go to. */
final class MixedRows {
    private static final String HEADER = String.join(",", Logs.COLUMNS_23) + ",userAgent,header_Subject";
    private static final List<String> ISPS =
            List.of("gmail.com", "outlook.com", "web.de", "one.example", "two.example");

    private final Random random;
    private final List<LocalDate> days;
    private int number;

    /** Rows of these days. */
    MixedRows(Random random, List<LocalDate> days) {
        this.random = random;
        this.days = List.copyOf(days);
    }

    /** The header line. */
    static byte[] header() {
        return (HEADER + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** So many whole lines. */
    byte[] lines(int count) {
        StringBuilder text = new StringBuilder(count * 400);
        for (int i = 0; i < count; i++) {
            add(text);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void add(StringBuilder text) {
        number++;
        int kind = random.nextInt(200);
        if (kind == 0) {
            text.append("d,cut short in line ").append(number).append('\n');
        } else if (kind == 1) {
            text.append('\n');
        } else {
            row(text, kind);
        }
    }

    private void row(StringBuilder text, int kind) {
        String type = kind < 150
                ? "d"
                : kind < 170
                        ? "b"
                        : kind < 185 ? "t" : List.of("tq", "f", "rb", "rs", "r").get(kind % 5);
        String isp = ISPS.get(random.nextInt(ISPS.size()));
        int second = random.nextInt(86_399);
        text.append(type).append(',');
        time(text, second).append(',');
        time(text, Math.max(0, second - random.nextInt(900))).append(",bounce@news.example,");
        text.append("user").append(number).append('@').append(isp).append(",,");
        text.append(type.equals("d") ? "relayed,2.0.0 (success)," : "failed,5.1.1 (bad destination mailbox address),");
        text.append("\"smtp;250 ok, \"\"queued\"\" as ").append(Integer.toHexString(random.nextInt()));
        text.append("\",mx")
                .append(kind % 3)
                .append('.')
                .append(isp)
                .append(" (192.0.2.")
                .append(kind);
        text.append("),").append(type.equals("b") ? "bad-mailbox" : "").append(",smtp,feed.example (192.0.2.9),smtp,");
        text.append("198.51.100.")
                .append(kind % 7)
                .append(",192.0.2.")
                .append(kind)
                .append(",\"PIPELINING,8BITMIME\",");
        text.append(kind == 2 ? "many" : Integer.toString(random.nextInt(90_000)))
                .append(",mta-")
                .append(kind % 7);
        text.append(",job-")
                .append(kind % 4)
                .append(",env-")
                .append(number)
                .append('-')
                .append(random.nextLong());
        text.append(',')
                .append(isp)
                .append("/mta-")
                .append(kind % 7)
                .append(",pool-")
                .append(kind % 2);
        text.append(",agent,\"news, no. ").append(kind).append("\"\n");
    }

    private StringBuilder time(StringBuilder text, int second) {
        LocalDate day = days.get(number % days.size());
        return text.append(day)
                .append(' ')
                .append(String.format(
                        java.util.Locale.ROOT, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60))
                .append("+0100");
    }
}
