package acct.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where in a row a recipient may stand, and what is left of him. */
final class RowCoverTest {
    /** Shows what was covered: {@code ann} becomes {@code #nna}. */
    private static final LocalParts REVERSED =
            (local, domain) -> local.startsWith("#") ? local : "#" + new StringBuilder(local).reverse();

    private static RowCover cover() {
        return new RowCover(List.of(REVERSED), true);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "ann@x.example, #nna@x.example",
                "Ann@X.example, #nnA@X.example",
                "<ann@x.example>, <#nna@x.example>",
                "rfc822;ann@x.example, rfc822;#nna@x.example",
                "ann=b@x.example, #b=nna@x.example",
                "ann, #nna",
                "ann@, #nna@",
                "@x.example, @x.example",
                "\"a b@c\"@x.example, #c@b a@x.example"
            })
    void recipientsAreCoveredWhole(String cell, String covered) {
        RowCover cover = cover();
        cover.begin(cell, null);
        assertThat(cover.rcpt()).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // VERP, in the forms that senders use
                "SENDER | bounce-ann.lee=x.example@s.example | bounce-#eel.nna=x.example@s.example",
                "SENDER | bounce+ANN.LEE=X.EXAMPLE@s.example | bounce+#eel.nna=X.EXAMPLE@s.example",
                "SENDER | b.17.ann.lee.9@s.example | b.17.#eel.nna.9@s.example",
                "SENDER | ann.lee@x.example | #eel.nna@x.example",
                "SENDER | news@s.example | news@s.example",
                "SENDER | SRS0=a1=tt=x.example=ann.lee@s.example | SRS0=a1=tt=x.example=#eel.nna@s.example",
                "SENDER | bounce-jo=other.example@s.example | #oj-ecnuob=other.example@s.example",
                // what servers answer
                "REPLY | 550 5.1.1 <ann.lee@x.example>: unknown | 550 5.1.1 <#eel.nna@x.example>: unknown",
                "REPLY | 550 user ann.lee unknown | 550 user #eel.nna unknown",
                "REPLY | 550 'Ann.Lee' unknown | 550 '#eel.nna' unknown",
                "REPLY | 550 ann.lee. | 550 #eel.nna.",
                "REPLY | 550 joann.leed is another | 550 joann.leed is another",
                "REPLY | 550 mx.ann.lee.example | 550 mx.ann.lee.example",
                "REPLY | 550 see http://x.example/?a=ann.lee%40x.example&b=1 | 550 see http://x.example/?a=#eel.nna%40x.example&b=1",
                "REPLY | 550 (bob@y.example) via ann.lee@x.example | 550 (#bob@y.example) via #eel.nna@x.example",
                "REPLY | 550 \"a b\"@y.example | 550 \"#b a\"@y.example",
                "REPLY | 550 prvs=1a2b=ann.lee@x.example | 550 prvs=1a2b=#eel.nna@x.example",
                "REPLY | 250 ok | 250 ok",
                // what others named
                "NAME | promo-ann.lee | promo-ann.lee",
                "NAME | to-ann.lee@x.example | to-#eel.nna@x.example",
                "NAME | ann.lee@x.example | #eel.nna@x.example",
                "NAME | ann.lee=x.example@feed | #eel.nna=x.example@feed",
                "NAME | feeder@s.example | feeder@s.example",
                "ID | 20261118-ann.lee-7 | 20261118-#eel.nna-7",
                "ID | ann.lee@x.example/1 | #eel.nna@x.example/1",
                "TEXT | mx.x.example (192.0.2.1) | mx.x.example (192.0.2.1)",
                "TEXT | bob@y.example | #bob@y.example"
            })
    void theRecipientIsFoundInOtherCells(CellKind kind, String cell, String covered) {
        RowCover cover = cover();
        cover.begin("ann.lee@x.example", null);
        assertThat(cover.cell(kind, cell)).isEqualTo(covered);
    }

    @Test
    void aMailboxWithoutItsTagIsTheSamePerson() {
        RowCover cover = cover();
        cover.begin("ann+shop@x.example", "rfc822;annette@y.example");
        assertThat(cover.cell(CellKind.REPLY, "550 ann and annette and shop unknown"))
                .isEqualTo("550 #nna and #ettenna and shop unknown");
    }

    @Test
    void aNameThatServersSayTooIsOnlyTakenForOneInBrackets() {
        RowCover cover = cover();
        cover.begin("mailbox@x.example", "no@x.example");
        assertThat(cover.cell(CellKind.REPLY, "550 no mailbox here by that name: <mailbox>"))
                .isEqualTo("550 no mailbox here by that name: <#xobliam>");
        cover.begin("550@x.example", "1234567@x.example");
        assertThat(cover.cell(CellKind.REPLY, "550 1234567 is full [550]")).isEqualTo("550 #7654321 is full [#055]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "b,ann@x.example,\"550 ann unknown, sorry\",v1 | b,#nna@x.example,\"550 #nna unknown, sorry\",v1",
                "b,bounce-ann=x.example@s.example,ann@x.example | b,#nna-ecnuob=#elpmaxe.x@s.example,#nna@x.example",
                "b,\"\"\"a b\"\"@x.example\",v1 | b,\"\"\"#b a\"\"@x.example\",v1",
                "no address at all | no address at all"
            })
    void aLineThatIsNoRecordIsCoveredToo(String line, String covered) {
        assertThat(cover().line(line)).isEqualTo(covered);
    }

    @Test
    void halfAnAddressAtTheEndOfALineIsTakenAway() {
        assertThat(cover().brokenLine("d,2026-11-18,ann@x.example,ann.l")).isEqualTo("d,2026-11-18,#nna@x.example,...");
        assertThat(cover().brokenLine("d,2026-11-18,ann@x.exa")).isEqualTo("d,2026-11-18,#nna@x.exa");
        assertThat(new RowCover(List.of(REVERSED), false).brokenLine("d,half")).isEqualTo("d,half");
    }

    /** Whoever is forgotten first, and whether before or after the rows came: the same is left. */
    @Test
    void forgettingOneByOneIsForgettingAllAtOnce() {
        Random random = new Random(7);
        String[] people = {"ann@x.example", "bob.ray@x.example", "o'neil@y.example", "\"a b\"@y.example"};
        String salt = "salt";
        for (int i = 0; i < 500; i++) {
            String raw = text(random, people);
            String one = people[random.nextInt(people.length)];
            String other = people[random.nextInt(people.length)];
            String rcpt = people[random.nextInt(people.length)];
            PrivacyPolicy policy = random.nextBoolean()
                    ? PrivacyPolicy.CLEAR
                    : PrivacyPolicy.of(random.nextBoolean() ? RecipientPrivacy.HASH : RecipientPrivacy.REDACT);
            Set<String> digests = Set.copyOf(List.of(one, other).stream()
                    .flatMap(address -> new ConfiguredPrivacy(policy, null).forms(address).stream())
                    .map(address -> ForgottenAddresses.digest(salt, address))
                    .toList());
            for (CellKind kind : CellKind.values()) {
                String atOnce = covered(new Covering(policy, new ForgottenAddresses(salt, digests)), rcpt, kind, raw);
                String stored = covered(new Covering(policy, ForgottenAddresses.NOBODY), rcpt, kind, raw);
                RowCover hidden = new Covering(policy, ForgottenAddresses.NOBODY).rows();
                hidden.begin(rcpt, null);
                String later = covered(
                        new Covering(PrivacyPolicy.CLEAR, new ForgottenAddresses(salt, digests)),
                        hidden.rcpt() == null ? "" : hidden.rcpt(),
                        kind,
                        stored);
                assertThat(later).as("seed 7, %s, %s: %s", policy, kind, raw).isEqualTo(atOnce);
            }
        }
    }

    private static String covered(Covering covering, String rcpt, CellKind kind, String raw) {
        RowCover cover = covering.rows();
        cover.begin(rcpt, null);
        return cover.cell(kind, raw);
    }

    private static String text(Random random, String[] people) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            String address = people[random.nextInt(people.length)];
            String local = address.substring(0, address.lastIndexOf('@'));
            text.append(
                    switch (random.nextInt(9)) {
                        case 0 -> "<" + address + ">";
                        case 1 -> local;
                        case 2 -> "bounce-" + address.replace('@', '=') + "@s.example";
                        case 3 -> "550";
                        case 4 -> "=";
                        case 5 -> "@";
                        case 6 -> address.toUpperCase(java.util.Locale.ROOT);
                        case 7 -> "%40";
                        default -> "user";
                    });
            text.append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }
}
