package acct.ask;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rows are looked for by.
 *
 * @param kind what the value is
 * @param value as it is stored
 * @param others how else it may be stored
 */
public record TraceTarget(Kind kind, String value, List<String> others) {
    private static final int MOST_OTHERS = 2;

    public TraceTarget {
        others = List.copyOf(others);
    }

    /** What can be looked for. */
    public enum Kind {
        /** A recipient’s address, in capitals or not. */
        ADDRESS("and rcpt_domain is not distinct from $domain and lower(rcpt) in ($value, $other_1, $other_2)"),
        /** A recipient’s domain. */
        DOMAIN("and rcpt_domain = $value"),
        /** A job. */
        JOB("and job = $value"),
        /** A message by its envelope id. */
        ENVID("and env_id = $value"),
        /** A part of a reply as ISPs gave it, with what varies masked. */
        TEXT("and reply_id in (select said.reply_id from reply as said"
                + " where position(lower($value) in lower(said.text)) > 0)"),
        /** A part of a reply as it was logged. */
        LOGGED_TEXT("and reply_id is not null and position(lower($value) in lower(dsn_diag)) > 0");

        private final String filter;

        Kind(String filter) {
            this.filter = filter;
        }

        /** As people type and read it. */
        public String label() {
            return this == LOGGED_TEXT ? TEXT.label() : name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was typed, taken for this kind. */
    static TraceTarget of(Kind kind, String typed) {
        String value = typed.strip();
        return switch (kind) {
            case ADDRESS -> new TraceTarget(kind, address(value), List.of());
            case DOMAIN -> new TraceTarget(kind, value.toLowerCase(Locale.ROOT), List.of());
            default -> new TraceTarget(kind, value, List.of());
        };
    }

    /** The same, which may also be stored in these forms, such as hashed. */
    public TraceTarget orAs(List<String> forms) {
        return new TraceTarget(
                kind,
                value,
                forms.stream()
                        .filter(form -> !form.equals(value))
                        .limit(MOST_OTHERS)
                        .toList());
    }

    private static String address(String value) {
        boolean hasBrackets = value.startsWith("<") && value.endsWith(">");
        return (hasBrackets ? value.substring(1, value.length() - 1) : value).toLowerCase(Locale.ROOT);
    }

    /** One {@code and} of SQL. */
    String filter() {
        return kind.filter;
    }

    /** What it compares with goes to the parameters. */
    void bind(Map<String, @Nullable Object> values) {
        values.put("value", value);
        if (kind == Kind.ADDRESS) {
            for (int i = 0; i < MOST_OTHERS; i++) {
                values.put("other_" + (i + 1), i < others.size() ? others.get(i) : value);
            }
        }
        String domain = value.substring(value.lastIndexOf('@') + 1);
        values.put("domain", value.contains("@") && !domain.isEmpty() ? domain : null);
    }
}
