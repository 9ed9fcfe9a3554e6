package acct.lake;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.sql.SqlFile;
import acct.store.Store;
import java.sql.SQLException;

/**
 * Rows and rejected lines that were stored before {@code privacy:} was set. They hold recipients as they were logged, so a host that hides
 * recipients by now publishes none of them.
 */
final class ClearRecipients {
    private ClearRecipients() {}

    /** Refuses to publish single rows in clear where recipients are to be hidden. */
    static void refuse(Store store, PublishTerms terms) throws SQLException {
        if (terms.recipients() == PublishTerms.Recipients.AS_STORED || terms.wantedLevel() == LakeTable.Level.COUNTS) {
            return;
        }
        long loads = store.number(SqlFile.of("lake/clear_loads"));
        if (loads > 0) {
            throw new UserException(
                    ExitCode.REFUSED,
                    loads + (loads == 1 ? " load" : " loads") + " of " + terms.server()
                            + " came before `privacy` hid recipients, and their rows or rejected lines have them in clear: publish"
                            + " --level counts, or ingest their files into a new store");
        }
    }
}
