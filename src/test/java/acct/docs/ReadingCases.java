package acct.docs;

import static acct.docs.ReadingCase.gzip;
import static acct.docs.ReadingCase.zstd;

import acct.Logs;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rows of {@code docs/reading-accounting-files.md}, each as files and answers. */
final class ReadingCases {
    private static final String HEADER = "type,timeLogged,rcpt,dlvSourceIp\n";
    private static final String ROW = "d,2026-11-18 09:00:00+0100,a@example.com,192.0.2.1\n";
    private static final String NEXT = "b,2026-11-18 09:00:01+0100,b@example.com,192.0.2.1\n";
    private static final String RCPT = "select rcpt from attempt order by line";
    private static final String REASON = "select line, reason from rejected_line order by line";
    private static final String HOUR = "select day, hour_of(logged_at, utc_offset_seconds) from attempt order by line";
    private static final String ADDRESS = "select source_ip from attempt order by line";
    private static final String BAD = "select column_name, count, example from bad_value";

    private ReadingCases() {}

    static List<ReadingCase> all() {
        return java.util.stream.Stream.of(files(), headers(), lines(), times(), cells(), again())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ReadingCase> files() {
        String unended = ROW + NEXT.strip();
        return List.of(
                new ReadingCase("empty-file").load("", "empty 0 = 0 + 0 + 0 + 0"),
                new ReadingCase("header-only").load(HEADER, "empty 1 = 1 + 0 + 0 + 0"),
                new ReadingCase("no-header").load(ROW, "refused 0 = 0 + 0 + 0 + 0, exit 4"),
                new ReadingCase("other-file").load("\u0000\u0001\u0002\n", "refused 0 = 0 + 0 + 0 + 0, exit 4"),
                new ReadingCase("byte-order-mark")
                        .load("\uFEFF" + HEADER + ROW, "loaded 2 = 1 + 0 + 1 + 0")
                        .ask(RCPT, "a@example.com"),
                new ReadingCase("crlf")
                        .load((HEADER + ROW).replace("\n", "\r\n"), "loaded 2 = 1 + 0 + 1 + 0")
                        .ask(ADDRESS, "192.0.2.1"),
                new ReadingCase("gzip").load("in.csv.gz", gzip(HEADER + ROW), "loaded 2 = 1 + 0 + 1 + 0"),
                new ReadingCase("gzip-by-content").load("in.csv", gzip(HEADER + ROW), "loaded 2 = 1 + 0 + 1 + 0"),
                new ReadingCase("gzip-members").load("in.csv.gz", gzip(HEADER + ROW, NEXT), "loaded 3 = 1 + 0 + 2 + 0"),
                new ReadingCase("gzip-damaged")
                        .load(
                                "in.csv.gz",
                                Logs.joined(gzip(HEADER + ROW), ReadingCase.bytes(NEXT)),
                                "refused 0 = 0 + 0 + 0 + 0, exit 1"),
                new ReadingCase("zstd")
                        .load("in.csv.zst", zstd(HEADER + ROW), "loaded 2 = 1 + 0 + 1 + 0")
                        .load("in.csv.zst", zstd(HEADER + ROW, NEXT), "grown 1 = 0 + 0 + 1 + 0")
                        .load("in.csv", HEADER + ROW + NEXT, "already-loaded 0 = 0 + 0 + 0 + 0"),
                new ReadingCase("zstd-damaged")
                        .load(
                                "in.csv.zst",
                                Logs.joined(zstd(HEADER + ROW), ReadingCase.bytes(NEXT)),
                                "refused 0 = 0 + 0 + 0 + 0, exit 1"),
                new ReadingCase("stdin").load("-", HEADER + ROW, "loaded 2 = 1 + 0 + 1 + 0"),
                new ReadingCase("unended-growing")
                        .load(HEADER + unended, "loaded 2 = 1 + 0 + 1 + 0, pending 50")
                        .load(HEADER + unended + "\n", "grown 1 = 0 + 0 + 1 + 0")
                        .ask(RCPT, "a@example.com", "b@example.com"),
                new ReadingCase("unended-moved")
                        .load(HEADER + unended, "loaded 2 = 1 + 0 + 1 + 0, pending 50")
                        .move("moved.csv", HEADER + unended, "grown 1 = 0 + 0 + 1 + 0"),
                new ReadingCase("unended-complete")
                        .load("in.csv.gz", gzip(HEADER + unended), "loaded 3 = 1 + 0 + 2 + 0"));
    }

    private static List<ReadingCase> headers() {
        return List.of(
                new ReadingCase("any-order")
                        .load(
                                "TYPE,dlvsourceip,Rcpt,TimeLogged\nd,192.0.2.1,a@example.com,2026-11-18 09:00:00Z\n",
                                "loaded 2 = 1 + 0 + 1 + 0")
                        .ask("select rcpt, source_ip from attempt", "a@example.com,192.0.2.1"),
                new ReadingCase("quoted-header")
                        .load("\"type\",\"timeLogged\"\nd,2026-11-18 09:00:00Z\n", "loaded 2 = 1 + 0 + 1 + 0"),
                new ReadingCase("duplicate-column")
                        .load("""
                                type,timeLogged,jobId,jobId
                                d,2026-11-18 09:00:00Z,,second
                                d,2026-11-18 09:00:00Z,first,second
                                """, "loaded 3 = 1 + 0 + 2 + 0")
                        .ask("select job from attempt order by line", "second", "first"),
                new ReadingCase("unknown-column")
                        .load("type,timeLogged,novelty\nd,2026-11-18 09:00:00Z,x\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask("select ignored_columns from load", "novelty"),
                new ReadingCase("copied-header")
                        .load(
                                "type,timeLogged,header_X-Team\nd,2026-11-18 09:00:00Z,shop\n",
                                "loaded 2 = 1 + 0 + 1 + 0")
                        .ask("select headers['header_X-Team'] as team from attempt", "shop"),
                new ReadingCase("missing-column")
                        .load("type,timeLogged\nd,2026-11-18 09:00:00Z\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask("select coalesce(source_ip, pool, isp, 'null') as x from attempt", "null"),
                new ReadingCase("repeated-header")
                        .load(
                                HEADER + ROW + "type,rcpt,timeLogged\nd,c@example.com,2026-11-18 10:00:00Z\n",
                                "loaded 4 = 2 + 0 + 2 + 0")
                        .ask(RCPT, "a@example.com", "c@example.com"));
    }

    private static List<ReadingCase> lines() {
        String note = "type,timeLogged,dsnDiag,jobId\n";
        String at = "d,2026-11-18 09:00:00Z,";
        String sound = at + "fine,j\n";
        String diag = "select dsn_diag from attempt order by line";
        return List.of(
                new ReadingCase("blank-line").load(HEADER + "\n \t\n" + ROW, "loaded 4 = 1 + 2 + 1 + 0"),
                new ReadingCase("one-cell-short")
                        .load(note + at + "fine\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask("select coalesce(job, 'null') as job from attempt", "null"),
                new ReadingCase("too-short")
                        .load(note + "d,2026-11-18 09:00:00Z\n" + sound, "loaded 3 = 1 + 0 + 1 + 1")
                        .ask(REASON, "2,too-few-cells"),
                new ReadingCase("too-long")
                        .load(note + at + "fine,j,x\n" + sound, "loaded 3 = 1 + 0 + 1 + 1")
                        .ask(REASON, "2,too-many-cells"),
                new ReadingCase("comma-in-quotes")
                        .load(note + at + "\"a,b\",j\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask(diag, "\"a,b\""),
                new ReadingCase("doubled-quote")
                        .load(note + at + "\"a\"\"b\",j\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask(diag, "\"a\"\"b\""),
                new ReadingCase("quote-inside-plain")
                        .load(note + at + "a\"b,j\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask(diag, "\"a\"\"b\""),
                new ReadingCase("line-break-in-quotes")
                        .load(note + at + "\"one\ntwo\",j\n" + sound, "loaded 3 = 1 + 0 + 2 + 0")
                        .ask("select line from attempt order by line", "2", "4"),
                new ReadingCase("open-quote")
                        .load(note + at + "\"cut off\n" + sound + sound, "loaded 4 = 1 + 0 + 2 + 1")
                        .ask(REASON, "2,open-quote")
                        .ask(diag, "fine", "fine"),
                new ReadingCase("open-quote-growing")
                        .load(note + sound + at + "\"one\n", "loaded 2 = 1 + 0 + 1 + 0, pending 28")
                        .load(note + sound + at + "\"one\ntwo\",j\n", "grown 1 = 0 + 0 + 1 + 0")
                        .ask("select length(dsn_diag) as n from attempt order by line", "4", "7"),
                new ReadingCase("text-after-quote")
                        .load(note + at + "\"a\"b,j\n" + sound, "loaded 3 = 1 + 0 + 1 + 1")
                        .ask(REASON, "2,text-after-quote"),
                new ReadingCase("nul-byte")
                        .load(note + at + "a\u0000b,j\n" + sound, "loaded 3 = 1 + 0 + 1 + 1")
                        .ask(REASON, "2,nul-byte"),
                new ReadingCase("bare-return")
                        .load(note + at + "a\rb,j\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask("select length(dsn_diag) as n, job from attempt", "3,j"),
                new ReadingCase("invalid-utf8")
                        .load(
                                "in.csv",
                                (note + at + "caf\u00e9,j\n").getBytes(StandardCharsets.ISO_8859_1),
                                "loaded 2 = 1 + 0 + 1 + 0")
                        .ask(diag, "caf\uFFFD")
                        .ask("select invalid_utf8 from load", "1"),
                new ReadingCase("unknown-type")
                        .load(note + sound.replace("d,", "x,") + sound, "loaded 3 = 1 + 0 + 1 + 1")
                        .ask(REASON, "2,unknown-type"),
                new ReadingCase("capital-type")
                        .load(note + sound.replace("d,", "D,") + sound, "loaded 3 = 1 + 0 + 1 + 1")
                        .ask(REASON, "2,unknown-type"));
    }

    private static ReadingCase time(String id, String text, String... rows) {
        return new ReadingCase(id)
                .load("type,timeLogged\nd," + text + "\n", "loaded 2 = 1 + 0 + 1 + 0")
                .ask(HOUR, rows);
    }

    private static List<ReadingCase> times() {
        return List.of(
                time("time-offset", "2026-11-18 00:30:00+0100", "2026-11-18,2026-11-18T00+01:00"),
                time("time-colon", "2026-11-18T00:30:00.250-03:30", "2026-11-18,2026-11-18T00-03:30"),
                time("time-z", "2026-11-18 00:30:00Z", "2026-11-18,2026-11-18T00+00:00"),
                time("time-epoch", "1794960000", "2026-11-18,2026-11-18T00+00:00"),
                time("time-without-offset", "2026-11-18 00:30:00", "2026-11-18,2026-11-18T00+00:00"),
                time("time-us", "11/18/2026 00:30:00+0000", "2026-11-18,2026-11-18T00+00:00"),
                new ReadingCase("time-autumn")
                        .load(
                                "type,timeLogged\nd,2026-10-25 02:30:00+0200\nd,2026-10-25 02:30:00+0100\n",
                                "loaded 3 = 1 + 0 + 2 + 0")
                        .ask(HOUR, "2026-10-25,2026-10-25T02+02:00", "2026-10-25,2026-10-25T02+01:00"),
                new ReadingCase("time-unreadable")
                        .load(
                                "type,timeLogged\nd,yesterday\nd,\n" + ROW.substring(0, 26) + "\n",
                                "loaded 4 = 1 + 0 + 1 + 2")
                        .ask(REASON, "2,bad-time", "3,bad-time"),
                new ReadingCase("time-queued-instead")
                        .load("type,timeQueued\nd,2026-11-18 09:00:00+0100\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask(HOUR, "2026-11-18,2026-11-18T09+01:00"),
                new ReadingCase("no-time-column")
                        .load("type,rcpt\nd,a@example.com\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask("select coalesce(cast(day as varchar), 'null') as day from attempt", "null"),
                new ReadingCase("other-time-unreadable")
                        .load("type,timeLogged,timeQueued\nd,2026-11-18 09:00:00Z,never\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask(BAD, "time_queued,1,never"));
    }

    private static List<ReadingCase> cells() {
        String from = "type,timeLogged,dlvSourceIp,dlvSize,dlvType,rcpt,userString,queue\n";
        String at = "d,2026-11-18 09:00:00Z,";
        return List.of(
                new ReadingCase("no-source-ip")
                        .load(
                                from + at + "0.0.0.0,,,,,\n" + at + "::,,,,,\n" + at + ",,,,,\n",
                                "loaded 4 = 1 + 0 + 3 + 0")
                        .ask("select count(*) as n, count(source_ip) as known from attempt", "3,0"),
                new ReadingCase("ipv6")
                        .load(
                                from + at + "2001:DB8:0:0::1,,,,,\n" + at + "::ffff:192.0.2.1,,,,,\n",
                                "loaded 3 = 1 + 0 + 2 + 0")
                        .ask(ADDRESS, "2001:db8::1", "192.0.2.1"),
                new ReadingCase("bad-address")
                        .load(from + at + "192.0.2,,,,,\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask(BAD, "dlv_source_ip,1,192.0.2"),
                new ReadingCase("bad-number")
                        .load(from + at + ",12k,,,,\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask(BAD, "dlv_size,1,12k"),
                new ReadingCase("not-sent")
                        .load(from + at + ",,discard,,,\n" + at + ",,,,,\n", "loaded 3 = 1 + 0 + 2 + 0")
                        .ask("select outcome from attempt order by line", "not_sent", "delivered"),
                new ReadingCase("recipient-domain")
                        .load(from + at + ",,,\"\"\"a@b\"\"@Example.COM\",,\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask("select rcpt_domain from attempt", "example.com"),
                new ReadingCase("user-string")
                        .load(from + at + ",,,,mta2,\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask("select server from attempt", "mta2"),
                new ReadingCase("rollup-queue")
                        .load(from + at + ",,,a@gmail.com,,yahoo.rollup/v1\n", "loaded 2 = 1 + 0 + 1 + 0")
                        .ask("select isp, isp_source from attempt", "yahoo,queue"));
    }

    private static List<ReadingCase> again() {
        String known = "already-loaded 0 = 0 + 0 + 0 + 0";
        return List.of(
                new ReadingCase("same-file")
                        .load(HEADER + ROW, "loaded 2 = 1 + 0 + 1 + 0")
                        .load(HEADER + ROW, known),
                new ReadingCase("renamed")
                        .load(HEADER + ROW, "loaded 2 = 1 + 0 + 1 + 0")
                        .move("moved.csv", HEADER + ROW, known),
                new ReadingCase("compressed-later")
                        .load(HEADER + ROW, "loaded 2 = 1 + 0 + 1 + 0")
                        .load("in.csv.gz", gzip(HEADER + ROW), known),
                new ReadingCase("grown")
                        .load(HEADER + ROW, "loaded 2 = 1 + 0 + 1 + 0")
                        .load(HEADER + ROW + NEXT, "grown 1 = 0 + 0 + 1 + 0")
                        .ask(RCPT, "a@example.com", "b@example.com"),
                new ReadingCase("beginning")
                        .load(HEADER + ROW + NEXT, "loaded 3 = 1 + 0 + 2 + 0")
                        .load("begun.csv", HEADER + ROW, known),
                new ReadingCase("overlap")
                        .load(HEADER + ROW, "loaded 2 = 1 + 0 + 1 + 0")
                        .load("all.csv", HEADER + NEXT + ROW, "refused 0 = 0 + 0 + 0 + 0, exit 4")
                        .ask("select count(*) as n from attempt", "1"),
                new ReadingCase("equal-rows")
                        .load(HEADER + ROW + ROW, "loaded 3 = 1 + 0 + 2 + 0")
                        .ask("select count(*) as n from attempt", "2"));
    }
}
