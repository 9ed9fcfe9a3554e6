package acct;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Table;
import acct.sql.Cursor;
import acct.sql.Heading;
import acct.sql.Row;
import acct.sql.SqlColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A short answer is held; of a long one no more than has been asked for is read. */
final class LongAnswerTest {

    /** The numbers from 1 on. */
    private static final class Numbers implements Cursor {
        private final Heading heading =
                new Heading("numbers", List.of(new SqlColumn("number", SqlColumn.Content.NUMBERS)));
        private final int last;
        private int read;

        Numbers(int last) {
            this.last = last;
        }

        @Override
        public Heading heading() {
            return heading;
        }

        @Override
        public boolean hasNext() {
            return read < last;
        }

        @Override
        public Row next() {
            read++;
            return heading.row(List.of(read));
        }
    }

    @Test
    void noRowIsAnAnswerToo() {
        assertThat(LongAnswer.orHeld(new Numbers(0), answer -> {})).hasValue(new Table(List.of("number"), List.of()));
    }

    @Test
    void whatCanBeHeldIsHandedOverAsAWhole() {
        List<LongAnswer> longer = new ArrayList<>();
        Optional<Table> held = LongAnswer.orHeld(new Numbers(LongAnswer.MOST_HELD), longer::add);
        assertThat(held.orElseThrow().rows()).hasSize(LongAnswer.MOST_HELD);
        assertThat(longer).isEmpty();
    }

    @Test
    void ofALongerOneTheRowsComeOneByOneInTheirOrder() {
        Numbers numbers = new Numbers(3 * LongAnswer.MOST_HELD);
        List<Object> seen = new ArrayList<>();
        Optional<Table> held = LongAnswer.orHeld(numbers, answer -> {
            assertThat(answer.columns()).isEqualTo(numbers.heading().columns());
            while (answer.hasNext()) {
                assertThat(numbers.read).isEqualTo(Math.max(LongAnswer.MOST_HELD, seen.size()));
                seen.addAll(answer.next());
            }
        });
        assertThat(held).isEmpty();
        assertThat(seen).hasSize(3 * LongAnswer.MOST_HELD).startsWith(1, 2).endsWith(3 * LongAnswer.MOST_HELD);
    }
}
