package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Rows;
import acct.deliver.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two lines of cron that start at once, with a mail to send: one of them tells, the other finds nothing to tell. */
@Tag("slow")
final class TwoNightsTest {
    @Test
    void oneReportsAndMailsAndTheOtherFindsNothingDue(@TempDir Path temporary) throws IOException {
        NightFiles files = NightFiles.make(temporary.resolve("files"));
        Path folder = java.nio.file.Files.createDirectories(temporary.resolve("night"));
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            NightKill.configure(folder, server.port());
            List<Product.Started> nights = List.of(start(folder, files), start(folder, files));
            List<Product.Ended> ended =
                    nights.stream().map(Product.Started::ended).toList();

            assertThat(ended)
                    .allSatisfy(
                            night -> assertThat(night.code()).as(night.err()).isEqualTo(3));
            assertThat(server.messages()).hasSize(1);
            assertThat(ended)
                    .filteredOn(night -> night.err().contains("mailed to team@example.com"))
                    .hasSize(1);
            assertThat(ended)
                    .filteredOn(night ->
                            night.err().contains("the report of " + files.days().get(2) + " was mailed before"))
                    .singleElement()
                    .satisfies(night -> assertThat(night.out())
                            .contains("reports/" + files.days().get(1) + "/index.html: critical, as reported before"));
        }
        assertThat(Rows.of(folder.resolve("acct.duckdb"), "select distinct mail from night"))
                .containsExactly("sent");
        assertThat(Rows.of(folder.resolve("acct.duckdb"), "select count(distinct reported_at) from night"))
                .containsExactly("1");
    }

    private static Product.Started start(Path folder, NightFiles files) {
        String[] line = NightKill.line(files);
        return Product.in(folder).start(line[0], line[1], line[2], line[3], "--wait", "120s");
    }
}
