package acct.deliver;

import acct.config.Config.Webhook;
import acct.config.SecretFile;
import acct.model.Letter;
import acct.model.LetterFate;
import acct.model.LetterFate.Others;
import acct.model.LetterFate.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hands messages to another program by HTTP. No redirect is followed, as who listens there is not who was named; the
 * address is in no message, as it may be a secret.
 */
public final class WebhookSender {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** What says that this message is never taken; all else may be mended at one end or the other. */
    private static final Set<Integer> NEVER = Set.of(400, 405, 410, 413, 415, 422);

    private final Webhook hook;
    private final Path folder;
    private final Clock clock;
    private final Duration patience;

    /**
     * A sender.
     *
     * @param folder where a relative {@code secret-file} starts
     */
    public WebhookSender(Webhook hook, Path folder, Clock clock) {
        this(hook, folder, clock, PATIENCE);
    }

    WebhookSender(Webhook hook, Path folder, Clock clock, Duration patience) {
        this.hook = hook;
        this.folder = folder;
        this.clock = clock;
        this.patience = patience;
    }

    /** Sends a finished message as it is; answers what became of it. */
    public LetterFate send(Letter letter) {
        byte[] body = letter.body().getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hook.url()))
                .timeout(patience)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "acct")
                .header("X-Acct-Delivery", letter.id())
                .header("X-Acct-Timestamp", Long.toString(clock.instant().getEpochSecond()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (hook.secretFile() != null) {
            String secret = SecretFile.firstLine(folder.resolve(hook.secretFile()), "webhook.secret-file", "secret");
            request.header("X-Acct-Signature", "sha256=" + signature(secret, body));
        }
        try {
            // An answer that never ends is not waited for.
            HttpResponse<InputStream> answer =
                    client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return fate(answer.statusCode());
        } catch (HttpTimeoutException e) {
            return later("gave no answer within " + patience.toSeconds() + " s");
        } catch (InterruptedIOException e) {
            return later("was not waited for");
        } catch (IOException e) {
            return later("failed (" + MailFailureReason.of(e) + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return later("was not waited for");
        }
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private LetterFate fate(int status) {
        if (status / 100 == 2) {
            return LetterFate.sent();
        }
        if (NEVER.contains(status)) {
            return new LetterFate(State.REFUSED, said("answered " + status), Others.TRIED);
        }
        return later("answered " + status
                + (status / 100 == 3
                        ? ", which sends elsewhere"
                        : status / 100 == 4 ? " to this address and secret" : ""));
    }

    private LetterFate later(String why) {
        return new LetterFate(State.QUEUED, said(why), Others.LEFT);
    }

    private String said(String why) {
        return "webhook " + NewsLetter.host(hook) + " " + why + "; see webhook.url in acct.yaml";
    }

    /** HMAC-SHA256 in hexadecimal digits. */
    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
