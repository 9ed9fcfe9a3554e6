package acct.report;

import java.util.List;
import java.util.Map;

/** What the bar at the top of a page asks of the store. */
final class PageSurroundings {
    /** The servers of the rows, the one with the most first. */
    static final SectionQuestion SERVERS = new SectionQuestion("report/servers", Map.of());

    /** The stored day before the first one. */
    static final SectionQuestion BEFORE = new SectionQuestion("report/day_before", Map.of());

    /** Both. */
    static final List<SectionQuestion> ASKED = List.of(SERVERS, BEFORE);

    private PageSurroundings() {}
}
