package acct.model;

import java.util.Locale;

/** How bad a finding is, in rising order. */
public enum Severity {
    /** Good to know; never a reason to fail a run. */
    INFO,
    WARNING,
    CRITICAL;

    /** The name in JSON and in the configuration. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
