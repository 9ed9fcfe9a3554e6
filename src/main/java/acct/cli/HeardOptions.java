package acct.cli;

import acct.ask.Figure;
import acct.model.SideMeasure;
import acct.model.Surroundings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of a question that answers with its own statement: hears every one that is asked. */
final class HeardOptions extends AskedOptions {
    /** How the statements begin that count. */
    private static final String COUNTS = "-- label: Counts by any dimensions";

    private static final String SIZES = "-- label: Bytes delivered, by any dimensions";
    private static final String TIMES = "-- label: Seconds from the queue to the answer, by any dimensions";
    private static final String RATES = "-- label: The most attempts within one minute, five minutes or hour";

    private final Map<String, String> last = new HashMap<>();

    HeardOptions(Surroundings around) {
        super(around);
    }

    @Override
    void asked(String sql) {
        List.of(COUNTS, SIZES, TIMES, RATES).stream().filter(sql::startsWith).forEach(begin -> last.put(begin, sql));
        super.asked(sql);
    }

    /** The last statement that made a figure; empty if none did. */
    Optional<String> counted(Figure figure) {
        return Optional.ofNullable(last.get(figure instanceof Figure.Side side ? begin(side.measure()) : COUNTS));
    }

    private static String begin(SideMeasure measure) {
        return switch (measure) {
            case BYTES -> SIZES;
            case ACCEPT_P50, ACCEPT_P95, ACCEPT_P99 -> TIMES;
            case RATE_MAX_1M, RATE_MAX_5M, RATE_MAX_1H -> RATES;
        };
    }
}
