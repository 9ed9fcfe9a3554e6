package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two hours that a clock change in autumn makes of one come in order of time, which is not that of their text. */
final class AutumnHoursTest {
    private static final List<String> EUROPE =
            List.of("2026-10-25T01+02:00", "2026-10-25T02+02:00", "2026-10-25T02+01:00", "2026-10-25T03+01:00");
    private static final List<String> AMERICA =
            List.of("2026-11-01T00-04:00", "2026-11-01T01-04:00", "2026-11-01T01-05:00", "2026-11-01T02-05:00");

    private final Path folder;
    private final Cli acct;

    AutumnHoursTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    private void load(List<String> hours) {
        Logs logs = Logs.standard();
        for (String hour : hours) {
            String time = hour.substring(0, 13).replace('T', ' ') + ":30:00"
                    + hour.substring(13).replace(":", "");
            logs.row("d", "timeLogged", time, "envId", hour);
        }
        logs.write(folder.resolve("acct.csv"));
        assertThat(acct.ingest("acct.csv").exitCode()).isZero();
    }

    private static List<String> hours(JsonNode rows) {
        return rows.valueStream().map(row -> row.get("hour").asString()).toList();
    }

    @Test
    void anAnswerByTheHourIsInOrderOfTime() {
        load(EUROPE);
        assertThat(hours(acct.launch("query", "--grain", "hour", "--format", "json")
                        .json()))
                .containsExactlyElementsOf(EUROPE);
    }

    @Test
    void soIsOneWestOfGreenwich() {
        load(AMERICA);
        assertThat(hours(acct.launch("query", "--by", "isp,hour", "--format", "json")
                        .json()))
                .containsExactlyElementsOf(AMERICA);
    }

    @Test
    void soIsAReport() throws IOException {
        load(EUROPE);
        assertThat(acct.launch("report", "--day", "2026-10-25", "--out", "out").exitCode())
                .isZero();
        String summary = Files.readString(folder.resolve("out/2026-10-25/summary.json"));
        assertThat(hours(JsonMapper.shared().readTree(summary).get("by_hour"))).containsExactlyElementsOf(EUROPE);
    }
}
