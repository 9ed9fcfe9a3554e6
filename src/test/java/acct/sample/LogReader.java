package acct.sample;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Reads a sample file independently of its writer. Line by line: no cell of the sample holds a line break. */
final class LogReader {
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<String> damaged = new ArrayList<>();

    private LogReader() {}

    static LogReader of(Path file) {
        LogReader reader = new LogReader();
        List<String> lines = lines(file);
        List<String> header = cells(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            reader.add(header, line);
        }
        return reader;
    }

    /** The undamaged rows, cells by column name. */
    List<Map<String, String>> rows() {
        return rows;
    }

    List<String> damaged() {
        return damaged;
    }

    static List<String> lines(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return List.of(text.substring(0, text.length() - 1).split("\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(List<String> header, String line) {
        List<String> cells;
        try {
            cells = cells(line);
        } catch (UncheckedIOException e) {
            damaged.add(line);
            return;
        }
        if (cells.size() != header.size()) {
            damaged.add(line);
            return;
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(header.get(i), cells.get(i));
        }
        rows.add(row);
    }

    private static List<String> cells(String line) {
        try (CSVParser parser = CSVParser.parse(new StringReader(line), CSVFormat.RFC4180)) {
            return parser.getRecords().get(0).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
