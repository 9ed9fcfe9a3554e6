package acct.pmta.parse;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.model.Finding;
import acct.model.UserException;
import acct.pmta.check.Checks;
import acct.pmta.check.GoldenConfigurationsTest;
import acct.pmta.model.Configuration;
import acct.pmta.model.Thresholds;
import acct.pmta.show.Shown;
import acct.pmta.snapshot.ConfigChange;
import acct.pmta.snapshot.ConfigSnapshot;
import acct.pmta.snapshot.Differences;
import acct.pmta.snapshot.EffectiveSetting;
import acct.pmta.snapshot.EffectiveSetting.Kind;
import acct.pmta.snapshot.SettingInventory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden configurations with letters, words and lines put in, taken out and moved: whatever comes of it, nothing
 * throws, and no password, key or token is in the model or in any answer. {@code -Dpmta.mutations=2000} makes more of
 * them, and audits each of them with a log; without it one in ten is.
 */
final class MutatedConfigurationsTest {
    private static final int FEW = 200;
    private static final int BATCH = 50;
    private static final int AUDITED = Integer.getInteger("pmta.mutations") == null ? 10 : 1;
    private static final String SECRET = "hunter2";
    /** Where secrets stand in real files; each golden configuration gets some. */
    private static final List<String> SECRETS = List.of(
            "<smtp-user u>\n    password " + SECRET + "-shop\n    source s\n</smtp-user>",
            "http-api-key " + SECRET + "/api=",
            "<domain relay.example>\n    auth-username u\n    auth-password " + SECRET + "+relay\n</domain>",
            "smtp-server-tls-certificate /etc/pmta/server.pem " + SECRET + "-tls",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA" + SECRET
                    + "x7Yb3+Qk9/ZtWm2Lr5Vn8Pd4Fs6Hg1Jc0Ka\n-----END RSA PRIVATE KEY-----",
            "<acct-file \"|/bin/push --token " + SECRET + "\">\n    privacy-policy siphash-hexkey " + SECRET
                    + "\n</acct-file>",
            "# password " + SECRET);

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "</",
            "\"",
            "#",
            ",",
            "/",
            "\\",
            "{{",
            "}}",
            "$",
            " ",
            "\t",
            "\n",
            "\r\n",
            "*",
            "=",
            ":",
            "\u0000",
            "é",
            "\ud83d\ude00",
            "0",
            "domain",
            "virtual-mta",
            "<domain *>\n",
            "</domain>\n",
            "include *\n",
            "include config\n");

    private final Path folder;

    private final Cli acct;

    MutatedConfigurationsTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    @BeforeEach
    void load() {
        Logs log = Logs.standard();
        for (String vmta : List.of("a", "b", "v", "v1", "warm", "elsewhere")) {
            log.rows(
                    20,
                    "d",
                    "vmta",
                    vmta,
                    "dlvSourceIp",
                    "192.0.2.99",
                    "vmtaPool",
                    "pool",
                    "queue",
                    "gmail.com/" + vmta);
            log.rows(
                    5,
                    "t",
                    "vmta",
                    vmta,
                    "dlvSourceIp",
                    "192.0.2.99",
                    "vmtaPool",
                    "pool",
                    "queue",
                    "gmail.com/" + vmta);
        }
        log.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= Integer.getInteger("pmta.mutations", FEW); seed += BATCH) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("seeds")
    void nothingThrowsAndNoSecretIsTold(long first) throws IOException {
        List<String> cases = GoldenConfigurationsTest.cases();
        StringBuilder audits = new StringBuilder();
        for (long seed = first; seed < first + BATCH; seed++) {
            Random random = new Random(seed);
            String name = cases.get(random.nextInt(cases.size()));
            String text = mutated(
                    planted(
                            Files.readString(
                                    GoldenConfigurationsTest.FOLDER.resolve(name), StandardCharsets.ISO_8859_1),
                            random),
                    random);
            Files.write(folder.resolve("config"), text.getBytes(StandardCharsets.ISO_8859_1));
            String told = told(folder.resolve("config").toString()) + compared(name);
            if (seed % AUDITED == 0) {
                audits.append(audited());
            }
            assertThat(told + audits).as("seed %s, %s:%n%s", seed, name, text).doesNotContain(SECRET);
        }
        assertThat(audits).as("the log was looked at").contains("unknown-vmta", "elsewhere");
    }

    /** Everything that can be asked of a configuration. */
    private static String told(String file) {
        Configuration configuration = ModelText.read(file);
        StringBuilder told = new StringBuilder();
        for (Finding finding : Checks.of(configuration, Thresholds.DEFAULT)) {
            told.append(finding).append('\n');
        }
        configuration.vmtas().forEach(vmta -> show(configuration, Kind.VMTA, vmta.name(), told));
        configuration.vmtas().forEach(vmta -> show(configuration, Kind.QUEUE, "gmail.com/" + vmta.name(), told));
        configuration.pools().forEach(pool -> show(configuration, Kind.POOL, pool.name(), told));
        configuration.sources().forEach(source -> show(configuration, Kind.SOURCE, source.name(), told));
        for (String domain : List.of("gmail.com", "relay.example", "google.rollup")) {
            show(configuration, Kind.DOMAIN, domain, told);
        }
        told.append(configuration);
        return told.toString();
    }

    /** Its rows, and what differs from the configuration that it was made of. */
    private String compared(String name) throws IOException {
        ConfigurationFiles files = new ConfigurationFiles(Path::of, List.of());
        ConfigSnapshot golden = SettingInventory.read(
                GoldenConfigurationsTest.FOLDER.resolve(name).toString(), files);
        ConfigSnapshot mutated = SettingInventory.read(folder.resolve("config").toString(), files);
        List<ConfigChange> changes = Differences.between(golden.settings(), mutated.settings());
        assertThat(Differences.between(mutated.settings(), mutated.settings())).isEmpty();
        boolean differs = !golden.id().equals(mutated.id());
        assertThat(differs).isEqualTo(!changes.isEmpty() || golden.reading() != mutated.reading());
        return mutated + "\n" + changes;
    }

    /** What the log says to it: the table, the machine's form and what is remarked. */
    private String audited() {
        StringBuilder told = new StringBuilder();
        for (String format : List.of("table", "json")) {
            Cli.Result result = acct.launch("audit", "--pmta-config", "config", "--format", format);
            assertThat(result.exitCode()).as(result.err()).isIn(0, 1);
            assertThat(result.err()).doesNotContain("internal error").doesNotContain("Exception");
            told.append(result.out()).append(result.err());
        }
        return told.toString();
    }

    private static void show(Configuration configuration, Kind kind, String name, StringBuilder told) {
        try {
            for (EffectiveSetting setting : Shown.of(configuration, kind, name)) {
                told.append(setting).append('\n');
            }
        } catch (UserException e) {
            told.append(e.getMessage()).append('\n');
        }
    }

    private static String planted(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        for (String secret : SECRETS) {
            if (random.nextInt(3) > 0) {
                lines.add(random.nextInt(lines.size() + 1), secret);
            }
        }
        return String.join("\n", lines);
    }

    private static String mutated(String text, Random random) {
        String mutated = text;
        int times = 1 + random.nextInt(8);
        for (int i = 0; i < times; i++) {
            mutated = random.nextBoolean() ? inLetters(mutated, random) : inLines(mutated, random);
        }
        return mutated;
    }

    private static String inLetters(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        int length = Math.min(text.length() - at, random.nextInt(12));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + piece + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(at + length);
            case 2 -> text.substring(0, at) + piece + text.substring(at + length);
            default -> text.substring(0, at);
        };
    }

    private static String inLines(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
            case 3 ->
                lines.set(
                        at,
                        line.stripLeading()
                                + lines.get(random.nextInt(lines.size())).stripLeading());
            default -> {
                // A line break is lost.
                if (at > 0) {
                    lines.set(at - 1, lines.get(at - 1) + lines.remove(at));
                }
            }
        }
        return String.join("\n", lines);
    }
}
