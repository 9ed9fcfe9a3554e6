package acct.config;

import acct.config.Config.KeyFormat;
import acct.config.Config.Privacy;
import acct.config.Config.Readers;
import acct.model.UserException;
import acct.privacy.ConfiguredPrivacy;
import acct.privacy.PrivacyPolicy;
import acct.privacy.RecipientPrivacy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code privacy:} of acct.yaml: what is kept of recipients, and the key that hides them. */
public final class PrivacySection {
    private static final Set<String> KEYS =
            ConfigReader.ordered("recipients", "key-file", "key-format", "floor", "reports");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
    private static final String KEY_FILE = "privacy.key-file";

    private PrivacySection() {}

    static Privacy read(@Nullable YamlSection privacy) {
        if (privacy == null) {
            return Privacy.DEFAULT;
        }
        privacy.onlyKeys(KEYS);
        RecipientPrivacy recipients = recipients(privacy);
        String keyFile = privacy.text("key-file");
        if (recipients == RecipientPrivacy.HMAC_SHA256 && keyFile == null) {
            throw privacy.error(
                    privacy.lineOf("recipients"),
                    "'privacy.recipients' is 'hmac-sha256' and needs 'key-file': a file whose first line is the key");
        }
        return new Privacy(recipients, keyFile, keyFormat(privacy), floor(privacy), reports(privacy));
    }

    private static RecipientPrivacy recipients(YamlSection privacy) {
        String text = privacy.text("recipients");
        if (text == null) {
            return Privacy.DEFAULT.recipients();
        }
        return RecipientPrivacy.of(text)
                .orElseThrow(() -> privacy.wrong(
                        "recipients",
                        text,
                        "valid are "
                                + Stream.of(RecipientPrivacy.values())
                                        .map(RecipientPrivacy::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static KeyFormat keyFormat(YamlSection privacy) {
        String text = privacy.text("key-format");
        if (text == null) {
            return KeyFormat.TEXT;
        }
        return Stream.of(KeyFormat.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> privacy.wrong("key-format", text, "valid are text, hex"));
    }

    private static Readers reports(YamlSection privacy) {
        String text = privacy.text("reports");
        if (text == null) {
            return Privacy.DEFAULT.reports();
        }
        return Stream.of(Readers.values())
                .filter(readers -> readers.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> privacy.wrong("reports", text, "valid are group, world"));
    }

    private static int floor(YamlSection privacy) {
        String text = privacy.text("floor");
        if (text == null) {
            return Privacy.DEFAULT.floor();
        }
        if (!COUNT.matcher(text).matches()) {
            throw privacy.wrong("floor", text, "write a number of recipients, such as 5; 0 tells all");
        }
        return Integer.parseInt(text);
    }

    /**
     * What is configured, with the key read.
     *
     * @param folder from where the file of the key is named
     */
    public static ConfiguredPrivacy policy(Privacy privacy, Path folder) {
        String keyFile = privacy.keyFile();
        if (keyFile == null) {
            return new ConfiguredPrivacy(PrivacyPolicy.of(privacy.recipients()), null);
        }
        PrivacyPolicy keyed = PrivacyPolicy.keyed(
                key(SecretFile.firstLine(folder.resolve(keyFile), KEY_FILE, "key"), privacy.keyFormat(), keyFile));
        return new ConfiguredPrivacy(
                privacy.recipients() == RecipientPrivacy.HMAC_SHA256 ? keyed : PrivacyPolicy.of(privacy.recipients()),
                keyed);
    }

    private static byte[] key(String line, KeyFormat format, String file) {
        if (format == KeyFormat.TEXT) {
            return line.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return HexFormat.of().parseHex(line.strip());
        } catch (IllegalArgumentException notHex) {
            // The text itself is a secret.
            throw UserException.usage(KEY_FILE + " " + file + ": its first line is not pairs of hex digits, as"
                    + " 'privacy.key-format' says");
        }
    }
}
