package acct.deliver;

import acct.model.ExitCode;
import acct.model.Period;
import acct.model.UserException;
import acct.render.Chart;
import acct.render.Charts;
import acct.render.Pages;
import acct.render.Png;
import acct.render.Report;
import acct.render.SummaryJson;
import acct.render.Theme;
import acct.render.WarmingCharts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a report's files into its folder, {@code <out>/2026-11-18/}. Each file appears complete or not at all, and the
 * page comes last, so that whoever opens it finds what it refers to. An earlier report of the same days is replaced.
 */
public final class ReportFolder {
    private static final String ROADS = "roads.svg";

    private final Path out;

    /** Reports go below this folder; it is created if need be. */
    public ReportFolder(Path out) {
        this.out = out;
    }

    /** Writes the pictures, {@code summary.json} and {@code index.html}; returns the page's path. */
    public Path write(Report report, List<Chart> charts) {
        Path folder = folder(report.period());
        for (Chart chart : charts) {
            for (Map.Entry<Theme, Png> picture : chart.pictures().entrySet()) {
                write(
                        folder,
                        chart.fileName(picture.getKey()),
                        picture.getValue().bytes());
            }
        }
        discardOldPictures(folder, charts);
        if (report.roads().isEmpty()) {
            discard(folder.resolve(ROADS));
        } else {
            write(folder, ROADS, Pages.roads(report).getBytes(StandardCharsets.UTF_8));
        }
        write(folder, "summary.json", SummaryJson.of(report).getBytes(StandardCharsets.UTF_8));
        return write(folder, "index.html", Pages.html(report, charts).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the message of a dry run; returns its path. */
    public Path writeMail(Report report, ReportMail mail) {
        return write(folder(report.period()), "report.eml", mail.bytes());
    }

    /** {@code 2026-11-18}, {@code 2026-11-16_2026-11-18}, {@code since-…}, {@code until-…}, {@code all}. */
    static String name(Period period) {
        if (period.since() == null) {
            return period.until() == null ? "all" : "until-" + period.until();
        }
        if (period.until() == null) {
            return "since-" + period.since();
        }
        return period.since().equals(period.until())
                ? period.since().toString()
                : period.since() + "_" + period.until();
    }

    private Path folder(Period period) {
        Path folder = out.resolve(name(period));
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static Path write(Path folder, String name, byte[] content) {
        Path target = folder.resolve(name);
        // Hidden, so that a web server's listing does not show it; in the same folder, so that the move is atomic.
        Path part = folder.resolve("." + name + ".part");
        try {
            Files.write(part, content);
            move(part, target);
            return target;
        } catch (IOException e) {
            discard(part);
            throw unwritable(target, e);
        }
    }

    /** A picture of an earlier report that this one does not draw would contradict it. */
    private static void discardOldPictures(Path folder, List<Chart> charts) {
        Set<String> drawn = charts.stream()
                .flatMap(c -> c.pictures().keySet().stream().map(c::fileName))
                .collect(Collectors.toSet());
        Set<String> possible = new HashSet<>(Charts.fileNames());
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(WarmingCharts::isPicture)
                    .forEach(possible::add);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        for (String name : possible) {
            if (!drawn.contains(name)) {
                discard(folder.resolve(name));
            }
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The failure that led here is the one to report.
        }
    }

    private static UserException unwritable(Path path, IOException e) {
        return new UserException(
                ExitCode.FAILED,
                "cannot write the report to " + path + " (" + Reason.of(e) + "); name a writable folder with --out",
                e);
    }
}
