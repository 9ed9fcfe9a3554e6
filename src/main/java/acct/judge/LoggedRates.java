package acct.judge;

/** Which rates the files of which day can tell: without deliveries every bounce looks like 100 %. */
@FunctionalInterface
interface LoggedRates {
    /** Whether a rate of a day can be told. */
    boolean has(int place, CountedRate rate);
}
