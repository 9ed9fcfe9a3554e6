package acct.pmta.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a configuration by what they set. Where a block stands in the file means nothing; where a line stands among
 * the others that set the same may decide which of them holds.
 */
final class SettingGroups {
    /** Of these all count, in whatever order. User's Guide v5.0, 3.3. */
    private static final Set<String> IN_ANY_ORDER = Set.of(
            "smtp-source-host",
            "smtp-proxy-source-host",
            "smtp-listener",
            "cold-virtual-mta",
            "virtual-mta",
            "relay-domain",
            "record-fields",
            "map-header-to-field",
            "mx",
            "client",
            "domain-macro",
            "include",
            "http-access",
            "mx-connection-limit",
            "ip-connection-limit",
            "source-ip-max-msg-rate",
            "source-ip-max-smtp-out",
            "source-ip-max-connect-rate",
            "source-ip-max-data-volume-rate");
    /** In these the first line that fits wins, whatever its directive. */
    private static final Set<String> FIRST_WINS =
            Set.of("pattern-list", "smtp-pattern-list", "bounce-category-patterns");

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    private final Map<Key, List<ConfigSetting>> groups = new TreeMap<>();

    private SettingGroups() {}

    /**
     * What lines set together.
     *
     * @param directive null where the lines of a block are one list
     */
    record Key(
            String scope,
            @Nullable String name,
            @Nullable String block,
            @Nullable String directive) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::rank)
                .thenComparing(Key::scope)
                .thenComparing(Key::name, TEXT)
                .thenComparing(Key::block, TEXT)
                .thenComparing(Key::directive, TEXT);

        static Key of(ConfigSetting setting) {
            boolean list =
                    FIRST_WINS.contains(setting.scope()) && !setting.directive().startsWith("<");
            return new Key(setting.scope(), setting.name(), setting.block(), list ? null : setting.directive());
        }

        /** Virtual MTAs first, what is said for all last. */
        private int rank() {
            return switch (scope) {
                case ConfigSetting.VMTA -> 0;
                case ConfigSetting.POOL -> 1;
                case ConfigSetting.DOMAIN -> 2;
                case ConfigSetting.GLOBAL -> 4;
                default -> 3;
            };
        }

        boolean isOrdered() {
            return directive == null || !(IN_ANY_ORDER.contains(directive) || directive.startsWith("<"));
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    static SettingGroups of(List<ConfigSetting> settings) {
        SettingGroups groups = new SettingGroups();
        settings.forEach(setting -> groups.groups
                .computeIfAbsent(Key.of(setting), key -> new ArrayList<>())
                .add(setting));
        return groups;
    }

    Map<Key, List<ConfigSetting>> all() {
        return groups;
    }

    /** What a line says, apart from where it stands. */
    static String said(ConfigSetting setting) {
        return setting.directive() + (setting.value() == null ? "" : " " + setting.value());
    }

    /**
     * SHA-256 of all that is set, in hexadecimal digits: the same for any two texts that set the same.
     *
     * @param reading what was read in part is not the same as the whole of a smaller text
     */
    String digest(ConfigSnapshot.Reading reading) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, reading.name());
            groups.forEach((key, settings) -> {
                add(digest, key.scope(), key.name(), key.block(), key.directive());
                List<String> said = new ArrayList<>(
                        settings.stream().map(SettingGroups::said).toList());
                if (!key.isOrdered()) {
                    said.sort(Comparator.naturalOrder());
                }
                said.forEach(text -> add(digest, text));
                add(digest, (String) null);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, @Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            }
            // No text holds these bytes, so that two texts never look like one.
            digest.update(new byte[] {(byte) (text == null ? 0xFE : 0xFF)});
        }
    }
}
