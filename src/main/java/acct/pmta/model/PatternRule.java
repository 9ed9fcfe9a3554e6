package acct.pmta.model;

import org.jspecify.annotations.Nullable;

/**
 * One line of a {@code <pattern-list>}: mail that fits goes a certain way. User's Guide v5.0, 3.3.14.
 *
 * @param list the list's name; of a nested one that of the outermost
 * @param order its rank in the list, from 0; the first that fits decides
 * @param kind {@code header NAME}, {@code mail-from}, {@code rcpt-to} or {@code *}
 * @param pattern between the slashes; empty for {@code *}
 * @param target the virtual MTA or pool; null if the rule says none
 * @param callTo another list that goes on; null if the rule says none
 * @param place where it stands
 */
public record PatternRule(
        String list,
        int order,
        String kind,
        String pattern,
        @Nullable Reference target,
        @Nullable Reference callTo,
        Place place) {}
