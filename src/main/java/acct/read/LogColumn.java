package acct.read;

import acct.privacy.CellKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns that PowerMTA's accounting files are known to have. Source: PowerMTA User's Guide v5.0, 3.3.11.12, and
 * headers of published 4.x and 5.x files. Headers are matched by name, ignoring case.
 */
public enum LogColumn {
    TYPE("type"),
    TIME_LOGGED("timeLogged"),
    TIME_QUEUED("timeQueued"),
    TIME_FIRST_ATTEMPT("timeFirstAttempt"),
    TIME_IMPRINTED("timeImprinted"),
    TOTAL_SECONDS_QUEUED("totalSecondsQueued"),
    ORIG("orig"),
    RCPT("rcpt"),
    ORCPT("orcpt"),
    DSN_ACTION("dsnAction"),
    DSN_STATUS("dsnStatus"),
    DSN_DIAG("dsnDiag"),
    DSN_MTA("dsnMta"),
    DSN_REPORTING_MTA("dsnReportingMta"),
    BOUNCE_CAT("bounceCat"),
    SRC_TYPE("srcType"),
    SRC_MTA("srcMta"),
    DLV_TYPE("dlvType"),
    DLV_SOURCE_IP("dlvSourceIp"),
    DLV_DESTINATION_IP("dlvDestinationIp"),
    DLV_ESMTP_AVAILABLE("dlvEsmtpAvailable"),
    DLV_SIZE("dlvSize"),
    VMTA("vmta"),
    JOB_ID("jobId"),
    ENV_ID("envId"),
    QUEUE("queue"),
    VMTA_POOL("vmtaPool"),
    USER_STRING("userString"),
    DLV_TLS_PROTOCOL("dlvTlsProtocol"),
    DLV_TLS_CIPHER("dlvTlsCipher"),
    RCV_SMTP_USER("rcvSmtpUser"),
    RCV_SOURCE_IP("rcvSourceIp"),
    RCV_DESTINATION_IP("rcvDestinationIp"),
    FORMAT("format"),
    FEEDBACK_TYPE("feedbackType"),
    USER_AGENT("userAgent"),
    REPORTING_MTA("reportingMta"),
    REP_SOURCE_IP("repSourceIp"),
    REPORTED_DOMAIN("reportedDomain");

    private static final Map<String, LogColumn> BY_HEADER = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(c -> c.header.toLowerCase(Locale.ROOT), c -> c));

    private final String header;

    LogColumn(String header) {
        this.header = header;
    }

    /** The name in the vendor's spelling, such as {@code dlvSourceIp}. */
    public String header() {
        return header;
    }

    /** The name in SQL, such as {@code dlv_source_ip}. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its cells are points in time. */
    public boolean isTime() {
        return switch (this) {
            case TIME_LOGGED, TIME_QUEUED, TIME_FIRST_ATTEMPT, TIME_IMPRINTED -> true;
            default -> false;
        };
    }

    /** What its cells are as far as addresses in them are concerned. */
    public CellKind privacy() {
        return switch (this) {
            case RCPT, ORCPT -> CellKind.ADDRESS;
            case ORIG -> CellKind.SENDER;
            case DSN_DIAG, DSN_STATUS -> CellKind.REPLY;
            case ENV_ID -> CellKind.ID;
            case JOB_ID, QUEUE, RCV_SMTP_USER, USER_STRING, VMTA, VMTA_POOL -> CellKind.NAME;
            default -> CellKind.TEXT;
        };
    }

    /** The column with this header name, ignoring case and surrounding blanks; null if unknown. */
    static @Nullable LogColumn of(String header) {
        return BY_HEADER.get(header.strip().toLowerCase(Locale.ROOT));
    }
}
