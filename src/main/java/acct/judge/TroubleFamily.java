package acct.judge;

import acct.model.Metric;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Troubles that can be one and the same, whatever is counted: one of them goes on as another of its family. */
public enum TroubleFamily {
    HARD(Metric.HARD),
    /** Who refuses mail says so, and asks for other authentication before it does. */
    BLOCK(Metric.BLOCK, Metric.REPLY, Metric.AUTHENTICATION),
    /** Who puts mail off answers late, or not at all. */
    DEFERRAL(Metric.DEFERRAL, Metric.LATENCY, Metric.CONNECTION),
    COMPLAINT(Metric.COMPLAINT),
    VOLUME(Metric.VOLUME),
    DATA(Metric.DATA),
    CONFIG(Metric.CONFIG),
    WARMING(Metric.WARMING);

    private final Set<Metric> metrics;

    TroubleFamily(Metric... metrics) {
        this.metrics = Set.of(metrics);
    }

    /** The family that counts this. */
    public static TroubleFamily of(Metric metric) {
        return Arrays.stream(values())
                .filter(family -> family.metrics.contains(metric))
                .findFirst()
                .orElseThrow();
    }

    /** That of a trouble: an answer that mostly puts mail off is about that. */
    public static TroubleFamily of(Trouble trouble) {
        return trouble.isPuttingOff() ? DEFERRAL : of(trouble.metric());
    }

    /** The name in the store. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
