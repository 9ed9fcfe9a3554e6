package acct.pmta.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a setting holds.
 *
 * @param kind global, a pool or a virtual MTA; the later, the stronger
 * @param name of the pool or virtual MTA; null if global
 */
public record Scope(Kind kind, @Nullable String name) {
    /** Everywhere. */
    public static final Scope GLOBAL = new Scope(Kind.GLOBAL, null);

    /** How wide a scope is, from wide to narrow. */
    public enum Kind {
        GLOBAL,
        POOL,
        VMTA
    }

    @Override
    public String toString() {
        return switch (kind) {
            case GLOBAL -> "global";
            case POOL -> "pool " + name;
            case VMTA -> "vmta " + name;
        };
    }
}
