package acct.classify.reply;

import static org.assertj.core.api.Assertions.assertThat;

import acct.config.Config;
import acct.config.ConfigFile;
import acct.model.Axis;
import acct.model.Category;
import acct.model.SeverityClass;
import acct.read.FailedReply;
import acct.read.ReplyFile;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PowerMTA itself says is no answer of a receiver, whatever it repeats. */
final class OwnMtaTest {
    private static final ReplyRules RULES = ReplyRules.shipped();
    private static final List<String> DEAD = List.of("bad-mailbox", "inactive-mailbox", "bad-domain", "spam-related");

    private static Verdict judge(@Nullable String status, @Nullable String diag, @Nullable String bounceCat) {
        return RULES.judge(Reply.of(status, diag, bounceCat));
    }

    /** A receiver's words, and those that look like PowerMTA's: the rules for replies have the say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "5.1.1 (bad destination mailbox address)|smtp;550 5.1.1 mailbox deleted by administrator|mailbox",
                "5.2.1 (mailbox disabled)|smtp;550 5.2.1 Account deleted by administrator|mailbox",
                "5.1.2 (bad destination system: no such domain)|null|domain",
                "4.4.1 (no answer from host)|null|connection",
                "4.4.7 (delivery time expired)|null|connection",
                "5.4.4 (unable to route: dns lookup failure)|null|connection",
                "5.4.6 (routing loop detected)|null|connection",
                "5.3.5 (system incorrectly configured)|smtp;554 5.3.5 Local configuration error|connection",
                "5.0.0 (undefined status)|x-unix;550 5.1.1 user unknown|mailbox",
                "5.0.0 (undefined status)|x-pmtafoo;550 5.1.1 user unknown|mailbox",
                "5.0.0 (undefined status)|smtp;550 5.1.1 x-pmta;user unknown|mailbox",
                "5.7.1 (delivery not authorized)|smtp;550 5.7.1 blocked, see x-powermta; list|policy"
            })
    void aReceiversWordsStayAnswers(String status, String diag, String category) {
        assertThat(judge(status, diag, null).category().label()).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "5.3.5 (specified VirtualMTA does not exist)|null|bad-configuration|no-such-virtual-mta",
                "5.3.5 (no such virtual MTA)|''|null|no-such-virtual-mta",
                "5.3.5 (specified VirtualMTA mta9 does not exist)|smtp;|bad-domain|no-such-virtual-mta",
                "5.3.5 (system incorrectly configured)|x-pmta;virtual MTA does not exist|null|no-such-virtual-mta",
                "5.3.5 (system incorrectly configured)|x-pmta;virtual MTA \"mta9\" does not exist|null|no-such-virtual-mta",
                "5.3.5 (system incorrectly configured)|smtp;550 5.3.5 no such virtual MTA|bad-mailbox|no-such-virtual-mta",
                "5.3.5 (system incorrectly configured)|null|bad-configuration|own-configuration",
                "5.0.0 (undefined status)|x-pmta;bounce-queue;reply:550 5.1.1 <joe@example.net>: user unknown|bad-mailbox|bounced-by-pattern",
                "5.1.1 (bad destination mailbox address)|x-pmta;bounce-rcpt;reply:452 4.2.2 mailbox full|quota-issues|bounced-by-pattern",
                "5.0.0 (undefined status)|x-pmta;bounce-queue|bad-domain|bounced-by-pattern",
                "5.0.0 (undefined status)|X-PMTA; Deleted by Administrator|bad-mailbox|deleted-by-administrator",
                "5.0.0 (undefined status)|x-pmta ; deleted by administrator|null|deleted-by-administrator",
                "5.0.0 (undefined status)|smtp; x-powermta;deleted by the administrator|null|deleted-by-administrator",
                "5.0.0 (undefined status)|deleted by administrator|inactive-mailbox|deleted-by-administrator",
                "5.0.0 (deleted by administrator)|null|inactive-mailbox|deleted-by-administrator",
                "5.0.0 (undefined status)|smtp;deleted by administrator|bad-mailbox|deleted-by-administrator",
                "5.1.1 (bad destination mailbox address)|x-pmta;recipient is on the suppression list|bad-mailbox|own-suppression-list",
                "5.1.1 (bad destination mailbox address)|x-powermta;550 5.1.1 no such user|bad-mailbox|own-mta",
                "5.1.1 (bad destination mailbox address)|x-pmta;|bad-mailbox|own-mta",
                "5.1.2 (bad destination system)|x-pmta;something that no version is known to say|bad-domain|own-mta"
            })
    void whatPowerMtaDecidedIsAdministrative(String status, String diag, String bounceCat, String rule) {
        assertThat(judge(status, diag, bounceCat)).isEqualTo(new Verdict(Category.ADMINISTRATIVE, Axis.NONE, rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection refused",
                "Connection timed out",
                "no route to host",
                "no answer from host",
                "4.4.7 delivery time expired",
                "unable to route: dns lookup failure",
                "no such domain",
                "routing loop detected"
            })
    void whatPowerMtaFoundOnTheWayIsConnection(String said) {
        for (String bounceCat : DEAD) {
            assertThat(judge("5.1.1 (bad destination mailbox address)", "x-pmta;" + said, bounceCat))
                    .isEqualTo(new Verdict(Category.CONNECTION, Axis.INFRASTRUCTURE, "own-mta-network"));
        }
    }

    @Test
    void administrativeCountsAsNothing() {
        assertThat(RULES.severity(Category.ADMINISTRATIVE)).isEqualTo(SeverityClass.NONE);
        assertThat(RULES.action(judge(null, "x-pmta;bounce-queue", null))).contains("recipients are not at fault");
    }

    /** Seed 20261118: whatever a receiver may say is no dead address, no full mailbox and no block once PowerMTA repeats it. */
    @Test
    void noReplyThatPowerMtaRepeatsIsAnAnswer() {
        Random random = new Random(20261118);
        List<String> says =
                List.of("x-pmta;", "X-PowerMTA; ", "smtp;x-pmta;", "x-pmta;bounce-queue;reply:", "x-pmta ;");
        List<String> wrong = new ArrayList<>();
        InputStream table = Objects.requireNonNull(OwnMtaTest.class.getResourceAsStream("/acct/classify/replies.csv"));
        try (ReplyFile replies = ReplyFile.of("replies.csv", table)) {
            while (replies.hasNext()) {
                FailedReply reply = replies.next();
                String diag = says.get(random.nextInt(says.size())) + reply.dsnDiag();
                String bounceCat = DEAD.get(random.nextInt(DEAD.size()));
                Verdict verdict = judge(reply.dsnStatus(), diag, bounceCat);
                if (verdict.category() != Category.ADMINISTRATIVE && verdict.category() != Category.CONNECTION) {
                    wrong.add(verdict + ": " + diag);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noRuleOfTheOperatorTakesItForAnAnswer(@TempDir Path folder) throws Exception {
        Config config = ConfigFile.read(Files.writeString(folder.resolve("acct.yaml"), """
                replies:
                  rules:
                    - {name: our-dead, category: mailbox, any: [user unknown, deleted by administrator]}
                    - {name: our-flush, category: administrative, any: [flushed by us]}
                """));
        ReplyRules rules = RULES.with(config.replies().rules(), config.replies().severity());

        assertThat(rules.judge(Reply.of("5.0.0", "x-pmta;bounce-queue;reply:550 user unknown", null))
                        .category())
                .isEqualTo(Category.ADMINISTRATIVE);
        assertThat(rules.judge(Reply.of("5.0.0", "x-pmta;deleted by administrator", null))
                        .category())
                .isEqualTo(Category.ADMINISTRATIVE);
        assertThat(rules.judge(Reply.of("5.0.0", "550 flushed by us", null)))
                .isEqualTo(new Verdict(Category.ADMINISTRATIVE, Axis.NONE, "our-flush"));
    }

    @Test
    void theTemplateSaysWhoSpeaks() {
        assertThat(Template.masked(null, "X-PMTA; bounce-queue;reply:550 5.1.1 <joe@example.net>: user unknown"))
                .isEqualTo("x-pmta;bounce-queue;reply:550 5.1.1 <address>: user unknown");
        assertThat(Template.masked(null, "smtp;550 5.1.1 <joe@example.net>: user unknown"))
                .isEqualTo("550 5.1.1 <address>: user unknown");
    }

    @Test
    void aBlocklistThatPowerMtaRepeatsListsNobody() {
        String reply = "550 5.7.1 [192.0.2.7] blocked using zen.spamhaus.org";
        assertThat(Listing.of("smtp;" + reply).blocklist()).isNotNull();
        assertThat(Listing.of("x-pmta;bounce-queue;reply:" + reply)).isEqualTo(new Listing(null, null));
        assertThat(Listing.blocklist(Template.masked(null, "x-pmta;bounce-queue;reply:" + reply)))
                .isNull();
    }

    /** Each line of the table does what its kind says, so none is behind another that takes its rows. */
    @Test
    void everyLineOfTheTableSpeaks() {
        List<String> wrong = new ArrayList<>();
        new String(OwnMta.bytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s*\\|\\s*", 4))
                .forEach(columns -> {
                    assertThat(columns).as(columns[2]).hasSize(4);
                    String text = columns[2].replace("…", "something");
                    String diag = switch (columns[0]) {
                        case "type" -> text + ";whatever";
                        case "status" -> text + " (whatever)";
                        case "named" -> "550 5.3.5 " + text;
                        case "decision" -> text;
                        case "network" -> "x-pmta;" + text + "s";
                        default -> columns[0];
                    };
                    String rule = judge(null, diag, null).rule();
                    if (!rule.equals(columns[1])) {
                        wrong.add(diag + ": " + rule);
                    }
                });
        assertThat(wrong).isEmpty();
    }
}
