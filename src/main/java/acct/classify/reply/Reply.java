package acct.classify.reply;

import org.jspecify.annotations.Nullable;

/**
 * All that a verdict depends on: the masked text with the code and the category that came with it. Rows with the same
 * three have the same reply.
 *
 * @param template the masked text
 * @param code the enhanced status code of {@code dsnStatus}, such as {@code 5.1.1}; null if it has none
 * @param bounceCat PowerMTA's category; null if none was logged
 */
public record Reply(
        Template template, @Nullable String code, @Nullable String bounceCat) {
    private static final int MAX_BOUNCE_CAT = 100;

    /** The reply of a row that was not delivered. Any text is accepted. */
    public static Reply of(@Nullable String dsnStatus, @Nullable String dsnDiag, @Nullable String bounceCat) {
        return of(Template.of(dsnStatus, dsnDiag), dsnStatus, bounceCat);
    }

    /** The reply of a row whose template is known. */
    public static Reply of(Template template, @Nullable String dsnStatus, @Nullable String bounceCat) {
        return new Reply(template, code(dsnStatus), category(bounceCat));
    }

    /** Template, code and category, such as {@code gkq3xw7vn2ra/5.1.1/bad-mailbox}; the same on every machine. */
    public String id() {
        return template.id() + "/" + (code == null ? "" : code) + "/" + (bounceCat == null ? "" : bounceCat);
    }

    private static @Nullable String code(@Nullable String dsnStatus) {
        Evidence.Status status = dsnStatus == null ? null : Evidence.Status.first(dsnStatus, 1);
        return status == null ? null : status.text();
    }

    /** A category is a word; whatever else stands in its place must not make each row a reply of its own. */
    private static @Nullable String category(@Nullable String bounceCat) {
        return bounceCat == null || bounceCat.length() <= MAX_BOUNCE_CAT
                ? bounceCat
                : bounceCat.substring(0, MAX_BOUNCE_CAT);
    }
}
