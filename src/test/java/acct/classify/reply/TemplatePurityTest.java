package acct.classify.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One shape of a reply is one template, whatever varies in it, and no two shapes are the same template. */
final class TemplatePurityTest {
    private static final List<ReplyShape> SHAPES = ReplyShape.all();
    private static final int VARIATIONS = 1_000;

    @Test
    void thereAreShapesEnough() {
        assertThat(SHAPES).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    }

    @Test
    void aThousandVariationsOfAShapeAreOneTemplateSeed20() {
        Random random = new Random(20);
        List<String> split = new ArrayList<>();
        Map<String, ReplyShape> shapes = new HashMap<>();
        for (ReplyShape shape : SHAPES) {
            String text = Template.of(null, shape.written(random)).text();
            ReplyShape other = shapes.put(text, shape);
            if (other != null) {
                split.add("merged: " + other.text() + " | " + shape.text());
            }
            for (int i = 0; i < VARIATIONS; i++) {
                String reply = shape.written(random);
                String again = Template.of(null, reply).text();
                if (!again.equals(text)) {
                    split.add(text + "\n   " + again + "\n   " + reply);
                    break;
                }
            }
        }
        assertThat(split).isEmpty();
    }

    @Test
    void theBlocklistDependsOnTheTemplateOnlySeed21() {
        Random random = new Random(21);
        for (ReplyShape shape : SHAPES) {
            String reply = shape.written(random);
            Template template = Template.of(null, reply);
            assertThat(Template.of(null, template.text())).as(reply).isEqualTo(template);
            assertThat(Listing.of(template.text()).blocklist())
                    .as(reply)
                    .isEqualTo(Listing.of(reply).blocklist());
        }
    }

    @Test
    void orderDoesNotMatterSeed22() {
        Map<ReplyShape, String> ids = ids(SHAPES, new Random(22));
        List<ReplyShape> shuffled = new ArrayList<>(SHAPES);
        Collections.shuffle(shuffled, new Random(23));
        assertThat(ids(shuffled, new Random(24))).isEqualTo(ids);
    }

    /** A template that gets another id is another template to every store in use: then the version goes up. */
    @Test
    void idsAreThoseOfTheGoldenList() throws IOException {
        Random random = new Random(25);
        String ids = SHAPES.stream()
                .map(shape -> Template.of(null, shape.written(random)))
                .map(template -> template.id() + " " + template.text() + "\n")
                .collect(Collectors.joining());
        Path golden = Path.of("src/test/resources/golden/templates.txt");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(golden, ids, StandardCharsets.UTF_8);
        }
        assertThat(ids).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }

    private static Map<ReplyShape, String> ids(List<ReplyShape> shapes, Random random) {
        return shapes.stream()
                .collect(Collectors.toMap(
                        shape -> shape,
                        shape -> Template.of(null, "smtp;" + shape.written(random))
                                .id()));
    }
}
