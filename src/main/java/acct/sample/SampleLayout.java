package acct.sample;

import java.util.Arrays;
import java.util.List;

/** The columns of a file, their order, and how its times are written. */
enum SampleLayout {
    /** The 23 columns that PowerMTA 5.0 writes unless told otherwise. */
    STANDARD(
            Times.ISO,
            Arrays.stream(SampleColumn.values())
                    .filter(column -> column != SampleColumn.HEADER_SUBJECT)
                    .toList()),
    /** A site's own {@code record-fields}, with a message header. */
    CUSTOM(
            Times.EPOCH,
            List.of(
                    SampleColumn.TYPE,
                    SampleColumn.TIME_LOGGED,
                    SampleColumn.VMTA,
                    SampleColumn.VMTA_POOL,
                    SampleColumn.QUEUE,
                    SampleColumn.JOB_ID,
                    SampleColumn.HEADER_SUBJECT,
                    SampleColumn.RCPT,
                    SampleColumn.ORIG,
                    SampleColumn.DSN_ACTION,
                    SampleColumn.DSN_STATUS,
                    SampleColumn.BOUNCE_CAT,
                    SampleColumn.DSN_DIAG,
                    SampleColumn.DSN_MTA,
                    SampleColumn.DLV_TYPE,
                    SampleColumn.DLV_SOURCE_IP,
                    SampleColumn.DLV_DESTINATION_IP,
                    SampleColumn.DLV_ESMTP_AVAILABLE,
                    SampleColumn.DLV_SIZE,
                    SampleColumn.TIME_QUEUED,
                    SampleColumn.SRC_TYPE,
                    SampleColumn.SRC_MTA,
                    SampleColumn.ENV_ID));

    /** How times are written. */
    enum Times {
        ISO,
        EPOCH
    }

    private final Times times;
    private final List<SampleColumn> columns;

    SampleLayout(Times times, List<SampleColumn> columns) {
        this.times = times;
        this.columns = List.copyOf(columns);
    }

    Times times() {
        return times;
    }

    List<SampleColumn> columns() {
        return columns;
    }
}
