package acct.privacy;

import acct.Logs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** People whose addresses stand at every odd place of an accounting file, among the rows of many others. */
final class SeededPeople {
    /** What a row may have beside the columns of PowerMTA 5.0. */
    private static final String MORE =
            ",userString,rcvSmtpUser,userAgent,reportingMta,reportedDomain,header_To,header_From,header_X-Original-To,"
                    + "header_List-Unsubscribe,header_Subject,arf_Original-Rcpt-To";

    private static final String[] SYLLABLES = {"qua", "zor", "vex", "jiv", "wub", "kyx", "phi", "gno", "tzu", "yol"};
    private static final String[] DOMAINS = {"gmail.com", "x.example", "mail.y.example", "outlook.com"};
    private static final String[] SHAPES = {
        "%s.%s", "%s%s", "%s_%s7", "%s-%s", "o'%s%s", "%s.%s+news", "%S%s", "%s%s.99"
    };

    private final Random random;
    private final List<String> addresses = new ArrayList<>();
    private final Logs logs = Logs.of(String.join(",", Logs.COLUMNS_23) + MORE);
    private int rows;

    /** So many people, by a seed. */
    SeededPeople(long seed, int people) {
        random = new Random(seed);
        for (int i = 0; i < people; i++) {
            String local = String.format(Locale.ROOT, SHAPES[i % SHAPES.length], word(), word() + i);
            addresses.add(local + "@" + DOMAINS[random.nextInt(DOMAINS.length)]);
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** What must be nowhere: what stands before the {@code @}, without what follows a plus. */
    List<String> names() {
        return addresses.stream()
                .map(address -> address.substring(0, address.indexOf('@')).split("\\+", -1)[0])
                .toList();
    }

    /** A file of so many rows; each person is in a row of every kind. */
    Logs file(int count) {
        for (String address : addresses) {
            String local = address.substring(0, address.indexOf('@'));
            String domain = address.substring(address.indexOf('@') + 1);
            others(count / addresses.size() - 22);
            row("d", address, "dsnDiag", "smtp;250 2.1.5 <" + address + "> queued as 1A2B");
            row("b", address, "orcpt", "rfc822;" + address, "dsnDiag", "smtp;550 5.1.1 <" + address + ">: unknown");
            row("b", address, "dsnDiag", "smtp;550 5.1.1 user " + local + " unknown", "bounceCat", "bad-mailbox");
            row("b", address.toUpperCase(Locale.ROOT), "dsnDiag", "smtp;550 mailbox '" + local + "' is full");
            row("t", address, "dsnDiag", "smtp;451 4.7.1 see http://x.example/?to=" + local + "%40" + domain);
            row("t", address, "dsnStatus", "4.2.1 (mailbox " + address + " disabled)");
            row("d", address, "orig", "bounce-" + local + "=" + domain + "@s.example");
            row("d", address, "orig", "b.1." + local + ".9@s.example", "envId", "m-" + local + "-" + rows);
            row("d", address, "orig", "SRS0=ab=cd=" + domain + "=" + local + "@s.example");
            row("d", address, "jobId", "to-" + address, "header_To", "A Person <" + address + ">");
            row("d", address, "jobId", "to=" + address, "header_To", address);
            row("d", address, "header_List-Unsubscribe", "<mailto:u+" + local + "=" + domain + "@s.example>");
            row("d", address, "rcvSmtpUser", address, "userString", address, "header_From", address);
            row("d", address, "header_Subject", "Hello " + local, "header_X-Original-To", address);
            row("b", "someone@z.example", "dsnDiag", "smtp;550 forwarded to " + address + " who is gone");
            row("f", "", "orcpt", "rfc822;" + address, "arf_Original-Rcpt-To", "<" + address + ">");
            row("f", address, "orig", "bounce-" + local + "=" + domain + "@s.example", "userAgent", address);
            row("rb", address, "dsnDiag", "smtp;550 " + local + ": no such user", "reportingMta", address);
            row("rs", address, "dsnMta", address);
            row("r", address, "orig", address);
            row("tq", "", "dsnDiag", "smtp;421 last was " + address, "queue", "x.example/v1");
            logs.line("b,2026-11-18 10:00:00+0000,,a@s.example," + address + "," + local);
            logs.line("b,never,," + address + ",\"550 " + local + "\"" + ",".repeat(40));
            logs.line("what is this " + address);
            row("d", address, "dlvSize", address, "timeQueued", address, "dlvDestinationIp", address);
            logs.row("x", "rcpt", address, "dsnDiag", local);
            logs.row("d", "rcpt", address, "timeLogged", address);
        }
        return logs;
    }

    private void others(int count) {
        for (int i = 0; i < count; i++) {
            boolean isBad = random.nextInt(20) == 0;
            String address = "other" + random.nextInt(5_000) + "@" + DOMAINS[random.nextInt(DOMAINS.length)];
            row(
                    isBad ? "b" : "d",
                    address,
                    "dsnDiag",
                    isBad ? "smtp;550 5.1.1 <" + address + ">: unknown" : "smtp;250 2.0.0 ok",
                    "bounceCat",
                    isBad ? "bad-mailbox" : "");
        }
    }

    private void row(String type, String address, String... more) {
        List<String> cells = new ArrayList<>(List.of(
                "rcpt",
                address,
                "timeLogged",
                String.format(Locale.ROOT, "2026-11-%02d %02d:%02d:00+0000", 17 + rows % 3, rows % 24, rows % 60),
                "timeQueued",
                "2026-11-17 00:00:00+0000",
                "orig",
                "news@s.example",
                "dlvSourceIp",
                "192.0.2." + (1 + rows % 4),
                "vmta",
                "v" + rows % 4,
                "jobId",
                "job" + rows % 3,
                "envId",
                "e" + rows,
                "queue",
                (address.isEmpty() ? "x.example" : address.substring(address.indexOf('@') + 1)) + "/v1"));
        cells.addAll(List.of(more));
        rows++;
        logs.row(type, cells.toArray(new String[0]));
    }
}
