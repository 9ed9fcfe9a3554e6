package acct.classify.reply;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Category;
import acct.read.ReplyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rules against replies that they were not written for: {@code collected-replies.csv} holds what receivers really
 * say, each with where it was found, labelled by what it means, whatever the program makes of it.
 */
final class CollectedRepliesTest {
    private static final ReplyRules RULES = ReplyRules.shipped();
    private static final Pattern VARIES = Pattern.compile("\\S*@\\S*|[0-9]+");
    private static final double SHARE_RIGHT = 0.95;

    private static List<Judged> judged = List.of();

    /**
     * A reply with its label and what the rules make of it.
     *
     * @param expected the categories a fair reader accepts, the best one first
     * @param suppress whether the recipient is dead beyond doubt
     */
    private record Judged(
            String status, String diag, List<Category> expected, boolean suppress, String source, Verdict verdict) {
        boolean right() {
            return expected.contains(verdict.category());
        }

        boolean callsRecipientDead() {
            return dead(verdict.category()) && forGood();
        }

        boolean forGood() {
            return status.startsWith("5");
        }

        @Override
        public String toString() {
            return labels() + (suppress ? ", dead" : "") + ", not "
                    + verdict.category().label() + " (" + verdict.rule() + "): " + status + " " + diag;
        }

        private String labels() {
            return String.join("|", expected.stream().map(Category::label).toList());
        }
    }

    private static boolean dead(Category category) {
        return category == Category.MAILBOX || category == Category.DOMAIN;
    }

    private static InputStream replies() {
        return Objects.requireNonNull(
                CollectedRepliesTest.class.getResourceAsStream("/acct/classify/collected-replies.csv"));
    }

    @BeforeAll
    static void judge() throws IOException {
        List<Judged> all = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(replies(), StandardCharsets.UTF_8, format);
                ReplyFile files = ReplyFile.of("collected-replies.csv", replies())) {
            for (CSVRecord row : rows) {
                all.add(judge(row, files));
            }
            assertThat(files.hasNext()).isFalse();
        }
        judged = List.copyOf(all);
    }

    private static Judged judge(CSVRecord row, ReplyFile file) throws IOException {
        // Read as the program reads it, so that what it does to empty cells counts too.
        var reply = file.next();
        Template template = Template.of(reply.dsnStatus(), reply.dsnDiag());
        List<Category> expected = Stream.of(row.get("expected").split("\\|"))
                .map(label -> Category.of(label).orElseThrow(() -> new AssertionError("no category: " + label)))
                .toList();
        return new Judged(
                row.get("dsnStatus"),
                row.get("dsnDiag"),
                expected,
                row.get("suppress").equals("yes"),
                row.get("source"),
                RULES.judge(reply.dsnStatus(), template.text(), reply.bounceCat()));
    }

    @Test
    void noLivingRecipientIsTakenForDead() {
        assertThat(judged.stream().filter(reply -> !reply.suppress() && reply.callsRecipientDead()))
                .as("replies that would take a good address off the list")
                .isEmpty();
    }

    @Test
    void nineteenOfTwentyRepliesAreUnderstood() {
        List<String> wrong = judged.stream()
                .filter(reply -> !reply.right())
                .map(Judged::toString)
                .toList();
        assertThat(1 - (double) wrong.size() / judged.size())
                .as(() -> wrong.size() + " of " + judged.size() + " replies are misunderstood:\n"
                        + String.join("\n", wrong))
                .isGreaterThanOrEqualTo(SHARE_RIGHT);
    }

    @Test
    void theTableIsLargeAndOfAllKinds() {
        assertThat(judged).hasSizeGreaterThanOrEqualTo(300);
        Map<Category, Integer> rows = new EnumMap<>(Category.class);
        judged.forEach(reply -> rows.merge(reply.expected().get(0), 1, Integer::sum));
        // What PowerMTA decides itself has a table of its own.
        rows.remove(Category.ADMINISTRATIVE);
        assertThat(rows)
                .hasSize(Category.values().length - 1)
                .allSatisfy((category, number) ->
                        assertThat(number).as(category.label()).isGreaterThanOrEqualTo(15));
        assertThat(judged).allSatisfy(reply -> assertThat(reply.source()).isNotBlank());
    }

    @Test
    void noLabelContradictsItself() {
        assertThat(judged.stream()
                        .filter(Judged::suppress)
                        .filter(reply ->
                                !reply.forGood() || !dead(reply.expected().get(0))))
                .as("dead, but for a while or of another category")
                .isEmpty();
        assertThat(judged.stream()
                        .filter(reply -> !reply.suppress() && reply.forGood())
                        .filter(reply -> reply.expected().stream().anyMatch(CollectedRepliesTest::dead)))
                .as("alive, and a dead recipient would be accepted")
                .isEmpty();
    }

    @Test
    void noReplyIsThereTwice() {
        Set<String> seen = new HashSet<>();
        assertThat(judged.stream()
                        .filter(reply ->
                                !seen.add(VARIES.matcher(reply.diag().isEmpty() ? reply.status() : reply.diag())
                                        .replaceAll("#"))))
                .as("replies that differ in numbers and addresses alone")
                .isEmpty();
    }
}
