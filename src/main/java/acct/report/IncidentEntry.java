package acct.report;

import acct.model.Severity;
import acct.report.chart.Strip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trouble in the list of a page: a line, and what opens below it. Texts are as they were logged.
 *
 * @param anchor its own part of the page's address
 * @param severity how bad it is
 * @param state a word for what became of it, such as {@code new}
 * @param whom who at whom
 * @param sourceIp the source IP that a filter finds it by; null if it is about no single one
 * @param isp the same of the ISP
 * @param what what goes wrong, and how much of it
 * @param since since when, and the how many-th day it is
 * @param trend how it goes: a word
 * @param spark the last 28 days; null if the counts do not know it by the day
 * @param action what to do
 * @param copies texts to take along
 * @param parts what stands behind it
 */
public record IncidentEntry(
        String anchor,
        Severity severity,
        String state,
        String whom,
        @Nullable String sourceIp,
        @Nullable String isp,
        String what,
        String since,
        String trend,
        @Nullable Strip spark,
        String action,
        List<Copy> copies,
        List<Passage.Part> parts) {
    /** What a copied answer is called. */
    public static final String REPLY = "reply";
    /** What a copied command is called. */
    public static final String COMMAND = "command";

    /** What anchors of incidents begin with. */
    static final String INCIDENT = "incident-";

    /** How one goes that was not there on the last day: its numbers are those of an earlier one. */
    static final String NOT_SEEN = "not seen on the last day";

    public IncidentEntry {
        copies = List.copyOf(copies);
        parts = List.copyOf(parts);
    }

    /** What it says in a letter of what became of it. */
    IncidentEntry called(String word) {
        return new IncidentEntry(
                anchor, severity, word, whom, sourceIp, isp, what, since, trend, spark, action, copies, parts);
    }

    /** What nobody shall take for the last day's own; empty where it is. */
    public String gone() {
        return trend.equals(NOT_SEEN) ? "; " + NOT_SEEN : "";
    }

    /** The incident's name; empty if it is part of none. */
    String incident() {
        return anchor.startsWith(INCIDENT) ? anchor.substring(INCIDENT.length()) : "";
    }

    /** A text to take along; empty if there is none of this name. */
    public String copy(String label) {
        return copies.stream()
                .filter(copy -> copy.label.equals(label))
                .map(Copy::text)
                .findFirst()
                .orElse("");
    }

    /**
     * A text to take along.
     *
     * @param label what it is
     * @param text the text
     */
    public record Copy(String label, String text) {}
}
