package acct.cli;

import acct.load.FileResult;
import acct.print.Answer;
import acct.print.Nested;
import acct.print.Sheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of the inputs of a run. */
final class Receipts {
    private static final Sheet<FileResult> FILES = new Sheet<FileResult>()
            .text("path", FileResult::path)
            .text("status", file -> file.status().label())
            .text("lane", file -> file.lane().label())
            .number("lines", FileResult::lines)
            .number("headers", FileResult::headers)
            .number("blank", FileResult::blank)
            .number("stored", FileResult::stored)
            .number("rejected", FileResult::rejected)
            .number("pending_bytes", FileResult::pendingBytes)
            .text("by_type", file -> byType(new TreeMap<>(file.byType())))
            .text("message", file -> file.message().isEmpty() ? null : file.message());

    /** What a terminal has room for. */
    private static final String SHOWN = "path status lines stored rejected pending_bytes";

    private Receipts() {}

    /**
     * One row per input, and their sums.
     *
     * @param more what else JSON has of the run
     */
    static Answer of(List<FileResult> files, Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> sums = new LinkedHashMap<>();
        sums.put("lines", sum(files, FileResult::lines));
        sums.put("stored", sum(files, FileResult::stored));
        sums.put("rejected", sum(files, FileResult::rejected));
        sums.putAll(more);
        return FILES.of(files).under("files", sums).shown(SHOWN);
    }

    static long sum(List<FileResult> files, ToLongFunction<FileResult> number) {
        return files.stream().mapToLong(number).sum();
    }

    /** In a cell {@code b 3, d 5}. */
    private static Nested byType(Map<String, ?> rows) {
        String shown = rows.entrySet().stream()
                .map(type -> type.getKey() + " " + type.getValue())
                .collect(Collectors.joining(", "));
        return new Nested(shown.isEmpty() ? null : shown, rows);
    }
}
