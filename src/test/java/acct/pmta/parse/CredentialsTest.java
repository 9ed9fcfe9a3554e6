package acct.pmta.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import acct.model.UserException;
import acct.pmta.check.DirectiveValuesTest;
import acct.pmta.model.Configuration;
import acct.pmta.model.Credentials;
import acct.pmta.model.Surplus;
import acct.pmta.show.Shown;
import acct.pmta.snapshot.ConfigSnapshot;
import acct.pmta.snapshot.Differences;
import acct.pmta.snapshot.EffectiveSetting.Kind;
import acct.pmta.snapshot.SettingInventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code user:password@host} is told of nowhere, in whatever directive it stands. */
final class CredentialsTest {
    private static final String SECRET = "hunter2";

    private final Path folder;

    CredentialsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "route bob:hunter2@relay.example,route bob:…@relay.example",
        "route \"bob:hunter2 two@relay.example\",route \"bob:…@relay.example\"",
        "smtp-hosts a.example; bob:hunter2@b.example:25,smtp-hosts a.example; bob:…@b.example:25",
        "upload-url https://bob:hunter2@a.example/x,upload-url https://bob:…@a.example/x",
        "upload-url https://hunter2@a.example/x,upload-url https://…@a.example/x",
        "queue-to bob:hun:ter2@x@a.example,queue-to bob:…@a.example",
        "<spool bob:hunter2@a.example>,<spool bob:…@a.example>",
        "queue-to bob:@a.example,queue-to bob:…@a.example"
    })
    void whatStandsBeforeTheHostIsHidden(String line, String shown) {
        assertThat(Credentials.hidden(line)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp-hosts [IPv6:2001:db8::1]:25, lookup-mx:a.example",
                "alias a@b.example c@d.example",
                "mail-from /a:b@c/ virtual-mta=v",
                "smtp-listener 0/0:25",
                "upload-url https://a.example/x@y",
                "http-tls-ciphers HIGH:!ADH",
                "custom-dsn-from-header \"Post <a@b.example>\"",
                "@",
                ":@",
                ""
            })
    void whatIsNoPasswordStays(String line) {
        assertThat(Credentials.hidden(line)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "route bob:hunt,#er2@relay.example,route bob:…",
        "route relay.example:25,#ops@example.com,route relay.example:25",
        "route relay.example:x,# ops@example.com,route relay.example:x"
    })
    void aNumberSignInThePasswordTellsNothingOfIt(String line, String comment, String shown) {
        assertThat(Credentials.hidden(line, comment)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "@", ":@", "a:b@c ", "\"", "/", "x://@", "\"a:"})
    void longLinesEnd(String filling) {
        String line = "@" + filling.repeat(60_000 / filling.length());
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Credentials.hidden(line)))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("acct.pmta.check.DirectiveValuesTest#blocks")
    void noDirectiveKeepsThemWithSeed7(String block) throws IOException {
        Random random = new Random(7);
        List<String> forms = List.of("%s", "\"%s\"", "https://%s/x", "a, %s", "x %s", "x y %s");
        StringBuilder text = new StringBuilder(block.equals("global") ? "" : "<" + block + " x>\n");
        for (String line : DirectiveValuesTest.lines().getOrDefault(block, List.of())) {
            String secret = "bob:" + SECRET + "@" + (char) ('a' + random.nextInt(26)) + ".example";
            String keyword = line.substring(0, line.indexOf(' '));
            if (!Surplus.hasPattern(keyword)) {
                String value = forms.get(random.nextInt(forms.size())).formatted(secret);
                text.append(keyword).append(' ').append(value).append('\n');
            }
        }
        text.append(block.equals("global") ? "" : "</" + block + ">\n");
        assertThat(told(text.toString())).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<virtual-mta v>\n<domain *>\nroute bob:hunter2@relay.example\n</domain>\n</virtual-mta>\n",
                "<virtual-mta bob:hunter2@v>\n</virtual-mta>\n",
                "<acct-file |/bin/push https://bob:hunter2@a.example/>\nrecords d\n</acct-file>\n",
                "domain-macro m a.example,\nbob:hunter2@b.example\n<domain $m>\nmax-smtp-out 1\n</domain>\n",
                "include bob:hunter2@a.example\n",
                "include /etc/bob:hunter2@a.example/*.conf\n",
                "no-such-directive bob:hunter2@a.example\n"
            })
    void norIsItSaidInAnyOtherPlace(String text) throws IOException {
        assertThat(told(text)).doesNotContain(SECRET);
    }

    private String told(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), text);
        Configuration configuration = ModelText.read(file.toString());
        ConfigSnapshot kept = SettingInventory.read(file.toString(), new ConfigurationFiles(Path::of, List.of()));
        StringBuilder told = new StringBuilder(ModelText.of(configuration));
        told.append(configuration).append(kept).append(Differences.between(List.of(), kept.settings()));
        for (String name : List.of("v", "a.example", "b.example", "x")) {
            for (Kind kind : List.of(Kind.VMTA, Kind.DOMAIN, Kind.SOURCE)) {
                try {
                    told.append(Shown.of(configuration, kind, name));
                } catch (UserException e) {
                    told.append(e.getMessage());
                }
            }
        }
        return told.toString();
    }
}
