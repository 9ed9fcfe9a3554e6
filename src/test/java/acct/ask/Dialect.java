package acct.ask;

import acct.sql.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement may say that more than one engine is to run. */
final class Dialect {
    /** The folders whose statements every engine runs as they are. */
    static final List<String> FOLDERS = List.of(
            "aggregate", "alert", "audit", "doctor", "incident", "model", "night", "query", "report", "show", "trace");

    /** Functions that DuckDB and Spark know by one name and answer alike. */
    private static final Set<String> SHARED = Set.of(
            "bool_and",
            "bool_or",
            "cast",
            "coalesce",
            "count",
            "left",
            "lower",
            "max",
            "max_by",
            "min",
            "min_by",
            "nullif",
            "position",
            "row_number",
            "split_part",
            "substr",
            "sum");

    /** Words that stand before a bracket and call nothing. */
    private static final Set<String> WORDS = Set.of(
            "and", "as", "exists", "filter", "from", "in", "join", "not", "on", "or", "over", "select", "then",
            "where");

    private static final Pattern CALL = Pattern.compile("\\b([a-z_][a-z_0-9]*)\\s*\\(");
    private static final Pattern MACRO = Pattern.compile("create or replace macro ([a-z_]+)\\(");

    /** What is written in no function's name. */
    private static final List<Rule> RULES = List.of(
            new Rule("\\bunion (?:all )?by name\\b", "`by name`: name the columns in the same order"),
            new Rule("\\basof\\b", "`asof`: join and keep the newest by row_number()"),
            new Rule("/", "a division: shares are made in Java, whole hours by a macro"),
            new Rule("::", "`::`: write cast()"),
            new Rule("->|\\blambda\\b", "a lambda"),
            new Rule("[\\[\\]{}]|\\b(?:map|struct|array|row) *[\\[{(]", "a list, struct or map"),
            new Rule("\\bqualify\\b", "`qualify`: filter in a step of its own"),
            new Rule("\\bexclude\\b|\\breplace *\\(", "`exclude` or `replace`: name the columns"),
            new Rule("\\bgroup by all\\b|\\border by all\\b", "`all`: name the columns"),
            new Rule("(?:^|\\()\\s*from\\b", "`from` first: begin with select"),
            new Rule("\"", "a double quote: a name in DuckDB, a text in Spark"),
            new Rule("\\bpivot\\b|\\bunpivot\\b|\\busing sample\\b|\\bpositional join\\b", "syntax of DuckDB's own"),
            new Rule(
                    "\\bhugeint\\b|\\bu(?:tiny|small|big|huge)?int(?:eger)?\\b|\\benum\\b|\\bjson\\b",
                    "a type of DuckDB's own"));

    private static final Pattern ONE_ROW = Pattern.compile("one row(?:[,;] .*)?");
    private static final Pattern NULLS = Pattern.compile("nulls (?:first|last)$");

    /** Something that only DuckDB understands, and what to write instead. */
    private record Rule(Pattern pattern, String told) {
        Rule(String pattern, String told) {
            this(Pattern.compile(pattern), told);
        }
    }

    private Dialect() {}

    /** The functions that a dialect gives every engine. */
    static Set<String> macros() {
        Set<String> macros = new TreeSet<>();
        Matcher macro = MACRO.matcher(SqlFile.of("dialect/duckdb").text());
        while (macro.find()) {
            macros.add(macro.group(1));
        }
        return macros;
    }

    /** What another engine would not understand, or would answer otherwise; empty if there is nothing. */
    static List<String> faults(SqlText text) {
        List<String> faults = new ArrayList<>();
        for (Rule rule : RULES) {
            if (rule.pattern().matcher(text.code()).find()) {
                faults.add(rule.told());
            }
        }
        calls(text).stream()
                .filter(name -> !SHARED.contains(name) && !macros().contains(name))
                .forEach(name -> faults.add(name + "(): not of every engine; give it a neutral name in sql/dialect"));
        if (text.literals().stream().anyMatch(literal -> literal.indexOf('\\') >= 0)) {
            faults.add("a backslash in a text: an escape in Spark; write [.]");
        }
        text.orders().stream()
                .flatMap(List::stream)
                .filter(key -> !NULLS.matcher(key).find())
                .forEach(key -> faults.add("order by " + key + ": say nulls first or nulls last"));
        if (mustSort(text) && !text.sortsItsAnswer()) {
            faults.add("no order: end with an order by that leaves no two rows alike");
        }
        return faults;
    }

    static Set<String> calls(SqlText text) {
        Set<String> calls = new TreeSet<>();
        Matcher call = CALL.matcher(text.code());
        while (call.find()) {
            if (!WORDS.contains(call.group(1))) {
                calls.add(call.group(1));
            }
        }
        return calls;
    }

    /** A view has no order, an answer of one row needs none, and what the program sorts itself says so. */
    private static boolean mustSort(SqlText text) {
        return !text.file().name().startsWith("model/")
                && !ONE_ROW.matcher(text.file().header("grain")).matches()
                && text.file().header("order").isEmpty();
    }
}
