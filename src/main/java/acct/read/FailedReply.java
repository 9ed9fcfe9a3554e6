package acct.read;

import org.jspecify.annotations.Nullable;

/**
 * What PowerMTA wrote about one failure; null where the file has no such column.
 *
 * @param dsnStatus enhanced status code, often with a text in brackets
 * @param dsnDiag the reply
 * @param bounceCat PowerMTA's own category
 */
public record FailedReply(
        @Nullable String dsnStatus,
        @Nullable String dsnDiag,
        @Nullable String bounceCat) {}
