package acct.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);
    /** FIPS 180-2, appendix B.1. */
    private static final String SHA_256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    /** From the reference implementation, {@code xxhsum -H128}. */
    private static final String XXH3_OF_ABC = "06b05ab6733a618578af5f94892f3950";

    private static Fingerprint of(byte[] bytes, Fingerprint fingerprint) {
        fingerprint.update(bytes, 0, bytes.length);
        return fingerprint;
    }

    @Test
    void oneThatWasNotAskedForOldDigestsKnowsNone() {
        assertThat(of(ABC, Fingerprint.fresh()).is(SHA_256_OF_ABC)).isFalse();
        assertThat(of(ABC, Fingerprint.comparable(List.of(XXH3_OF_ABC))).is(SHA_256_OF_ABC))
                .isFalse();
    }

    @Test
    void otherBytesAreAnotherFile() {
        Fingerprint other =
                of("abd".getBytes(StandardCharsets.US_ASCII), Fingerprint.comparable(List.of(SHA_256_OF_ABC)));
        assertThat(other.is(SHA_256_OF_ABC)).isFalse();
        assertThat(other.is(XXH3_OF_ABC)).isFalse();
    }

    @Test
    void theValueIsThatOfTheReference() {
        assertThat(of(ABC, Fingerprint.fresh()).hex()).isEqualTo(XXH3_OF_ABC);
        assertThat(Fingerprint.ofHead("abcd".getBytes(StandardCharsets.US_ASCII), 3))
                .isEqualTo(SHA_256_OF_ABC);
    }

    @Test
    void oldAndNewDigestsAreUnderstood() {
        Fingerprint both = of(ABC, Fingerprint.comparable(List.of(XXH3_OF_ABC, SHA_256_OF_ABC)));
        assertThat(both.is(XXH3_OF_ABC)).isTrue();
        assertThat(both.is(SHA_256_OF_ABC)).isTrue();
        assertThat(both.is(XXH3_OF_ABC)).isTrue();
    }

    @Test
    void aCopyGoesItsOwnWay() {
        Fingerprint first = Fingerprint.fresh();
        first.update(ABC, 0, 1);
        Fingerprint copy = first.copy();
        copy.update(ABC, 1, 2);
        assertThat(copy.hex()).isEqualTo(XXH3_OF_ABC);
        assertThat(first.hex()).isNotEqualTo(XXH3_OF_ABC);
        first.update(ABC, 1, 2);
        assertThat(first.hex()).isEqualTo(XXH3_OF_ABC);
    }
}
