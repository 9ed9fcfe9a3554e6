package acct.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that the stored files cannot support, or a hole in them: what {@code acct doctor} says and every report
 * repeats. Not an {@link Alert}, which is about the mail itself.
 *
 * @param finding stable name of its kind, such as {@code deferrals-not-logged}
 * @param severity info or warning
 * @param subject the file, server or column concerned; null if it is about everything stored
 * @param firstDay first local day concerned; null if no day is
 * @param lastDay last local day concerned; null if no day is
 * @param message what is missing and why, in one or two sentences
 * @param fix what to do, with the lines of PowerMTA's or acct's configuration where there are any
 */
public record Finding(
        String finding,
        Severity severity,
        @Nullable String subject,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        String message,
        String fix) {

    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::severity).reversed();

    /** The kind in words: {@code Deferrals not logged}. */
    public String title() {
        String words = finding.replace('-', ' ');
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Warnings first; among equals the order stays. */
    public static List<Finding> worstFirst(List<Finding> findings) {
        return findings.stream().sorted(WORST_FIRST).toList();
    }
}
