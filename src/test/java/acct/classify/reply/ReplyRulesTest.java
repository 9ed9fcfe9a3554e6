package acct.classify.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import acct.config.Config;
import acct.config.ConfigFile;
import acct.model.Axis;
import acct.model.Category;
import acct.model.ReplyRule;
import acct.model.SeverityClass;
import acct.read.FailedReply;
import acct.read.ReplyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What replies mean; the replies of {@code replies.csv} are written for this test in the wording of each provider. */
final class ReplyRulesTest {
    private static final ReplyRules RULES = ReplyRules.shipped();

    private static InputStream replies() {
        return Objects.requireNonNull(ReplyRulesTest.class.getResourceAsStream("/acct/classify/replies.csv"));
    }

    private static List<String> categories() throws IOException {
        try (CSVParser parser = CSVParser.parse(
                replies(),
                java.nio.charset.StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            List<String> categories = new ArrayList<>();
            for (CSVRecord row : parser) {
                categories.add(row.get("category"));
            }
            return categories;
        }
    }

    private static Verdict judge(FailedReply reply) {
        Template template = Template.of(reply.dsnStatus(), reply.dsnDiag());
        return RULES.judge(reply.dsnStatus(), template.text(), reply.bounceCat());
    }

    @Test
    void everyReplyHasItsCategoryAndEveryRuleItsReply() throws IOException {
        List<String> expected = categories();
        List<String> wrong = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        int row = 0;
        try (ReplyFile replies = ReplyFile.of("replies.csv", replies())) {
            while (replies.hasNext()) {
                FailedReply reply = replies.next();
                Verdict verdict = judge(reply);
                asked.add(verdict.rule());
                if (!verdict.category().label().equals(expected.get(row++))) {
                    wrong.add(expected.get(row - 1) + ", not " + verdict + ": " + reply);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(expected).hasSizeGreaterThan(200).hasSize(row);
        assertThat(RULES.rules().stream().map(ReplyRule::name).filter(name -> !asked.contains(name)))
                .as("rules that no reply reaches")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Blocked, rejected, denied and policy stand in nearly all of these.
                "550 5.7.1 Blocked by policy because the sender is unauthenticated|authentication",
                "550 5.7.1 Access denied: your message failed SPF|authentication",
                // A quota and a limit that are no mailbox's.
                "450 4.2.1 message rate limit exceeded|rate-limit",
                "550 5.4.5 Daily sending quota exceeded|rate-limit",
                // The code of a dead mailbox, and no dead mailbox.
                "550 5.2.1 receiving mail at a rate that prevents delivery|rate-limit",
                "552 5.1.1 Recipient overquota OFR_417 [417]|quota",
                "550 5.1.1 Too many recipients received this hour|rate-limit",
                // A server's disk, not a mailbox.
                "452 4.3.1 Insufficient disk space|connection",
                // The first digit lies.
                "421 4.7.1 [TS03] All messages permanently deferred; Retrying will NOT succeed|ip-reputation",
                // A rule, in the words of a dead mailbox.
                "550 Requested action not taken: mailbox unavailable. Reject due to policy restrictions.|policy",
                // A domain that is the sender's, and one that is the recipient's.
                "450 4.1.8 Sender address rejected: Domain not found|authentication",
                "550 5.1.2 Recipient address rejected: Domain not found|domain",
                // A list of domains and a list of addresses of one operator.
                "554 5.7.1 blocked using dbl.spamhaus.org|domain-reputation",
                "554 5.7.1 blocked using zen.spamhaus.org|ip-reputation",
                "554 blocked using black.uribl.com 127.0.0.1 -> Query Refused|connection",
                // Gmail names the IP before these, and says after them that the message has been blocked.
                "550-5.7.1 [192.0.2.9 11] This message is not RFC 5322 compliant. There are duplicate To headers. To reduce the amount of spam sent to Gmail, this message has been blocked. - gsmtp|protocol",
                "550-5.7.1 [192.0.2.9      11] Our system has detected that this message is 550-5.7.1 not RFC 5322 compliant: 'From' header is missing. To reduce the amount of 550 5.7.1 spam sent to Gmail, this message has been blocked. - gsmtp|protocol",
                "550 5.7.1 [192.0.2.9 11] Messages with multiple addresses in From: header are not accepted. To reduce the amount of spam sent to Gmail, this message has been blocked - gsmtp|protocol",
                "550 5.7.1 [192.0.2.9] Messages missing a valid messageId header are not accepted. To reduce the amount of spam sent to Gmail, this message has been blocked. - gsmtp|protocol",
                "550 5.7.1 [192.0.2.9] There are duplicate headers. To reduce the amount of spam sent to Gmail, this message has been blocked. - gsmtp|protocol",
                "550 5.7.1 [192.0.2.9 11] This message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked. - gsmtp|content",
                "550 5.7.1 [192.0.2.9 11] This message is likely suspicious due to the very low reputation of the sending IP address. To best protect our users from spam, the message has been blocked. - gsmtp|ip-reputation",
                "550 5.7.1 [192.0.2.9 11] This message is likely suspicious due to the very low reputation of the sending domain. To best protect our users from spam, the message has been blocked. - gsmtp|domain-reputation",
                "550 5.7.28 [192.0.2.9 19] An unusual rate of unsolicited mail comes from your IP address. To protect our users from spam, mail sent from your IP address has been blocked. - gsmtp|ip-reputation",
                // The name of a domain and that of an IP, in the same words.
                "554 5.7.1 Domain example.com has a poor reputation|domain-reputation",
                "550 5.7.1 Domain <example.com> has a bad reputation|domain-reputation",
                "550 5.7.1 sending domain example.com rejected: poor reputation|domain-reputation",
                "550 5.7.1 sender domain example.com rejected: low reputation|domain-reputation",
                "550 5.7.1 Mail refused: your domain's reputation is too low|domain-reputation",
                "554 5.7.1 Host mail.example.com has a poor reputation|ip-reputation",
                "554 5.7.1 192.0.2.9 of domain example.com has a poor reputation|ip-reputation",
                "554 5.7.1 Recipient domain example.com refuses mail of poor reputation|ip-reputation",
                "550 5.7.1 sender domain example.com does not exist|authentication",
                // Plain words say more than a code of the register.
                "550 5.2.2 User unknown|mailbox",
                "550 5.5.3 No such user here|mailbox",
                "550 5.7.9 Mailbox full|quota",
                "550 5.1.1 Message rejected|policy",
                "550 5.1.1 Your IP has been blacklisted|ip-reputation",
                "552 5.2.2 Message too large|content",
                "421 4.4.5 HL:ICC 163 mx7|rate-limit",
                // For now, and for good.
                "550 Mailbox disabled temporarily|policy",
                "550 Mailbox disabled|mailbox",
                // What is full: a mailbox, and a server.
                "450 4.1.1 mailbox is over the limit: storage full|quota",
                "452 4.3.1 system storage full|connection",
                "550 5.1.1 Boite aux lettres inexistante|mailbox",
                "550 Bo\u00eete aux lettres inexistante|mailbox",
                "550 Adresse inexistante|mailbox"
            })
    void theOrderOfTheRulesIsTheirSense(String reply, String category) {
        assertThat(judge(new FailedReply(null, reply, null)).category().label()).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "5.1.2 (bad destination system: no such domain)|null|null|domain",
                "5.1.2 (bad destination system: no such domain)|smtp;|bad-domain|domain",
                "4.4.1 (no answer from host)|null|no-answer-from-host|connection",
                "4.4.7 (delivery time expired)|null|message-expired|connection",
                "5.0.0 (undefined status)|null|bad-mailbox|mailbox",
                "5.0.0 (undefined status)|null|Bad-Mailbox|mailbox",
                "5.0.0 (undefined status)|null|our-own|other",
                "5.1.1|null|spam-related|mailbox",
                "5.0.0|553 sorry (#5.1.1)|null|mailbox",
                "5.2.2|null|null|quota",
                "null|null|message-expired|connection",
                "null|null|null|other",
                "''|''|''|other",
                "nonsense|null|null|other",
                "5.9999.1|null|null|other",
                "5.1.1.1|null|null|other",
                "192.5.1.1|null|null|other"
            })
    void statusAndCategorySpeakWhereNoReplyDoes(String status, String diag, String bounceCat, String category) {
        assertThat(judge(new FailedReply(status, diag, bounceCat)).category().label())
                .isEqualTo(category);
    }

    @Test
    void whatNoRuleKnowsIsOther() {
        assertThat(RULES.judge(null, "550 qwerty", null))
                .isEqualTo(new Verdict(Category.OTHER, Axis.UNKNOWN, Verdict.NO_RULE));
        assertThat(RULES.severity(Category.OTHER)).isEqualTo(SeverityClass.UNKNOWN);
        assertThat(RULES.action(RULES.judge(null, "550 qwerty", null))).contains("acct.yaml");
    }

    @Test
    void aRuleMaySayMoreThanItsCategory() {
        Verdict limited = RULES.judge(null, "421 RP-001 some messages were not sent", null);
        assertThat(limited)
                .isEqualTo(new Verdict(Category.RATE_LIMIT, Axis.IP_REPUTATION, "microsoft-reputation-limit"));
        assertThat(RULES.action(limited)).contains("Microsoft").isNotEqualTo(RULES.action(Category.RATE_LIMIT));
        Verdict plain = RULES.judge(null, "550 user unknown", null);
        assertThat(plain.axis()).isEqualTo(Axis.LIST_QUALITY);
        assertThat(RULES.action(plain)).isEqualTo(RULES.action(Category.MAILBOX));
    }

    @Test
    void aBlockIsNeverHard() {
        for (Category category : Category.values()) {
            boolean dead = category == Category.MAILBOX || category == Category.DOMAIN;
            assertThat(RULES.severity(category) == SeverityClass.HARD)
                    .as(category.label())
                    .isEqualTo(dead);
            assertThat(RULES.action(category)).isNotBlank();
        }
    }

    private static ReplyRules with(Path folder, String yaml) throws IOException {
        Config config = ConfigFile.read(Files.writeString(folder.resolve("acct.yaml"), yaml));
        return RULES.with(config.replies().rules(), config.replies().severity());
    }

    @Test
    void theOperatorsRulesGoFirst(@TempDir Path folder) throws IOException {
        ReplyRules rules = with(folder, """
                replies:
                  rules:
                    - {name: our-test-mailbox, category: policy, any: [user unknown], all: [seed list], action: Nothing.}
                    - {name: our-last-word, category: connection, replies: [599]}
                  severity: {rate-limit: soft}
                """);
        Verdict own = rules.judge(null, "550 5.1.1 User unknown (seed list)", null);
        assertThat(own).isEqualTo(new Verdict(Category.POLICY, Axis.POLICY, "our-test-mailbox"));
        assertThat(rules.action(own)).isEqualTo("Nothing.");
        assertThat(rules.judge(null, "550 5.1.1 User unknown", null).category()).isEqualTo(Category.MAILBOX);
        assertThat(rules.severity(Category.RATE_LIMIT)).isEqualTo(SeverityClass.SOFT);
        assertThat(RULES.severity(Category.RATE_LIMIT)).isEqualTo(SeverityClass.BLOCK);
        assertThat(rules.rules()).hasSize(RULES.rules().size() + 2);
    }

    @Test
    void aRuleOfTheSameNameTakesThePlaceOfOurs(@TempDir Path folder) throws IOException {
        String reply = "450 4.2.0 Greylisted";
        assertThat(RULES.judge(null, reply, null).rule()).isEqualTo("greylisting");
        ReplyRules rules =
                with(folder, "replies: {rules: [{name: greylisting, category: policy, any: [our greylist]}]}");
        assertThat(rules.judge(null, reply, null).category()).isNotEqualTo(Category.GREYLISTING);
        assertThat(rules.rules()).hasSameSizeAs(RULES.rules());
    }

    @Test
    void anotherVersionMeansOtherVerdicts(@TempDir Path folder) throws IOException {
        assertThat(ReplyRules.shipped().version()).isEqualTo(RULES.version());
        assertThat(RULES.with(List.of(), Map.of()).version()).isEqualTo(RULES.version());
        assertThat(RULES.with(List.of(), Map.of(Category.QUOTA, SeverityClass.HARD))
                        .version())
                .isNotEqualTo(RULES.version());
        assertThat(with(folder, "replies: {rules: [{name: own, category: policy, any: [x]}]}")
                        .version())
                .isNotEqualTo(RULES.version());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void anyTextIsJudged(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(80);
            for (int i = 0; i < length; i++) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
            }
            String any = text.toString();
            assertThat(RULES.judge(any, any, any).rule()).isNotBlank();
            assertThat(RULES.judge(any, any.toUpperCase(Locale.ROOT), any)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "5.",
                "5.1.",
                "550-5.1.1 ",
                "#",
                " ",
                "user unknow",
                "user unknown sender ",
                "greylis ",
                "[ts0",
                "\u0000"
            })
    void aMegabyteIsJudgedInItsLength(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> RULES.judge(text, text, text));
    }
}
