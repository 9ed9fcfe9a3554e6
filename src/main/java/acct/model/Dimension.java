package acct.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a count can be split by. Each has an unknown bucket: null in data, "unknown" for people. */
public enum Dimension {
    /** The local address that mail left from (dlvSourceIp). */
    SOURCE_IP,
    /** The virtual MTA. */
    VMTA,
    /** The virtual MTA pool, as logged or from the mapping. */
    POOL,
    /** Where {@link #POOL} came from: {@code log} or {@code mapping}. */
    POOL_SOURCE,
    /** The destination ISP. */
    ISP,
    /** Which step decided the ISP: {@code queue}, {@code mapping}, {@code mx}, {@code domain} or {@code none}. */
    ISP_SOURCE,
    /** The recipient's domain, lower case. */
    RCPT_DOMAIN,
    /** The sender's domain, that of {@code orig}, lower case. */
    SENDER_DOMAIN,
    /** Who handed the mail to PowerMTA (rcvSmtpUser). */
    SMTP_USER,
    /** jobId. */
    JOB,
    /** PowerMTA's queue, {@code domain/vmta}. */
    QUEUE,
    /** The host that answered (dsnMta), lower case. */
    MX,
    /** PowerMTA's bounce category; an open set. */
    BOUNCE_CAT,
    /** What an answer means, by acct's rules; unknown where mail was delivered. See {@link Category}. */
    CATEGORY,
    /** What an answer is a sign of. See {@link Axis}. */
    AXIS,
    /** hard, soft, block or none; unknown also where no rule can say. See {@link SeverityClass}. */
    SEVERITY_CLASS,
    /** The answer with what varies masked. */
    REPLY,
    /**
     * The class of mail, such as transactional, as {@code classes:} of the configuration tells: by job, user or sender's
     * domain, else by the pool, virtual MTA or address it left from.
     */
    CLASS,
    /** The version of TLS that was spoken (dlvTlsProtocol); unknown also without TLS. */
    TLS,
    /** smtp, discard, file or pipe. */
    DLV_TYPE,
    /** The server that wrote the file. */
    SERVER,
    /** Local month of the file, {@code 2026-11}. */
    MONTH,
    /** Local week of the file as ISO 8601 has it, {@code 2026-W47}. */
    WEEK,
    /** Local day of the file, {@code 2026-11-18}. */
    DAY,
    /** Local hour of the file with its offset, {@code 2026-11-18T09+01:00}. */
    HOUR,
    /** Local minute of the file with its offset, {@code 2026-11-18T09:30+01:00}. */
    MINUTE,
    /** Local day of the week, {@code mon} to {@code sun}. */
    WEEKDAY,
    /** Local hour of the day, {@code 00} to {@code 23}. */
    HOUR_OF_DAY;

    /** Those whose values have an order of time. */
    public static final Set<Dimension> TIMES =
            Collections.unmodifiableSet(EnumSet.of(MONTH, WEEK, DAY, HOUR, MINUTE, WEEKDAY, HOUR_OF_DAY));

    /** What people read and type for the bucket of rows that have no value. */
    public static final String UNKNOWN = "unknown";

    /** The name on the command line, in JSON and in SQL, such as {@code source_ip}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dimension with this label, ignoring case. */
    public static Optional<Dimension> of(String label) {
        return Arrays.stream(values())
                .filter(d -> d.label().equals(label.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All labels, for messages and help. */
    public static String labels() {
        return Arrays.stream(values()).map(Dimension::label).collect(Collectors.joining(" "));
    }
}
