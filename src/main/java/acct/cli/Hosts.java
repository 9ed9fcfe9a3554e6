package acct.cli;

import acct.ask.TracedRow;

/** Of how many hosts a row may be. */
enum Hosts {
    ONE,
    MANY;

    /** Where a row stands, for people. */
    String place(TracedRow row) {
        return (this == MANY && row.server() != null ? row.server() + ": " : "")
                + row.file()
                + (row.line() == null ? "" : ":" + row.line());
    }
}
