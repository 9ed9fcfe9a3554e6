package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A host whose store changes, and what it publishes after each change. */
final class LakeStory {
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.parse("2026-10-31"), LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-18"));

    private final Path host;
    private final Path lake;
    private final int lines;
    private final Random random;
    private final MixedRows rows;
    private final CampaignFile growing;
    private int files;
    private String level = "counts";

    /** What happens to a host between two publishes. */
    enum Change {
        /** The first rows, of three days in two months. */
        FIRST,
        NEW_DAY,
        LATE_ROWS,
        GROWN_FILE,
        OTHER_RULES,
        /** Single rows are published too from here on. */
        ROWS_TOO
    }

    /**
     * A new host.
     *
     * @param folder where it and its lake are
     * @param lines how many come with each change
     */
    LakeStory(Path folder, String server, int lines, Random random) throws IOException {
        this.host = Files.createDirectories(folder.resolve(server));
        this.lake = folder.resolve("lake");
        this.lines = lines;
        this.random = random;
        this.rows = new MixedRows(random, DAYS);
        Files.writeString(host.resolve("acct.yaml"), "server: " + server + "\nlake: {path: ../lake}\n");
        this.growing = new CampaignFile(host.resolve("acct-growing.csv"));
    }

    Path host() {
        return host;
    }

    Path lake() {
        return lake;
    }

    /** What to type, to publish. */
    String[] line() {
        return new String[] {"lake", "publish", "--level", level, "--format", "json"};
    }

    void happens(Change change) throws IOException {
        switch (change) {
            case FIRST -> {
                file(rows);
                grows();
            }
            case NEW_DAY -> file(new MixedRows(random, List.of(LocalDate.parse("2026-11-19"))));
            case LATE_ROWS -> file(rows);
            case GROWN_FILE -> grows();
            case OTHER_RULES -> judgesOtherwise();
            case ROWS_TOO -> level = "rows";
        }
    }

    private void file(MixedRows of) throws IOException {
        files++;
        CampaignFile file = new CampaignFile(newest());
        file.grow(of.lines(lines), random);
        file.complete();
        loads(file.path());
    }

    private Path newest() {
        return host.resolve("acct-" + files + ".csv");
    }

    /** Loads a copy of the newest file of another host; how many rows that was. */
    long loadsCopyOfNewest(LakeStory other) throws IOException {
        long before = stored();
        loads(Files.copy(other.newest(), host.resolve("copy-" + other.files + ".csv")));
        return stored() - before;
    }

    /** How many rows its store counts by the hour. */
    long stored() {
        return rowsByServer("--store", "acct.duckdb").values().stream()
                .mapToLong(rows -> rows)
                .sum();
    }

    /** How many rows of each server count in the lake. */
    Map<String, Long> published(String... servers) {
        Map<String, Long> rows = rowsByServer("--lake", "../lake");
        assertThat(rows.keySet()).containsExactly(servers);
        return rows;
    }

    private Map<String, Long> rowsByServer(String... where) {
        List<String> line = new ArrayList<>(List.of(
                "query",
                "--format",
                "csv",
                "--sql",
                "select server, sum(events) as n from hourly group by server order by server"));
        line.addAll(List.of(where));
        Cli.Result counted = Cli.in(host).launch(line.toArray(String[]::new));
        assertThat(counted.exitCode()).as(counted.err()).isZero();
        Map<String, Long> rows = new TreeMap<>();
        counted.out()
                .lines()
                .skip(1)
                .map(row -> row.split(",", -1))
                .forEach(row -> rows.put(row[0], Long.valueOf(row[1])));
        return rows;
    }

    /** The last line may be one that is still being written. */
    private void grows() throws IOException {
        growing.grow(rows.lines(lines), random);
        loads(growing.path());
    }

    private void loads(Path file) {
        Cli.Result result = Cli.in(host).ingest(file.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private void judgesOtherwise() throws IOException {
        Files.writeString(host.resolve("acct.yaml"), Files.readString(host.resolve("acct.yaml")) + """
                        replies:
                          rules:
                            - name: ours
                              category: content
                              axis: content
                              action: Look.
                              any: [queued]
                        """);
        Cli.Result result = Cli.in(host).launch("reclassify");
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    /** What the lake must have when all is published. */
    Map<LakeSums.Part, String> published() {
        return Map.of(
                LakeSums.Part.COUNTS,
                LakeSums.ofStore(host, LakeSums.Part.COUNTS),
                LakeSums.Part.ROWS,
                level.equals("rows") ? LakeSums.ofStore(host, LakeSums.Part.ROWS) : LakeSums.NOTHING);
    }

    /** What it has. */
    Map<LakeSums.Part, String> inTheLake() {
        return Map.of(
                LakeSums.Part.COUNTS,
                LakeSums.ofLake(host, lake, LakeSums.Part.COUNTS),
                LakeSums.Part.ROWS,
                LakeSums.ofLake(host, lake, LakeSums.Part.ROWS));
    }
}
