package acct.load;

import acct.Logs;

/** Deliveries of one day, one a second, each to a recipient of its own. */
final class DayRows {
    /** As few columns as tell one row from another. */
    static final String SMALL = "type,timeLogged,rcpt,dlvSourceIp";

    private DayRows() {}

    /** Rows {@code first} to {@code last - 1} of a day with one row a second. */
    static Logs part(int first, int last) {
        return rows(Logs.standard(), first, last);
    }

    /** The same behind what is there. */
    static Logs rows(Logs logs, int first, int last) {
        for (int i = first; i < last; i++) {
            logs.row("d", "timeLogged", time(i), "rcpt", rcpt(i), "envId", "e" + i, "dlvSourceIp", "192.0.2.1");
        }
        return logs;
    }

    /** The same rows in fewer columns. */
    static Logs small(int first, int last) {
        Logs logs = Logs.of(SMALL);
        for (int i = first; i < last; i++) {
            logs.row("d", "timeLogged", time(i), "rcpt", rcpt(i), "dlvSourceIp", "192.0.2.1");
        }
        return logs;
    }

    static String rcpt(int i) {
        return "a" + i + "@example.com";
    }

    static String time(int i) {
        return "2026-11-19 %02d:%02d:%02d+0100".formatted(i / 3600, i / 60 % 60, i % 60);
    }
}
