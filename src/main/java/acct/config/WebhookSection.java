package acct.config;

import acct.config.Config.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code webhook:} of acct.yaml: another program that hears of incidents. */
final class WebhookSection {
    private static final Set<String> KEYS = ConfigReader.ordered("url", "secret-file", "format", "on");

    private WebhookSection() {}

    /** Who hears of incidents; null if nobody does. */
    static @Nullable Webhook read(@Nullable YamlSection section) {
        if (section == null) {
            return null;
        }
        section.onlyKeys(KEYS).required("url");
        String url = WebUrl.of(section, "url", WebUrl.Use.TARGET);
        String format = section.text("format");
        List<Webhook.News> on = new ArrayList<>();
        for (String word : section.texts("on")) {
            on.add(one(section, "on", word, Webhook.News.values()));
        }
        return new Webhook(
                String.valueOf(url),
                section.text("secret-file"),
                format == null ? Webhook.Format.JSON : one(section, "format", format, Webhook.Format.values()),
                on.isEmpty() ? List.of(Webhook.News.values()) : on);
    }

    private static <E extends Enum<E>> E one(YamlSection section, String key, String text, E[] all) {
        return Stream.of(all)
                .filter(value -> label(value).equals(text))
                .findFirst()
                .orElseThrow(() -> section.wrong(
                        key,
                        text,
                        "valid are " + Stream.of(all).map(WebhookSection::label).collect(Collectors.joining(", "))));
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
