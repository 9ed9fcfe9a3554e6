package acct.report;

import acct.print.Numbers;

/** What people read in a cell of a block; harmless only after the writer of a format has made it so. */
public final class CellText {
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long HALF_A_DAY = 12 * HOUR;

    private CellText() {}

    /** The cell of a table. */
    static String of(BlockTable.Head head, Cell cell) {
        if (cell instanceof Cell.Share share) {
            // Down a column all have as many digits.
            return Numbers.percent(share.share());
        }
        if (!(cell instanceof Cell.Text text)) {
            return of(cell);
        }
        String value = Words.unknown(text.value());
        return switch (head.holds()) {
            case REPLY -> Words.reply(text.value() == null ? "" : text.value());
            case PATH -> Words.path(value);
            case PROSE -> Words.message(value);
            case NAME, WORD, PLACE, COUNT, SHARE -> value;
        };
    }

    /** A cell by itself. */
    public static String of(Cell cell) {
        if (cell instanceof Cell.Count count) {
            return Numbers.count(count.count());
        }
        if (cell instanceof Cell.Share share) {
            return Numbers.share(share.share());
        }
        if (cell instanceof Cell.Change change) {
            return Numbers.points(change.points());
        }
        if (cell instanceof Cell.Within within) {
            return time(within.seconds());
        }
        return cell instanceof Cell.Missing missing ? missing.text() : Words.unknown(((Cell.Text) cell).value());
    }

    private static String time(long seconds) {
        if (seconds > HALF_A_DAY) {
            return "over 12 h";
        }
        if (seconds >= HOUR) {
            return seconds / HOUR + " h";
        }
        return seconds >= MINUTE ? seconds / MINUTE + " min" : seconds + " s";
    }

    /** What stands beside a figure; may be empty. */
    public static String note(Block.Figure figure) {
        return figure.share() == null ? figure.note() : Numbers.share(figure.share()) + " " + figure.note();
    }

    /** What a table leaves out, or a list that was cut before; empty if nothing. */
    static String leftOut(BlockTable table) {
        BlockTable.Rest rest = table.rest();
        if (rest == null) {
            return "";
        }
        return Numbers.count(rest.count()) + " more" + (table.ask().isEmpty() ? "." : ": `" + table.ask() + "`.");
    }

    /** The name of the row that stands for all that is left out. */
    static String other(BlockTable.Rest rest) {
        return "other … " + Numbers.count(rest.count());
    }
}
