package acct.read;

/**
 * Something in a folder that is not loaded.
 *
 * @param path as people know it
 * @param why it is not, as in {@code is a folder}
 * @param isAccounting whether its first line is the header line of an accounting file all the same
 */
public record PassedOver(String path, String why, boolean isAccounting) {
    /** Something that is no accounting file, or cannot be known to be one. */
    public static PassedOver of(String path, String why) {
        return new PassedOver(path, why, false);
    }
}
