package acct.deliver;

import acct.model.ExitCode;
import acct.model.Period;
import acct.model.UserException;
import acct.report.Charts;
import acct.report.Pages;
import acct.report.Report;
import acct.report.SummaryJson;
import acct.report.chart.Chart;
import acct.report.chart.WarmingCharts;
import acct.write.Access;
import acct.write.WholeFile;
import acct.write.WholeFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a report's files into its folder, {@code <out>/2026-11-18/}. The folder appears with all of them or not at
 * all, so that no page stands with the pictures of another. An earlier report of the same days is replaced.
 */
public final class ReportFolder {
    private static final String ROADS = "roads.svg";
    private static final String PAGE = "index.html";
    private static final Set<String> PICTURES = Set.copyOf(Charts.fileNames());

    private final Path out;

    /** Reports go below this folder; it is created if need be. */
    public ReportFolder(Path out) {
        this.out = out;
    }

    /** Writes the pictures, {@code summary.json} and {@code index.html}; returns the page's path. */
    public Path write(Report report, List<Chart> charts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Chart chart : charts) {
            chart.pictures().forEach((theme, picture) -> files.put(chart.fileName(theme), picture.bytes()));
        }
        if (!report.roads().isEmpty()) {
            files.put(ROADS, Pages.roads(report).getBytes(StandardCharsets.UTF_8));
        }
        files.put("summary.json", SummaryJson.of(report).getBytes(StandardCharsets.UTF_8));
        files.put(PAGE, Pages.html(report, charts).getBytes(StandardCharsets.UTF_8));
        Path folder = out.resolve(name(report.period()));
        try {
            WholeFolder.make(out);
            new WholeFolder(folder, ReportFolder::isOfAReport).write(files);
            return folder.resolve(PAGE);
        } catch (IOException e) {
            throw unwritable(folder.resolve(PAGE), e);
        }
    }

    /** Writes the message of a dry run, beside the report, for nobody but its account; returns its path. */
    public Path writeMail(Report report, ReportMail mail) {
        Path folder = out.resolve(name(report.period()));
        Path file = folder.resolve("report.eml");
        try {
            WholeFolder.make(folder);
            WholeFile.write(file, Access.OWNER, WholeFile.Earlier.REPLACED, stream -> stream.write(mail.bytes()));
            return file;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
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

    /** A picture of an earlier report that this one does not draw would contradict it. */
    private static boolean isOfAReport(String name) {
        return name.equals(ROADS) || WarmingCharts.isPicture(name) || PICTURES.contains(name);
    }

    private static UserException unwritable(Path path, IOException e) {
        return new UserException(
                ExitCode.FAILED,
                "cannot write the report to " + path + " (" + MailFailureReason.of(e)
                        + "); name a writable folder with --out",
                e);
    }
}
