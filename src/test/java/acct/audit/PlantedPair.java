package acct.audit;

import acct.Logs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A configuration and a log that agree, until faults are planted. It keeps what an audit has to say, counted from its own
 * rows; the audit's code has no part in that.
 */
final class PlantedPair {
    static final LocalDate FIRST = LocalDate.of(2026, 11, 16);
    /** A key for virtual MTAs that are in no pool. */
    static final String KEY = "    domain-key solo,example.com,/k.pem\n";

    static final String CLASSES = """
            classes:
              transactional: {pools: [trans-pool], jobs: ['otp-*'], vmtas: ['tx-*']}
              marketing: {pools: [mkt-pool, gmail-pool], jobs: ['news-*'], vmtas: ['mk-*']}
            """;

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxx");
    private static final List<String> ELSEWHERE = List.of("yahoo.com", "example.net", "hotmail.com", "gmx.de");

    private final Random random;
    private final int days;
    private final List<ZoneOffset> offsets = new ArrayList<>();
    private final StringBuilder config = new StringBuilder();
    private final List<Row> rows = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();
    private final List<Member> roads = new ArrayList<>();
    private String records = "d,b,t,tq";
    private int address = 10;

    /** A virtual MTA of a pool. */
    record Member(String vmta, String ip) {}

    /** One row of the log. */
    record Row(
            String type,
            OffsetDateTime time,
            String vmta,
            String ip,
            String pool,
            String job,
            String orig,
            String rcpt,
            String queue,
            String dlvType,
            String file) {}

    /**
     * A finding that must be there.
     *
     * @param rows null if the configuration alone shows it
     */
    record Expected(
            String check,
            @Nullable String vmta,
            @Nullable String ip,
            @Nullable String job,
            @Nullable Long rows,
            @Nullable String since) {}

    PlantedPair(Random random) {
        this.random = random;
        this.days = 3 + random.nextInt(3);
        for (int i = 0; i < days; i++) {
            offsets.add(ZoneOffset.ofTotalSeconds(1_800 * (random.nextInt(40) - 20)));
        }
        config("<domain *>\n    max-msg-rate 100000/d\n    dkim-sign yes\n</domain>\n");
        pool("trans-pool", "trans", 1 + random.nextInt(2), "otp-", "t1", ELSEWHERE);
        pool("mkt-pool", "mkt", 2 + random.nextInt(3), "news-", "m1", ELSEWHERE);
        pool("gmail-pool", "gmail", 1 + random.nextInt(3), "news-", "g1", List.of("gmail.com"));
        config("<source trans>\n    default-virtual-mta trans-pool\n    process-x-job yes\n</source>\n");
        config("<pattern-list by-address>\n    rcpt-to /@gmail\\.com/ virtual-mta=gmail-pool\n</pattern-list>\n");
        config(
                "<source mkt>\n    default-virtual-mta mkt-pool\n    pattern-list by-address\n    process-x-job yes\n</source>\n");
    }

    private void pool(String name, String prefix, int size, String job, String selector, List<String> domains) {
        StringBuilder members = new StringBuilder();
        List<Member> vmtas = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            String vmta = prefix + "-" + i;
            vmtas.add(new Member(vmta, vmta(vmta, "")));
            members.append("    virtual-mta ").append(vmta).append('\n');
        }
        config("<virtual-mta-pool " + name + ">\n" + members + "    domain-key " + selector
                + ",example.com,/k.pem\n</virtual-mta-pool>\n");
        for (int day = 0; day < days; day++) {
            int each = 30 + random.nextInt(20);
            for (Member member : vmtas) {
                for (int i = 0; i < each; i++) {
                    send(
                            member.vmta(),
                            member.ip(),
                            name,
                            job + random.nextInt(3),
                            day,
                            domains.get(random.nextInt(domains.size())));
                }
            }
        }
        roads.addAll(vmtas);
    }

    Random random() {
        return random;
    }

    int days() {
        return days;
    }

    /** One of the virtual MTAs of a pool. */
    Member member(String prefix) {
        List<Member> fitting = roads.stream()
                .filter(member -> member.vmta().startsWith(prefix + "-"))
                .toList();
        return fitting.get(random.nextInt(fitting.size()));
    }

    void config(String text) {
        config.append(text);
    }

    /** Writes the accounting files otherwise. */
    void records(String types) {
        records = types;
    }

    String freshAddress() {
        address++;
        return "192.0.2." + address;
    }

    /** A new virtual MTA; answers its address. */
    String vmta(String name, String more) {
        String ip = freshAddress();
        at(ip, name, name, more);
        return ip;
    }

    /** A new virtual MTA with an address and the greeting that belongs to it. */
    void at(String ip, String greeting, String name, String more) {
        config("<virtual-mta " + name + ">\n    smtp-source-host " + ip + " " + greeting + ".example.com\n" + more
                + "</virtual-mta>\n");
    }

    /** A new virtual MTA with a source of its own and mail of no class on every day; answers its address. */
    String lonely(String name, String more) {
        String ip = vmta(name, more);
        config("<source for-" + name + ">\n    default-virtual-mta " + name + "\n    process-x-job yes\n</source>\n");
        for (int day = 0; day < days; day++) {
            send(name, ip, "", "", day, "example.net");
        }
        return ip;
    }

    /** A row at any time of a day. */
    Row send(String vmta, String ip, String pool, String job, int day, String domain) {
        return send(vmta, ip, pool, job, day, domain, domain, "shop@bounce.example.com", "acct");
    }

    Row send(
            String vmta,
            String ip,
            String pool,
            String job,
            int day,
            String domain,
            String queue,
            String orig,
            String file) {
        int dice = random.nextInt(10);
        OffsetDateTime time = OffsetDateTime.of(FIRST.plusDays(day).atStartOfDay(), offsets.get(day))
                .plusSeconds(random.nextInt(86_400));
        Row row = new Row(
                dice < 7 ? "d" : dice < 8 ? "b" : "t",
                time,
                vmta,
                ip,
                pool,
                job,
                orig,
                "user" + random.nextInt(1_000) + "@" + domain,
                queue + "/" + (vmta.isEmpty() ? "{default}" : vmta),
                random.nextBoolean() ? "smtp" : "",
                file);
        rows.add(row);
        if (random.nextInt(20) == 0) {
            // What was not sent is in no number, wherever it says that it went.
            rows.add(new Row(
                    "d", time, vmta, "203.0.113.77", pool, "otp-9", orig, row.rcpt(), row.queue(), "discard", file));
        }
        return row;
    }

    /** So many rows on days from one on. */
    List<Row> send(int count, String vmta, String ip, String pool, String job, int from, String domain) {
        List<Row> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(send(vmta, ip, pool, job, from + random.nextInt(days - from), domain));
        }
        return sent;
    }

    void expect(String check, @Nullable String vmta) {
        expected.add(new Expected(check, vmta, null, null, null, null));
    }

    /** A finding about these rows. */
    void expect(String check, @Nullable String vmta, @Nullable String ip, @Nullable String job, List<Row> evidence) {
        Row first = evidence.stream()
                .min(Comparator.comparing(row -> row.time().toInstant()))
                .orElse(null);
        expected.add(new Expected(
                check,
                vmta,
                ip,
                job,
                (long) evidence.size(),
                first == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(first.time())));
    }

    /** All rows of a virtual MTA that were sent. */
    List<Row> of(String vmta) {
        return rows.stream()
                .filter(row -> row.vmta().equals(vmta) && !row.dlvType().equals("discard"))
                .toList();
    }

    List<Expected> expected() {
        return expected;
    }

    String text() {
        return config + "<acct-file log/acct.csv>\n    records " + records + "\n</acct-file>\n";
    }

    /** Writes acct.yaml, the configuration and a file for each day. */
    void write(Path folder) {
        Logs.write(folder.resolve("acct.yaml"), CLASSES.getBytes(StandardCharsets.UTF_8));
        Logs.write(folder.resolve("config"), text().getBytes(StandardCharsets.UTF_8));
        rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.file() + "-" + row.time().toLocalDate()))
                .forEach((name, of) -> write(folder.resolve("log/" + name + ".csv"), of));
    }

    private void write(Path file, List<Row> of) {
        List<String> columns = of.get(0).file().equals("acct")
                ? Logs.COLUMNS_23
                : Logs.COLUMNS_23.stream().filter(c -> !c.equals("dsnMta")).toList();
        Logs log = Logs.empty().header(columns);
        for (Row row : of) {
            log.row(
                    row.type(),
                    "timeLogged",
                    WRITTEN.format(row.time()),
                    "vmta",
                    row.vmta(),
                    "dlvSourceIp",
                    row.ip(),
                    "vmtaPool",
                    row.pool(),
                    "jobId",
                    row.job(),
                    "orig",
                    row.orig(),
                    "rcpt",
                    row.rcpt(),
                    "queue",
                    row.queue(),
                    "dlvType",
                    row.dlvType());
        }
        log.write(file);
    }
}
