package acct.report;

import acct.model.Finding;
import java.util.List;

/** What the stored files cannot support. */
final class FindingsSection implements Section {
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
                : List.of(new Block.Cards(
                        Words.first(findings, Words.MOST_FINDINGS).stream()
                                .map(FindingsSection::card)
                                .toList(),
                        Words.moreFindings(findings, Words.MOST_FINDINGS)));
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
