package acct.audit;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration and a log in one file: {@code --- acct.yaml}, {@code --- config} and {@code --- log} begin its parts.
 * A line of the log stands for some rows that follow each other by a second:
 * {@code COUNT TYPE TIME VMTA IP POOL JOB ORIG RCPT QUEUE [DSNMTA]}, with {@code -} for nothing. Behind {@code --- log}
 * may stand the columns that the file has.
 *
 * @param yaml acct.yaml
 * @param config the PowerMTA configuration
 * @param columns the header of the log
 * @param log its lines
 */
record AuditCase(String yaml, String config, List<String> columns, List<String> log) {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxx");
    private static final DateTimeFormatter READ = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx");
    private static final Pattern PART = Pattern.compile("(?m)^--- (acct.yaml|config|log) ?(.*)$\\n");
    private static final List<String> CELLS =
            List.of("vmta", "dlvSourceIp", "vmtaPool", "jobId", "orig", "rcpt", "queue", "dsnMta");

    static AuditCase read(Path file) {
        try {
            String text = Files.readString(file);
            Matcher part = PART.matcher(text);
            List<String> parts = new ArrayList<>();
            String columns = "";
            int begin = -1;
            while (part.find()) {
                if (begin >= 0) {
                    parts.add(text.substring(begin, part.start()));
                }
                begin = part.end();
                columns = part.group(2);
            }
            return new AuditCase(
                    parts.get(0),
                    parts.get(1),
                    columns.isEmpty() ? Logs.COLUMNS_23 : Logs.names(columns),
                    text.substring(begin).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the log into a new store in this folder, in several files of some lines each. */
    Cli load(Path folder) {
        Logs.write(
                folder.resolve("acct.yaml"),
                (yaml.isBlank() ? "store: acct.duckdb\n" : yaml).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Logs.write(folder.resolve("config"), config.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Logs file = Logs.empty().header(columns);
        log.forEach(line -> rows(file, line.split(" ")));
        file.write(folder.resolve("acct-1.csv"));
        Cli acct = Cli.in(folder);
        Cli.Result result = acct.ingest("acct-1.csv");
        if (result.exitCode() != 0 || result.json().get("rejected").asInt() != 0) {
            throw new IllegalStateException(result.out() + result.err());
        }
        return acct;
    }

    private void rows(Logs file, String[] line) {
        OffsetDateTime first = OffsetDateTime.parse(line[2], READ);
        for (int i = 0; i < Integer.parseInt(line[0]); i++) {
            List<String> cells =
                    new ArrayList<>(List.of("timeLogged", WRITTEN.format(first.plus(Duration.ofSeconds(i)))));
            for (int cell = 0; cell + 3 < line.length; cell++) {
                boolean wanted = columns.contains(CELLS.get(cell)) && !line[cell + 3].equals("-");
                if (wanted
                        && !(line[1].equals("tq")
                                && List.of("orig", "rcpt", "jobId").contains(CELLS.get(cell)))) {
                    cells.add(CELLS.get(cell));
                    cells.add(line[cell + 3]);
                }
            }
            file.row(line[1], cells.toArray(new String[0]));
        }
    }
}
