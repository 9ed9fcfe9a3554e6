package acct.ask;

import acct.sql.Row;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of rows: each component is the column of its name, so that a class need not see a row to say what it wants
 * to know. A number that may be missing is a {@link Long}.
 */
final class RecordRows<R extends Record> implements Function<Row, R> {
    private final RecordComponent[] components;
    private final String[] columns;
    private final Constructor<R> constructor;

    RecordRows(Class<R> type) {
        this.components = type.getRecordComponents();
        this.columns = Arrays.stream(components)
                .map(component -> column(component.getName()))
                .toArray(String[]::new);
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " has no constructor of its components", e);
        }
        constructor.setAccessible(true);
    }

    @Override
    public R apply(Row row) {
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, columns[i], components[i].getType());
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " failed", e);
        }
    }

    /** {@code sourceIp}: {@code source_ip}. */
    private static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object value(Row row, String column, Class<?> type) {
        if (type == String.class) {
            return row.textOrNull(column);
        }
        if (type == long.class) {
            return row.count(column);
        }
        if (type == Long.class) {
            return row.countOrNull(column);
        }
        if (type == boolean.class) {
            return row.flag(column);
        }
        if (type == LocalDate.class) {
            return row.dayOrNull(column);
        }
        throw new IllegalArgumentException(column + " is no " + type);
    }
}
