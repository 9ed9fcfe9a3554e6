package acct.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hides recipients in the cells of rows, and in lines that are no rows. One thread's. */
public final class RowCover {
    private static final String ENDS = ",;<\"\\";

    private final List<CoverStage> stages;
    private final boolean hidesAll;
    private @Nullable String rcpt;
    private @Nullable String orcpt;

    /** @param hidesAll whether the first of them hides everybody */
    RowCover(List<LocalParts> stages, boolean hidesAll) {
        this.hidesAll = hidesAll;
        this.stages = stages.stream().map(CoverStage::new).toList();
    }

    /** Whether nothing is hidden, so that nobody has to ask. */
    public boolean isIdle() {
        return stages.isEmpty();
    }

    /** Begins another row; both cells as they were logged. */
    public void begin(@Nullable String logged, @Nullable String loggedFirst) {
        String to = logged;
        String firstTo = loggedFirst;
        for (CoverStage stage : stages) {
            stage.begin(to, firstTo);
            to = to == null ? null : stage.cell(CellKind.ADDRESS, to);
            firstTo = firstTo == null ? null : stage.cell(CellKind.ADDRESS, firstTo);
        }
        rcpt = to;
        orcpt = firstTo;
    }

    /** The recipient of the row, hidden. */
    public @Nullable String rcpt() {
        return rcpt;
    }

    /** The recipient that was asked for first, hidden. */
    public @Nullable String orcpt() {
        return orcpt;
    }

    /** Another cell of the row. */
    public String cell(CellKind kind, String text) {
        String covered = text;
        for (CoverStage stage : stages) {
            covered = stage.cell(kind, covered);
        }
        return covered;
    }

    /** The same of a line that ends too early, so that what stands last in it may be half an address. */
    public String brokenLine(String raw) {
        int begin = raw.length();
        while (begin > 0 && !isEnd(raw.charAt(begin - 1))) {
            begin--;
        }
        boolean isHalf = hidesAll && begin < raw.length() && raw.indexOf('@', begin) < 0;
        return line(isHalf ? raw.substring(0, begin) + LocalParts.NOTHING : raw);
    }

    private static boolean isEnd(char c) {
        return Character.isWhitespace(c) || ENDS.indexOf(c) >= 0;
    }

    /** A text that belongs to no row, such as a line that was rejected. */
    public String line(String raw) {
        String covered = raw;
        for (CoverStage stage : stages) {
            covered = stage.line(covered);
        }
        return covered;
    }
}
