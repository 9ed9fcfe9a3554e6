package acct.spark;

import acct.sql.EngineException;
import org.jspecify.annotations.Nullable;

/** What Spark throws, as a reason in one line. */
final class SparkFault {
    /** Something that only Spark does; Scala’s methods throw what they do not declare. */
    interface Work<T> {
        T done() throws Exception;
    }

    private SparkFault() {}

    /** Does it; what goes wrong is the engine’s. */
    static <T> T told(Work<T> work) {
        try {
            return work.done();
        } catch (Exception e) {
            throw new EngineException("Spark: " + reason(e), e);
        }
    }

    /** The first line of the innermost reason that has one: those around it name jobs, stages and hosts. */
    static String reason(Throwable e) {
        String reason = null;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String line = firstLine(cause);
            reason = line == null || line.isBlank() ? reason : line;
        }
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private static @Nullable String firstLine(Throwable e) {
        String message = e.getMessage();
        return message == null ? null : message.lines().findFirst().orElse(null);
    }
}
