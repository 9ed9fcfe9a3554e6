package acct.report;

import acct.model.Finding;
import acct.model.Severity;
import acct.print.LogText;
import acct.print.Numbers;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.ArrayList;
import java.util.List;

/** What an audit of the PowerMTA configuration found; without a configuration nothing is said. */
final class ConfigurationSection implements Section {
    private static final int MOST_IN_LETTERS = 3;
    private static final int LETTER_LENGTH = 200;
    private static final List<Head> HEADS = List.of(
            new Head("check", "Check", Holds.WORD),
            new Head("severity", "Severity", Holds.WORD),
            new Head("rows", "Rows", Holds.COUNT),
            new Head("since", "Since", Holds.WORD),
            new Head("message", "What", Holds.PROSE),
            new Head("place", "Where", Holds.PLACE));

    @Override
    public String id() {
        return "configuration";
    }

    @Override
    public String title() {
        return "Configuration";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        List<Finding> findings = facts.report().configuration();
        if (findings == null) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(forPage(findings).in(Medium.PAGE));
        List<Finding> urgent = findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
        if (!urgent.isEmpty()) {
            blocks.add(new Block.Cards(
                            Words.first(urgent, MOST_IN_LETTERS).stream()
                                    .map(ConfigurationSection::card)
                                    .toList(),
                            urgent.size() <= MOST_IN_LETTERS
                                    ? ""
                                    : "And " + Numbers.count(urgent.size() - MOST_IN_LETTERS) + " more: `acct audit`.")
                    .in(Medium.LETTER));
        }
        return blocks;
    }

    private static Block forPage(List<Finding> findings) {
        if (findings.isEmpty()) {
            return new Block.Note("The mail did what the PowerMTA configuration says.", Block.Tone.INSTEAD);
        }
        String caption = "Where the mail did not do what the configuration says, and what is wrong with it. "
                + Words.more(findings, Words.MOST_ROWS);
        return new BlockTable(
                "",
                caption.strip(),
                HEADS,
                Words.first(findings, Words.MOST_ROWS).stream()
                        .map(ConfigurationSection::row)
                        .toList());
    }

    private static List<Cell> row(Finding finding) {
        return List.of(
                Cell.of(finding.rule()),
                Cell.of(finding.severityLabel() + ", " + finding.certainty().label()),
                finding.rows() == null ? Cell.of(Numbers.NOTHING) : new Cell.Count(finding.rows()),
                Cell.of(finding.firstSeen() == null ? Numbers.NOTHING : finding.firstSeen()),
                Cell.of(finding.message()),
                Cell.of(Words.place(finding)));
    }

    private static Block.Card card(Finding finding) {
        return new Block.Card(
                finding.severity(),
                "",
                finding.title(),
                LogText.cut(finding.message(), LETTER_LENGTH),
                finding.file() == null ? "" : Words.place(finding));
    }
}
