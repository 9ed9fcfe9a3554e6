package acct.ask;

/**
 * How much a cell must have before a rule can speak of it; with less nobody need look at it.
 *
 * @param events the least that went wrong
 * @param cases the least there was of all
 */
public record Enough(long events, long cases) {
    public Enough {
        // Where nothing went wrong there is nothing to say, whatever the limits are.
        events = Math.max(1, events);
        cases = Math.max(1, cases);
    }
}
