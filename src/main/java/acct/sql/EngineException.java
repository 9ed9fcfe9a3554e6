package acct.sql;

import java.io.Serial;

/** A question that an engine could not answer, with the reason in one line. */
public final class EngineException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param reason one line for people
     * @param cause what the engine's driver threw
     */
    public EngineException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
