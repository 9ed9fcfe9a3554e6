package acct;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Builds accounting files line by line. */
public final class Logs {
    /** What PowerMTA 5.0 writes by default. */
    public static final List<String> COLUMNS_23 =
            names("type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,"
                    + "dsnDiag,dsnMta,bounceCat,srcType,srcMta,dlvType,dlvSourceIp,dlvDestinationIp,dlvEsmtpAvailable,dlvSize,"
                    + "vmta,jobId,envId,queue,vmtaPool");
    /** What PowerMTA 4.0 writes. */
    public static final List<String> COLUMNS_22 = names("type,timeLogged,timeQueued,timeImprinted,orig,rcpt,orcpt,"
            + "dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat,srcType,srcMta,dlvType,dlvSourceIp,dlvDestinationIp,"
            + "dlvEsmtpAvailable,dlvSize,vmta,jobId,envId");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final String lineEnd;
    private List<String> columns = List.of();

    private Logs(String lineEnd) {
        this.lineEnd = lineEnd;
    }

    /** An empty file with LF. */
    public static Logs empty() {
        return new Logs("\n");
    }

    /** An empty file with CRLF. */
    public static Logs crLf() {
        return new Logs("\r\n");
    }

    /** A file that begins with the header of PowerMTA 5.0. */
    public static Logs standard() {
        return empty().header(COLUMNS_23);
    }

    /** A file that begins with this header. */
    public static Logs of(String header) {
        return empty().header(names(header));
    }

    /** Column names as a header line has them. */
    public static List<String> names(String header) {
        return List.of(header.split(",", -1));
    }

    /** A header line; rows by name follow it. */
    public Logs header(List<String> names) {
        columns = List.copyOf(names);
        return line(String.join(",", names));
    }

    /** A row by names and values in turn; what is not named is empty, but for a time within 19 November 2026. */
    public Logs row(String type, String... namesAndValues) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("type", type);
        cells.put("timeLogged", "2026-11-19 09:30:00+0100");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!columns.contains(namesAndValues[i])) {
                throw new IllegalArgumentException("no column " + namesAndValues[i]);
            }
            cells.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return cells(columns.stream().map(name -> cells.getOrDefault(name, "")).toList());
    }

    /** The same row so many times. */
    public Logs rows(int count, String type, String... namesAndValues) {
        for (int i = 1; i <= count; i++) {
            row(type, namesAndValues);
        }
        return this;
    }

    /** A record of these cells, quoted where needed. */
    public Logs cells(List<String> cells) {
        return line(record(cells));
    }

    /** One record without its line end, quoted where needed. */
    public static String record(List<String> cells) {
        return cells.stream().map(Logs::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        boolean needed = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** A line as it is. */
    public Logs line(String text) {
        return raw(text + lineEnd);
    }

    /** Text without a line end. */
    public Logs raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes as they are. */
    public Logs raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    /** The file so far. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /** The file so far, compressed. */
    public byte[] gzip() {
        return gzip(bytes());
    }

    /** One gzip member. */
    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The file so far, as one zstd frame. */
    public byte[] zstd() {
        return zstd(bytes());
    }

    /** One zstd frame with a checksum, as the tool writes it. */
    public static byte[] zstd(byte[] plain) {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
            return zstd.setChecksum(true).compress(plain);
        }
    }

    /** Several byte arrays in a row. */
    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** Writes the file so far. */
    public Path write(Path file) {
        return write(file, bytes());
    }

    /** Writes a file, and its folders where they are missing. */
    public static Path write(Path file, byte[] content) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
