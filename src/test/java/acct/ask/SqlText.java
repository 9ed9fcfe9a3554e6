package acct.ask;

import acct.sql.SqlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a statement, taken apart as far as a rule needs it.
 *
 * @param file the statement
 * @param code it without comments and program's places, every text in it empty
 * @param literals those texts
 */
record SqlText(SqlFile file, String code, List<String> literals) {
    private static final Path FOLDER = Path.of("sql");
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile("'(?:[^']|'')*'|--[^\n]*");
    private static final Pattern PLACE = Pattern.compile("\\{[a-z_]+\\}");
    private static final Pattern ORDER_BY = Pattern.compile("\\border by\\b");
    private static final Pattern END_OF_ORDER = Pattern.compile("\\s(?:limit|rows between)\\b");

    /** A statement by its name, such as {@code report/files}. */
    static SqlText of(String name) {
        return of(SqlFile.of(name));
    }

    static SqlText of(SqlFile file) {
        List<String> literals = new ArrayList<>();
        Matcher found = TEXT_OR_COMMENT.matcher(file.text());
        String code = found.replaceAll(match -> {
            if (match.group().startsWith("--")) {
                return "";
            }
            literals.add(match.group());
            return "''";
        });
        return new SqlText(file, PLACE.matcher(code).replaceAll("a_place").toLowerCase(Locale.ROOT), literals);
    }

    /** The names of all statements in these folders, such as {@code report/files}, in order. */
    static List<String> names(List<String> folders) {
        List<String> names = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
                files.map(file -> folder + "/"
                                + String.valueOf(file.getFileName()).replaceFirst("\\.sql$", ""))
                        .sorted()
                        .forEach(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    /** What it sorts by, each {@code order by} as its keys. */
    List<List<String>> orders() {
        List<List<String>> orders = new ArrayList<>();
        Matcher order = ORDER_BY.matcher(code);
        while (order.find()) {
            orders.add(keys(order.end()));
        }
        return orders;
    }

    /** Whether the rows of the answer itself are sorted. */
    boolean sortsItsAnswer() {
        Matcher order = ORDER_BY.matcher(code);
        boolean sorts = false;
        while (order.find()) {
            sorts |= depth(order.start()) == 0;
        }
        return sorts;
    }

    private int depth(int end) {
        int depth = 0;
        for (int i = 0; i < end; i++) {
            depth += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
        }
        return depth;
    }

    private List<String> keys(int start) {
        List<String> keys = new ArrayList<>();
        Matcher end = END_OF_ORDER.matcher(code);
        int depth = 0;
        int key = start;
        int at = start;
        for (; at < code.length() && depth >= 0; at++) {
            char c = code.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && (c == ',' || end.region(at, code.length()).lookingAt())) {
                keys.add(code.substring(key, at).strip());
                key = at + 1;
                if (c != ',') {
                    return keys;
                }
            }
        }
        keys.add(code.substring(key, depth < 0 ? at - 1 : at).strip());
        return keys;
    }
}
