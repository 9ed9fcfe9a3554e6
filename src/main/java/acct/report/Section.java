package acct.report;

import acct.incident.KnownIncident;
import acct.model.Period;
import java.util.List;

/**
 * A part of the report: what it is called, what it asks of the store beside what every {@link Report} knows, and what it
 * says. It is pure: what it asks is answered before it speaks. {@link Sections} has the list.
 */
interface Section {
    /** Its anchor on a page, such as {@code new-replies}; never changed, as people link to it. */
    String id();

    /** What it is called among the links to the sections. */
    String title();

    /** What stands above it. */
    default String heading(Report report) {
        return title();
    }

    /** The shipped statements whose answers it needs. */
    default List<SectionQuestion> asks() {
        return List.of();
    }

    /**
     * The same for a report that tells of incidents.
     *
     * @param period the days of the report
     * @param incidents those that are open on its last day
     */
    default List<SectionQuestion> asks(Period period, List<KnownIncident> incidents) {
        return asks();
    }

    /** What it says; nothing if there is nothing to say. */
    List<Block> blocks(SectionFacts facts);
}
