package acct.report;

import acct.model.Severity;
import acct.print.Numbers;
import acct.report.chart.Chart;
import acct.report.chart.Strip;
import acct.report.road.Roads;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a section. It holds numbers and texts as they are; the writers of page, mail, text and JSON know its kind and
 * not the section that it came from.
 */
public sealed interface Block permits Block.Kind, Block.Only {
    /** A block for some readers only. */
    default Block in(Set<Medium> media) {
        return new Only(media, this);
    }

    /** A block for some readers only. */
    default Block in(Medium medium) {
        return in(EnumSet.of(medium));
    }

    /**
     * What only some readers are given.
     *
     * @param media who they are
     * @param block what they are given
     */
    record Only(Set<Medium> media, Block block) implements Block {
        public Only {
            media = Set.copyOf(media);
        }
    }

    /** What a writer must know how to write. */
    sealed interface Kind extends Block
            permits Note,
                    Figures,
                    BlockTable,
                    Cards,
                    Pictures,
                    IncidentList,
                    Drawing,
                    Trends,
                    Tabs,
                    MatrixGrid,
                    WarmingList,
                    RoadMap {
        /** A heading of its own, which letters show instead of the section’s; empty if it has none. */
        default String heading() {
            return "";
        }

        /** Whether each of its parts brings a heading, so that letters need no other. */
        default boolean namesItsParts() {
            return false;
        }
    }

    /**
     * A sentence or two.
     *
     * @param text what it says
     * @param tone how it stands on a page
     */
    record Note(String text, Tone tone) implements Kind {}

    /** How a note stands on a page. */
    enum Tone {
        /** By itself, in the place of what there is not. */
        INSTEAD,
        /** Beside what it explains. */
        BESIDE
    }

    /**
     * A few numbers with their names.
     *
     * @param heading its own; may be empty
     * @param figures the numbers
     * @param remark a sentence below them; may be empty
     */
    record Figures(String heading, List<Figure> figures, String remark) implements Kind {
        public Figures {
            figures = List.copyOf(figures);
        }
    }

    /**
     * One number.
     *
     * @param label what it counts
     * @param value the number
     * @param share a share that tells the same; null if none does
     * @param note what the number is, or what the share is of; may be empty
     */
    record Figure(String label, Cell value, @Nullable Double share, String note) {}

    /**
     * What somebody should read, one after the other.
     *
     * @param cards the first of them
     * @param more how many are left out, as a sentence; may be empty
     */
    record Cards(List<Card> cards, String more) implements Kind {
        public Cards {
            cards = List.copyOf(cards);
        }
    }

    /**
     * One thing to read.
     *
     * @param severity how bad it is
     * @param label a word for that; may be empty
     * @param title what it is about
     * @param text what it says
     * @param detail what to do, or where; may be empty
     */
    record Card(Severity severity, String label, String title, String text, String detail) {}

    /**
     * Charts, each for light and dark; one that could not be drawn says why.
     *
     * @param charts the charts
     */
    record Pictures(List<Chart> charts) implements Kind {
        public Pictures {
            charts = List.copyOf(charts);
        }

        @Override
        public boolean namesItsParts() {
            return true;
        }
    }

    /**
     * Troubles, each a few lines; on a page they open.
     *
     * @param entries the first of them, the worst first
     * @param more how many are left out, as a sentence; may be empty
     */
    record IncidentList(List<IncidentEntry> entries, String more) implements Kind {
        public IncidentList {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Bars, drawn by the page itself.
     *
     * @param strip the bars
     */
    record Drawing(Strip strip) implements Kind {}

    /**
     * A few numbers of a day beside those of other days.
     *
     * @param trends the numbers
     * @param remark sentences below them; may be empty
     */
    record Trends(List<Trend> trends, String remark) implements Kind {
        public Trends {
            trends = List.copyOf(trends);
        }
    }

    /**
     * One number of a day.
     *
     * @param label what it counts
     * @param value the number
     * @param share what part it is; may be empty
     * @param before the same a week before; may be empty
     * @param usual within what it usually is; may be empty
     * @param strip it and the 28 days before it; null if there is nothing to draw
     */
    record Trend(
            String label,
            String value,
            String share,
            String before,
            String usual,
            @Nullable Strip strip) {
        /** What it is compared with, in one line. */
        public String beside() {
            return Stream.of(before, usual).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
        }

        /** Whether the files cannot tell it. */
        public boolean isMissing() {
            return value.equals(Numbers.NOT_LOGGED);
        }
    }

    /**
     * Tables of which a page shows one at a time.
     *
     * @param label what they have in common
     * @param tabs the tables; at least one
     */
    record Tabs(String label, List<Tab> tabs) implements Kind {
        public Tabs {
            tabs = List.copyOf(tabs);
        }
    }

    /**
     * One of several tables.
     *
     * @param id its anchor
     * @param title what it is called
     * @param table the rows
     * @param total a cell a column for all rows together; empty if they have no sum
     */
    record Tab(String id, String title, BlockTable table, List<Cell> total) {
        public Tab {
            total = List.copyOf(total);
        }
    }

    /**
     * Source IP × ISP, shaded.
     *
     * @param matrix the grid
     */
    record MatrixGrid(Matrix matrix) implements Kind {}

    /**
     * Source IPs beside their plans.
     *
     * @param cards one for each
     */
    record WarmingList(List<WarmingCard> cards) implements Kind {
        public WarmingList {
            cards = List.copyOf(cards);
        }

        @Override
        public boolean namesItsParts() {
            return true;
        }
    }

    /**
     * The roads of the mail: a figure and its table.
     *
     * @param roads the roads; at least one
     */
    record RoadMap(Roads roads) implements Kind {}
}
