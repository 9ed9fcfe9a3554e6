package acct.sample;

import java.util.Arrays;
import java.util.List;

/** The columns of a file, their order, and how its times are written. */
enum Layout {
    /** The 23 columns that PowerMTA 5.0 writes unless told otherwise. */
    STANDARD(
            Times.ISO,
            Arrays.stream(Column.values())
                    .filter(column -> column != Column.HEADER_SUBJECT)
                    .toList()),
    /** A site's own {@code record-fields}, with a message header. */
    CUSTOM(
            Times.EPOCH,
            List.of(
                    Column.TYPE,
                    Column.TIME_LOGGED,
                    Column.VMTA,
                    Column.VMTA_POOL,
                    Column.QUEUE,
                    Column.JOB_ID,
                    Column.HEADER_SUBJECT,
                    Column.RCPT,
                    Column.ORIG,
                    Column.DSN_ACTION,
                    Column.DSN_STATUS,
                    Column.BOUNCE_CAT,
                    Column.DSN_DIAG,
                    Column.DSN_MTA,
                    Column.DLV_TYPE,
                    Column.DLV_SOURCE_IP,
                    Column.DLV_DESTINATION_IP,
                    Column.DLV_ESMTP_AVAILABLE,
                    Column.DLV_SIZE,
                    Column.TIME_QUEUED,
                    Column.SRC_TYPE,
                    Column.SRC_MTA,
                    Column.ENV_ID));

    /** How times are written. */
    enum Times {
        ISO,
        EPOCH
    }

    private final Times times;
    private final List<Column> columns;

    Layout(Times times, List<Column> columns) {
        this.times = times;
        this.columns = List.copyOf(columns);
    }

    Times times() {
        return times;
    }

    List<Column> columns() {
        return columns;
    }
}
