package acct.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rejected lines of a load, as many as its {@link RejectBudget} keeps. Several threads bring them, block by block; the
 * budget is spent in the order of the file all the same, so that reading it again keeps the same lines.
 */
final class RejectedLines {
    private static final int ENOUGH_LINES = 50_000;
    private static final int ENOUGH_CHARS = 8 << 20;

    private final RejectBudget budget;
    private final TreeMap<Long, Part> parts = new TreeMap<>();
    private final Map<RejectReason, Long> keptOfReason = new EnumMap<>(RejectReason.class);
    private final Map<RejectReason, RejectCount> counted = new EnumMap<>(RejectReason.class);
    private List<RejectedLine> kept = new ArrayList<>();
    private long nextPart;
    private long openLines;
    private long openChars;
    private long keptChars;
    private long spentLines;
    private long spentChars;

    RejectedLines(RejectBudget budget) {
        this.budget = budget;
    }

    /** What was rejected between two places of the file. */
    static final class Part {
        private final List<RejectedLine> lines = new ArrayList<>();
        private boolean isWhole;
    }

    /** The next part of the file; each is to be given to {@link #end} when all its lines are known. */
    Part begin() {
        Part part = new Part();
        parts.put(nextPart++, part);
        return part;
    }

    void add(Part part, RejectedLine line) {
        part.lines.add(line);
        openLines++;
        openChars += line.raw().length();
    }

    /** Whether a line of this reason may still be kept; if not, its text is not needed. */
    boolean wants(RejectReason reason) {
        return !isSpent()
                || keptOfReason.getOrDefault(reason, 0L) < RejectBudget.FIRST_OF_EACH_REASON
                || reason == RejectReason.ALREADY_STORED;
    }

    private boolean isSpent() {
        return spentLines >= budget.lines() || spentChars >= budget.chars();
    }

    void end(Part part) {
        part.isWhole = true;
        while (!parts.isEmpty() && parts.firstEntry().getValue().isWhole) {
            List<RejectedLine> lines = parts.pollFirstEntry().getValue().lines;
            lines.sort(Comparator.comparingLong(RejectedLine::byteOffset));
            lines.forEach(this::spend);
        }
    }

    private void spend(RejectedLine line) {
        openLines--;
        openChars -= line.raw().length();
        RejectReason reason = line.reason();
        if (!wants(reason)) {
            counted.merge(reason, new RejectCount(reason, 1, line.line()), RejectCount::and);
            return;
        }
        // A row that another file brought is named for ever: without its line the load could not be proved.
        boolean isOnlyNamed = reason == RejectReason.ALREADY_STORED && isSpent();
        RejectedLine shown = isOnlyNamed ? line.withoutText() : line;
        keptOfReason.merge(reason, 1L, Long::sum);
        spentLines++;
        spentChars += shown.raw().length();
        kept.add(shown);
        keptChars += shown.raw().length();
    }

    /** Whether so many wait that they should be taken before reading on. */
    boolean isFull() {
        // Apart, since what waits in open parts may be counted only, and then nothing has to be taken.
        return Math.max(openChars, keptChars) > ENOUGH_CHARS || Math.max(openLines, kept.size()) > ENOUGH_LINES;
    }

    /** Those to be stored, once. */
    List<RejectedLine> take() {
        List<RejectedLine> taken = kept;
        kept = new ArrayList<>();
        keptChars = 0;
        return taken;
    }

    /** Those that are not kept. */
    List<RejectCount> counted() {
        return List.copyOf(counted.values());
    }
}
