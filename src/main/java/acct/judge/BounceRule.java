package acct.judge;

import acct.ask.BounceCell;
import acct.ask.DayQuestions;
import acct.ask.QuietCells;
import acct.model.Finding;
import acct.model.SeverityClass;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The rules {@code hard-bounce} and {@code block-bounce}: too many of a pair's recipients bounced for one kind of reason. */
final class BounceRule implements Rule {
    private final RateLevel level;
    private final SeverityClass group;
    private final ToLongFunction<BounceCell> bounces;

    private BounceRule(RateLevel level, SeverityClass group, ToLongFunction<BounceCell> bounces) {
        this.level = level;
        this.group = group;
        this.bounces = bounces;
    }

    /** Dead addresses. */
    static BounceRule hard(Limits limits) {
        return new BounceRule(RateLevel.HARD_BOUNCE.with(limits), SeverityClass.HARD, BounceCell::hardBounces);
    }

    /** Mail refused for what it is or where it comes from. */
    static BounceRule block(Limits limits) {
        return new BounceRule(RateLevel.BLOCK_BOUNCE.with(limits), SeverityClass.BLOCK, BounceCell::blockBounces);
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        return facts.of(DayQuestions.BOUNCES).where(level.enough()).stream()
                .flatMap(cell -> finding(cell, facts).stream())
                .toList();
    }

    private Optional<Finding> finding(BounceCell cell, DayFacts facts) {
        return level.finding(
                        JudgedPair.of(cell), facts.day(), facts.day(), bounces.applyAsLong(cell), cell.recipients())
                .map(finding ->
                        finding.with(facts.of(DayQuestions.BOUNCE_REPLIES).of(cell.sourceIp(), cell.isp(), group)));
    }

    @Override
    public Optional<Coverage> coverage(DayFacts facts) {
        List<BounceCell> cells = facts.of(DayQuestions.BOUNCES).where(level.enough());
        QuietCells quiet = facts.of(DayQuestions.QUIET).apply(level.enough());
        long tooFew = cells.stream()
                .filter(cell -> !level.canJudge(cell.recipients()))
                .count();
        return Optional.of(new Coverage(cells.size() + quiet.cells(), tooFew + quiet.tooFew()));
    }
}
