package acct.lake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a store, out of the files of a lake that count.
 *
 * @param name of the table
 * @param columns all that it has; a file may lack some, which are null then
 * @param parts its files; none if it is empty
 * @param key the columns of which only one row counts, joined by commas: the one of the first rules, then the smallest by
 *     all columns in their order; null where every row counts
 */
public record ShownTable(
        String name,
        List<Column> columns,
        List<Part> parts,
        @Nullable String key) {

    public ShownTable {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
    }

    /**
     * A column.
     *
     * @param type as DuckDB names it
     */
    public record Column(String name, String type) {}

    /**
     * Files of one kind that are read together.
     *
     * @param judgedPlace which rules judged their rows; a smaller number counts before a greater one
     * @param leftOut ids of loads whose rows do not count
     * @param files where their rows stand
     */
    public record Part(int judgedPlace, List<Long> leftOut, List<StoredFile> files) {
        public Part {
            leftOut = List.copyOf(leftOut);
            files = List.copyOf(files);
        }
    }

    /** How many files it is read from. */
    int files() {
        return parts.stream().mapToInt(part -> part.files().size()).sum();
    }

    /** How long they are together. */
    long bytes() {
        return parts.stream()
                .flatMap(part -> part.files().stream())
                .mapToLong(StoredFile::bytes)
                .sum();
    }

    /** The names of its columns. */
    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
