package acct.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operator's answer where the log names no pool: vMTA to pool, as far as it is unambiguous. */
final class PoolMapping {
    private final Map<String, String> pools = new HashMap<>();

    /** Turns pool to vMTAs around; a vMTA in several pools has none. */
    PoolMapping(Map<String, List<String>> members) {
        Set<String> ambiguous = new HashSet<>();
        members.forEach((pool, vmtas) -> new HashSet<>(vmtas).forEach(vmta -> {
            if (pools.putIfAbsent(vmta, pool) != null) {
                ambiguous.add(vmta);
            }
        }));
        pools.keySet().removeAll(ambiguous);
    }

    /** Whether it says nothing at all. */
    boolean isEmpty() {
        return pools.isEmpty();
    }

    /** The pool of a vMTA; null if the mapping does not tell. */
    @Nullable
    String of(@Nullable String vmta) {
        return vmta == null ? null : pools.get(vmta);
    }
}
