package acct.deliver;

import acct.incident.KnownIncident;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.ExitCode;
import acct.model.Severity;
import acct.model.UserException;
import acct.report.Report;
import acct.report.ReportVerdict;
import acct.write.Access;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of the latest report for node_exporter's textfile collector. Names stay what they are; what is not logged has no
 * line, as a number that is absent can be alerted on and a wrong 0 cannot. The only names of the log are the ISPs that the
 * report has rows of.
 */
public final class PrometheusFile {
    private static final int MOST_ISPS = 50;
    private static final int NAME_LENGTH = 64;

    private final StringBuilder text = new StringBuilder();

    private PrometheusFile() {}

    /**
     * What is known beside the report.
     *
     * @param newest when the newest row was logged; null if none was
     * @param waiting how many mails wait
     * @param at the time of this run
     */
    public record Known(@Nullable Instant newest, long waiting, Instant at) {}

    /** Writes the file; it appears whole, readable as the umask says. */
    public static void write(Path file, Report report, Known known) {
        try {
            WholeFile.print(file, Access.UMASK, WholeFile.Earlier.REPLACED, out -> out.print(text(report, known)));
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    "cannot write the numbers for Prometheus to " + file + " (" + MailFailureReason.of(e)
                            + "); set `prometheus` in acct.yaml to a file in a writable folder",
                    e);
        }
    }

    static String text(Report report, Known known) {
        PrometheusFile file = new PrometheusFile();
        file.run(report, known);
        file.totals(report.total());
        file.judged(report);
        file.isps(report.byIsp().stream()
                .filter(row -> !row.isRest())
                .limit(MOST_ISPS)
                .collect(Collectors.toMap(
                        PrometheusFile::isp, CountRow::counts, (first, same) -> first, LinkedHashMap::new)));
        return file.text.toString();
    }

    private void run(Report report, Known known) {
        gauge("acct_last_run_timestamp_seconds", "When the last night ended.", seconds(known.at()));
        if (known.newest() != null) {
            gauge("acct_newest_row_timestamp_seconds", "When the newest row was logged.", seconds(known.newest()));
            gauge(
                    "acct_newest_row_age_seconds",
                    "How old the newest row was at the last run.",
                    seconds(known.at()) - seconds(known.newest()));
        }
        if (report.period().until() != null) {
            gauge(
                    "acct_report_day_timestamp_seconds",
                    "Midnight UTC of the latest day that was reported.",
                    report.period().until().toEpochDay() * 86_400.0);
        }
        gauge("acct_mail_waiting", "Mails in the outbox.", (double) known.waiting());
    }

    private void totals(Counts total) {
        whole("acct_delivered", "Recipients delivered on the day.", total.knownDelivered());
        whole("acct_bounced", "Recipients given up on the day.", total.knownBounced());
        whole("acct_deferred", "Attempts put off on the day.", total.deferred());
        whole("acct_complaints", "Complaints of the day.", total.complaints());
        share("acct_bounced_ratio", "Bounced of recipients.", total.bouncedShare());
        share("acct_deferred_ratio", "Deferred of attempts.", total.deferredShare());
    }

    private void judged(Report report) {
        ReportVerdict.Level level = ReportVerdict.of(report).level();
        head("acct_verdict", "1 for the verdict of the day, 0 for the others.");
        for (ReportVerdict.Level one : ReportVerdict.Level.values()) {
            line("acct_verdict", "level", one.label(), one == level ? 1 : 0);
        }
        head("acct_incidents_open", "Open incidents.");
        for (Severity severity : Severity.values()) {
            line("acct_incidents_open", "severity", severity.label(), count(report.incidents(), severity));
        }
        head("acct_alerts", "What rules found on the day.");
        for (Severity severity : Severity.values()) {
            line(
                    "acct_alerts",
                    "severity",
                    severity.label(),
                    report.alerts().stream()
                            .filter(alert -> alert.severity() == severity)
                            .count());
        }
        gauge("acct_pairs", "Pairs of source IP and ISP.", (double)
                report.coverage().cells());
        gauge("acct_pairs_too_few", "Those that are too small to judge.", (double)
                report.coverage().tooFew());
        gauge("acct_rejected_lines", "Lines of the files of the day that were not stored.", (double)
                report.loads().stream().mapToLong(Report.Load::rejected).sum());
        gauge("acct_stored_rows", "Rows of the files of the day that were stored.", (double)
                report.loads().stream().mapToLong(Report.Load::stored).sum());
    }

    private static long count(List<KnownIncident> incidents, Severity severity) {
        return incidents.stream()
                .filter(known -> known.incident().severity() == severity)
                .count();
    }

    /** Two names that look the same are one: a collector leaves out a file that has a line twice. */
    private void isps(Map<String, Counts> isps) {
        head("acct_isp_recipients", "Recipients of the day by ISP.");
        isps.forEach((isp, counts) -> line("acct_isp_recipients", "isp", isp, counts.knownRecipients()));
        head("acct_isp_bounced_ratio", "Bounced of recipients by ISP.");
        isps.forEach((isp, counts) -> line("acct_isp_bounced_ratio", "isp", isp, counts.bouncedShare()));
        head("acct_isp_deferred_ratio", "Deferred of attempts by ISP.");
        isps.forEach((isp, counts) -> line("acct_isp_deferred_ratio", "isp", isp, counts.deferredShare()));
    }

    private static String isp(CountRow row) {
        return escaped(row.text(0));
    }

    private void whole(String name, String help, @Nullable Long value) {
        if (value != null) {
            gauge(name, help, value);
        }
    }

    private void share(String name, String help, @Nullable Double value) {
        if (value != null) {
            gauge(name, help, value);
        }
    }

    private void gauge(String name, String help, double value) {
        head(name, help);
        text.append(name).append(' ').append(number(value)).append('\n');
    }

    private void head(String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void line(String name, String label, String labelled, @Nullable Number value) {
        if (value != null && !Double.isNaN(value.doubleValue())) {
            text.append(name).append('{').append(label).append("=\"").append(labelled);
            text.append("\"} ").append(number(value.doubleValue())).append('\n');
        }
    }

    /** A label may hold anything but these, and control characters are nobody's name. */
    private static String escaped(String value) {
        StringBuilder safe = new StringBuilder();
        value.codePoints().limit(NAME_LENGTH).forEach(letter -> {
            if (letter == '\\' || letter == '"') {
                safe.append('\\').appendCodePoint(letter);
            } else {
                safe.appendCodePoint(isPlain(letter) ? letter : '?');
            }
        });
        return safe.toString();
    }

    private static boolean isPlain(int letter) {
        return !Character.isISOControl(letter)
                && Character.getType(letter) != Character.FORMAT
                && Character.getType(letter) != Character.SURROGATE
                && Character.getType(letter) != Character.LINE_SEPARATOR
                && Character.getType(letter) != Character.PARAGRAPH_SEPARATOR;
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6f", value);
    }
}
