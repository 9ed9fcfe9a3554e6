package acct.load;

import acct.read.LogColumn;
import org.jspecify.annotations.Nullable;

/** The columns by which a row of one file is found again in another, and what they are called in the tables. */
enum Identifying {
    ORIG(LogColumn.ORIG, "orig", null, "orig", "orig", "orig"),
    RCPT(LogColumn.RCPT, "rcpt", null, "rcpt", "rcpt", "rcpt"),
    VMTA(LogColumn.VMTA, "vmta", "vmta", "vmta", null, "vmta"),
    JOB_ID(LogColumn.JOB_ID, "job", null, "job", null, "job"),
    ENV_ID(LogColumn.ENV_ID, "env_id", null, "env_id", "env_id", "env_id"),
    SOURCE_IP(LogColumn.DLV_SOURCE_IP, "source_ip", "source_ip", "source_ip", null, null),
    DESTINATION_IP(LogColumn.DLV_DESTINATION_IP, "destination_ip", "destination_ip", null, null, null),
    DSN_DIAG(LogColumn.DSN_DIAG, "dsn_diag", "dsn_diag", null, "dsn_diag", null),
    DSN_STATUS(LogColumn.DSN_STATUS, "dsn_status", "dsn_status", null, "dsn_status", null),
    BOUNCE_CAT(LogColumn.BOUNCE_CAT, "bounce_cat", "bounce_cat", null, "bounce_cat", null),
    QUEUE(LogColumn.QUEUE, "queue", "queue", null, null, null),
    USER_AGENT(LogColumn.USER_AGENT, null, null, "user_agent", null, null),
    RECEIVED_FROM_IP(LogColumn.RCV_SOURCE_IP, null, null, null, null, "received_from_ip");

    private final LogColumn column;
    private final @Nullable String inAttempt;
    private final @Nullable String inQueueEvent;
    private final @Nullable String inComplaint;
    private final @Nullable String inRemoteReport;
    private final @Nullable String inReceipt;

    Identifying(
            LogColumn column,
            @Nullable String inAttempt,
            @Nullable String inQueueEvent,
            @Nullable String inComplaint,
            @Nullable String inRemoteReport,
            @Nullable String inReceipt) {
        this.column = column;
        this.inAttempt = inAttempt;
        this.inQueueEvent = inQueueEvent;
        this.inComplaint = inComplaint;
        this.inRemoteReport = inRemoteReport;
        this.inReceipt = inReceipt;
    }

    /** The tables that hold rows of accounting files. */
    enum Rows {
        ATTEMPT,
        QUEUE_EVENT,
        COMPLAINT,
        REMOTE_REPORT,
        RECEIPT
    }

    /** The column of the file. */
    LogColumn column() {
        return column;
    }

    /** Its name in a table; null if that table does not keep it. */
    @Nullable
    String in(Rows table) {
        return switch (table) {
            case ATTEMPT -> inAttempt;
            case QUEUE_EVENT -> inQueueEvent;
            case COMPLAINT -> inComplaint;
            case REMOTE_REPORT -> inRemoteReport;
            case RECEIPT -> inReceipt;
        };
    }

    /** Whether two events of one second hardly have the same value by chance. */
    boolean isTelling() {
        return this == RCPT || this == ENV_ID || this == DSN_DIAG;
    }
}
