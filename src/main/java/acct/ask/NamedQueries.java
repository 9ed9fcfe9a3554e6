package acct.ask;

import acct.model.Table;
import acct.model.UserException;
import acct.sql.SqlFile;
import java.util.List;
import java.util.stream.Collectors;

/** The questions that ship in {@code sql/query}; the folder's list is in {@code sql/query/names.sql}. */
public final class NamedQueries {
    private NamedQueries() {}

    /** Their names, one each line of the list that is not a comment. */
    public static List<String> names() {
        return SqlFile.of("query/names")
                .text()
                .lines()
                .filter(line -> line.startsWith("--   "))
                .map(line -> line.substring(5).strip())
                .toList();
    }

    /** Names and what they answer. */
    public static Table table() {
        return new Table(
                List.of("name", "answers"),
                names().stream()
                        .map(name -> List.<Object>of(
                                name, SqlFile.of("query/" + name).header("label")))
                        .map(row -> row.stream().collect(Collectors.<Object>toList()))
                        .toList());
    }

    /** Where a question's statement is. */
    public static String path(String name) {
        if (!names().contains(name)) {
            throw UserException.usage("query " + name + ": no such question; there are " + String.join(", ", names())
                    + "; or count with --by");
        }
        return "query/" + name;
    }
}
