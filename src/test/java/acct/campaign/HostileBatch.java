package acct.campaign;

import acct.Logs;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Kinds of files that eat memory, disk or time, in any size.
 *
 * @param divisor by which everything is smaller than it is in the full test
 */
record HostileBatch(int divisor) {
    private static final String HEADER =
            "type,timeLogged,rcpt,dlvSourceIp,vmta,vmtaPool,userString,dsnDiag,bounceCat\n";

    /**
     * One kind.
     *
     * @param name with its ending
     * @param isWhole whether it is read to its end: only then it is in the ledger
     */
    record Kind(String name, boolean isWhole, Maker maker) {}

    /** Writes one file of a kind. */
    @FunctionalInterface
    interface Maker {
        void write(OutputStream out, int number) throws IOException;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whose recipient nobody else has: no two files bring the same row. */
    private static String row(
            String who, String type, String time, String ip, String vmta, String pool, String server, String diag) {
        return type + "," + time + ",user@" + who + ".example," + ip + "," + vmta + "," + pool + "," + server + ","
                + diag + (type.equals("d") ? ",\n" : ",bad-mailbox\n");
    }

    private static String row(String who) {
        return row(who, "d", "2026-11-19 10:00:00+0000", "192.0.2.1", "v1", "p1", "mta1", "");
    }

    private int most(int count) {
        return Math.max(1, count / divisor);
    }

    List<Kind> kinds() {
        return List.of(
                new Kind(
                        "gzip-bomb.csv.gz",
                        true,
                        gzip((out, n) -> repeat(out, HEADER + n + "\n", "x\n", most(1_500_000)))),
                new Kind(
                        "long-bad-lines.csv.gz",
                        true,
                        gzip((out, n) ->
                                repeat(out, HEADER + n + "\n", "\"" + "y".repeat(60_000) + "\n", most(2_000)))),
                new Kind(
                        "cells-of-a-megabyte.csv.gz",
                        true,
                        gzip((out, n) -> repeat(
                                out, HEADER, row("cells" + n).replace("user@", "z".repeat(1 << 20) + "@"), most(20)))),
                new Kind("columns.csv.gz", true, gzip(this::columns)),
                new Kind(
                        "endless-quote.csv.gz",
                        true,
                        gzip((out, n) -> repeat(
                                out, HEADER + row("endless" + n) + ",\"", "q".repeat(999) + "\n", most(60_000)))),
                new Kind(
                        "nothing-but-quotes.csv.gz",
                        true,
                        gzip((out, n) -> repeat(out, HEADER + row("quotes" + n), "\"".repeat(1_000), most(20_000)))),
                new Kind(
                        "nuls.csv.gz",
                        true,
                        gzip((out, n) -> repeat(out, HEADER + row("nuls" + n), "\0".repeat(1_000), most(64_000)))),
                new Kind(
                        "lines-of-nuls.csv.gz",
                        true,
                        gzip((out, n) ->
                                repeat(out, HEADER + row("lines" + n), "\0".repeat(99) + "\n", most(200_000)))),
                new Kind("no-text.csv", true, this::noText),
                new Kind("cut.csv.gz", false, (out, n) -> cut(out, Logs.gzip(plain(n)))),
                new Kind("cut.csv.zst", false, (out, n) -> cut(out, Logs.zstd(plain(n)))),
                new Kind("no-gzip.csv.gz", false, (out, n) -> random(out, n, most(4 << 20))),
                new Kind(
                        "first-line.csv",
                        false,
                        (out, n) -> repeat(out, "type,timeLogged" + n, ",x".repeat(500), 2_000)),
                new Kind(
                        "year-9999.csv",
                        true,
                        (out, n) -> repeat(
                                out,
                                HEADER,
                                row("late" + n, "d", "9999-12-31 10:00:00+0000", "192.0.2.1", "v", "p", "m", ""),
                                most(50_000))),
                new Kind("names.csv.gz", true, gzip((out, n) -> names(out, n, most(200_000)))),
                new Kind("replies.csv.gz", true, gzip((out, n) -> replies(out, n, most(20_000)))),
                new Kind("headers.csv", true, (out, n) -> repeat(out, "", HEADER + row("headers" + n), most(100_000))),
                new Kind(
                        "blank.csv.gz",
                        true,
                        gzip((out, n) -> repeat(out, HEADER + row("blank" + n), "\n", most(20_000_000)))));
    }

    /** Writes so many files of each kind; those of one kind have the same beginning of their names. */
    void write(Path folder, int each) throws IOException {
        for (Kind kind : kinds()) {
            for (int number = 1; number <= each; number++) {
                try (OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(folder.resolve(name(kind, number))))) {
                    kind.maker().write(out, number);
                }
            }
        }
    }

    static String name(Kind kind, int number) {
        return String.format(java.util.Locale.ROOT, "bad-%02d-%s", number, kind.name());
    }

    private static Maker gzip(Maker plain) {
        return (out, number) -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16)) {
                plain.write(gzip, number);
            }
        };
    }

    private static void repeat(OutputStream out, String first, String part, int times) throws IOException {
        out.write(bytes(first));
        byte[] bytes = bytes(part);
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
    }

    private void columns(OutputStream out, int number) throws IOException {
        StringBuilder header = new StringBuilder("type,timeLogged");
        for (int i = 0; i < 20_000; i++) {
            header.append(",header_x-").append(number).append('-').append(i);
        }
        String row = "d,2026-11-19 10:00:0" + number % 10 + "+0" + number / 10 + "00" + ",h".repeat(20_000) + "\n";
        repeat(out, header + "\n", row, most(200));
    }

    private void noText(OutputStream out, int number) throws IOException {
        byte[] row = row("text" + number).replace("user", "u\u00ff").getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes(HEADER));
        for (int i = 0; i < most(100_000); i++) {
            out.write(row);
        }
    }

    private static byte[] plain(int number) {
        return bytes(HEADER + row("plain" + number).repeat(2_000));
    }

    private static void cut(OutputStream out, byte[] whole) throws IOException {
        out.write(Arrays.copyOf(whole, whole.length - 9));
    }

    private static void random(OutputStream out, int seed, int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        bytes[0] = 0x1f;
        bytes[1] = (byte) 0x8b;
        bytes[2] = 8;
        out.write(bytes);
    }

    /** Every row has an address, a virtual MTA, a pool and a server of its own, and every third one trouble. */
    private static void names(OutputStream out, int file, int count) throws IOException {
        out.write(bytes(HEADER));
        for (int i = 0; i < count; i++) {
            String type = i % 3 == 0 ? "b" : i % 3 == 1 ? "t" : "d";
            String ip = "2001:db8:" + file + "::" + Integer.toHexString(i / 60_000) + ":"
                    + Integer.toHexString(1 + i % 60_000);
            String name = file + "-" + i;
            out.write(bytes(row(
                    "names" + file,
                    type,
                    "2026-11-19 10:00:00+0000",
                    ip,
                    "v" + name,
                    "p" + name,
                    "m" + name,
                    type.equals("d") ? "" : "smtp;550 no")));
        }
    }

    /** No two answers are the same, also when what is masked is left out. */
    private static void replies(OutputStream out, int file, int count) throws IOException {
        Random random = new Random(file);
        out.write(bytes(HEADER));
        for (int i = 0; i < count; i++) {
            StringBuilder words = new StringBuilder("smtp;550 ");
            for (int word = 0; word < 12; word++) {
                for (int letter = 0; letter < 7; letter++) {
                    words.append((char) ('a' + random.nextInt(26)));
                }
                words.append(' ');
            }
            out.write(bytes(row(
                    "replies" + file,
                    "b",
                    "2026-11-19 10:00:00+0000",
                    "192.0.2.1",
                    "v1",
                    "p1",
                    "mta1",
                    words.toString())));
        }
    }
}
