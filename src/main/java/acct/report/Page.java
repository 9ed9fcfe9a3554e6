package acct.report;

import java.util.List;

/**
 * What the templates of page and mail are given.
 *
 * @param report what stands around the sections is taken from it
 * @param verdict the report in one line
 * @param passages what the sections say to this reader
 */
public record Page(Report report, ReportVerdict verdict, List<Passage> passages) {
    public Page {
        passages = List.copyOf(passages);
    }

    static Page of(SectionFacts facts, Medium medium) {
        return new Page(facts.report(), ReportVerdict.of(facts.report()), Sections.ALL.passages(facts, medium));
    }

    /** Whether a source IP is warmed up, so that the page needs the styles of it. */
    public boolean hasWarming() {
        return passages.stream()
                .flatMap(passage -> passage.blocks().stream())
                .anyMatch(Block.WarmingList.class::isInstance);
    }
}
