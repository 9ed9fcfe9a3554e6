package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which statements read single rows is told by what they read from. */
final class RowTablesTest {
    private static final Path VIEWS = Path.of("sql/model");

    @Test
    void theViewsAreThoseThatReadSuchATableOrSuchAView() throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.list(VIEWS)) {
            for (Path file : files.toList()) {
                texts.put(
                        String.valueOf(file.getFileName()).replace(".sql", ""),
                        Files.readString(file).replace("{rows}", "answered_event"));
            }
        }
        Set<String> found = new HashSet<>();
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (Map.Entry<String, String> view : texts.entrySet()) {
                boolean reads = RowTables.readBy(view.getValue()) != null
                        || found.stream()
                                .anyMatch(name -> view.getValue().matches("(?s).*\\b(?:from|join) " + name + "\\b.*"));
                isMore |= reads && found.add(view.getKey());
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(RowTables.VIEWS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select count(*) from attempt | attempt",
                "select 1 from hourly JOIN \"Complaint\" on true | complaint",
                "with x as (select * from hourly) select * from x, y join sent on true | sent",
                "select 'from attempt' from hourly | ",
                "select 1 -- from attempt | ",
                "select attempts from daily | "
            })
    void theFirstOneThatIsReadIsNamed(String statement, String table) {
        assertThat(RowTables.readBy(statement)).isEqualTo(table);
    }

    @Test
    void eachTableOfALakeThatHasRowsIsOne() {
        assertThat(LakeTable.of(LakeTable.Level.ROWS).stream()
                        .filter(table -> table.level() == LakeTable.Level.ROWS && table.split() != LakeTable.Split.NOT)
                        .map(LakeTable::label))
                .containsExactlyInAnyOrderElementsOf(RowTables.NAMES);
        assertThat(List.copyOf(RowTables.VIEWS)).doesNotContainAnyElementsOf(RowTables.NAMES);
    }
}
