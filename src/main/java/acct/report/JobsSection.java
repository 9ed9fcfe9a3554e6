package acct.report;

import acct.model.Counts;
import acct.report.BlockTable.Bar;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of each job’s mail, the worst first; where no job is logged nothing is said. */
final class JobsSection implements Section {
    private static final int MOST_JOBS = 1_000;
    private static final SectionQuestion JOBS = SectionQuestion.named("report/jobs", MOST_JOBS);

    private static final String CAPTION =
            "Those with the most bounced recipients first. An answer that no rule knows is neither"
                    + " hard nor soft nor block.";
    private static final String PRUNED = " “–”: not all of its bounced rows are stored any more.";

    private static final List<Head> HEADS = List.of(
            new Head("job", "Job", Holds.NAME),
            new Head("recipients", "Recipients", Holds.COUNT),
            new Head("delivered", "Delivered", Holds.COUNT),
            new Head("bounced", "Bounced", Holds.COUNT, Bar.SHOWN),
            new Head("hard", "Hard", Holds.COUNT),
            new Head("soft", "Soft", Holds.COUNT),
            new Head("block", "Block", Holds.COUNT),
            new Head("deferred", "Deferred", Holds.COUNT),
            new Head("complaints", "Complaints", Holds.COUNT));

    @Override
    public String id() {
        return "jobs";
    }

    @Override
    public String title() {
        return "Jobs";
    }

    @Override
    public List<SectionQuestion> asks() {
        return List.of(JOBS);
    }

    /** A page has them beside the other dimensions. */
    @Override
    public List<Block> blocks(SectionFacts facts) {
        return table(facts).map(table -> table.in(Medium.JSON)).stream().toList();
    }

    /** Its place among them. */
    static Optional<Block.Tab> tab(SectionFacts facts) {
        return table(facts).map(table -> new Block.Tab("jobs", "Job", table, List.of()));
    }

    private static Optional<BlockTable> table(SectionFacts facts) {
        List<SectionAnswers.Line> jobs = facts.rows(JOBS);
        if (jobs.stream().allMatch(job -> job.text("job") == null)) {
            return Optional.empty();
        }
        // A complaint that names no job may have been about any.
        boolean isHeard = jobs.stream().allMatch(job -> job.count("complaints") == 0)
                || jobs.stream().anyMatch(job -> job.text("job") != null && job.count("complaints") > 0);
        Counts total = facts.report().total();
        BlockTable.Rest rest = jobs.stream()
                .filter(job -> job.count("left_out") > 0)
                .map(job -> new BlockTable.Rest(job.count("left_out"), cells(job, total, isHeard)))
                .findFirst()
                .orElse(null);
        return Optional.of(new BlockTable(
                "",
                CAPTION + (jobs.stream().allMatch(job -> job.countOrNull("hard") != null) ? "" : PRUNED),
                HEADS,
                jobs.stream()
                        .filter(job -> job.count("left_out") == 0)
                        .map(job -> cells(job, total, isHeard))
                        .toList(),
                rest,
                "acct query --by job"));
    }

    private static List<Cell> cells(SectionAnswers.Line job, Counts total, boolean isHeard) {
        boolean knowsDeliveries = total.deliveries() == Counts.Logged.YES;
        return List.of(
                Cell.of(job.text("job")),
                logged(knowsDeliveries, job.count("recipients")),
                logged(knowsDeliveries, job.count("delivered")),
                new Cell.Count(job.count("bounced")),
                stored(job.countOrNull("hard")),
                stored(job.countOrNull("soft")),
                stored(job.countOrNull("block")),
                logged(total.deferred() != null, job.count("deferred")),
                logged(
                        (isHeard && total.complaints() != null) || job.count("complaints") > 0,
                        job.count("complaints")));
    }

    private static Cell logged(boolean isLogged, long count) {
        return isLogged ? new Cell.Count(count) : Cell.Missing.NOT_LOGGED;
    }

    private static Cell stored(@Nullable Long count) {
        return count == null ? Cell.Missing.NOTHING : new Cell.Count(count);
    }
}
