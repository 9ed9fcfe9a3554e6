package acct.classify.reply;

import static org.assertj.core.api.Assertions.assertThat;

import acct.config.ConfigFile;
import acct.model.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what a reply says of the recipient makes an address dead; the same words are said of senders, hosts and headers. */
final class ReplySubjectsTest {
    private static final ReplyRules RULES = ReplyRules.shipped();

    /** What is wrong, and is not the recipient. */
    private static final List<String> OTHERS = List.of(
            "Sender address <news@example.com>",
            "<news@example.com>: Sender address",
            "The sender's mailbox",
            "Sender mailbox",
            "The account of the sender",
            "Sender's domain example.com",
            "Sender domain",
            "Domain of sender address news@example.com",
            "Envelope sender",
            "Return-Path",
            "The return path address",
            "MAIL FROM address",
            "From address",
            "From: domain",
            "From: header address",
            "The From header",
            "The Reply-To header",
            "Your address news@example.com",
            "Your domain example.com",
            "Your mailbox",
            "Your HELO name mail.example.com",
            "HELO host mail.example.com",
            "Client host [192.0.2.7]",
            "Your hostname",
            "The reverse DNS name of 192.0.2.7",
            "PTR record",
            "Remote IP 192.0.2.7",
            "Your mail server",
            "The sending domain",
            "The originating address",
            "Message-ID domain",
            "DKIM domain example.com",
            "URL domain example.org",
            "Adresse de l'expediteur",
            "Emetteur",
            "Absenderadresse",
            "Der Absender",
            "Indirizzo del mittente",
            "Direccion del remitente",
            "Endereco do remetente",
            "Adres nadawcy",
            "Adres van de afzender",
            "\u0410\u0434\u0440\u0435\u0441 \u043e\u0442\u043f\u0440\u0430\u0432\u0438\u0442\u0435\u043b\u044f");

    /** What is said of dead recipients. */
    private static final List<String> DEAD = List.of(
            "user unknown",
            "unknown user",
            "no such user",
            "no such user here",
            "user not found",
            "does not exist",
            "doesn't exist",
            "does not exist here",
            "mailbox unavailable",
            "mailbox not found",
            "no mailbox here by that name",
            "account disabled",
            "account is disabled",
            "account has been suspended",
            "is not a valid mailbox",
            "is not a known user",
            "is no longer valid",
            "no longer exists",
            "address unknown",
            "invalid address",
            "undeliverable address",
            "unrouteable address",
            "is inactive",
            "not known here",
            "deactivated",
            "domain not found",
            "domain does not exist",
            "no such domain",
            "host unknown",
            "host not found",
            "domain is not reachable",
            "n'existe pas",
            "existiert nicht",
            "non esiste",
            "no existe",
            "nao existe",
            "nie istnieje",
            "bestaat niet",
            "\u043d\u0435 \u0441\u0443\u0449\u0435\u0441\u0442\u0432\u0443\u0435\u0442");

    /** How one is said of the other: %1$s is wrong, %2$s says how. */
    private static final List<String> SAID = List.of(
            "%1$s %2$s",
            "%1$s: %2$s",
            "%1$s rejected: %2$s",
            "%1$s refused, %2$s",
            "%1$s was refused. Reason: %2$s.",
            "%1$s verification failed; %2$s",
            "Sorry, %1$s %2$s, see http://example.net/help",
            "%1$s is wrong (%2$s)");

    /** The same, where the recipient is dead and a sender or a host stands in it too. */
    private static final List<String> RECIPIENT = List.of(
            "<bob@example.net>: Recipient address rejected: %s",
            "<bob@example.net>: Recipient address rejected: %s in virtual mailbox table; sender <news@example.com>",
            "mail from <news@example.com> to <bob@example.net>: %s",
            "RCPT TO:<bob@example.net> %s; the sender will be told",
            "host mx.example.net[192.0.2.7] said: 550 recipient <bob@example.net> %s",
            "Recipient <bob@example.net> %s",
            "Recipient %s (from 192.0.2.7)",
            "Sorry, the recipient %s");

    private static final List<String> CODES =
            List.of("550 ", "550 5.1.1 ", "553 5.1.2 ", "550 5.2.1 ", "556 ", "554 5.7.1 ", "450 4.1.1 ");

    private static Verdict judge(String reply) {
        Template template = Template.of(null, reply);
        return RULES.judge("5.0.0 (undefined status)", template.text(), "bad-mailbox");
    }

    private static boolean callsDead(Verdict verdict) {
        return verdict.category() == Category.MAILBOX || verdict.category() == Category.DOMAIN;
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {151, 152, 153})
    void nothingThatIsSaidOfAnotherMakesTheRecipientDead(long seed) {
        Random random = new Random(seed);
        List<String> dead = new ArrayList<>();
        for (int round = 0; round < 5_000; round++) {
            String reply = any(random, CODES) + any(random, SAID).formatted(any(random, OTHERS), any(random, DEAD));
            Verdict verdict = judge(random.nextBoolean() ? reply : reply.toUpperCase(java.util.Locale.ROOT));
            if (callsDead(verdict)) {
                dead.add(verdict.rule() + ": " + reply);
            }
        }
        assertThat(dead).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {161, 162})
    void whatIsSaidOfTheRecipientDoesThoughASenderIsNamed(long seed) {
        Random random = new Random(seed);
        List<String> alive = new ArrayList<>();
        for (int round = 0; round < 3_000; round++) {
            String reply = "smtp;550 " + any(random, RECIPIENT).formatted(any(random, DEAD));
            Verdict verdict = judge(reply);
            if (!callsDead(verdict)) {
                alive.add(verdict + ": " + reply);
            }
        }
        assertThat(alive).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A callout that is quoted: the command and the answer are about the sender.
                "550-Verification failed for <news@example.com> 550-Sent: RCPT TO:<news@example.com> 550-Response: 550 User unknown 550 Sender verify failed|authentication",
                "550 5.7.1 <news@example.com>: Sender address rejected: undeliverable address: unknown user: \"news\"|authentication",
                "550 5.1.1 <>: Sender address rejected: User unknown in local sender table|authentication",
                "553 5.1.8 <news@example.com>... Domain of sender address news@example.com does not exist|authentication",
                "550 user unknown (sender)|policy",
                "550 5.1.8 no such user|authentication",
                "550 5.1.1 Client host does not exist|policy",
                "556 no thanks|policy",
                // The recipient is named beside another.
                "550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown in virtual mailbox table|mailbox",
                "550 5.1.10 RESOLVER.ADR.RecipNotFound; not found by SMTP address lookup, sender news@example.com|mailbox",
                "550 5.1.1 RUSR 192.0.2.7: No such user: <bob@example.net>|mailbox",
                "550 no such user. The sender may write to postmaster|mailbox",
                "550 5.1.1 no words that are known|mailbox",
                "521 mx.example.com|domain"
            })
    void theSubjectDecides(String reply, String category) {
        Template template = Template.of(null, reply);
        assertThat(RULES.judge(null, template.text(), null).category().label()).isEqualTo(category);
    }

    @Test
    void theOperatorKnowsOfWhomHisReceiversSpeak(@TempDir Path folder) throws IOException {
        String reply = "550 sender unknown: no such user";
        assertThat(callsDead(RULES.judge(null, reply, null))).isFalse();
        Path file = Files.writeString(
                folder.resolve("acct.yaml"),
                "replies: {rules: [{name: our-odd-bank, category: mailbox, any: [\"sender unknown: no such user\"]}]}");
        ReplyRules rules = RULES.with(ConfigFile.read(file).replies().rules(), java.util.Map.of());
        assertThat(rules.judge(null, reply, null).rule()).isEqualTo("our-odd-bank");
    }
}
