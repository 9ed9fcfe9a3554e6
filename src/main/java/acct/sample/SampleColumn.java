package acct.sample;

import acct.model.RecordType;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** A column and the record types that fill it, after the User's Guide v5.0, 11.2. */
enum SampleColumn {
    TYPE("type", "d b t tq f rb r"),
    TIME_LOGGED("timeLogged", "d b t tq f rb r"),
    TIME_QUEUED("timeQueued", "d b t"),
    ORIG("orig", "d b t f rb r"),
    RCPT("rcpt", "d b t f rb r"),
    ORCPT("orcpt", ""),
    DSN_ACTION("dsnAction", "d b t"),
    DSN_STATUS("dsnStatus", "d b t tq rb"),
    DSN_DIAG("dsnDiag", "d b t tq rb"),
    DSN_MTA("dsnMta", "d b t tq rb"),
    BOUNCE_CAT("bounceCat", "d b t rb"),
    SRC_TYPE("srcType", "d b t rb r"),
    SRC_MTA("srcMta", "d b t r"),
    DLV_TYPE("dlvType", "d b t tq"),
    DLV_SOURCE_IP("dlvSourceIp", "d b t tq f"),
    DLV_DESTINATION_IP("dlvDestinationIp", "d b t tq"),
    DLV_ESMTP_AVAILABLE("dlvEsmtpAvailable", "d b t"),
    DLV_SIZE("dlvSize", "d"),
    VMTA("vmta", "d b t tq r"),
    JOB_ID("jobId", "d b t r"),
    ENV_ID("envId", "d b t f rb r"),
    QUEUE("queue", "d b t tq"),
    VMTA_POOL("vmtaPool", "d b t r"),
    HEADER_SUBJECT("header_subject", "d b t r");

    private final SampleText header;
    private final Set<RecordType> types = EnumSet.noneOf(RecordType.class);

    SampleColumn(String header, String types) {
        this.header = SampleText.of(header);
        if (!types.isEmpty()) {
            for (String code : types.split(" ", -1)) {
                this.types.add(Objects.requireNonNull(RecordType.of(code), code));
            }
        }
    }

    SampleText header() {
        return header;
    }

    boolean isFilledIn(RecordType type) {
        return types.contains(type);
    }
}
