package acct.deliver;

import acct.model.UserException;
import acct.report.Against;
import acct.report.Charts;
import acct.report.Judgements;
import acct.report.Pages;
import acct.report.Report;
import acct.report.SummaryJson;
import acct.report.SummaryParts;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Makes a report that lies in a folder once more, and says what differs. */
public final class ReportProof {
    private static final String SUMMARY = "summary.json";
    private static final String PAGE = "index.html";
    /** Pictures differ by a few pixels from one Java to the next; the numbers behind them are in the summary. */
    private static final Pattern PICTURE = Pattern.compile("base64,[^\"]+");

    private final Path file;
    private final String shown;

    /**
     * The report of a file.
     *
     * @param file its page or its summary
     * @param shown the same as it was typed
     */
    public ReportProof(Path file, String shown) {
        this.file = file;
        this.shown = shown;
    }

    /**
     * What is not as the store has it, a line each; nothing if all is.
     *
     * @throws UserException if there is no report
     */
    public List<String> differing(Judgements judgements) {
        Path report = Files.isDirectory(file) ? file.resolve(PAGE) : file.toAbsolutePath();
        String summary = read(report.resolveSibling(SUMMARY));
        String page = read(report.resolveSibling(PAGE));
        SummaryParts parts = SummaryParts.of(summary)
                .orElseThrow(() -> UserException.failed(shown + ": not a report of acct; name its index.html"));
        List<String> differing =
                differing(parts, page, judgements.report(parts.period(), parts.compared(), Against.STORE));
        // A night also looks at the clock: files at risk, and a day that is overdue.
        return differing.isEmpty()
                ? differing
                : shorter(
                        differing,
                        differing(parts, page, judgements.report(parts.period(), parts.compared(), Against.CLOCK)));
    }

    private List<String> differing(SummaryParts parts, String page, Report report) {
        List<String> differing = new java.util.ArrayList<>(
                parts.differing(SummaryParts.of(SummaryJson.of(report)).orElseThrow()).stream()
                        .map(part -> shown + ": " + part + " differs")
                        .toList());
        if (!withoutPictures(page).equals(withoutPictures(Pages.html(report, Charts.of(report))))) {
            differing.add(shown + ": the page differs");
        }
        return differing;
    }

    private static List<String> shorter(List<String> one, List<String> other) {
        return other.size() < one.size() ? other : one;
    }

    private static String withoutPictures(String page) {
        return PICTURE.matcher(page).replaceAll("base64,");
    }

    private String read(Path part) {
        try {
            return Files.readString(part);
        } catch (IOException e) {
            throw UserException.failed(shown + ": no report can be read there (" + WholeFile.why(e) + ")");
        }
    }
}
