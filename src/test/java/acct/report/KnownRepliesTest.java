package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replies on the page: new ones, then those that rise, then the others. */
final class KnownRepliesTest {
    private static final String FULL = "smtp;552 5.2.2 mailbox full";
    private static final String BLOCKED = "smtp;550 5.7.1 blocked by our policy";
    private static final String GONE = "smtp;550 5.1.1 user unknown";

    private final Path folder;
    private final Cli acct;

    KnownRepliesTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    private void day(String day, int full, int blocked, int gone) {
        Logs logs = Logs.standard();
        for (int i = 0; i < 300; i++) {
            String reply = i < full ? FULL : i < full + blocked ? BLOCKED : i < full + blocked + gone ? GONE : "";
            logs.row(
                    reply.isEmpty() ? "d" : "b",
                    "timeLogged",
                    String.format("%s %02d:%02d:00+0100", day, i / 60, i % 60),
                    "dlvSourceIp",
                    "192.0.2.1",
                    "rcpt",
                    "r" + i + "@gmail.com",
                    "dsnDiag",
                    reply);
        }
        logs.write(folder.resolve("acct-" + day + ".csv"));
    }

    @Test
    void newThenRisingThenStanding() throws IOException {
        day("2026-11-17", 20, 10, 0);
        day("2026-11-18", 20, 10, 0);
        day("2026-11-19", 25, 40, 12);
        acct.ingest("acct-2026-11-17.csv", "acct-2026-11-18.csv", "acct-2026-11-19.csv");

        String html =
                Files.readString(folder.resolve(acct.launch("report").out().strip()));

        assertThat(html.substring(html.indexOf("id=\"new-replies\"")))
                .containsSubsequence(
                        "user unknown",
                        "Rising: at least twice as often a day",
                        "blocked by our policy",
                        "Standing: less than that, or fewer than 30.",
                        "mailbox full");
        // 40 of 77 answers, 10 a day before.
        assertThat(html).contains("<td>40</td><td>51.9\u00a0%</td><td>10</td>");
    }

    @Test
    void onTheFirstDayNoneIsKnown() throws IOException {
        day("2026-11-17", 20, 10, 0);
        acct.ingest("acct-2026-11-17.csv");

        assertThat(Files.readString(folder.resolve(acct.launch("report").out().strip())))
                .contains("No ISP gave an answer that it had given before.")
                .doesNotContain("Rising:", "Standing:");
    }
}
