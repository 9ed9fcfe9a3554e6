package acct.model;

import java.util.Locale;

/** Whether a mail is still to be sent of a day that was reported. */
public enum OwedMail {
    /** No mail was asked for. */
    NONE,
    /** It is sent next; if that fails, the next night does it. */
    OWED;

    /** The name in the store. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
