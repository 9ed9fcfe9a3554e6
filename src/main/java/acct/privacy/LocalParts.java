package acct.privacy;

/** What is written in the place of the local part of an address. */
@FunctionalInterface
public interface LocalParts {
    /** What stands where nothing may be told of a local part; no mailbox has this name. */
    String NOTHING = "...";

    /**
     * What is written instead; the very same text if it stays.
     *
     * @param local what stands before the {@code @}
     * @param domain what stands behind it; may be empty
     */
    String of(String local, String domain);
}
