package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Months of two million rows each, every second one with planted troubles: how often the judge speaks for nothing, what it
 * finds, how soon, and whether it says the cause.
 */
final class JudgeMonthsTest {
    private static final int MONTHS = Integer.getInteger("months", 20);
    private static final int FIRST = Integer.getInteger("months.first", 0);
    private static final Path RESULTS = Path.of(System.getProperty("months.results", "target/judge-months.txt"));
    private static final double FALSE_ALERTS_A_WEEK = 1;
    /** A drift takes longer than a block. */
    private static final double FOUND_BY_NIGHT_5 = 0.85;

    @TempDir
    private Path folder = Path.of("");

    @Test
    @Tag("judge-months")
    void troublesAreFoundAndCalmMonthsAreCalm() throws IOException {
        List<JudgedMonth> months = new ArrayList<>();
        for (int number = FIRST; number < FIRST + MONTHS; number++) {
            JudgedMonth.Kind kind = number % 2 == 0 ? JudgedMonth.Kind.CALM : JudgedMonth.Kind.TROUBLED;
            JudgedMonth month =
                    new JudgedMonth(Files.createDirectory(folder.resolve("m" + number)), number, kind).run();
            months.add(month);
            note(month.lines());
        }
        double weeks = MONTHS * JudgedMonth.NIGHTS / 7.0;
        int troubles = months.stream().mapToInt(JudgedMonth::troubles).sum();
        int falseAlerts = months.stream().mapToInt(JudgedMonth::falseAlerts).sum();
        long found = months.stream().mapToLong(month -> month.foundBy(3)).sum();
        long foundLate = months.stream().mapToLong(month -> month.foundBy(5)).sum();
        note(List.of(String.format(
                Locale.ROOT,
                "%d months: %.2f false alerts and %.2f false of %.2f incidents a week; of %d troubles %d found on night 1, %d"
                        + " by night 3, %d by night 5, %d with their cause; slowest night %.2f s",
                MONTHS,
                falseAlerts / weeks,
                months.stream().mapToInt(JudgedMonth::falseIncidents).sum() / weeks,
                months.stream().mapToInt(JudgedMonth::incidents).sum() / weeks,
                troubles,
                months.stream().mapToLong(month -> month.foundBy(1)).sum(),
                found,
                foundLate,
                months.stream().mapToInt(JudgedMonth::right).sum(),
                months.stream().mapToDouble(JudgedMonth::slowest).max().orElse(0))));
        assertThat(falseAlerts / weeks).isLessThanOrEqualTo(FALSE_ALERTS_A_WEEK);
        assertThat(foundLate).isGreaterThanOrEqualTo(Math.round(FOUND_BY_NIGHT_5 * troubles));
    }

    private static void note(List<String> lines) throws IOException {
        Files.write(RESULTS, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
