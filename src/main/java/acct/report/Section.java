package acct.report;

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

    /** What it says; nothing if there is nothing to say. */
    List<Block> blocks(SectionFacts facts);
}
