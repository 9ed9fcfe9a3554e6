package acct.pmta.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * One line of a PowerMTA configuration, without anything secret.
 *
 * @param scope what it is about: {@code global}, {@code vmta}, {@code pool}, {@code source}, {@code domain}, or the tag
 *     of any other block, such as {@code acct-file}
 * @param name which one; null if global or without a name
 * @param block the blocks within it that the line is in, such as {@code <domain gmail.com>}; null if none
 * @param directive in small letters; of a line that opens a block the tag, such as {@code <virtual-mta>}
 * @param value as written, blanks folded; null if there is none or it may not be kept
 * @param file the file, as the operator can open it
 * @param line from 1
 */
public record ConfigSetting(
        String scope,
        @Nullable String name,
        @Nullable String block,
        String directive,
        @Nullable String value,
        String file,
        int line) {
    /** The scope of what is outside of all blocks. */
    public static final String GLOBAL = "global";
    /** The scope of a virtual MTA. */
    public static final String VMTA = "vmta";
    /** The scope of a pool. */
    public static final String POOL = "pool";
    /** The scope of a {@code <domain>} outside of virtual MTAs and pools. */
    public static final String DOMAIN = "domain";

    private static final String DOMAIN_TAG = "<domain ";

    /** The names of the {@code <domain>} that it is for; null if it is in none. */
    public @Nullable String domain() {
        if (scope.equals(DOMAIN)) {
            return name;
        }
        return block != null && block.startsWith(DOMAIN_TAG)
                ? block.substring(DOMAIN_TAG.length(), block.indexOf('>'))
                : null;
    }
}
