package acct.report;

import java.util.Set;

/** For whom a report is written down. */
public enum Medium {
    /** A browser. */
    PAGE,
    /** A reader of mail that shows HTML. */
    MAIL,
    /** A reader of mail that shows text only. */
    TEXT,
    /** A program. */
    JSON;

    /** Where few lines have room. */
    static final Set<Medium> LETTER = Set.of(MAIL, TEXT);
}
