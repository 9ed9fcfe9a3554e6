package acct.trace;

import acct.ask.TracedRow;
import org.jspecify.annotations.Nullable;

/**
 * A row in the story of a recipient.
 *
 * @param row the row
 * @param afterHardBounce whether it was an attempt to an address that had bounced for good, and had taken nothing since;
 *     null where the story is not of single recipients
 */
public record StoryRow(TracedRow row, @Nullable Boolean afterHardBounce) {}
