package acct.pmta.model;

import java.util.List;

/**
 * A named block of lines: a {@code <pattern-list>}, an {@code <smtp-pattern-list>} or a {@code <domain-key-list>}.
 *
 * @param name as written
 * @param lines what stands in it
 * @param place where it begins
 */
public record NamedList(String name, List<Setting> lines, Place place) {
    public NamedList {
        lines = List.copyOf(lines);
    }
}
