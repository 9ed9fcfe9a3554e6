package acct.load;

import acct.Logs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A seeded accounting file: plain, odd but right, or damaged.
 *
 * @param bytes what is in it
 * @param kind how odd it is
 * @param traits what is odd about it, for people
 */
record OddFile(List<Byte> bytes, Kind kind, List<String> traits) {
    private static final List<String> OPTIONAL = List.of(
            "timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat,srcType,srcMta,dlvType,dlvSourceIp,"
                    .concat("dlvDestinationIp,dlvEsmtpAvailable,dlvSize,vmta,jobId,envId,queue,vmtaPool,userString,")
                    .concat(
                            "header_Subject,header_X-Job,shoeSize,feedbackType,userAgent,timeImprinted,timeFirstAttempt")
                    .split(",", -1));

    /** How odd a file is. */
    enum Kind {
        /** As PowerMTA writes it. */
        PLAIN,
        /** Rare, but every line is right. */
        ODD,
        /** Some lines are broken. */
        DAMAGED
    }

    /** The file of this seed; half of all are damaged. */
    static OddFile of(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        int n = random.nextInt(8);
        Kind kind = n < 4 ? Kind.DAMAGED : n < 6 ? Kind.ODD : Kind.PLAIN;
        return new Maker(random, kind, seed).make();
    }

    /** The file's content. */
    byte[] content() {
        byte[] content = new byte[bytes.size()];
        for (int i = 0; i < content.length; i++) {
            content[i] = bytes.get(i);
        }
        return content;
    }

    /** Puts one file together. */
    private static final class Maker {
        private final Random random;
        private final Kind kind;
        private final long seed;
        private final List<String> traits = new ArrayList<>();
        private final OddCells cells;
        private int rows;

        Maker(Random random, Kind kind, long seed) {
            this.random = random;
            this.kind = kind;
            this.seed = seed;
            this.cells = new OddCells(random, kind != Kind.PLAIN && random.nextBoolean(), seed);
        }

        OddFile make() {
            List<String> columns = columns();
            List<byte[]> lines = new ArrayList<>();
            lines.add(header(columns));
            int count = random.nextInt(12) == 0 ? 2_000 + random.nextInt(3_000) : 1 + random.nextInt(200);
            String types = List.of("d", "d b", "d b t", "d b t tq f rb rs r", "tq", "f rb", "t r")
                    .get(kind == Kind.PLAIN ? random.nextInt(4) : random.nextInt(7));
            boolean quoteAll = trait("all cells quoted", kind != Kind.PLAIN && random.nextInt(5) == 0);
            boolean multiLine = trait("line breaks in cells", kind != Kind.PLAIN && random.nextInt(5) == 0);
            for (int i = 0; i < count; i++) {
                lines.add(row(columns, types.split(" ", -1), quoteAll, multiLine));
            }
            if (kind != Kind.PLAIN) {
                odd(lines, columns);
            }
            for (int i = kind == Kind.DAMAGED ? 1 + random.nextInt(3) : 0; i > 0; i--) {
                damage(lines);
            }
            byte[] whole = joined(lines);
            List<Byte> bytes = new ArrayList<>(whole.length);
            for (byte b : whole) {
                bytes.add(b);
            }
            return new OddFile(bytes, kind, traits);
        }

        private boolean trait(String name, boolean has) {
            if (has) {
                traits.add(name);
            }
            return has;
        }

        private List<String> columns() {
            if (random.nextInt(3) == 0) {
                return random.nextBoolean() ? Logs.COLUMNS_23 : Logs.COLUMNS_22;
            }
            List<String> columns = new ArrayList<>(List.of("timeLogged"));
            // Copied headers are never the bulk lane's; most files should give it something to compare.
            OPTIONAL.stream()
                    .filter(name -> random.nextInt(4) > 0 && (!name.startsWith("header_") || random.nextInt(8) == 0))
                    .forEach(columns::add);
            Collections.shuffle(columns, random);
            if (trait("a column twice", kind != Kind.PLAIN && random.nextInt(5) == 0)) {
                columns.add(random.nextInt(columns.size() + 1), "dlvSourceIp");
                columns.add("dlvSourceIp");
            }
            columns.add(0, "type");
            return columns;
        }

        private byte[] header(List<String> columns) {
            String line = String.join(",", columns);
            if (trait("header in capitals", random.nextInt(10) == 0)) {
                line = line.toUpperCase(Locale.ROOT);
            }
            if (trait("quoted header", kind != Kind.PLAIN && random.nextInt(8) == 0)) {
                line = '"' + line.replace(",", "\",\"") + '"';
            }
            return bytes(line);
        }

        private byte[] row(List<String> columns, String[] types, boolean quoteAll, boolean multiLine) {
            rows++;
            String type = types[random.nextInt(types.length)];
            List<String> values = new ArrayList<>();
            for (String column : columns) {
                String value = cells.value(column, type, rows);
                values.add(multiLine && random.nextInt(60) == 0 && !column.startsWith("t") ? value + "\nmore" : value);
            }
            return bytes(
                    quoteAll
                            ? values.stream()
                                    .map(v -> '"' + v.replace("\"", "\"\"") + '"')
                                    .reduce((a, b) -> a + "," + b)
                                    .orElse("")
                            : Logs.record(values));
        }

        /** What is rare, but right. */
        private void odd(List<byte[]> lines, List<String> columns) {
            if (trait("blank lines", random.nextInt(4) == 0)) {
                lines.add(place(lines), bytes(random.nextBoolean() ? "" : " \t"));
            }
            if (trait("repeated header", random.nextInt(5) == 0)) {
                lines.add(place(lines), bytes(String.join(",", columns)));
            }
            if (trait("other header", random.nextInt(6) == 0)) {
                lines.add(bytes("type,timeLogged,rcpt,shoeSize"));
                lines.add(bytes("b,2026-11-19 01:02:03+0000,z" + seed + "@example.com,44"));
            }
            if (trait("quoted empty cells", random.nextInt(5) == 0)) {
                int at = place(lines);
                String line = new String(lines.get(Math.min(at, lines.size() - 1)), StandardCharsets.UTF_8);
                lines.set(Math.min(at, lines.size() - 1), bytes(line.replaceFirst(",,", ",\"\",")));
            }
        }

        private int place(List<byte[]> lines) {
            return 1 + random.nextInt(lines.size());
        }

        private void damage(List<byte[]> lines) {
            int at = lines.size() == 1 ? 0 : 1 + random.nextInt(lines.size() - 1);
            byte[] line = lines.get(at);
            int cut = line.length == 0 ? 0 : random.nextInt(line.length);
            String damage = List.of(
                            "quote", "NUL", "bytes", "short", "long", "CR", "type", "time", "tail", "comma", "open",
                            "huge")
                    .get(random.nextInt(12));
            traits.add("damage: " + damage);
            lines.set(
                    at,
                    switch (damage) {
                        case "quote" -> inserted(line, cut, "\"");
                        case "NUL" -> inserted(line, cut, "\0");
                        case "bytes" ->
                            Logs.joined(
                                    Arrays.copyOf(line, cut),
                                    new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF},
                                    Arrays.copyOfRange(line, cut, line.length));
                        case "short" -> Arrays.copyOf(line, cut);
                        case "long" -> inserted(line, line.length, ",one,too,many");
                        case "CR" -> inserted(line, cut, "\r");
                        case "type" -> inserted(line, 0, "x");
                        case "time" -> bytes(new String(line, StandardCharsets.UTF_8).replaceAll("2026-11", "2026-13"));
                        case "tail" -> Arrays.copyOfRange(line, cut, line.length);
                        case "comma" -> inserted(line, line.length, ",");
                        case "open" -> inserted(line, 0, "\"");
                        default -> inserted(line, cut, "y".repeat(70_000));
                    });
        }

        private static byte[] inserted(byte[] line, int at, String text) {
            return Logs.joined(Arrays.copyOf(line, at), bytes(text), Arrays.copyOfRange(line, at, line.length));
        }

        private byte[] joined(List<byte[]> lines) {
            byte[] end = bytes(trait("CRLF", random.nextInt(6) == 0) ? "\r\n" : "\n");
            boolean mixed = trait("LF and CRLF", kind != Kind.PLAIN && random.nextInt(8) == 0);
            boolean open = trait("no last line end", kind != Kind.PLAIN && random.nextInt(5) == 0);
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            if (trait("byte order mark", kind != Kind.PLAIN && random.nextInt(6) == 0)) {
                out.writeBytes(bytes("\uFEFF"));
            }
            for (int i = 0; i < lines.size(); i++) {
                out.writeBytes(lines.get(i));
                if (i + 1 < lines.size() || !open) {
                    out.writeBytes(mixed && random.nextInt(3) == 0 ? bytes("\r\n") : end);
                }
            }
            return out.toByteArray();
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
