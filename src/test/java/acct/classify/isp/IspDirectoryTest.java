package acct.classify.isp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import acct.classify.isp.Destination.Step;
import acct.config.Config.IspMapping;
import acct.config.Config.Membership;
import acct.config.Config.Role;
import acct.config.IspFile;
import acct.ip.HostName;
import acct.model.Feedback;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class IspDirectoryTest {
    /** What a family has in common. */
    private static final Set<String> SHARED =
            Set.of("mx .google.com", "mx .googlemail.com", "mx .outlook.com", "queue microsoft");

    private final IspDirectory directory = IspDirectory.load(Map.of());

    @Test
    void blankTextIsEmptyText() {
        assertThat(directory.classify(" ", "\t", "")).isEqualTo(new Destination(null, null));
        assertThat(directory.classify(" ", "gmail.com", " ")).isEqualTo(new Destination("gmail", Step.DOMAIN));
    }

    @Test
    void textOfAMegabyteCostsNoMoreThanReadingIt() {
        String labels = "a.".repeat(500_000) + "google.com";
        String slashes = "/".repeat(1_000_000);
        String umlauts = "ü".repeat(1_000_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (String text : List.of(labels, slashes, umlauts, " ".repeat(1_000_000) + "x")) {
                for (int i = 0; i < 20; i++) {
                    assertThat(directory.classify(text, text, text).isp()).isEqualTo("other");
                }
            }
        });
    }

    @Test
    void anyTextHasADestinationSeed20261118() {
        Random random = new Random(20_261_118);
        String[] pieces = {
            "gmail",
            ".",
            "/",
            "rollup",
            ".queue",
            "google",
            " ",
            "(",
            ")",
            "[",
            "\u0000",
            "ü",
            "\uD800",
            "İ",
            "com",
            "{default}",
            "xn--",
            "\u200D",
            "。",
            "'",
            "-",
            "..",
            "\uFEFF",
            "yahoo.com",
            "\uDBFF\uDFFF",
            "א",
            "ß"
        };
        for (int i = 0; i < 50_000; i++) {
            String queue = random(random, pieces);
            String rcpt = random(random, pieces);
            String mx = random(random, pieces);
            Destination destination = directory.classify(queue, rcpt, mx);
            boolean empty = queue.isBlank() && rcpt.isBlank() && mx.isBlank();
            assertThat(destination.isp() == null)
                    .as(queue + "|" + rcpt + "|" + mx)
                    .isEqualTo(empty);
            assertThat(destination.step() == null).isEqualTo(empty);
            if (destination.isp() != null) {
                assertThat(directory.names()).contains(destination.isp());
            }
        }
    }

    private static String random(Random random, String[] pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @Test
    void readsTheHostOfAnMxCell() {
        assertThat(IspDirectory.mxHost("mx.example.com (192.0.2.1)")).isEqualTo("mx.example.com");
        assertThat(IspDirectory.mxHost("[192.168.10.48] (192.168.10.48)")).isEqualTo("[192.168.10.48]");
        assertThat(IspDirectory.mxHost("mx.example.com")).isEqualTo("mx.example.com");
        assertThat(IspDirectory.mxHost("(192.0.2.1)")).isNull();
        assertThat(IspDirectory.mxHost(" ")).isNull();
        assertThat(IspDirectory.mxHost(null)).isNull();
    }

    @Test
    void aCopiedEntryDoesNotTakeTheFamilysHosts() throws IOException {
        IspMapping gmail = Objects.requireNonNull(entries().get("gmail"));
        IspDirectory copied = IspDirectory.load(Map.of("gmail", gmail));
        assertThat(copied.classify(null, "acme.example", "x.google.com"))
                .isEqualTo(new Destination("google-workspace", Step.MX));
        assertThat(copied.classify(null, "gmail.com", null)).isEqualTo(new Destination("gmail", Step.MAPPING));
    }

    @Test
    void anOperatorMayHaveAFamilyOfHisOwn() {
        IspDirectory own = IspDirectory.load(Map.of(
                "post", member(Role.CONSUMER, "post.example"),
                "post-business", member(Role.HOSTED, "office.example")));
        assertThat(own.classify("postal.rollup/v", "post.example", null))
                .isEqualTo(new Destination("post", Step.MAPPING));
        assertThat(own.classify("postal.rollup/v", "acme.example", null))
                .isEqualTo(new Destination("post-business", Step.QUEUE));
        assertThat(own.classify("post.rollup/v", "acme.example", null)).isEqualTo(new Destination("post", Step.QUEUE));
        assertThat(own.classify("a/v", "acme.example", "mx.shared.example"))
                .isEqualTo(new Destination("post-business", Step.MAPPING));
    }

    private static IspMapping member(Role role, String domain) {
        return new IspMapping(
                new Membership("postal", role), null, List.of(domain), List.of(".shared.example"), List.of());
    }

    @Test
    void knowsWhoTellsOfComplaints() {
        for (String silent : List.of("gmail", "google-workspace", "apple")) {
            assertThat(directory.feedback(silent)).isEqualTo(Feedback.NONE);
        }
        assertThat(directory.feedback("yahoo")).isEqualTo(Feedback.PER_MESSAGE);
        assertThat(directory.feedback("never heard of")).isEqualTo(Feedback.PER_MESSAGE);
        IspDirectory own = IspDirectory.load(
                Map.of("bank", new IspMapping(null, Feedback.NONE, List.of("bank.example"), List.of(), List.of())));
        assertThat(own.feedback("bank")).isEqualTo(Feedback.NONE);
        assertThat(own.feedback("gmail")).isEqualTo(Feedback.NONE);
    }

    @Test
    void namesAllDestinations() {
        assertThat(directory.names()).hasSizeGreaterThan(75).contains("other", "gmail", "web.de", "a1", "proofpoint");
        assertThat(IspDirectory.load(Map.of("bank", new IspMapping(List.of(), List.of(), List.of())))
                        .names())
                .contains("bank", "gmail");
    }

    @Test
    void everyEntryIsCanonicalAndOnlyFamiliesShare() throws IOException {
        Map<String, String> owners = new HashMap<>();
        Set<String> shared = new HashSet<>();
        entries().forEach((isp, mapping) -> {
            assertThat(isp).isEqualTo(isp.toLowerCase(Locale.ROOT));
            mapping.domains().forEach(domain -> own(owners, shared, isp, "domain", domain));
            mapping.mx().forEach(host -> own(owners, shared, isp, "mx", host));
            mapping.queues().forEach(queue -> own(owners, shared, isp, "queue", queue));
        });
        assertThat(shared).containsExactlyInAnyOrderElementsOf(SHARED);
    }

    private static void own(Map<String, String> owners, Set<String> shared, String isp, String kind, String entry) {
        assertThat(HostName.canonical(entry)).as(isp).isEqualTo(entry);
        String key = kind + " " + entry;
        String owner = owners.putIfAbsent(key, isp);
        assertThat(owner).as(key + " twice").isNotEqualTo(isp);
        if (owner != null) {
            shared.add(key);
        }
        // "x" and ".x" of two ISPs would be a collision that the texts do not show.
        String twin = owners.get(kind + " " + (entry.startsWith(".") ? entry.substring(1) : "." + entry));
        assertThat(twin == null || twin.equals(isp)).as(key + " and " + twin).isTrue();
    }

    @Test
    void everyEntryLeadsToItsIsp() throws IOException {
        entries().forEach((isp, mapping) -> {
            mapping.domains().stream()
                    .filter(domain -> !domain.startsWith("."))
                    .forEach(domain -> assertThat(directory.classify(domain + "/v", domain, null))
                            .isEqualTo(new Destination(isp, Step.DOMAIN)));
            mapping.mx().stream()
                    .filter(host -> !SHARED.contains("mx " + host))
                    .map(host -> host.startsWith(".") ? "mx" + host : host)
                    .forEach(host -> assertThat(directory.classify("acme.example/v", "acme.example", host))
                            .isEqualTo(new Destination(isp, Step.MX)));
            mapping.queues().stream()
                    .filter(queue -> !SHARED.contains("queue " + queue))
                    .forEach(queue -> assertThat(directory.classify(queue + "/v", "acme.example", null))
                            .isEqualTo(new Destination(isp, Step.QUEUE)));
        });
    }

    @Test
    void mayBeAskedFromManyThreads() {
        assertThatCode(() -> List.of(1, 2, 3, 4).parallelStream()
                        .forEach(i -> assertThat(directory
                                        .classify(null, "aol.com", null)
                                        .isp())
                                .isEqualTo("yahoo")))
                .doesNotThrowAnyException();
    }

    private static Map<String, IspMapping> entries() throws IOException {
        try (InputStream in = IspDirectory.class.getResourceAsStream("/acct/classify/isps.yaml")) {
            return IspFile.read(
                    "isps.yaml", new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
