package acct.model;

import java.util.Locale;

/** How sure a finding is. */
public enum FindingCertainty {
    /** The guide says so, or it was seen in the rows. */
    SURE,
    /** A well-founded guess. */
    LIKELY,
    /** It rests on a rule that PowerMTA's guide does not state. */
    MAY;

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
