package acct.ask;

import acct.model.Table;
import acct.model.UserException;
import acct.sql.SqlFile;
import acct.sql.StatementFault;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The questions that have a name: those that ship in {@code sql/query}, whose list is {@code sql/query/names.sql}, and the
 * files of an operator's folders. Where two have one name, the operator's stands before the shipped one, so that a site's
 * question stays what it was when a later version ships one of its name; of two folders the first one's.
 */
public final class NamedQueries {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final String ENDING = ".sql";
    private static final long MOST_BYTES = 100_000;
    private static final int MOST_FILES = 1000;

    private final Map<String, Path> own = new TreeMap<>();
    private final List<Path> unreadable = new ArrayList<>();

    /** The shipped ones, and those in these folders; a folder that does not exist has none. */
    public NamedQueries(List<Path> folders) {
        folders.forEach(this::takeFrom);
    }

    /** Names of those that ship, one each line of the list that is not a comment. */
    public static List<String> shipped() {
        return SqlFile.of("query/names")
                .text()
                .lines()
                .filter(line -> line.startsWith("--   "))
                .map(line -> line.substring(5).strip())
                .toList();
    }

    /** Whether there is one of this name. */
    public boolean has(String name) {
        return own.containsKey(name) || shipped().contains(name);
    }

    /** Whether a text can be the name of a question, and not that of a file. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private void takeFrom(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> isName(name(file)) && fileName(file).endsWith(ENDING))
                    .sorted()
                    .limit(MOST_FILES)
                    .forEach(file -> own.putIfAbsent(name(file), file));
        } catch (IOException e) {
            // The shipped questions need none of it; who asks for one that may be there is told.
            unreadable.add(folder);
        }
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String name(Path file) {
        return fileName(file).replaceFirst("[.]sql$", "");
    }

    /** All names, in order. */
    public List<String> names() {
        return Stream.concat(shipped().stream(), own.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What each answers, takes, and whose it is; of a file that is wrong, what is wrong. */
    public Table table() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String name : names()) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(name);
            try {
                NamedQuery query = query(name);
                row.addAll(List.of(query.question(), query.briefly(), query.place()));
            } catch (UserException e) {
                row.addAll(List.of("cannot be asked: " + e.getMessage(), "", String.valueOf(own.get(name))));
            }
            rows.add(row);
        }
        return new Table(List.of("name", "question", "parameters", "origin"), rows);
    }

    /**
     * The question of this name.
     *
     * @throws UserException usage if there is none, or if its file is wrong
     */
    public NamedQuery query(String name) {
        Path file = own.get(name);
        if (file != null) {
            return own(name, file);
        }
        if (!has(name)) {
            throw UserException.usage("query " + name + ": no such question; " + new NearestNames(name).among(names())
                    + "; `acct query --list` names all, and --by counts"
                    + unreadable.stream()
                            .map(folder -> "; " + folder + " cannot be read")
                            .collect(Collectors.joining()));
        }
        SqlFile statement = SqlFile.of("query/" + name);
        return new NamedQuery(name, statement, QueryHeader.parameters(statement), NamedQuery.Origin.SHIPPED, false);
    }

    private static NamedQuery own(String name, Path file) {
        SqlFile statement = new SqlFile(file.toString(), text(file));
        try {
            if (statement.header("label").isEmpty()) {
                throw new StatementFault("needs a line '-- label: …' in its header: the question in words", 1);
            }
            return new NamedQuery(
                    name,
                    statement,
                    QueryHeader.parameters(statement),
                    NamedQuery.Origin.OWN,
                    shipped().contains(name));
        } catch (StatementFault e) {
            throw UserException.usage(file + (e.line() == 0 ? ": " : ": line " + e.line() + ": ") + e.why());
        }
    }

    private static String text(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw UserException.usage(file + ": is no regular file");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw UserException.usage(file + ": larger than " + MOST_BYTES + " bytes, so no question");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw UserException.usage(file + ": not UTF-8; save the file as UTF-8");
        } catch (IOException e) {
            throw UserException.failed(file + ": cannot be read");
        }
    }

    /** The folders of a person and of a machine where {@code --sql-dir} names none. */
    public static List<Path> usualFolders(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        String configured = environment.get("XDG_CONFIG_HOME");
        String home = environment.get("HOME");
        if (configured != null && !configured.isEmpty()) {
            folders.add(Path.of(configured, "acct", "sql"));
        } else if (home != null && !home.isEmpty()) {
            folders.add(Path.of(home, ".config", "acct", "sql"));
        }
        folders.add(Path.of("/etc/acct/sql"));
        return folders;
    }
}
