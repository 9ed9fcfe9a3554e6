package acct.ask;

import acct.sql.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose mail it was: one job's, that of no job, or that of jobs that had none on the nights judged.
 *
 * @param kind which of these
 * @param id of the one job; null otherwise
 */
public record MailJob(Kind kind, @Nullable String id) {
    /** Mail that names no job. */
    public static final MailJob NONE = new MailJob(Kind.NONE, null);

    /** Mail before the nights judged of all jobs that had none on them; they are not told from each other. */
    public static final MailJob ABSENT = new MailJob(Kind.ABSENT, null);

    /** What is known of the job. */
    public enum Kind {
        /** Its id. */
        ONE,
        /** That there is none. */
        NONE,
        /** That it did not send. */
        ABSENT,
        /** That it is one of several which are not told from each other; no mail is so, only what is said of it. */
        OTHERS;

        /** The name in outputs. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The job of an id; no id is no job. */
    public static MailJob of(@Nullable String id) {
        return id == null ? NONE : new MailJob(Kind.ONE, id);
    }

    static MailJob of(Row row, OnceNamed names) {
        return row.flag("is_absent") ? ABSENT : names.once(of(names.name(row, "job")));
    }
}
