package acct.ask;

import acct.model.UserException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that a named query can be told, as its header declares it: {@code min_recipients integer = 500 (of one day)}.
 *
 * @param name as in the statement, such as {@code min_recipients}
 * @param type what it takes
 * @param need whether it must be given
 * @param preset what it is if it is not given; null also where it must be
 * @param words what it is for; empty if the header does not say
 */
public record QueryParameter(
        String name, Type type, Need need, @Nullable Object preset, String words) {
    /** How many rows or days there are to be: none of them would be an answer that says nothing. */
    private static final Set<String> FROM_ONE = Set.of("top", "days");

    /** Whether a value must be given. */
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** What a parameter takes. */
    public enum Type {
        DATE("DAY", "a day such as 2026-11-18"),
        VARCHAR("TEXT", "a text"),
        INTEGER("N", "a whole number"),
        DOUBLE("NUMBER", "a number such as 0.02"),
        BOOLEAN("true|false", "true or false");

        private final String placeholder;
        private final String meant;

        Type(String placeholder, String meant) {
            this.placeholder = placeholder;
            this.meant = meant;
        }

        /** The name in a header. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Type> of(String label) {
            return Arrays.stream(values())
                    .filter(type -> type.label().equals(label))
                    .findFirst();
        }

        static String labels() {
            return Arrays.stream(values()).map(Type::label).collect(Collectors.joining(", "));
        }

        /** What stands for its values in a help text. */
        String placeholder() {
            return placeholder;
        }

        /** What to write, in words. */
        String meant() {
            return meant;
        }

        /** The value that a text stands for; empty if it stands for none. */
        Optional<Object> value(String text) {
            try {
                return Optional.ofNullable(
                        switch (this) {
                            case DATE -> LocalDate.parse(text);
                            case VARCHAR -> text;
                            case INTEGER -> Long.valueOf(text);
                            case DOUBLE -> finite(Double.parseDouble(text));
                            case BOOLEAN ->
                                text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
                        });
            } catch (NumberFormatException | DateTimeException e) {
                return Optional.empty();
            }
        }

        private static @Nullable Double finite(double number) {
            return Double.isFinite(number) ? number : null;
        }
    }

    /** How it is typed, such as {@code --min-recipients}. */
    public String option() {
        return "--" + name.replace('_', '-');
    }

    /** The option with what follows it and what it is if it is not given, such as {@code --top N (20)}. */
    public String usage() {
        String typed = option() + " " + type.placeholder();
        return need == Need.REQUIRED
                ? typed
                : preset == null ? "[" + typed + "]" : "[" + typed + ", else " + preset + "]";
    }

    /** The same for a list: what must be given, and what may be with what it is else, such as {@code [--top 20]}. */
    String brief() {
        return need == Need.REQUIRED
                ? option() + " " + type.placeholder()
                : "[" + option() + (preset == null ? "" : " " + preset) + "]";
    }

    Object read(String text) {
        String meant = FROM_ONE.contains(name) ? "a whole number from 1 on" : type.meant();
        return type.value(text)
                .filter(value -> !FROM_ONE.contains(name) || !(value instanceof Long number) || number > 0)
                .orElseThrow(() -> UserException.usage(option() + " " + text + ": write " + meant));
    }
}
