package acct.sql;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer, read by the name of a column and the type that it must have. What is not logged is null; each type
 * has a method for columns that may be, and one for columns that cannot. A name that is not there, a type that does not
 * fit, or a null where none may be is a mistake in the program, told with the statement and the column.
 */
public final class Row {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHxxx", Locale.ROOT);
    private static final Set<Class<?>> WHOLE =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

    private final Heading heading;
    private final @Nullable Object[] values;

    Row(Heading heading, List<? extends @Nullable Object> values) {
        this.heading = heading;
        this.values = values.toArray();
    }

    Heading heading() {
        return heading;
    }

    /** The columns' names in order. */
    public List<String> columns() {
        return heading.names();
    }

    /** One value a column, in order, to be written as they are. */
    public List<@Nullable Object> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    /** A text. */
    public String text(String column) {
        return there(column, textOrNull(column));
    }

    /** The same where it may be null. */
    public @Nullable String textOrNull(String column) {
        return as(String.class, column, "a text");
    }

    /** A whole number. */
    public long count(String column) {
        return there(column, countOrNull(column));
    }

    /** The same where it may be null. */
    public @Nullable Long countOrNull(String column) {
        Object value = value(column);
        if (value == null || value instanceof Long) {
            return (Long) value;
        }
        if (!WHOLE.contains(value.getClass())) {
            throw unfit(column, value, "a whole number");
        }
        if (value instanceof BigInteger wide) {
            if (wide.bitLength() >= Long.SIZE) {
                throw unfit(column, value, "a whole number of 64 bits");
            }
            return wide.longValue();
        }
        return ((Number) value).longValue();
    }

    /** Any number. */
    public double number(String column) {
        return there(column, numberOrNull(column));
    }

    /** The same where it may be null. */
    public @Nullable Double numberOrNull(String column) {
        Number number = as(Number.class, column, "a number");
        return number == null ? null : Double.valueOf(number.doubleValue());
    }

    /** True or false. */
    public boolean flag(String column) {
        return there(column, flagOrNull(column));
    }

    /** The same where it may be null. */
    public @Nullable Boolean flagOrNull(String column) {
        return as(Boolean.class, column, "true or false");
    }

    /** A local day. */
    public LocalDate day(String column) {
        return there(column, dayOrNull(column));
    }

    /** The same where it may be null. */
    public @Nullable LocalDate dayOrNull(String column) {
        return as(LocalDate.class, column, "a day");
    }

    /** A point in time. */
    public Instant instant(String column) {
        return there(column, instantOrNull(column));
    }

    /** The same where it may be null. */
    public @Nullable Instant instantOrNull(String column) {
        return as(Instant.class, column, "an instant");
    }

    /**
     * A point in time as the clock of its file had it.
     *
     * @param instant the column of the instant
     * @param offset the column of the seconds by which that clock was ahead of UTC; where it is null, UTC is taken
     */
    public OffsetDateTime local(String instant, String offset) {
        return there(instant, localOrNull(instant, offset));
    }

    /** The same where the instant may be null. */
    public @Nullable OffsetDateTime localOrNull(String instant, String offset) {
        Instant at = instantOrNull(instant);
        Long ahead = countOrNull(offset);
        if (at == null) {
            return null;
        }
        try {
            return at.atOffset(ahead == null ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(Math.toIntExact(ahead)));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    heading.at() + ": column '" + offset + "' holds " + ahead + " seconds, which no clock is ahead", e);
        }
    }

    /** A local hour with its offset, such as {@code 2026-11-18T09+01:00}. */
    public OffsetDateTime hour(String column) {
        return there(column, hourOrNull(column));
    }

    /** The same where it may be null. */
    public @Nullable OffsetDateTime hourOrNull(String column) {
        String text = textOrNull(column);
        try {
            return text == null ? null : OffsetDateTime.parse(text, HOUR);
        } catch (DateTimeException e) {
            throw unfit(column, text, "an hour such as 2026-11-18T09+01:00");
        }
    }

    /** A list of texts. */
    public List<String> list(String column) {
        return there(column, listOrNull(column));
    }

    /** The same where it may be null. */
    public @Nullable List<String> listOrNull(String column) {
        List<?> list = as(List.class, column, "a list");
        if (list == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof String text)) {
                throw unfit(column, one, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    private @Nullable Object value(String column) {
        return values[heading.place(column)];
    }

    private <T> @Nullable T as(Class<T> type, String column, String wanted) {
        Object value = value(column);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw unfit(column, value, wanted);
    }

    private <T> T there(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    heading.at() + ": column '" + column + "' is null; read it as one that may be");
        }
        return value;
    }

    /** A value may be hostile text, so only its type is named. */
    private IllegalArgumentException unfit(String column, @Nullable Object value, String wanted) {
        String found = value == null ? "null" : value.getClass().getSimpleName();
        return new IllegalArgumentException(
                heading.at() + ": column '" + column + "' holds " + found + ", not " + wanted);
    }
}
