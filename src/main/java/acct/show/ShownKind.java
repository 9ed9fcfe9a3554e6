package acct.show;

import acct.ip.Address;
import acct.model.Dimension;
import acct.pmta.snapshot.ConfigSetting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be shown: by which dimension its rows are known, and with whom it has to do. */
public enum ShownKind {
    /** A source address. */
    IP(Dimension.SOURCE_IP, null, Dimension.ISP, Dimension.JOB),
    /** A virtual MTA. */
    VMTA(Dimension.VMTA, ConfigSetting.VMTA, Dimension.ISP, Dimension.SOURCE_IP),
    /** A pool. */
    POOL(Dimension.POOL, ConfigSetting.POOL, Dimension.ISP, Dimension.VMTA),
    /** A destination. */
    ISP(Dimension.ISP, null, Dimension.SOURCE_IP, Dimension.POOL),
    /** A job. */
    JOB(Dimension.JOB, null, Dimension.ISP, Dimension.SOURCE_IP),
    /** A recipient’s domain. */
    DOMAIN(Dimension.RCPT_DOMAIN, ConfigSetting.DOMAIN, Dimension.SOURCE_IP, Dimension.JOB),
    /** A masked answer. */
    REPLY(Dimension.REPLY, null, Dimension.ISP, Dimension.SOURCE_IP);

    private final Dimension dimension;
    private final @Nullable String scope;
    private final List<Dimension> partners;

    ShownKind(Dimension dimension, @Nullable String scope, Dimension... partners) {
        this.dimension = dimension;
        this.scope = scope;
        this.partners = List.of(partners);
    }

    /** The word on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word; empty if there is none. */
    public static Optional<ShownKind> of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    /** By what its rows are known. */
    public Dimension dimension() {
        return dimension;
    }

    /** Whom it has to do with. */
    List<Dimension> partners() {
        return partners;
    }

    /** Its scope in a PowerMTA configuration; null if that does not name it. */
    @Nullable
    String scope() {
        return scope;
    }

    /** As it is stored. */
    String stored(String typed) {
        String value = typed.strip();
        return switch (this) {
            case IP -> Objects.requireNonNullElse(Address.of(value).text(), value);
            case ISP, DOMAIN -> value.toLowerCase(Locale.ROOT);
            // A name may have a blank at an end, and nobody types one by chance.
            default -> typed;
        };
    }
}
