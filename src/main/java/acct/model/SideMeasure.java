package acct.model;

import java.util.Locale;

/** Numbers of an answer in counts that are made only if they are asked for. */
public enum SideMeasure {
    /** Sizes of the mail delivered, as logged. */
    BYTES,
    /** Half of the deliveries took at most so many seconds from the queue to the answer. */
    ACCEPT_P50,
    /** 95 of a hundred. */
    ACCEPT_P95,
    /** 99 of a hundred. */
    ACCEPT_P99,
    /** The most attempts within one minute of the clock. */
    RATE_MAX_1M,
    /** Within five minutes, counted from the full hour. */
    RATE_MAX_5M,
    /** Within one hour of the clock. */
    RATE_MAX_1H;

    /** The name on the command line and in JSON, such as {@code accept_p95}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
