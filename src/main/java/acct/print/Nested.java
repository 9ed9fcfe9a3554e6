package acct.print;

import org.jspecify.annotations.Nullable;

/**
 * A cell that JSON has as lists and objects.
 *
 * @param shown what stands in one cell of a table
 * @param tree lists, maps with names as keys, and what else a cell may be
 */
public record Nested(@Nullable Object shown, Object tree) {
    static @Nullable Object flat(@Nullable Object value) {
        return value instanceof Nested nested ? nested.shown : value;
    }
}
