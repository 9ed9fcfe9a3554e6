package acct.doctor;

import acct.model.FindingKind;
import acct.model.Severity;
import java.util.List;

/**
 * A column that numbers are made of, and what is lost without it.
 *
 * @param finding the finding's stable name
 * @param severity how much is lost
 * @param column the vendor's name of the column
 * @param headers names of columns any of which supplies it
 * @param types the record types whose cells are looked at
 * @param lost the numbers that cannot be given
 * @param fixAbsent what to do if the column is not in the header
 * @param fixEmpty what to do if it is there and always empty
 */
record FieldInput(
        String finding,
        Severity severity,
        String column,
        List<String> headers,
        List<String> types,
        String lost,
        String fixAbsent,
        String fixEmpty) {

    private static final List<String> ATTEMPTS = List.of("d", "b", "t");
    private static final List<String> FAILURES = List.of("b", "t");
    private static final List<String> DELIVERIES = List.of("d");
    private static final String WHERE = "In the <acct-file> of PowerMTA's configuration write ";
    private static final String THEN = ", then `pmta reload`.";

    private static final FieldInput BOUNCE_REASON = new FieldInput(
            "bounce-reason-not-logged",
            Severity.WARNING,
            "dsnStatus, dsnDiag, bounceCat",
            List.of("dsnStatus", "dsnDiag", "bounceCat"),
            FAILURES,
            "hard bounces cannot be told from blocks, so the rules hard-bounce and block-bounce cannot judge",
            fields(FAILURES, "all three"),
            fields(FAILURES, "all three"));

    /** Every column that acct makes numbers of. */
    static final List<FieldInput> ALL = List.of(
            field(
                    "source-ip-not-logged",
                    Severity.WARNING,
                    "dlvSourceIp",
                    ATTEMPTS,
                    "no number can be split by source IP, and no source IP can be judged",
                    "Connections that were never made have none; if mail was delivered, ask for the field: "
                            + fields(ATTEMPTS, "dlvSourceIp")),
            field(
                    "reply-not-logged",
                    Severity.WARNING,
                    "dsnDiag",
                    FAILURES,
                    "what ISPs answered is unknown: no replies, no answer behind an alert, and failures can be told apart by"
                            + " status and PowerMTA's category only",
                    fields(FAILURES, "dsnDiag")),
            BOUNCE_REASON,
            field(
                    "bounce-category-not-logged",
                    Severity.INFO,
                    "bounceCat",
                    FAILURES,
                    "PowerMTA's own category is unknown where reply and status say nothing",
                    fields(FAILURES, "bounceCat")
                            + " If it is there, keep the `<bounce-category-patterns>` of PowerMTA's `config-defaults`."),
            field(
                    "recipient-not-logged",
                    Severity.WARNING,
                    "rcpt",
                    ATTEMPTS,
                    "recipient domains are unknown, and an ISP can be told by queue or MX host only",
                    fields(ATTEMPTS, "rcpt")),
            field(
                    "status-not-logged",
                    Severity.INFO,
                    "dsnStatus",
                    FAILURES,
                    "the status code of a failure is unknown where the reply does not repeat it",
                    fields(FAILURES, "dsnStatus")),
            field(
                    "mx-not-logged",
                    Severity.INFO,
                    "dsnMta",
                    ATTEMPTS,
                    "no number can be split by MX host, and domains hosted at an ISP cannot be told to be its own",
                    fields(ATTEMPTS, "dsnMta")),
            field(
                    "queue-not-logged",
                    Severity.INFO,
                    "queue",
                    ATTEMPTS,
                    "no number can be split by queue, and rollups do not help to tell the ISP",
                    fields(ATTEMPTS, "queue") + " PowerMTA 4.0 does not have this field."),
            field(
                    "vmta-not-logged",
                    Severity.INFO,
                    "vmta",
                    ATTEMPTS,
                    "no number can be split by virtual MTA",
                    fields(ATTEMPTS, "vmta")),
            new FieldInput(
                    "pool-not-logged",
                    Severity.INFO,
                    "vmtaPool",
                    List.of("vmtaPool"),
                    ATTEMPTS,
                    "no number can be split by pool",
                    fields(ATTEMPTS, "vmtaPool")
                            + " Or name the pools in acct.yaml, for rows loaded from then on: `pools: {POOL: [VMTA, VMTA]}`.",
                    "PowerMTA leaves it empty where mail names a virtual MTA instead of a pool. Name the pools in acct.yaml,"
                            + " for rows loaded from then on: `pools: {POOL: [VMTA, VMTA]}`."),
            new FieldInput(
                    "job-not-logged",
                    Severity.INFO,
                    "jobId",
                    List.of("jobId"),
                    ATTEMPTS,
                    "no number can be split by job, so the job behind a finding cannot be named",
                    fields(ATTEMPTS, "jobId") + " Jobs also need `process-x-job yes` in the <source>.",
                    "No message names its job. Write `process-x-job yes` in the <source> of the feeder and send the header"
                            + " X-Job, then `pmta reload`."),
            field(
                    "dlv-type-not-logged",
                    Severity.INFO,
                    "dlvType",
                    ATTEMPTS,
                    "mail that was discarded, filed or piped cannot be told from mail that was sent",
                    fields(ATTEMPTS, "dlvType")),
            field(
                    "size-not-logged",
                    Severity.INFO,
                    "dlvSize",
                    DELIVERIES,
                    "volumes in bytes are unknown",
                    fields(DELIVERIES, "dlvSize")),
            new FieldInput(
                    "latency-not-logged",
                    Severity.INFO,
                    "timeQueued",
                    List.of("timeQueued", "totalSecondsQueued"),
                    DELIVERIES,
                    "delivery times are unknown",
                    fields(DELIVERIES, "timeQueued"),
                    fields(DELIVERIES, "timeQueued")));

    /** What tells whose complaints they are. */
    static final FieldInput OF_COMPLAINTS = field(
            "complaint-source-not-logged",
            Severity.INFO,
            "dlvSourceIp",
            List.of("f"),
            "complaints cannot be split by source IP, and the rule complaint cannot judge one",
            "A report that quotes the message's own headers tells where it was sent from; without, PowerMTA has nothing to"
                    + " write. Ask for the field: " + fields(List.of("f"), "dlvSourceIp"));

    /** What a finding about it is about. */
    FindingKind kind() {
        return equals(BOUNCE_REASON) ? FindingKind.UNJUDGED : FindingKind.DATA;
    }

    private static FieldInput field(
            String finding, Severity severity, String column, List<String> types, String lost, String fix) {
        return new FieldInput(finding, severity, column, List.of(column), types, lost, fix, fix);
    }

    /** The lines that bring a field of PowerMTA's standard block back. */
    static String fields(List<String> types, String field) {
        List<String> lines =
                types.stream().map(type -> "`record-fields " + type + " *`").toList();
        return WHERE + String.join(", ", lines) + " (`*` holds " + field + ")" + THEN;
    }

    /** The line that brings record types. */
    static String records(String list) {
        return WHERE + "`records " + list + "`" + THEN;
    }
}
