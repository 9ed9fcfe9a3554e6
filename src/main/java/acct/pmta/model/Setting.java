package acct.pmta.model;

/**
 * One line of a configuration: a keyword and what follows it.
 *
 * @param keyword in small letters
 * @param value without the comment, quotes as written; empty where it was a secret or the directive is unknown
 * @param place where it stands
 */
public record Setting(String keyword, String value, Place place) {
    /** The value without quotes around it. */
    public String text() {
        return Values.unquoted(value);
    }

    /** The first word of the value; empty if there is none. */
    public String word() {
        return Values.word(value, 0);
    }

    /** Whether the value says yes. */
    public boolean isYes() {
        return Values.isYes(value);
    }
}
