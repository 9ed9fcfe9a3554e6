package acct.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in the place of a local part. */
final class PrivacyPolicyTest {
    private static final PrivacyPolicy KEYED = PrivacyPolicy.keyed("secretkey".getBytes(StandardCharsets.UTF_8));

    /** The examples of `pmta digest` in PowerMTA's User's Guide. */
    @Test
    void theHmacIsTheOneThatPowerMtaPrints() {
        assertThat(KEYED.localParts().of("port25", "example.com"))
                .isEqualTo("614648A140A88192D375C22E606BEC922E8CFA71A5063C067E6BE7CB49C506AA");
        assertThat(PrivacyPolicy.keyed(HexFormat.of().parseHex("1234abcd"))
                        .localParts()
                        .of("port25", "example.com"))
                .isEqualTo("3BB5D751EB1C3ECCD12C10B315DADEBA35C3A6DF822E44A347FC01B38001477A");
    }

    @Test
    void capitalsAreTheSamePerson() {
        LocalParts parts = KEYED.localParts();
        assertThat(parts.of("Port25", "example.com")).isEqualTo(parts.of("port25", "example.net"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "614648A140A88192D375C22E606BEC922E8CFA71A5063C067E6BE7CB49C506AA",
                "614648a140a88192d375c22e606bec922e8cfa71a5063c067e6be7cb49c506aa"
            })
    void whatPowerMtaHashedIsNotHashedAgain(String hashed) {
        assertThat(KEYED.localParts().of(hashed, "example.com"))
                .isEqualTo("614648A140A88192D375C22E606BEC922E8CFA71A5063C067E6BE7CB49C506AA");
        assertThat(PrivacyPolicy.of(RecipientPrivacy.REDACT).localParts().of(hashed, "example.com"))
                .isEqualTo("...");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EB938A2508145899", "614648a140a88192d375c22e606bec922e8cfa71a5063c067e6be7cb49c506ag", "ann"})
    void whatMayBeAPersonsNameIsHashed(String local) {
        assertThat(KEYED.localParts().of(local, "example.com")).hasSize(64).isNotEqualTo(local);
    }

    @Test
    void whatWasRedactedStays() {
        assertThat(KEYED.localParts().of("...", "example.com")).isEqualTo("...");
    }

    @Test
    void theLedgerTellsKeysApartAndHoldsNone() {
        PrivacyPolicy other = PrivacyPolicy.keyed("otherkey".getBytes(StandardCharsets.UTF_8));
        assertThat(KEYED.label())
                .startsWith("hmac-sha256/")
                .doesNotContain("secretkey")
                .isNotEqualTo(other.label());
        assertThat(new ConfiguredPrivacy(PrivacyPolicy.CLEAR, KEYED).labelled(other.label()))
                .isEmpty();
        assertThat(new ConfiguredPrivacy(PrivacyPolicy.CLEAR, KEYED).labelled(KEYED.label()))
                .hasValue(KEYED);
        assertThat(ConfiguredPrivacy.NONE.labelled("redact")).isPresent();
        assertThat(ConfiguredPrivacy.NONE.labelled(null)).hasValue(PrivacyPolicy.CLEAR);
    }

    @Test
    void anAddressMayStandInTheStoreInAnyOfItsForms() {
        assertThat(new ConfiguredPrivacy(KEYED, KEYED).forms(" Port25@Example.com "))
                .hasSize(3)
                .startsWith("port25@example.com")
                .endsWith("614648a140a88192d375c22e606bec922e8cfa71a5063c067e6be7cb49c506aa@example.com");
        assertThat(ConfiguredPrivacy.NONE.forms("no address")).containsExactly("no address");
    }
}
