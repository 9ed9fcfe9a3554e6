package acct.privacy;

import acct.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for names in every byte below a folder, and in every value of a store, whose bytes are compressed. */
final class ByteSearch {
    private static final int FIRST = 5;
    private static final Pattern SOFT_BREAK = Pattern.compile("=\r?\n");
    private static final Pattern BASE64 = Pattern.compile("(?:[A-Za-z0-9+/]{60,78}\r?\n)+[A-Za-z0-9+/]*={0,2}");

    /** Names by their first characters: a file is looked through once, whatever their number. */
    private final Map<String, List<String>> wanted;

    ByteSearch(List<String> names) {
        wanted = names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.groupingBy(name -> name.substring(0, FIRST)));
    }

    /** Where a name stands in a text: the name and what is around it. */
    List<String> in(String where, String text) {
        String small = text.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (int i = 0; i + FIRST <= small.length() && found.size() < 5; i++) {
            int at = i;
            for (String name : wanted.getOrDefault(small.substring(i, i + FIRST), List.of())) {
                if (small.startsWith(name, at)) {
                    String around =
                            small.substring(Math.max(0, at - 60), Math.min(small.length(), at + name.length() + 60));
                    found.add(where + ": " + around.replaceAll("\\p{Cntrl}", "?"));
                }
            }
        }
        return found;
    }

    /** In files, but for those whose name ends so. */
    List<String> below(Path folder, String... but) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (Stream.of(but).noneMatch(name::endsWith)) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    found.addAll(in(name, text));
                    if (name.endsWith(".eml")) {
                        found.addAll(in(name, SOFT_BREAK.matcher(text).replaceAll("")));
                        BASE64.matcher(text)
                                .results()
                                .map(part -> new String(
                                        Base64.getMimeDecoder().decode(part.group()), StandardCharsets.ISO_8859_1))
                                .forEach(part -> found.addAll(in(name, part)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** In every value of every table. */
    List<String> inStore(Path store) {
        List<String> found = new ArrayList<>();
        for (String table : Rows.of(
                store, "select table_name from duckdb_tables() where database_name = current_database() order by 1")) {
            found.addAll(in(table, String.join("\n", Rows.of(store, "select * from " + table))));
        }
        return found;
    }
}
