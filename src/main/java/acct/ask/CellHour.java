package acct.ask;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a day's mail had within one hour.
 *
 * @param hour the local hour; null where rows have no time
 * @param counts how many
 */
public record CellHour(@Nullable OffsetDateTime hour, MailCounts counts) {}
