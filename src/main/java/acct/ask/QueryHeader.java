package acct.ask;

import acct.ask.QueryParameter.Need;
import acct.sql.SqlFile;
import acct.sql.StatementFault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a named query: {@code -- label:}, {@code -- grain:}, any number of lines {@code -- params:} and lines
 * without a key, which explain. A parameter is {@code NAME TYPE}, then {@code = VALUE} if it may be left out, then words in
 * brackets; commas stand between parameters.
 */
final class QueryHeader {
    private static final Pattern PARAMETER =
            Pattern.compile("([a-z][a-z_0-9]*) ([a-z]+)(?: = ('[^']*'|[^\\s(]+))?(?: \\(([^()]*)\\))?");
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");
    private static final Pattern KEY = Pattern.compile("-- [a-z]+:.*");

    private QueryHeader() {}

    /** Its parameters in order. */
    static List<QueryParameter> parameters(SqlFile file) {
        List<QueryParameter> parameters = new ArrayList<>();
        for (String line : file.headers("params")) {
            for (String one : COMMA.split(line, -1)) {
                QueryParameter parameter = parameter(file, one.strip());
                if (parameters.stream().anyMatch(other -> other.name().equals(parameter.name()))) {
                    throw fault(file, parameter.name(), "declares '" + parameter.name() + "' twice");
                }
                parameters.add(parameter);
            }
        }
        mustFit(file, parameters);
        return parameters;
    }

    private static QueryParameter parameter(SqlFile file, String text) {
        Matcher matcher = PARAMETER.matcher(text);
        if (!matcher.matches()) {
            throw fault(
                    file,
                    text,
                    "'params' has '" + text + "'; write NAME TYPE, NAME TYPE = VALUE or NAME TYPE = null, such as"
                            + " `isp varchar = null, top integer = 20`");
        }
        QueryParameter.Type type = QueryParameter.Type.of(matcher.group(2))
                .orElseThrow(() -> fault(
                        file, text, "'" + text + "' has an unknown type; valid are " + QueryParameter.Type.labels()));
        String preset = matcher.group(3);
        boolean isPeriod = matcher.group(1).equals("since") || matcher.group(1).equals("until");
        return new QueryParameter(
                matcher.group(1),
                type,
                preset == null && !isPeriod ? Need.REQUIRED : Need.OPTIONAL,
                preset == null || preset.equals("null") ? null : preset(file, type, text, preset),
                matcher.group(4) == null ? "" : matcher.group(4).strip());
    }

    private static Object preset(SqlFile file, QueryParameter.Type type, String text, String preset) {
        String bare = preset.startsWith("'") ? preset.substring(1, preset.length() - 1) : preset;
        return type.value(bare)
                .orElseThrow(() ->
                        fault(file, text, "'" + text + "' has another default than its type: write " + type.meant()));
    }

    /** What is bound must be declared, and what can be typed must do something. */
    private static void mustFit(SqlFile file, List<QueryParameter> parameters) {
        List<String> used = file.parameters();
        for (String name : used) {
            if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                throw fault(file, "$" + name, "uses $" + name + ", which no line '-- params:' of its header declares");
            }
        }
        for (QueryParameter parameter : parameters) {
            if (!used.contains(parameter.name())) {
                throw fault(
                        file,
                        parameter.name(),
                        "declares '" + parameter.name() + "' and never uses $" + parameter.name());
            }
        }
    }

    /** What it says without a key, as one text. */
    static String words(SqlFile file) {
        return String.join(
                " ",
                file.text()
                        .lines()
                        .limit(file.headerLines())
                        .filter(line ->
                                line.startsWith("-- ") && !KEY.matcher(line).matches())
                        .map(line -> line.substring(3).strip())
                        .toList());
    }

    private static StatementFault fault(SqlFile file, String part, String why) {
        return new StatementFault(why, line(file, part));
    }

    private static int line(SqlFile file, @Nullable String part) {
        List<String> lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (part != null && lines.get(i).contains(part)) {
                return i + 1;
            }
        }
        return 0;
    }
}
