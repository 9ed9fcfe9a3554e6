package acct.classify.isp;

import static org.assertj.core.api.Assertions.assertThat;

import acct.config.Config.IspMapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each row of {@code destinations.csv} is a test; its first line says how to read it. */
final class DestinationTableTest {
    static final Map<String, IspMapping> OPERATOR = Map.of(
            "big-bank",
                    new IspMapping(
                            List.of("Bank.example", ".sub.example"),
                            List.of(".bank.example"),
                            List.of("bank.rollup", "special-queue", "own.example")),
            "google-workspace", new IspMapping(List.of("partner.example"), List.of(), List.of()),
            "microsoft", new IspMapping(List.of("partner-2.example"), List.of(), List.of()),
            "umlaut", new IspMapping(List.of("müller.example"), List.of(), List.of()));

    private final IspDirectory directory = IspDirectory.load(OPERATOR);

    @TestFactory
    Stream<DynamicTest> tellsTheDestination() throws IOException {
        try (InputStream in = DestinationTableTest.class.getResourceAsStream("/acct/classify/destinations.csv")) {
            String table = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<String> rows = table.lines()
                    .filter(row -> !row.startsWith("# ") && !row.startsWith("queue |"))
                    .toList();
            assertThat(rows).hasSizeGreaterThan(60);
            return rows.stream().map(row -> DynamicTest.dynamicTest(row, () -> check(row)));
        }
    }

    private void check(String row) {
        String[] cells = (row + " ").split(" \\| ", -1);
        Destination destination = directory.classify(cell(cells[0]), cell(cells[1]), cell(cells[2]));
        assertThat(String.valueOf(destination.isp())).isEqualTo(cells[3]);
        assertThat(destination.step() == null ? "null" : destination.step().label())
                .isEqualTo(cells[4]);
    }

    private static @Nullable String cell(String text) {
        return text.equals("-") ? null : text;
    }
}
