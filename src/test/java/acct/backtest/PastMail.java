package acct.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Two months of mail of three source IPs to three ISPs, in which a few things go wrong; always the same. */
final class PastMail {
    static final LocalDate FIRST = LocalDate.of(2026, 10, 1);

    private static final List<String> DOMAINS = List.of("gmail.com", "yahoo.com", "outlook.com");
    private static final int MAILS = 90;

    private final Path folder;
    private final Cli acct;

    PastMail(Path folder, Cli acct) {
        this.folder = folder;
        this.acct = acct;
    }

    static LocalDate day(int number) {
        return FIRST.plusDays(number - 1L);
    }

    /** What gmail says to one address: from the 20th day on it refuses, on the 21st it names a list. */
    private static String reply(int day) {
        return day == 21 ? "smtp;550 5.7.1 192.0.2.1 listed by zen.spamhaus.org" : "smtp;550 5.7.1 blocked for spam";
    }

    /** Loads a day as it went. */
    void load(int day) {
        Logs logs = Logs.standard();
        Random random = new Random(day);
        for (int ip = 1; ip <= 3; ip++) {
            for (String domain : DOMAINS) {
                boolean isBlocked = ip == 1 && domain.equals("gmail.com") && day >= 20 && day <= 23;
                boolean isBadList = domain.equals("yahoo.com") && (day == 26 || day == 27);
                for (int i = 0; i < MAILS; i++) {
                    boolean isHard = random.nextDouble() < (isBadList ? 0.25 : 0.01);
                    boolean isBlock = !isHard && random.nextDouble() < (isBlocked ? 0.5 : 0.004);
                    boolean isDeferred = random.nextDouble() < 0.05;
                    if (isDeferred) {
                        row(logs, "t", day, ip, domain, i, "smtp;421 4.7.0 try again later");
                    }
                    row(
                            logs,
                            isHard || isBlock ? "b" : "d",
                            day,
                            ip,
                            domain,
                            i,
                            isHard ? "smtp;550 5.1.1 no such user" : isBlock ? reply(day) : "");
                }
            }
        }
        load("acct-" + day(day) + ".csv", logs);
    }

    /** Loads a day on which everything is other than it ever was. */
    void loadDisaster(int day) {
        Logs logs = Logs.standard();
        for (int ip = 1; ip <= 5; ip++) {
            for (String domain : DOMAINS) {
                for (int i = 0; i < 4 * MAILS; i++) {
                    row(logs, i % 3 == 0 ? "d" : "b", day, ip, domain, i, "smtp;554 5.7.1 strange words " + (i % 7));
                }
            }
        }
        load("disaster-" + day(day) + ".csv", logs);
    }

    private static void row(Logs logs, String type, int day, int ip, String domain, int number, String reply) {
        logs.row(
                type,
                "timeLogged",
                String.format(Locale.ROOT, "%s %02d:%02d:00+0100", day(day), number % 24, ip),
                "envId",
                day + "-" + ip + "-" + number,
                "dlvSourceIp",
                "192.0.2." + ip,
                "rcpt",
                "r" + number + "@" + domain,
                "jobId",
                "job-" + number % 2,
                "bounceCat",
                reply.startsWith("smtp;550 5.1.1") ? "bad-mailbox" : type.equals("b") ? "spam-related" : "",
                "dsnDiag",
                reply);
    }

    private void load(String name, Logs logs) {
        logs.write(folder.resolve(name));
        Cli.Result result = acct.ingest(name);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }
}
