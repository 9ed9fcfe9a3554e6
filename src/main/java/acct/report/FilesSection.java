package acct.report;

import acct.print.Numbers;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files behind the numbers. */
final class FilesSection implements Section {
    private static final List<Head> HEADS = List.of(
            new Head("path", "File", Holds.PATH),
            new Head("lines", "Lines", Holds.COUNT),
            new Head("stored", "Stored", Holds.COUNT),
            new Head("rejected", "Rejected", Holds.COUNT),
            new Head("first_time", "First time", Holds.WORD),
            new Head("last_time", "Last time", Holds.WORD),
            new Head("server", "Server", Holds.NAME));
    private static final String[] OF_ONE_SERVER = {"path", "lines", "stored", "rejected", "first_time", "last_time"};

    @Override
    public String id() {
        return "files";
    }

    @Override
    public String title() {
        return "Files";
    }

    @Override
    public String heading(Report report) {
        return "Files behind the numbers";
    }

    @Override
    public List<SectionQuestion> asks() {
        return List.of(ReportProofs.PROVED);
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        Report report = facts.report();
        ReportProofs proofs = ReportProofs.of(report);
        String caption =
                proofs.words() + " Each row of a file counts once. Lines = headers + blank + stored + rejected. "
                        + Words.receipt(report) + " " + more(report);
        List<Report.Load> named =
                report.loads().stream().filter(load -> !load.isRest()).toList();
        return List.of(
                table("", named, rest(report)).in(Medium.JSON),
                (report.loads().isEmpty()
                                ? new Block.Note("No file.", Block.Tone.INSTEAD)
                                : shown(table(caption.strip(), Words.first(named, Words.MOST_ROWS), null), named))
                        .in(Medium.PAGE));
    }

    /** Servers are named where there is more than one. */
    private static BlockTable shown(BlockTable table, List<Report.Load> named) {
        return named.stream().map(Report.Load::server).distinct().count() > 1 ? table : table.columns(OF_ONE_SERVER);
    }

    private static BlockTable table(String caption, List<Report.Load> files, BlockTable.@Nullable Rest rest) {
        return new BlockTable(
                "", caption, HEADS, files.stream().map(FilesSection::row).toList(), rest, "");
    }

    private static BlockTable.@Nullable Rest rest(Report report) {
        Cell nothing = Cell.of((String) null);
        return report.loads().stream()
                .filter(Report.Load::isRest)
                .map(rest -> new BlockTable.Rest(
                        rest.leftOut(),
                        List.of(
                                nothing,
                                new Cell.Count(rest.lines()),
                                new Cell.Count(rest.stored()),
                                new Cell.Count(rest.rejected()),
                                nothing,
                                nothing,
                                nothing)))
                .findFirst()
                .orElse(null);
    }

    private static List<Cell> row(Report.Load file) {
        return List.of(
                Cell.of(file.path()),
                new Cell.Count(file.lines()),
                new Cell.Count(file.stored()),
                new Cell.Count(file.rejected()),
                Cell.of(file.firstTime()),
                Cell.of(file.lastTime()),
                Cell.of(file.server()));
    }

    /** What the table leaves out; empty if nothing. */
    private static String more(Report report) {
        long left = report.loads().stream()
                .filter(Report.Load::isRest)
                .mapToLong(Report.Load::files)
                .sum();
        long more = (long) report.loads().size()
                - (left == 0 ? 0 : 1)
                - Math.min(Words.MOST_ROWS, report.loads().size() - (left == 0 ? 0 : 1));
        return left == 0
                ? Words.more(report.loads(), Words.MOST_ROWS)
                : Numbers.count(more + left) + " more, " + Numbers.count(more)
                        + " of them in summary.json: `acct files`.";
    }
}
