package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Laws 10 and 11 on random files; the seed is in the name, so that a failure can be seen again. */
final class LoadPropertyTest {
    /** Free-text columns in the file and their names in the store. */
    private static final List<String> TEXTS = List.of(
            "orig",
            "rcpt",
            "orcpt",
            "dsnAction",
            "dsnStatus",
            "dsnDiag",
            "dsnMta",
            "bounceCat",
            "srcType",
            "srcMta",
            "dlvEsmtpAvailable",
            "vmta",
            "jobId",
            "queue",
            "vmtaPool",
            "userString");

    private static final String STORED = "orig, rcpt, orcpt, dsn_action, dsn_status, dsn_diag, dsn_mta, bounce_cat,"
            + " src_type, src_mta, esmtp_available, vmta, job, queue, pool, user_string";
    private static final String[] PIECES = {
        "a",
        "Z",
        "7",
        " ",
        ",",
        "\"",
        "\"\"",
        "'",
        ";",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "ü",
        "ß",
        "İ",
        "ı",
        "漢",
        "\uD83D\uDE00",
        "\uFFFE",
        "\uFEFF",
        "\uFFFD",
        "\uFFFF",
        "\u0001",
        "\u001b[31m",
        "\\",
        "\\\"",
        "#",
        "=",
        "@example.com",
        "smtp;550 5.1.1",
        "\u2028",
        "\u0085",
        "$1",
        "{default}",
        "null"
    };

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsStoredIsWhatWasWrittenCellByCell(long seed, @TempDir Path folder) {
        Random random = new Random(seed);
        List<List<String>> expected = new ArrayList<>();
        Logs logs = seed % 2 == 0 ? Logs.crLf() : Logs.empty();
        while (expected.size() < 3_000) {
            List<String> columns = layout(random);
            logs.header(columns);
            for (int i = random.nextInt(900); i >= 0; i--) {
                expected.add(randomRow(random, logs, columns, expected.size()));
            }
        }
        logs.write(folder.resolve("acct-1.csv"));
        Cli acct = Cli.in(folder);
        Cli.Result result = acct.ingest("acct-1.csv");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.file().get("rejected").asInt()).isZero();
        assertThat(result.file().get("stored").asInt()).isEqualTo(expected.size());
        List<List<String>> stored =
                Rows.cells(acct.store(), "select env_id, " + STORED + " from attempt order by cast(env_id as integer)");
        assertThat(stored).hasSameSizeAs(expected);
        for (int i = 0; i < stored.size(); i++) {
            assertThat(stored.get(i)).as("row %s", i).isEqualTo(expected.get(i));
        }
        SoundStore.check(acct.store());
    }

    private static List<String> layout(Random random) {
        List<String> columns = new ArrayList<>(List.of("timeLogged", "envId", "shoeSize"));
        TEXTS.stream().filter(name -> random.nextInt(5) > 0).forEach(columns::add);
        Collections.shuffle(columns, random);
        columns.add(0, "type");
        return columns;
    }

    /** Writes a row and answers what is to be found in the store. */
    private static List<String> randomRow(Random random, Logs logs, List<String> columns, int id) {
        List<String> cells = new ArrayList<>();
        List<String> found = new ArrayList<>(Collections.nCopies(TEXTS.size() + 1, "-"));
        found.set(0, Integer.toString(id));
        for (String column : columns) {
            String cell = switch (column) {
                case "type" -> "b";
                case "timeLogged" -> "2026-11-19 09:30:00+0100";
                case "envId" -> Integer.toString(id);
                default -> randomText(random);
            };
            cells.add(cell);
            int place = TEXTS.indexOf(column);
            if (place >= 0 && !cell.isEmpty()) {
                found.set(place + 1, cell);
            }
        }
        logs.cells(cells);
        return found;
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void aDamagedLineHarmsNoNeighbour(long seed, @TempDir Path folder) {
        Random random = new Random(seed);
        Logs logs = Logs.standard();
        Set<String> unharmed = new HashSet<>();
        Set<Long> damagedLines = new HashSet<>();
        for (int i = 0; i < 2_500; i++) {
            damagedLines.add(2L * i + 2);
            logs.raw(damaged(random, line("x" + i))).raw("\n");
            unharmed.add("e" + i);
            logs.line(line("e" + i));
        }
        logs.write(folder.resolve("acct-1.csv"));
        Cli acct = Cli.in(folder);
        Cli.Result result = acct.ingest("acct-1.csv");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode file = result.file();
        assertThat(file.get("lines").asInt()).isEqualTo(5_001);
        assertThat(file.get("headers").asInt()
                        + file.get("blank").asInt()
                        + file.get("stored").asInt()
                        + file.get("rejected").asInt())
                .isEqualTo(5_001);
        List<String> stored = Rows.of(acct.store(), "select env_id from attempt where line % 2 = 1");
        assertThat(stored).hasSize(2_500);
        assertThat(new HashSet<>(stored)).isEqualTo(unharmed);
        List<Long> rejected = Rows.of(acct.store(), "select line from rejected_line").stream()
                .map(Long::valueOf)
                .toList();
        assertThat(rejected).doesNotHaveDuplicates().isSubsetOf(damagedLines);
        SoundStore.check(acct.store());
    }

    private static String line(String envId) {
        return "d,2026-11-19 09:30:00+0100,2026-11-19 09:29:59+0100,b@news.example,anna@example.com,,relayed,2.0.0"
                + " (success),\"smtp;250 2.0.0 ok, \"\"queued\"\" as 42\",mx.example.com (192.0.2.7),success,smtp,f (192.0.2.8),"
                + "smtp,192.0.2.1,192.0.2.7,\"PIPELINING,8BITMIME\",1234,v1,job-1," + envId
                + ",example.com/v1,\"pool, one\"";
    }

    private static byte[] damaged(Random random, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(200) == 0 ? 9 : random.nextInt(7)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> inserted(bytes, at, "\"");
            case 2 -> inserted(bytes, at, ",");
            case 3 -> inserted(bytes, at, "\u0000");
            case 4 -> Arrays.copyOfRange(bytes, at, bytes.length);
            case 9 -> inserted(bytes, at, "y".repeat(1 << 20));
            default -> flipped(random, bytes);
        };
    }

    private static byte[] inserted(byte[] bytes, int at, String text) {
        return Logs.joined(
                Arrays.copyOf(bytes, at),
                text.getBytes(StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, at, bytes.length));
    }

    /** A few random bytes, but no line feed: that would make two lines of one. */
    private static byte[] flipped(Random random, byte[] bytes) {
        byte[] result = bytes.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            byte b = (byte) random.nextInt(256);
            result[random.nextInt(result.length)] = b == '\n' ? (byte) 0xff : b;
        }
        return result;
    }
}
