package acct.ask;

import acct.sql.Cursor;
import acct.sql.Row;
import acct.sql.StatementFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operator's own statement says of a day, or what is wrong with it.
 *
 * @param rows as they came; none if something is wrong
 * @param fault what is wrong; null if nothing is
 */
public record OwnRows(List<OwnRow> rows, @Nullable Fault fault) {
    /** The columns that it may have: whom a row is about, and more words about it. */
    public static final List<String> SUBJECTS = List.of("source_ip", "vmta", "pool", "isp", "job", "detail");

    /** The columns that it must have. */
    public static final List<String> NUMBERS = List.of("x", "n");

    private static final int MOST_ROWS = 100_000;

    public OwnRows {
        rows = List.copyOf(rows);
    }

    /**
     * What is wrong.
     *
     * @param why in words
     * @param line of the file, from 1; 0 if it is about all of it
     */
    public record Fault(String why, int line) {}

    /**
     * One row.
     *
     * @param sourceIp null if it is not about one, or about an unknown one
     * @param detail more words about it; null if there are none
     * @param x how many had the event
     * @param n how many could have had it
     */
    public record OwnRow(
            @Nullable String sourceIp,
            @Nullable String vmta,
            @Nullable String pool,
            @Nullable String isp,
            @Nullable String job,
            @Nullable String detail,
            long x,
            long n) {}

    static OwnRows faulty(StatementFault fault) {
        return new OwnRows(List.of(), new Fault(fault.why(), fault.line()));
    }

    static OwnRows read(Cursor answer) {
        List<String> names = answer.heading().names();
        mustBeKnown(names);
        List<OwnRow> rows = new ArrayList<>();
        while (answer.hasNext()) {
            if (rows.size() == MOST_ROWS) {
                throw new StatementFault(
                        "answers more than " + MOST_ROWS + " rows; leave out those with few events", 0);
            }
            rows.add(row(names, answer.next()));
        }
        return new OwnRows(rows, null);
    }

    private static void mustBeKnown(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!SUBJECTS.contains(name) && !NUMBERS.contains(name)) {
                throw new StatementFault(
                        "has a column '" + name + "'; valid are " + String.join(", ", SUBJECTS) + ", x and n", 0);
            }
            if (!seen.add(name)) {
                throw new StatementFault("has two columns '" + name + "'", 0);
            }
        }
        for (String name : NUMBERS) {
            if (!seen.contains(name)) {
                throw new StatementFault(
                        "has no column '" + name + "'; x is how many had the event, n how many could have had it", 0);
            }
        }
    }

    private static OwnRow row(List<String> names, Row row) {
        try {
            long x = row.count("x");
            long n = row.count("n");
            if (x < 0 || n < x) {
                throw new StatementFault("has a row with x = " + x + " of n = " + n + "; x is a part of n", 0);
            }
            return new OwnRow(
                    text(names, row, "source_ip"),
                    text(names, row, "vmta"),
                    text(names, row, "pool"),
                    text(names, row, "isp"),
                    text(names, row, "job"),
                    text(names, row, "detail"),
                    x,
                    n);
        } catch (IllegalArgumentException e) {
            // The row names the statement as one of ours; what comes after is the column and what stands in it.
            String why = Objects.requireNonNullElse(e.getMessage(), "");
            throw new StatementFault("answers what cannot be read: " + why.substring(why.indexOf("column")), 0);
        }
    }

    private static @Nullable String text(List<String> names, Row row, String column) {
        return names.contains(column) ? row.textOrNull(column) : null;
    }
}
