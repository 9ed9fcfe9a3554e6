package acct.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is hidden of the rows of a load: first by its policy, then of the people who were forgotten.
 *
 * @param policy how local parts are hidden
 * @param forgotten of whom nothing is kept
 */
public record Covering(PrivacyPolicy policy, ForgottenAddresses forgotten) {
    /** Nothing is hidden. */
    public static final Covering NONE = new Covering(PrivacyPolicy.CLEAR, ForgottenAddresses.NOBODY);

    /** Whether anything is. */
    public boolean hides() {
        return policy.hides() || !forgotten.isEmpty();
    }

    /** What hides it; one thread's. */
    public RowCover rows() {
        List<LocalParts> stages = new ArrayList<>();
        if (policy.hides()) {
            stages.add(policy.localParts());
        }
        if (!forgotten.isEmpty()) {
            stages.add(forgotten.localParts());
        }
        return new RowCover(stages, policy.hides());
    }
}
