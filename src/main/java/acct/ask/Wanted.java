package acct.ask;

import acct.ip.AddressSpan;
import acct.model.Dimension;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One of the alternatives of a {@link Filter}. */
public sealed interface Wanted {

    /** How people write it. */
    String text();

    /**
     * Exactly this.
     *
     * @param value as it is stored; null is the unknown bucket
     */
    record Exactly(@Nullable String value) implements Wanted {
        @Override
        public String text() {
            return value == null ? Dimension.UNKNOWN : value;
        }
    }

    /**
     * Every value of this form; a row without a value has none.
     *
     * @param parts the texts around the stars, at least two, which may be empty
     */
    record Glob(List<String> parts) implements Wanted {
        /** Stands before a character of a pattern that means itself. */
        static final char ESCAPE = '!';

        public Glob {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return String.join("*", parts);
        }

        /** As {@code like … escape '!'} takes it. */
        String pattern() {
            return parts.stream()
                    .map(part -> part.replaceAll("[!%_]", ESCAPE + "$0"))
                    .collect(Collectors.joining("%"));
        }

        boolean fits(String value) {
            String first = parts.get(0);
            String last = parts.get(parts.size() - 1);
            if (!value.startsWith(first) || value.length() < first.length() + last.length()) {
                return false;
            }
            int from = first.length();
            for (String part : parts.subList(1, parts.size() - 1)) {
                int at = value.indexOf(part, from);
                if (at < 0) {
                    return false;
                }
                from = at + part.length();
            }
            return from <= value.length() - last.length() && value.endsWith(last);
        }
    }

    /** Every address of a network or range. */
    record Network(AddressSpan span) implements Wanted {
        @Override
        public String text() {
            return span.text();
        }
    }
}
