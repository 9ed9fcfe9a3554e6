package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of three days. Only the one in the middle is critical, so whoever looks at the newest alone does not see it.
 *
 * @param days in order
 */
record NightFiles(Path logs, List<LocalDate> days) {
    private static final int ROWS = 2_000;

    NightFiles {
        days = List.copyOf(days);
    }

    /** Makes them; no day is overdue, also if midnight comes before the test ends. */
    static NightFiles make(Path folder) throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Files.createDirectories(folder);
        sample(folder, 2, today.minusDays(1), "--incident", "ip-block");
        sample(folder, 1, today, "--seed", "2");
        Files.delete(folder.resolve("acct.yaml"));
        return new NightFiles(folder, List.of(today.minusDays(2), today.minusDays(1), today));
    }

    private static void sample(Path folder, int days, LocalDate last, String... more) throws IOException {
        Path made = Files.createDirectories(folder.resolve("made"));
        String[] usual = {
            "sample",
            "--out",
            made.toString(),
            "--days",
            Integer.toString(days),
            "--rows",
            Integer.toString(days * ROWS),
            "--last-day",
            last.toString()
        };
        Cli.Result result = Cli.in(folder)
                .launch(Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<Path> files;
        try (Stream<Path> listed = Files.list(made)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.move(file, folder.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(made);
    }
}
