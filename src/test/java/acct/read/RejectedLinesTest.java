package acct.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is kept of rejected lines is bounded, and depends on the file alone. */
final class RejectedLinesTest {
    private static final Layout LAYOUT = Layout.parse("type,timeLogged,rcpt");

    private final RejectedLines rejected = new RejectedLines(new RejectBudget(20, 1_000));

    private static RejectedLine line(long number, RejectReason reason, String raw) {
        return new RejectedLine(number, number * 10, reason, "", raw, LAYOUT);
    }

    private void add(RejectedLines.Part part, RejectReason reason, long... lines) {
        LongStream.of(lines).forEach(line -> rejected.add(part, line(line, reason, "x")));
    }

    private static List<Long> numbers(List<RejectedLine> lines) {
        return lines.stream().map(RejectedLine::line).toList();
    }

    @Test
    void whatGoesBeyondTheBudgetIsCountedByReason() {
        RejectedLines.Part part = rejected.begin();
        add(part, RejectReason.TOO_FEW_CELLS, LongStream.rangeClosed(2, 51).toArray());
        rejected.end(part);
        assertThat(numbers(rejected.take()))
                .isEqualTo(LongStream.rangeClosed(2, 21).boxed().toList());
        assertThat(rejected.counted()).containsExactly(new RejectCount(RejectReason.TOO_FEW_CELLS, 30, 22));
    }

    @Test
    void longLinesSpendTheBudgetToo() {
        RejectedLines.Part part = rejected.begin();
        for (int i = 2; i < 32; i++) {
            rejected.add(part, line(i, RejectReason.TOO_FEW_CELLS, "x".repeat(100)));
        }
        rejected.end(part);
        assertThat(rejected.take()).hasSize(10);
        assertThat(rejected.counted()).containsExactly(new RejectCount(RejectReason.TOO_FEW_CELLS, 20, 12));
    }

    @Test
    void theFirstLinesOfEachReasonAreKeptWhateverCameBefore() {
        RejectedLines.Part part = rejected.begin();
        add(part, RejectReason.TOO_FEW_CELLS, LongStream.rangeClosed(2, 51).toArray());
        add(part, RejectReason.BAD_TIME, LongStream.rangeClosed(60, 75).toArray());
        rejected.end(part);
        assertThat(numbers(rejected.take())).endsWith(69L).hasSize(30);
        assertThat(rejected.counted())
                .containsExactly(
                        new RejectCount(RejectReason.BAD_TIME, 6, 70),
                        new RejectCount(RejectReason.TOO_FEW_CELLS, 30, 22));
    }

    @Test
    void rowsThatAnotherFileBroughtAreAlwaysNamed() {
        RejectedLines.Part part = rejected.begin();
        add(part, RejectReason.ALREADY_STORED, LongStream.rangeClosed(2, 51).toArray());
        rejected.end(part);
        List<RejectedLine> taken = rejected.take();
        assertThat(taken).hasSize(50);
        assertThat(taken.get(19).raw()).isEqualTo("x");
        assertThat(taken.get(20).raw()).isEmpty();
        assertThat(rejected.counted()).isEmpty();
    }

    @Test
    void theOrderOfTheFileDecidesAndNotThatOfTheThreads() {
        RejectedLines.Part first = rejected.begin();
        RejectedLines.Part second = rejected.begin();
        add(second, RejectReason.TOO_FEW_CELLS, LongStream.rangeClosed(30, 59).toArray());
        rejected.end(second);
        assertThat(rejected.take()).isEmpty();
        add(first, RejectReason.TOO_FEW_CELLS, 9, 7, 5);
        rejected.end(first);
        List<RejectedLine> taken = rejected.take();
        assertThat(numbers(taken)).startsWith(5L, 7L, 9L, 30L).hasSize(20);
        assertThat(rejected.counted()).containsExactly(new RejectCount(RejectReason.TOO_FEW_CELLS, 13, 47));
    }

    @Test
    void whatIsOnlyCountedNeverFillsTheMemory() {
        RejectedLines all = new RejectedLines(new RejectBudget(100, 1_000));
        for (int part = 0; part < 10; part++) {
            RejectedLines.Part next = all.begin();
            for (int i = 0; i < 40_000; i++) {
                all.add(next, line(part * 40_000L + i + 2, RejectReason.TOO_FEW_CELLS, ""));
            }
            all.end(next);
            assertThat(all.isFull()).isFalse();
        }
        assertThat(all.take()).hasSize(100);
        assertThat(all.counted()).containsExactly(new RejectCount(RejectReason.TOO_FEW_CELLS, 399_900, 102));
    }
}
