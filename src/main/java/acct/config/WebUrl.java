package acct.config;

import acct.model.UserException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses on the web in acct.yaml. */
final class WebUrl {
    private static final int LONGEST = 1_000;

    private WebUrl() {}

    /** What an address is for. */
    enum Use {
        /** It stands in mails, where others read it. */
        LINK("write the address of the reports folder, such as https://reports.example.com/acct"),
        /** Something is sent there; it may hold a secret, so no message repeats it. */
        TARGET("write the address that takes it, such as https://hooks.example.com/acct");

        private final String instead;

        Use(String instead) {
            this.instead = instead;
        }
    }

    /** The address under a key, http or https, without a password; null if the key is left out. */
    static @Nullable String of(YamlSection section, String key, Use use) {
        String text = section.text(key);
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean isWeb = scheme.equals("http") || scheme.equals("https");
            boolean isWhole = isWeb
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && text.length() <= LONGEST
                    && text.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
            if (isWhole && (use == Use.TARGET || uri.getRawQuery() == null)) {
                return text;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw wrong(section, key, text, use);
    }

    private static UserException wrong(YamlSection section, String key, String text, Use use) {
        return use == Use.LINK
                ? section.wrong(key, text, use.instead)
                : section.error(
                        section.lineOf(key),
                        "'" + section.path() + "." + key + "' is no address on the web without a password in it; "
                                + use.instead);
    }
}
