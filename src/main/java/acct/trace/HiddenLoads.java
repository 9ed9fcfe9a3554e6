package acct.trace;

import acct.privacy.ConfiguredPrivacy;
import acct.privacy.RecipientPrivacy;

/** What a trace can find of recipients that were hidden when they were loaded. */
final class HiddenLoads {
    private HiddenLoads() {}

    /**
     * A sentence for people.
     *
     * @param label how they were hidden, as the ledger keeps it
     */
    static String remark(String label, long loads, ConfiguredPrivacy configured) {
        String where = loads + (loads == 1 ? " load" : " loads");
        if (label.equals(RecipientPrivacy.REDACT.label())) {
            return "recipients are taken away in " + where + ", where nobody can be found";
        }
        String way = label.replaceFirst("/.*", "");
        return configured.labelled(label).isPresent()
                ? "recipients are hidden in " + where + "; the address was looked for by its " + way + " too"
                : "recipients are hidden in " + where
                        + " by a key that is not that of `privacy.key-file`; nobody can be" + " found there";
    }
}
