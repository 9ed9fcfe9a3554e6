package acct.config;

import acct.config.Config.IspMapping;
import acct.config.Config.Membership;
import acct.config.Config.Role;
import acct.config.YamlNode.Text;
import acct.model.Feedback;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code isps:}, which has one shape in the operator's file and in the directory that comes with the program. */
public final class IspFile {
    private static final Set<String> KEYS = ordered("family", "role", "feedback", "domains", "mx", "queues");
    /** Answers that are no ISP; an ISP of that name could not be told apart from them. */
    private static final Set<String> RESERVED = Set.of("other", "unknown");

    private final YamlSection isps;
    private final Map<String, IspMapping> read = new LinkedHashMap<>();
    /** Kind and entry to the ISP that has it. */
    private final Map<String, String> owners = new HashMap<>();

    private IspFile(YamlSection isps) {
        this.isps = isps;
    }

    /** The entries of a file that holds nothing but {@code isps:}, in its order. */
    public static Map<String, IspMapping> read(String name, String text) {
        YamlFile file = YamlFile.parse(name, text);
        YamlSection top = YamlSection.of(file, "", file.root());
        return top == null ? Map.of() : mappings(top.onlyKeys(Set.of("isps")).section("isps"));
    }

    /** The entries of an {@code isps:} section, in its order. */
    static Map<String, IspMapping> mappings(@Nullable YamlSection isps) {
        return isps == null ? Map.of() : new IspFile(isps).all();
    }

    private Map<String, IspMapping> all() {
        for (String name : isps.fields().keySet()) {
            checkName(name);
            YamlSection entry = isps.section(name);
            if (entry != null) {
                read.put(name, mapping(entry.onlyKeys(KEYS)));
                checkOwner(name, entry);
            }
        }
        return read;
    }

    private void checkName(String name) {
        boolean plain =
                !name.isBlank() && name.chars().noneMatch(c -> Character.isWhitespace(c) || c == ',' || c == '=');
        if (!plain || !name.equals(name.toLowerCase(Locale.ROOT))) {
            throw isps.error(
                    isps.lineOf(name), "ISP name '" + name + "' must be lower case, without blanks, ',' and '='");
        }
        if (RESERVED.contains(name)) {
            throw isps.error(isps.lineOf(name), "'" + name + "' cannot be the name of an ISP; it stands for no ISP");
        }
    }

    private static IspMapping mapping(YamlSection entry) {
        return new IspMapping(
                membership(entry), feedback(entry), entry.texts("domains"), entry.texts("mx"), entry.texts("queues"));
    }

    private static @Nullable Membership membership(YamlSection entry) {
        String family = entry.text("family");
        String role = entry.text("role");
        if (family == null && role == null) {
            return null;
        }
        if (family == null || role == null) {
            throw entry.error(entry.line(), "'" + entry.path() + "' needs both 'family' and 'role', or neither");
        }
        return switch (role) {
            case "consumer" -> new Membership(family, Role.CONSUMER);
            case "hosted" -> new Membership(family, Role.HOSTED);
            default -> throw entry.wrong("role", role, "valid are consumer, hosted");
        };
    }

    private static @Nullable Feedback feedback(YamlSection entry) {
        String text = entry.text("feedback");
        if (text == null) {
            return null;
        }
        for (Feedback feedback : Feedback.values()) {
            if (feedback.label().equals(text)) {
                return feedback;
            }
        }
        throw entry.wrong("feedback", text, "valid are per-message, none");
    }

    private void checkOwner(String isp, YamlSection entry) {
        for (String kind : List.of("domains", "mx", "queues")) {
            for (Text item : entry.entries(kind)) {
                checkShape(entry, item);
                String key = kind + " " + item.text().toLowerCase(Locale.ROOT);
                String other = owners.putIfAbsent(key, isp);
                if (other != null && !other.equals(isp) && !shared(kind, isp, other)) {
                    throw entry.error(
                            item.line(),
                            "'" + item.text() + "' stands in " + kind + " of both '" + other + "' and '" + isp
                                    + "'; it can belong to one ISP only");
                }
            }
        }
    }

    private static void checkShape(YamlSection entry, Text item) {
        String text = item.text();
        if (text.startsWith("*.")) {
            throw entry.error(item.line(), "'" + text + "' is a pattern; write '" + text.substring(1) + "'");
        }
        if (text.equals(".") || text.chars().anyMatch(c -> Character.isWhitespace(c) || "*@/".indexOf(c) >= 0)) {
            throw entry.error(item.line(), "'" + text + "' is not a plain domain, host or queue name");
        }
    }

    /** Members of one family may share MX hosts and queues: these then name the family. */
    private boolean shared(String kind, String one, String other) {
        String family = family(one);
        return !kind.equals("domains") && family != null && family.equals(family(other));
    }

    private @Nullable String family(String isp) {
        IspMapping mapping = read.get(isp);
        return mapping == null || mapping.membership() == null
                ? null
                : mapping.membership().family();
    }

    private static Set<String> ordered(String... keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
    }
}
