package acct.report;

import acct.model.Finding;
import java.util.List;

/** What the rules found. */
final class AlertsSection implements Section {
    @Override
    public String id() {
        return "alerts";
    }

    @Override
    public String title() {
        return "Alerts";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        List<Finding> urgent = facts.report().urgent();
        return urgent.isEmpty()
                ? List.of(new Block.Note(
                                "No alert. " + ReportVerdict.of(facts.report()).detail(), Block.Tone.INSTEAD)
                        .in(Medium.PAGE))
                : List.of(
                        new Block.Note(Words.judged(facts.report()), Block.Tone.BESIDE).in(Medium.PAGE),
                        new Block.AlertList(urgent));
    }
}
