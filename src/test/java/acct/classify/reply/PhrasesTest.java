package acct.classify.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import acct.model.Phrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many phrases at once find what each of them would find alone, in any text. */
final class PhrasesTest {

    private static Phrases index(String... phrases) {
        return new Phrases(List.of(phrases).stream().map(Phrase::parse).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spf|SPF fail",
                "spf|fail: spf",
                "spf|(spf)",
                "user unknown|550 User   Unknown.",
                "user unknown|user\tunknown",
                "user unknown|user\u00a0unknown",
                "doesn't exist|it doesn\u2019t exist",
                "[tss04]|x[TSS04]y",
                "_is_blocked|>_is_blocked.For",
                "ofr*_102|OFR006_102",
                "ofr*_102|OFR_102 x",
                "bl0*|BL000010",
                "bl0*|bl0",
                "[ts*]|[TS03]",
                "greylist*|Greylisting in action",
                "\u00e4nderung|\u00c4nderung"
            })
    void stands(String phrase, String text) {
        assertThat(index(phrase).in(text).get(0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spf|spfx",
                "spf|xspf",
                "spf|sp f",
                "user unknown|users unknown",
                "user unknown|userunknown",
                "ofr*_102|OFR006_1023",
                "ofr*_102|OFR006 _102",
                "ofr*_102|xOFR006_102",
                "ofr*_102|OFR01234567890123456_102",
                "[ts*]|[TS-3]",
                "bl0*|xbl01"
            })
    void doesNotStand(String phrase, String text) {
        assertThat(index(phrase).in(text).get(0)).isFalse();
    }

    @Test
    void findsPhrasesWithinPhrases() {
        Phrases index = index("a b c", "b", "b c", "c", "b*", "a b d", "x");
        assertThat(index.in("a b c")).isEqualTo(set(0, 1, 2, 3, 4));
        assertThat(index.in("")).isEqualTo(new BitSet());
        assertThat(new Phrases(List.of()).in("a b c")).isEqualTo(new BitSet());
    }

    private static BitSet set(int... numbers) {
        BitSet set = new BitSet();
        IntStream.of(numbers).forEach(set::set);
        return set;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithLookingForEachPhraseAlone(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Phrase> phrases = new ArrayList<>();
            int wanted = random.nextInt(1, 30);
            while (phrases.size() < wanted) {
                Phrase phrase = phrase(random);
                if (!phrases.contains(phrase)) {
                    phrases.add(phrase);
                }
            }
            String text = letters(random, random.nextInt(60));
            BitSet expected = new BitSet();
            for (int i = 0; i < phrases.size(); i++) {
                expected.set(i, standsAlone(phrases.get(i), Phrase.plain(text)));
            }
            assertThat(new Phrases(phrases).in(text))
                    .as(phrases + " in <" + text + ">")
                    .isEqualTo(expected);
        }
    }

    private static Phrase phrase(Random random) {
        Phrase phrase = null;
        while (phrase == null) {
            String text = letters(random, random.nextInt(1, 6)).strip();
            int star = random.nextInt(1, 3 * text.length() + 2);
            boolean starred = star < text.length() && !Character.isWhitespace(text.charAt(star - 1));
            phrase = text.isBlank()
                    ? null
                    : Phrase.parse(starred ? text.substring(0, star) + "*" + text.substring(star) : text);
        }
        return phrase;
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("aaabbB1- [\t".charAt(random.nextInt(11)));
        }
        return text.toString();
    }

    /** The meaning of a phrase in the plainest way: every place, every length of the gap. */
    private static boolean standsAlone(Phrase phrase, String text) {
        for (int start = 0; start < text.length(); start++) {
            for (int gap = 0; gap <= (phrase.ending() == Phrase.Ending.STAR ? Phrase.GAP : 0); gap++) {
                int end = start + phrase.head().length() + gap;
                if (end <= text.length() && standsAt(phrase, text, start, end)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean standsAt(Phrase phrase, String text, int start, int end) {
        String gap = text.substring(Math.min(end, start + phrase.head().length()), end);
        int last = end + phrase.tail().length();
        boolean prefix = phrase.ending() == Phrase.Ending.STAR && phrase.tail().isEmpty();
        return text.startsWith(phrase.head(), start)
                && gap.chars().allMatch(Character::isLetterOrDigit)
                && text.startsWith(phrase.tail(), end)
                && boundary(text, start)
                && (prefix || boundary(text, last));
    }

    private static boolean boundary(String text, int at) {
        return at == 0
                || at == text.length()
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || !Character.isLetterOrDigit(text.charAt(at));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a ", "aaaaaaab", "ofr", "ofr0", "[ts", "user unknow ", "\u0130", "(((", "\ud800"})
    void aMegabyteOfAnythingIsReadInOnePass(String piece) {
        Phrases index =
                index("a*b", "aaaaaaaaaaaaaaaaaaaab", "ofr*_102", "[ts*]", "user unknown", "(((((((((x", "aaaa*ac");
        String text = piece.repeat((1 << 20) / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> index.in(text));
    }
}
