package acct.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import acct.config.Config.Webhook;
import acct.model.Letter;
import acct.model.LetterFate;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another program gets, and what becomes of it when that program is not well. */
final class WebhookTest {
    private static final Letter LETTER = new Letter(
            "id@webhook", Letter.Channel.WEBHOOK, "localhost", LocalDate.of(2026, 11, 19), "NEW", "{\"a\":\"ö\"}");

    @TempDir
    private Path folder = Path.of("");

    private @Nullable HttpServer server;
    private final List<String> seen = new ArrayList<>();
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", this::answer);
        started.start();
        server = started;
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        seen.add(exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("X-Acct-Signature") + " "
                + exchange.getRequestHeaders().getFirst("X-Acct-Delivery") + " "
                + exchange.getRequestHeaders().getFirst("X-Acct-Timestamp") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private LetterFate send(@Nullable String secret) {
        int port = server == null ? 1 : server.getAddress().getPort();
        Webhook hook = new Webhook(
                "http://localhost:" + port + "/t0ken", secret, Webhook.Format.JSON, List.of(Webhook.News.values()));
        return new WebhookSender(hook, folder, ReportMailTest.CLOCK, Duration.ofSeconds(5)).send(LETTER);
    }

    @Test
    void getsTheBodySigned() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "key\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(send("secret")).isEqualTo(LetterFate.sent());
        // printf '{"a":"ö"}' | openssl dgst -sha256 -hmac key
        String expected = WebhookSender.signature("key", "{\"a\":\"ö\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(seen)
                .containsExactly("/t0ken sha256=" + expected + " id@webhook "
                        + ReportMailTest.CLOCK.instant().getEpochSecond() + " {\"a\":\"ö\"}");
        // RFC 4231, test case 2.
        assertThat(WebhookSender.signature("Jefe", "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @ParameterizedTest
    @CsvSource({"500, QUEUED", "429, QUEUED", "403, QUEUED", "302, QUEUED", "400, REFUSED", "413, REFUSED"})
    void whatItAnswersDecidesWhetherItIsSentAgain(int answer, LetterFate.State state) {
        status = answer;
        LetterFate fate = send(null);

        assertThat(fate.state()).isEqualTo(state);
        assertThat(fate.said())
                .startsWith("webhook localhost answered " + answer)
                .doesNotContain("t0ken")
                .hasLineCount(1);
        // No redirect was followed.
        assertThat(seen).hasSize(1);
    }

    @Test
    void whoIsNotThereIsAskedAgain() {
        stop();
        LetterFate fate = send(null);

        assertThat(fate.state()).isEqualTo(LetterFate.State.QUEUED);
        assertThat(fate.said()).contains("failed (").doesNotContain("t0ken").hasLineCount(1);
    }
}
