package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions that are asked while files are loaded: each sees whole files, and who waits is told for whom. */
@Tag("slow")
final class ReadersDuringLoadTest {
    private static final int FILES = 4;
    private static final int ROWS = Integer.getInteger("readers.rows", 40_000);

    /** So long may a question be silent. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Path RESULTS = Path.of("target", "readers-during-load.txt");

    private Path folder = Path.of("");

    /** One question. */
    private record Asked(Duration took, Product.Ended ended) {
        Map<String, Long> days() {
            Map<String, Long> days = new HashMap<>();
            for (JsonNode row : JsonMapper.shared().readTree(ended.out())) {
                days.put(row.get("day").asString(), row.get("delivered").asLong());
            }
            return days;
        }
    }

    @Test
    void noneFailsNoneIsSilentForLongAndNoneSeesAPartOfAFile(@TempDir Path temporary) throws IOException {
        folder = temporary;
        List<String> files = sample();
        // Who asks before there is a store is told so, so the first file is there.
        Product.Ended first = Product.in(folder).run("ingest", files.get(0));
        assertThat(first.code()).as(first.err()).isZero();

        List<Asked> during = new ArrayList<>();
        Product.Started load = Product.in(folder)
                .asLaunched()
                .start(Stream.concat(Stream.of("ingest"), files.stream()).toArray(String[]::new));
        while (load.process().isAlive()) {
            during.add(ask());
        }
        assertThat(load.ended().code()).isZero();
        keep(during);

        Map<String, Long> whole = ask().days();
        assertThat(whole).hasSize(FILES);
        assertThat(during).isNotEmpty();
        for (Asked asked : during) {
            assertThat(asked.ended().code()).as(asked.ended().err()).isZero();
            assertThat(whole).containsAllEntriesOf(asked.days());
            if (asked.took().compareTo(SILENCE) > 0) {
                assertThat(asked.ended().err()).contains("the store is busy; waiting for ");
            }
        }
    }

    private List<String> sample() throws IOException {
        String made = folder.resolve("logs").toString();
        assertThat(Cli.in(folder)
                        .launch("sample", "--out", made, "--rows", "" + ROWS, "--days", "" + FILES)
                        .exitCode())
                .isZero();
        try (Stream<Path> logs = Files.list(Path.of(made))) {
            return logs.map(Path::toString)
                    .filter(file -> file.endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private Asked ask() {
        long began = System.nanoTime();
        Product.Ended ended = Product.in(folder).run("query", "--by", "day", "--format", "json");
        return new Asked(Duration.ofNanos(System.nanoTime() - began), ended);
    }

    private static void keep(List<Asked> during) throws IOException {
        long longest = during.stream()
                .mapToLong(asked -> asked.took().toMillis())
                .max()
                .orElse(0);
        long told = during.stream()
                .filter(asked -> asked.ended().err().contains("the store is busy"))
                .count();
        Files.writeString(
                RESULTS,
                String.format(
                        Locale.ROOT,
                        "%d rows: %d questions, the longest %d ms, %d were told that they wait%n",
                        ROWS,
                        during.size(),
                        longest,
                        told));
    }
}
