package acct.report;

import acct.report.chart.Chart;
import java.util.List;

/**
 * What a section is given.
 *
 * @param report all that was counted, judged and asked
 * @param charts the charts that were drawn of it; none for writers that show no pictures
 */
record SectionFacts(Report report, List<Chart> charts) {
    SectionFacts {
        charts = List.copyOf(charts);
    }

    /** The answer to a question that the section asks. */
    List<SectionAnswers.Line> rows(SectionQuestion question) {
        return report.answers().rows(question);
    }
}
