package acct.read;

/** A header of five columns, and rows that fit under it. */
final class SmallLayout {
    static final String SMALL = "type,timeLogged,rcpt,dsnDiag,envId";
    static final String TIME = "2026-11-19 09:30:00+0100";

    private SmallLayout() {}

    /** A delivery that differs from others in its envelope ID only. */
    static String row(String envId) {
        return "d," + TIME + ",anna@example.com,smtp;250 ok," + envId;
    }
}
