package acct.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One statement of the {@code sql} folder. Parameters are written {@code $name} and always bound; a line such as
 * {@code -- label: …} in the header describes the file.
 *
 * @param name folder and file without ending, such as {@code report/top_replies}
 * @param text the file as people read it
 */
public record SqlFile(String name, String text) {
    private static final Map<String, SqlFile> LOADED = new ConcurrentHashMap<>();
    /**
     * Strings and comments are matched first, so that nothing in them is taken for a parameter. A doubled quote ends one
     * string and begins the next.
     */
    private static final Pattern TOKEN = Pattern.compile("'[^']*+'|--[^\n]*|\\$([a-z_][a-z_0-9]*)");

    private static final Pattern INSERT = Pattern.compile("(?m)^insert into \\w+ by name$");

    /** The file of this name, from the jar. */
    public static SqlFile of(String name) {
        return LOADED.computeIfAbsent(name, SqlFile::read);
    }

    private static SqlFile read(String name) {
        try (InputStream in = SqlFile.class.getResourceAsStream("/acct/sql/" + name + ".sql")) {
            if (in == null) {
                throw new IllegalArgumentException("no sql/" + name + ".sql");
            }
            return new SqlFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The header's value for a key such as {@code label}; empty if it has none. */
    public String header(String key) {
        Matcher matcher =
                Pattern.compile("(?m)^-- " + Pattern.quote(key) + ":\\s*(.*)$").matcher(text);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    /** The header's values for a key that may stand in several lines, in their order. */
    public List<String> headers(String key) {
        return Pattern.compile("(?m)^-- " + Pattern.quote(key) + ":\\s*(.*)$")
                .matcher(text)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }

    /** How many lines at its beginning are comments or blank. */
    public int headerLines() {
        return (int) text.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("--"))
                .count();
    }

    /** The names of its parameters, each once, in the order in which they come. */
    public List<String> parameters() {
        List<String> names = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String parameter = matcher.group(1);
            if (parameter != null && !names.contains(parameter)) {
                names.add(parameter);
            }
        }
        return names;
    }

    /** The same statement with {@code {place}} replaced by SQL of the program's own, never by a user's text. */
    public SqlFile with(Map<String, String> places) {
        String filled = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace("{" + place.getKey() + "}", place.getValue());
        }
        return new SqlFile(name, filled);
    }

    /** The statement without the lines that describe it, to stand within another one. */
    public String statement() {
        return text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    }

    /** Of an {@code insert into … by name}, the query whose rows it inserts. */
    public String insertedQuery() {
        Matcher insert = INSERT.matcher(text);
        if (!insert.find()) {
            throw new IllegalArgumentException("sql/" + name + ".sql inserts nothing");
        }
        return text.substring(insert.end());
    }

    /** The text for a driver that knows parameters by number only: {@code $1} is the first of {@link #parameters()}. */
    public String numbered() {
        List<String> names = parameters();
        return TOKEN.matcher(text)
                .replaceAll(token -> token.group(1) == null
                        ? Matcher.quoteReplacement(token.group())
                        : "\\$" + (names.indexOf(token.group(1)) + 1));
    }
}
