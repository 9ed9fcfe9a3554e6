package acct.report;

import acct.model.Finding;
import acct.print.LogText;
import java.util.List;

/** What the stored files cannot support. */
final class FindingsSection implements Section {
    private static final int MOST_IN_LETTERS = 3;
    private static final int LETTER_LENGTH = 160;

    @Override
    public String id() {
        return "not-logged";
    }

    @Override
    public String title() {
        return "Not seen";
    }

    @Override
    public String heading(Report report) {
        return "What these numbers cannot see";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        List<Finding> findings = facts.report().findings();
        return findings.isEmpty()
                ? List.of(
                        new Block.Note("Nothing that this report asks for is missing in the files.", Block.Tone.INSTEAD)
                                .in(Medium.PAGE))
                : List.of(
                        new Block.Cards(
                                        Words.first(findings, Words.MOST_FINDINGS).stream()
                                                .map(FindingsSection::card)
                                                .toList(),
                                        Words.moreFindings(findings, Words.MOST_FINDINGS))
                                .in(Medium.PAGE),
                        new Block.Cards(
                                        Words.first(findings, MOST_IN_LETTERS).stream()
                                                .map(FindingsSection::brief)
                                                .toList(),
                                        Words.moreFindings(findings, MOST_IN_LETTERS))
                                .in(Medium.LETTER));
    }

    private static Block.Card brief(Finding finding) {
        return new Block.Card(
                finding.severity(), "", finding.title(), LogText.cut(finding.message(), LETTER_LENGTH), "");
    }

    private static Block.Card card(Finding finding) {
        return new Block.Card(
                finding.severity(),
                Words.severity(finding.severity()),
                finding.title(),
                Words.message(finding.message()),
                Words.message(finding.advice()));
    }
}
