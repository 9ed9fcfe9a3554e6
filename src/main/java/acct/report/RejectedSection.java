package acct.report;

import acct.print.Numbers;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines that were not stored. */
final class RejectedSection implements Section {
    private static final List<Head> HEADS = List.of(
            new Head("reason", "Reason", Holds.NAME),
            new Head("lines", "Lines", Holds.COUNT),
            new Head("first_line", "First line", Holds.COUNT),
            new Head("path", "File", Holds.PLACE),
            new Head("server", "Server", Holds.NAME),
            new Head("example", "Example", Holds.REPLY));
    private static final String[] OF_ONE_SERVER = {"reason", "lines", "first_line", "path", "example"};

    @Override
    public String id() {
        return "rejected";
    }

    @Override
    public String title() {
        return "Rejected";
    }

    @Override
    public String heading(Report report) {
        return "Rejected lines";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        Report report = facts.report();
        String caption = "Lines that are in no number of this report. " + more(report);
        List<Report.Rejected> named =
                report.rejected().stream().filter(one -> !one.isRest()).toList();
        return List.of(
                table("", named, rest(report))
                        .columns("path", "reason", "lines", "first_line", "example", "server")
                        .in(Medium.JSON),
                (named.isEmpty()
                                ? new Block.Note(none(report), Block.Tone.INSTEAD)
                                : shown(table(caption.strip(), Words.first(named, Words.MOST_ROWS), null), named))
                        .in(Medium.PAGE));
    }

    /** Servers are named where there is more than one. */
    private static BlockTable shown(BlockTable table, List<Report.Rejected> named) {
        return named.stream().map(Report.Rejected::server).distinct().count() > 1
                ? table
                : table.columns(OF_ONE_SERVER);
    }

    private static BlockTable table(String caption, List<Report.Rejected> named, BlockTable.@Nullable Rest rest) {
        return new BlockTable(
                "", caption, HEADS, named.stream().map(RejectedSection::row).toList(), rest, "");
    }

    private static BlockTable.@Nullable Rest rest(Report report) {
        Cell nothing = Cell.of((String) null);
        return report.rejected().stream()
                .filter(Report.Rejected::isRest)
                .map(rest -> new BlockTable.Rest(
                        rest.leftOut(),
                        List.of(nothing, new Cell.Count(rest.lines()), nothing, nothing, nothing, nothing)))
                .findFirst()
                .orElse(null);
    }

    private static List<Cell> row(Report.Rejected rejected) {
        return List.of(
                Cell.of(rejected.reason()),
                new Cell.Count(rejected.lines()),
                new Cell.Count(rejected.firstLine()),
                Cell.of(rejected.path()),
                Cell.of(rejected.server()),
                Cell.of(rejected.example()));
    }

    /** What the table leaves out; empty if nothing. */
    private static String more(Report report) {
        return report.rejected().stream()
                .filter(Report.Rejected::isRest)
                .map(rest -> "And " + Numbers.count(rest.lines(), "line", "lines") + " of "
                        + Numbers.count(rest.leftOut(), "more pair", "more pairs")
                        + " of file and reason: `acct rejects --by-reason`.")
                .findFirst()
                .orElseGet(() -> Words.more(report.rejected(), Words.MOST_ROWS));
    }

    /** Why no rejected line is shown: none was, or they have been pruned. */
    private static String none(Report report) {
        long rejected = report.loads().stream().mapToLong(Report.Load::rejected).sum();
        return rejected == 0
                ? "Every line could be read."
                : Numbers.count(rejected, "line was rejected and is", "lines were rejected and are")
                        + " no longer stored.";
    }
}
