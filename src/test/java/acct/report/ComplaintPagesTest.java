package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page says of complaints that few rows tell of: none that came in is not one that nobody can hear of. */
final class ComplaintPagesTest {
    private static final String DAY = "2026-11-19";

    private final Path folder;

    ComplaintPagesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Logs mail(Logs logs, String day) {
        return logs.rows(
                300, "d", "timeLogged", day + " 09:30:00+0100", "dlvSourceIp", "192.0.2.1", "rcpt", "a@yahoo.com");
    }

    private static Logs complaint(Logs logs, String day) {
        return logs.row("f", "timeLogged", day + " 10:30:00+0100", "rcpt", "a@yahoo.com");
    }

    private String page(Logs logs) throws IOException {
        logs.write(folder.resolve("acct.csv"));
        Cli acct = Cli.in(folder);
        assertThat(acct.ingest("acct.csv").exitCode()).isZero();
        Cli.Result report = acct.launch("report", "--day", DAY, "--out", "reports");
        assertThat(report.exitCode()).as(report.err()).isZero();
        return Files.readString(folder.resolve("reports/" + DAY + "/index.html"));
    }

    @Test
    void withoutAnyComplaintTheyAreNotLogged() throws IOException {
        assertThat(page(mail(Logs.standard(), DAY))).contains("Not logged, so not watched: deferrals, complaints.");
    }

    @Test
    void aDayWithoutAComplaintAfterOneWithSomeWasWatched() throws IOException {
        Logs logs = mail(complaint(mail(Logs.standard(), "2026-11-18"), "2026-11-18"), DAY);

        assertThat(page(logs))
                .contains("complaints (none came in since 2026-11-18), volume. Not logged, so not watched: deferrals.")
                .contains("the last came on 2026-11-18");
    }

    @Test
    void aWeekBeforeWithoutDeferralsIsNoZero() throws IOException {
        Logs logs = mail(mail(Logs.standard(), "2026-11-12"), DAY)
                .rows(50, "t", "timeLogged", DAY + " 09:20:00+0100", "dlvSourceIp", "192.0.2.1", "rcpt", "a@yahoo.com");

        assertThat(page(logs)).contains("a week before: none stored");
    }

    @Test
    void complaintsThatNameNoPoolAreInTheSumOfAllPools() throws IOException {
        String page = page(complaint(mail(Logs.standard(), DAY), DAY));

        assertThat(lastRow(page, "by-pool")).contains(">1</td>");
        assertThat(lastRow(page, "by-isp")).contains(">1</td>");
    }

    /** The row of all mail below one breakdown. */
    private static String lastRow(String page, String tab) {
        String from = page.substring(page.indexOf("id=\"" + tab + "\""));
        String foot = from.substring(from.indexOf("<tfoot"));
        return foot.substring(0, foot.indexOf("</tfoot>"));
    }
}
