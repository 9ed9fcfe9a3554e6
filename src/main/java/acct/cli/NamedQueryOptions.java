package acct.cli;

import acct.ask.NamedQueries;
import acct.ask.NamedQuery;
import acct.ask.QueryParameter;
import acct.model.Period;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Answer;
import acct.print.Column;
import acct.print.LogText;
import acct.store.SqlLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Questions with a name: where the operator's own stand, what they are told, and their answers. */
final class NamedQueryOptions {
    @Option(
            names = "--sql-dir",
            paramLabel = "DIR",
            description =
                    "The folder of your own questions, NAME.sql each (else ~/.config/acct/sql and /etc/acct/sql).")
    private @Nullable String folder;

    @Option(
            names = {"-P", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A parameter of a question; --NAME VALUE is short for it.")
    private List<String> parameters = List.of();

    void mustHaveNoParameters() {
        if (!parameters.isEmpty()) {
            throw UserException.usage("--param " + parameters.get(0)
                    + ": parameters are for questions that have a name; `acct query --list` names them");
        }
    }

    /** Refuses a name that no question has, before anything is read for it. */
    boolean isThere(Surroundings around, String name) {
        return queries(around).has(name);
    }

    void mustBeThere(Surroundings around, String name) {
        queries(around).query(name);
    }

    private NamedQueries queries(Surroundings around) {
        return new NamedQueries(folders(around));
    }

    private List<Path> folders(Surroundings around) {
        if (folder == null) {
            return NamedQueries.usualFolders(around.environment());
        }
        Path path = around.path(folder);
        if (!path.toFile().isDirectory()) {
            throw UserException.usage("--sql-dir " + folder + ": no such folder");
        }
        return List.of(path);
    }

    /** All questions, or what one of them is. */
    Answer list(Surroundings around, @Nullable String name) {
        mustHaveNoParameters();
        if (name == null) {
            return Answers.of(queries(around).table());
        }
        NamedQuery query = queries(around).query(name);
        List<Column> columns = List.of(
                new Column("parameter", Column.Kind.TEXT),
                new Column("type", Column.Kind.TEXT),
                new Column("default", Column.Kind.TEXT),
                new Column("meaning", Column.Kind.TEXT));
        List<List<@Nullable Object>> rows =
                query.parameters().stream().map(NamedQueryOptions::cells).toList();
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("name", query.name());
        more.put("question", query.question());
        more.put("grain", query.grain());
        more.put("words", query.words());
        more.put("origin", query.place());
        return new Answer(columns, rows)
                .under("parameters", more)
                .readBy(out -> lines(query).forEach(line -> out.println(LogText.visible(line))));
    }

    private static List<@Nullable Object> cells(QueryParameter parameter) {
        List<@Nullable Object> cells = new ArrayList<>();
        // A cell that begins with a hyphen is quoted for spreadsheets.
        cells.add(parameter.option().substring(2));
        cells.add(parameter.type().label());
        cells.add(
                parameter.need() == QueryParameter.Need.REQUIRED
                        ? "required"
                        : parameter.preset() == null ? null : String.valueOf(parameter.preset()));
        cells.add(meaning(parameter));
        return cells;
    }

    private static @Nullable String meaning(QueryParameter parameter) {
        return switch (parameter.name()) {
            case "since" -> "first local day";
            case "until" -> "last local day, included";
            default -> parameter.words().isEmpty() ? null : parameter.words();
        };
    }

    private static List<String> lines(NamedQuery query) {
        List<String> lines = new ArrayList<>();
        lines.add(query.question());
        if (!query.grain().isEmpty()) {
            lines.add("Answers " + query.grain() + ".");
        }
        if (!query.words().isEmpty()) {
            lines.add(query.words());
        }
        lines.add("");
        lines.add("acct query " + query.name() + (query.parameters().isEmpty() ? "" : " " + query.usage()));
        query.parameters().stream()
                .filter(parameter -> meaning(parameter) != null)
                .forEach(parameter -> lines.add("  " + parameter.option() + ": " + meaning(parameter)));
        lines.add("From: " + query.place());
        return lines;
    }

    /** Asks one and prints what it answers. */
    void ask(String name, Period period, SqlLimits limits, StoreOptions options, OutputOptions output) {
        NamedQuery query = queries(options.around()).query(name);
        Map<String, @Nullable Object> values = query.values(typed(name), period);
        if (query.isInPlaceOfShipped()) {
            options.note(query.place() + ": stands before the question of this name that comes with acct");
        }
        if (query.origin() == NamedQuery.Origin.OWN) {
            options.acct()
                    .store()
                    .own(query.statement(), values, limits, answer -> output.print(options, Answers.of(answer)));
            return;
        }
        var told = options.acct()
                .answers()
                .told(query, period, values, answer -> output.print(options, Answers.of(answer)));
        told.answer().ifPresent(answer -> output.print(options, Answers.of(answer)));
        told.remarks().forEach(options::note);
    }

    private Map<String, String> typed(String name) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw UserException.usage(
                        "query " + name + ": --" + parameter + " needs a value; write --" + parameter + " VALUE");
            }
            String key = parameter.substring(0, equals).replace('-', '_');
            if (typed.put(key, parameter.substring(equals + 1)) != null) {
                throw UserException.usage(
                        "query " + name + ": --" + parameter.substring(0, equals) + " is given twice");
            }
        }
        return typed;
    }
}
