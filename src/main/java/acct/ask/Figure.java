package acct.ask;

import acct.chance.Wilson;
import acct.model.Measure;
import acct.model.SideMeasure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A number that a line of an answer has under a name: what can be printed, sorted by and compared. */
public sealed interface Figure {

    /** The name on the command line and in JSON, such as {@code bounced_share}. */
    String label();

    /** How it is to be read. */
    Measure.Kind kind();

    /** A {@link Long} or {@link Double}, or null where it cannot be known. */
    @Nullable
    Number of(AnsweredCell cell);

    /** Whether the files can know it; if so, null says that there is nothing to divide by or to compare with. */
    boolean isLogged(AnsweredCell cell);

    /** What is made only if it is asked for. */
    record Side(SideMeasure measure) implements Figure {
        @Override
        public String label() {
            return measure.label();
        }

        @Override
        public Measure.Kind kind() {
            return Measure.Kind.COUNT;
        }

        @Override
        public @Nullable Number of(AnsweredCell cell) {
            return cell.side().get(measure);
        }

        @Override
        public boolean isLogged(AnsweredCell cell) {
            return cell.side().containsKey(measure);
        }
    }

    /** What every answer carries. */
    record Counted(Measure measure) implements Figure {
        @Override
        public String label() {
            return measure.label();
        }

        @Override
        public Measure.Kind kind() {
            return measure.kind();
        }

        @Override
        public @Nullable Number of(AnsweredCell cell) {
            return measure.of(cell.counts());
        }

        @Override
        public boolean isLogged(AnsweredCell cell) {
            return measure.isLogged(cell.counts());
        }
    }

    /** The same of the time that is compared with. */
    record Before(Figure now) implements Figure {
        @Override
        public String label() {
            return now.label() + "_before";
        }

        @Override
        public Measure.Kind kind() {
            return now.kind();
        }

        @Override
        public @Nullable Number of(AnsweredCell cell) {
            return cell.before() == null ? null : now.of(cell.before());
        }

        @Override
        public boolean isLogged(AnsweredCell cell) {
            return cell.before() == null || now.isLogged(cell.before());
        }
    }

    /** How much more it is than it was; of shares the difference of the two. */
    record Change(Figure now) implements Figure {
        @Override
        public String label() {
            return now.label() + "_change";
        }

        @Override
        public Measure.Kind kind() {
            return now.kind();
        }

        @Override
        public @Nullable Number of(AnsweredCell cell) {
            Number is = now.of(cell);
            Number was = cell.before() == null ? null : now.of(cell.before());
            if (is == null || was == null) {
                return null;
            }
            if (kind() == Measure.Kind.COUNT) {
                return is.longValue() - was.longValue();
            }
            return is.doubleValue() - was.doubleValue();
        }

        @Override
        public boolean isLogged(AnsweredCell cell) {
            return now.isLogged(cell) && (cell.before() == null || now.isLogged(cell.before()));
        }
    }

    /** An end of the interval in which the true share lies in 95 of a hundred cases, as {@link Wilson} has it. */
    record Bound(Measure share, End end) implements Figure {
        /** 95 %, both sides. */
        private static final double Z = 1.96;

        /** Which end. */
        public enum End {
            LOW,
            HIGH
        }

        @Override
        public String label() {
            return share.label() + "_" + end.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Measure.Kind kind() {
            return Measure.Kind.SHARE;
        }

        @Override
        public @Nullable Number of(AnsweredCell cell) {
            Long whole = share.whole(cell.counts());
            Number part = share.of(cell.counts());
            if (whole == null || part == null) {
                return null;
            }
            Wilson interval = Wilson.of(Math.round(part.doubleValue() * whole), whole, 0, Z);
            return end == End.LOW ? interval.low() : interval.high();
        }

        @Override
        public boolean isLogged(AnsweredCell cell) {
            return share.isLogged(cell.counts());
        }
    }

    /** Its part of the same count of all lines of a group. */
    record Part(Measure count, ShareGroup group) implements Figure {
        @Override
        public String label() {
            return count.label() + "_of_" + group.label();
        }

        @Override
        public Measure.Kind kind() {
            return Measure.Kind.SHARE;
        }

        @Override
        public @Nullable Number of(AnsweredCell cell) {
            Number part = count.of(cell.counts());
            Long whole = cell.group().get(count);
            return part == null || whole == null || whole == 0 ? null : (Double) (part.doubleValue() / whole);
        }

        @Override
        public boolean isLogged(AnsweredCell cell) {
            return count.isLogged(cell.counts());
        }
    }
}
