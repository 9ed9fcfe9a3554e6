package acct.backtest;

import org.jspecify.annotations.Nullable;

/**
 * Where a warning of a rule could begin.
 *
 * @param rule about the level of a rate
 * @param limit the smallest limit tried that raised at most one false alert a week; null if none did
 * @param now the present limit
 * @param alertsAWeek false alerts a week at that limit; null if there is none
 */
public record Suggestion(
        String rule,
        @Nullable Double limit,
        double now,
        @Nullable Double alertsAWeek) {}
