package acct.audit;

import acct.model.SeenRows;
import java.util.Set;

/**
 * The columns of some files.
 *
 * @param columns their names in small letters
 * @param files how many files have them
 * @param example one of these files
 * @param evidence their {@code d}, {@code b} and {@code t} rows
 */
public record Header(Set<String> columns, long files, String example, SeenRows evidence) {
    public Header {
        columns = Set.copyOf(columns);
    }
}
