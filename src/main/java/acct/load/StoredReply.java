package acct.load;

import org.jspecify.annotations.Nullable;

/** What a row that was not delivered keeps of its reply beside the raw text. */
final class StoredReply {
    private final String id;
    private final @Nullable String listed;
    private final String oneText;

    /**
     * Made for many rows.
     *
     * @param id of the reply, in the table {@code reply}
     * @param listed the IP or domain that it says is on a blocklist
     */
    StoredReply(String id, @Nullable String listed) {
        this.id = id;
        this.listed = listed;
        this.oneText = (listed == null ? "" : listed) + ' ' + id;
    }

    /** The same reply, of a row that says what is listed. */
    StoredReply with(@Nullable String named) {
        return named == null ? this : new StoredReply(id, named);
    }

    String id() {
        return id;
    }

    @Nullable
    String listed() {
        return listed;
    }

    /** What is listed, which holds no blank, a blank, the id. */
    String oneText() {
        return oneText;
    }
}
