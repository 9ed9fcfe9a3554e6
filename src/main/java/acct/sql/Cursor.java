package acct.sql;

import java.util.Iterator;

/** An answer that is read once, row after row. It ends with the call that was given it. */
public interface Cursor extends Iterator<Row> {
    /** Its columns. */
    Heading heading();
}
