package acct.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** A short answer is held; of a long one no more than has been asked for is read. */
final class HeldAnswerTest {
    private static final int MOST = 10;

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

    private static List<Long> numbers(Cursor answer) {
        List<Long> numbers = new ArrayList<>();
        answer.forEachRemaining(row -> numbers.add(row.count("number")));
        return numbers;
    }

    @Test
    void noRowIsAnAnswerToo() {
        Cursor held = HeldAnswer.of(new Numbers(0), MOST, answer -> {}).orElseThrow();
        assertThat(held.heading().names()).containsExactly("number");
        assertThat(held.hasNext()).isFalse();
        assertThatThrownBy(held::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whatCanBeHeldIsHandedBack() {
        List<Cursor> longer = new ArrayList<>();
        Cursor held = HeldAnswer.of(new Numbers(MOST), MOST, longer::add).orElseThrow();
        assertThat(numbers(held)).hasSize(MOST).startsWith(1L).endsWith((long) MOST);
        assertThat(longer).isEmpty();
    }

    @Test
    void ofALongerOneTheRowsComeOneByOneInTheirOrder() {
        Numbers numbers = new Numbers(3 * MOST);
        List<Long> seen = new ArrayList<>();
        assertThat(HeldAnswer.of(numbers, MOST, answer -> {
                    while (answer.hasNext()) {
                        assertThat(numbers.read).isEqualTo(Math.max(MOST, seen.size()));
                        seen.add(answer.next().count("number"));
                    }
                }))
                .isEmpty();
        assertThat(seen).hasSize(3 * MOST).startsWith(1L, 2L).endsWith(3L * MOST);
    }
}
