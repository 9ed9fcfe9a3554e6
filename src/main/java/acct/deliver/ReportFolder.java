package acct.deliver;

import acct.model.ExitCode;
import acct.model.Period;
import acct.model.UserException;
import acct.report.Charts;
import acct.report.Pages;
import acct.report.Report;
import acct.report.SummaryJson;
import acct.report.chart.Chart;
import acct.report.chart.Picture;
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
import java.util.regex.Pattern;

/**
 * Puts a report's files into its folder, {@code <out>/2026-11-18/}. The folder appears with all of them or not at
 * all, so that no page stands with the pictures of another. An earlier report of the same days is replaced.
 */
public final class ReportFolder {
    private static final String ROADS = "roads.svg";
    /** What stands between the days of a report and those that they are compared with. */
    static final String AGAINST = "_against_";

    private static final String SUMMARY = "summary.json";
    private static final String MAIL = "report.eml";
    private static final String PAGE = "index.html";
    /** As pictures were called before they were drawings. */
    private static final Pattern EARLIER =
            Pattern.compile("(volume-by-hour|bounced-by-isp|deferred-by-source-ip)-(light|dark)\\.png");

    private static final Set<String> PICTURES = Set.copyOf(Charts.fileNames());

    private final Path out;
    private final Access access;

    /**
     * Reports go below this folder; it is created if need be.
     *
     * @param access who may read what is new there
     */
    public ReportFolder(Path out, Access access) {
        this.out = out;
        this.access = access;
    }

    /** Writes the pictures, {@code summary.json} and {@code index.html}; returns the page's path. */
    public Path write(Report report, List<Chart> charts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Chart chart : charts) {
            Picture picture = chart.picture();
            if (picture != null) {
                files.put(chart.fileName(), picture.svg().bytes());
            }
        }
        if (!report.roads().isEmpty()) {
            files.put(ROADS, Pages.roads(report).getBytes(StandardCharsets.UTF_8));
        }
        files.put(SUMMARY, SummaryJson.of(report).getBytes(StandardCharsets.UTF_8));
        files.put(PAGE, Pages.html(report, charts).getBytes(StandardCharsets.UTF_8));
        Path folder = out.resolve(name(report));
        try {
            WholeFolder.make(out, access);
            new WholeFolder(folder, access, ReportFolder::isOfAReport).write(files);
            return folder.resolve(PAGE);
        } catch (IOException e) {
            throw unwritable(folder.resolve(PAGE), e);
        }
    }

    /** Writes the message of a dry run, beside the report, for nobody but its account; returns its path. */
    public Path writeMail(Report report, ReportMail mail) {
        Path folder = out.resolve(name(report.period()));
        Path file = folder.resolve(MAIL);
        try {
            WholeFolder.make(folder, access);
            WholeFile.write(file, Access.OWNER, WholeFile.Earlier.REPLACED, stream -> stream.write(mail.bytes()));
            return file;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** The same, with the other days if it is compared with days that nobody expects. */
    private static String name(Report report) {
        Period with = report.compared();
        boolean isExpected = with == null
                || (report.period().length() > 1 && with.equals(report.period().previous()));
        return name(report.period()) + (isExpected || with == null ? "" : AGAINST + name(with));
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

    /** Whether a file of this name is one that acct writes into the folder of a report. */
    static boolean isReport(String name) {
        return name.equals(PAGE) || name.equals(SUMMARY) || name.equals(MAIL) || isOfAReport(name);
    }

    /** A picture of an earlier report that this one does not draw would contradict it. */
    private static boolean isOfAReport(String name) {
        return name.equals(ROADS)
                || WarmingCharts.isPicture(name)
                || PICTURES.contains(name)
                || EARLIER.matcher(name).matches();
    }

    private static UserException unwritable(Path path, IOException e) {
        return new UserException(
                ExitCode.FAILED,
                "cannot write the report to " + path + " (" + MailFailureReason.of(e)
                        + "); name a writable folder with --out",
                e);
    }
}
