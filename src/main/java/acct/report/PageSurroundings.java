package acct.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the bar at the top of a page asks of the store. */
final class PageSurroundings {
    /** The servers of the rows, the one with the most first. */
    static final SectionQuestion SERVERS = new SectionQuestion("report/servers", Map.of());

    /** The stored day before the first one. */
    static final SectionQuestion BEFORE = new SectionQuestion("report/day_before", Map.of());

    /** Both. */
    static final List<SectionQuestion> ASKED = List.of(SERVERS, BEFORE);

    private PageSurroundings() {}

    /** The servers that the rows of a report name, the one with the most first. */
    static List<String> servers(Report report) {
        return report.answers().rows(SERVERS).stream()
                .map(row -> row.text("server"))
                .filter(Objects::nonNull)
                .toList();
    }
}
