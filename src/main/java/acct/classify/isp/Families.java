package acct.classify.isp;

import acct.config.Config.IspMapping;
import acct.config.Config.Membership;
import acct.config.Config.Role;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ISPs that share their MX hosts, such as Gmail and Google Workspace. */
final class Families {
    private final Map<String, String> familyOf = new HashMap<>();
    private final Map<String, Map<Role, String>> members = new HashMap<>();

    /** Adds the families that these entries name; a later entry with the same role takes the earlier one's place. */
    void add(Map<String, IspMapping> entries) {
        entries.forEach((isp, mapping) -> {
            Membership membership = mapping.membership();
            if (membership != null) {
                familyOf.put(isp, membership.family());
                members.computeIfAbsent(membership.family(), family -> new EnumMap<>(Role.class))
                        .put(membership.role(), isp);
            }
        });
    }

    Set<String> names() {
        return members.keySet();
    }

    /** The family of an ISP; null if it has none. */
    @Nullable
    String of(String isp) {
        return familyOf.get(isp);
    }

    /** The family's member with this role; with only one member that one. */
    String member(String family, Role role) {
        Map<Role, String> both = members.getOrDefault(family, Map.of());
        return both.getOrDefault(role, both.values().iterator().next());
    }
}
