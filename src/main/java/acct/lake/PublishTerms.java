package acct.lake;

import java.util.List;

/**
 * What is published.
 *
 * @param server the name of this host
 * @param level how much
 * @param without columns of single rows that are left out
 * @param recipients whether rows may hold them in clear
 * @param effect whether anything is written
 */
public record PublishTerms(String server, String level, List<String> without, Recipients recipients, Effect effect) {
    public PublishTerms {
        without = List.copyOf(without);
    }

    /** Which rows may be published. */
    public enum Recipients {
        /** All, whatever their recipients look like. */
        AS_STORED,
        /** Only those whose recipients were hidden when they were stored. */
        HIDDEN
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
