package acct.deliver;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.report.Pages;
import acct.report.ReportCalendar;
import acct.write.Access;
import acct.write.WholeFile;
import acct.write.WholeFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of all reports: its list of days, the way to the latest, and what has become too old. */
public final class ReportShelf {
    private static final String PAGE = "index.html";
    private static final String LATEST = "latest";
    private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";
    private static final Pattern RANGE =
            Pattern.compile(DAY + "(_" + DAY + "|(_" + DAY + ")?_against_" + DAY + "(_" + DAY + ")?)");
    private static final int MOST_DAYS = 91;

    private final Path out;
    private final Access access;

    /**
     * The folder that holds the folders of the reports.
     *
     * @param access who may read what is new there
     */
    public ReportShelf(Path out, Access access) {
        this.out = out;
        this.access = access;
    }

    /** Writes the list of all reports anew, and lets {@code latest} lead to the last day. */
    public void renew() {
        Path page = out.resolve(PAGE);
        try {
            List<String> names = names();
            List<LocalDate> days = names.stream()
                    .map(ReportShelf::day)
                    .filter(Objects::nonNull)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            List<ReportCalendar.Day> read = new ArrayList<>();
            for (LocalDate day : days.subList(0, Math.min(MOST_DAYS, days.size()))) {
                ReportCalendar.Day known = ReportCalendar.read(
                        day, Files.readString(out.resolve(day.toString()).resolve("summary.json")));
                if (known != null) {
                    read.add(known);
                }
            }
            List<String> longer = names.stream()
                    .filter(name -> RANGE.matcher(name).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
            byte[] html = Pages.index(ReportCalendar.of(read, longer)).getBytes(StandardCharsets.UTF_8);
            WholeFile.write(page, access, WholeFile.Earlier.REPLACED, stream -> stream.write(html));
            if (!days.isEmpty()) {
                point(days.get(0).toString());
            }
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    "cannot write the list of reports to " + page + " (" + MailFailureReason.of(e)
                            + "); name a writable folder with --out",
                    e);
        }
    }

    /**
     * Takes away the folders of reports whose last day is before some day. What is no file of a report stays, and with it
     * its folder.
     */
    public void clear(LocalDate before) {
        if (!Files.isDirectory(out)) {
            return;
        }
        try {
            for (String name : names()) {
                LocalDate last = last(name);
                if (last != null && last.isBefore(before)) {
                    clear(out.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    "cannot take old reports out of " + out + " (" + MailFailureReason.of(e)
                            + "); see `retention.reports` of acct.yaml",
                    e);
        }
    }

    private static void clear(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            if (ReportFolder.isReport(String.valueOf(file.getFileName()))
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(file);
            }
        }
        try (Stream<Path> left = Files.list(folder)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }

    /** The last day of a report by its folder's name; null if it is none of a day or of days. */
    private static @Nullable LocalDate last(String name) {
        if (!RANGE.matcher(name).matches()) {
            return day(name);
        }
        String days =
                name.contains(ReportFolder.AGAINST) ? name.substring(0, name.indexOf(ReportFolder.AGAINST)) : name;
        return day(days.substring(days.indexOf('_') + 1));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("summary.json")))
                    .filter(folder -> !Files.isSymbolicLink(folder))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static @Nullable LocalDate day(String name) {
        try {
            return LocalDate.parse(name);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A link that changes at once; a page that leads on where links cannot be. */
    private void point(String day) throws IOException {
        Path latest = out.resolve(LATEST);
        if (Files.isDirectory(latest, LinkOption.NOFOLLOW_LINKS)) {
            lead(latest, day);
            return;
        }
        Path link = out.resolve("." + LATEST + ".part");
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(day));
            Files.move(link, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
            lead(latest, day);
        } catch (IOException e) {
            Files.deleteIfExists(link);
            lead(latest, day);
        }
    }

    private void lead(Path latest, String day) throws IOException {
        WholeFolder.make(latest, access);
        String html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Latest report</title>"
                + "<meta http-equiv=\"refresh\" content=\"0; url=../" + day
                + "/index.html\"></head><body><p><a href=\"../"
                + day + "/index.html\">" + day + "</a></p></body></html>\n";
        WholeFile.write(
                latest.resolve(PAGE),
                access,
                WholeFile.Earlier.REPLACED,
                stream -> stream.write(html.getBytes(StandardCharsets.UTF_8)));
    }
}
