package acct.backtest;

import acct.ip.Address;
import acct.model.CalendarDay;
import acct.model.ExitCode;
import acct.model.Metric;
import acct.model.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads incidents that people know of: a CSV file with a header line, of which only {@code opened} must be there. What
 * {@code acct incidents --state all --format csv} prints is such a file.
 */
public final class PastIncidentFile {
    private static final long MAX_BYTES = 16 << 20;

    private final String shown;

    private PastIncidentFile(String shown) {
        this.shown = shown;
    }

    /**
     * The incidents of a file, in its order.
     *
     * @param shown the file's name for people
     * @throws UserException failed if it cannot be read, usage if something in it is wrong
     */
    public static List<PastIncident> read(Path file, String shown) {
        return new PastIncidentFile(shown).read(file);
    }

    private List<PastIncident> read(Path file) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setAllowMissingColumnNames(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
                .get();
        try (CSVParser parser = CSVParser.parse(text(file), format)) {
            List<String> names = parser.getHeaderNames();
            if (names.stream().noneMatch("opened"::equalsIgnoreCase)) {
                throw wrong(
                        1, "no column 'opened'; columns are opened, and if you like closed, source_ip, isp, metric");
            }
            List<PastIncident> incidents = new ArrayList<>();
            for (CSVRecord row : parser) {
                incidents.add(incident(row, (int) parser.getCurrentLineNumber()));
            }
            return incidents;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new UserException(ExitCode.USAGE, shown + ": not readable as CSV: " + e.getMessage(), e);
        }
    }

    private String text(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                throw UserException.usage(shown + ": larger than 16 MiB, so not a list of incidents");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new UserException(ExitCode.FAILED, shown + ": no such file; check --incidents", e);
        } catch (CharacterCodingException e) {
            throw new UserException(ExitCode.USAGE, shown + ": not UTF-8; save the file as UTF-8", e);
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "is a folder" : "cannot be read";
            throw new UserException(ExitCode.FAILED, shown + ": " + why + "; check --incidents", e);
        }
    }

    private PastIncident incident(CSVRecord row, int line) {
        LocalDate opened = day(row, "opened", line);
        if (opened == null) {
            throw wrong(line, "'opened' is empty; write a day such as 2026-11-18");
        }
        LocalDate closed = day(row, "closed", line);
        if (closed != null && closed.isBefore(opened)) {
            throw wrong(line, "'closed' is " + closed + ", before 'opened', which is " + opened);
        }
        return new PastIncident(opened, closed, sourceIp(row, line), cell(row, "isp"), metric(row, line));
    }

    private @Nullable LocalDate day(CSVRecord row, String column, int line) {
        String text = cell(row, column);
        if (text == null) {
            return null;
        }
        return CalendarDay.parse(text)
                .orElseThrow(() -> wrong(line, "'" + column + "' is '" + text + "'; write a day such as 2026-11-18"));
    }

    private @Nullable String sourceIp(CSVRecord row, int line) {
        String text = cell(row, "source_ip");
        String address = text == null ? null : Address.of(text).text();
        if (text != null && address == null) {
            throw wrong(line, "'source_ip' is '" + text + "'; write an address such as 192.0.2.1");
        }
        return address;
    }

    private @Nullable Metric metric(CSVRecord row, int line) {
        String text = cell(row, "metric");
        if (text == null) {
            return null;
        }
        return Metric.of(text)
                .orElseThrow(() -> wrong(
                        line,
                        "'metric' is '" + text + "'; valid are "
                                + Arrays.stream(Metric.values())
                                        .map(Metric::label)
                                        .collect(Collectors.joining(", "))));
    }

    /** What stands under a name; null if nothing does, or there is no such column. */
    private static @Nullable String cell(CSVRecord row, String column) {
        if (!row.isSet(column)) {
            return null;
        }
        String text = row.get(column).strip();
        return text.isEmpty() ? null : text;
    }

    private UserException wrong(int line, String what) {
        return UserException.usage(shown + ":" + line + ": " + what);
    }
}
