package acct.lake;

import java.util.List;

/**
 * What is published.
 *
 * @param server the name of this host
 * @param level how much
 * @param without columns of single rows that are left out
 * @param effect whether anything is written
 */
public record PublishTerms(String server, String level, List<String> without, Effect effect) {
    public PublishTerms {
        without = List.copyOf(without);
    }

    /** Whether anything is written. */
    public enum Effect {
        WRITTEN,
        TOLD_ONLY
    }

    LakeTable.Level wantedLevel() {
        return level.equals("rows") ? LakeTable.Level.ROWS : LakeTable.Level.COUNTS;
    }
}
