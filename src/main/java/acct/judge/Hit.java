package acct.judge;

import acct.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A group whose rate is too high.
 *
 * @param compared the group beside its past, on the fewest nights that tell
 * @param severity how bad
 * @param graver over more nights, which alone make it so bad; null if these do
 */
record Hit(Compared compared, Severity severity, @Nullable Compared graver) {
    static Hit of(Compared compared, Severity severity) {
        return new Hit(compared, severity, null);
    }

    Group group() {
        return compared.group();
    }

    /**
     * The same of more nights. A thin night may be enough for a warning, and three such nights for more; what it is and
     * where it comes from is told by the fewest, as those before may have had another trouble.
     */
    Hit and(Hit more) {
        return more.severity.compareTo(severity) > 0 ? new Hit(compared, more.severity, more.compared) : this;
    }
}
