package acct.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From which day on what is kept.
 *
 * @param attemptsBefore rows of days before this one go
 * @param hourlyBefore counts by hour and by job of days before this one go too; null keeps them for ever
 */
public record Cutoffs(LocalDate attemptsBefore, @Nullable LocalDate hourlyBefore) {
    public Cutoffs {
        if (hourlyBefore != null && hourlyBefore.isAfter(attemptsBefore)) {
            throw new IllegalArgumentException("hours cannot go before the rows they are made of");
        }
    }
}
