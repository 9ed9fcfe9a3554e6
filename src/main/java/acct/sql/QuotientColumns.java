package acct.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer with the quotients that its header asks for, computed here from its integers. Nothing of nothing is null.
 *
 * <p>{@code -- shares: bounced_share = bounced / recipients} is a fraction, {@code -- means: mean_bytes = bytes / sized} a
 * number with one decimal; {@code bounced - administrative / recipients - administrative} leaves a column out of both. {@code -- shares: waiting_share = left after accepted / at_risk by isp} is what is left after each
 * row of the same {@code isp}, one after the other: the product of 1 minus each share, as Kaplan and Meier estimate how many
 * are still waiting.
 */
public final class QuotientColumns implements Cursor {
    private static final Pattern QUOTIENT =
            Pattern.compile("([a-z_0-9]+) = (left after )?(COUNT) / (COUNT)(?: by ([a-z_0-9]+))?"
                    .replace("COUNT", "[a-z_0-9]+(?: - [a-z_0-9]+)?"));

    private final Cursor counts;
    private final List<Quotient> quotients;
    private final Heading heading;

    private QuotientColumns(Cursor counts, List<Quotient> quotients) {
        this.counts = counts;
        this.quotients = quotients;
        List<SqlColumn> columns = new ArrayList<>(counts.heading().columns());
        quotients.forEach(quotient -> columns.add(new SqlColumn(quotient.name, quotient.content)));
        this.heading = new Heading("query", columns);
    }

    /** The answer with the quotients of a statement; the same where it asks for none. */
    public static Cursor of(SqlFile statement, Cursor counts) {
        List<Quotient> quotients = new ArrayList<>();
        quotients.addAll(quotients(statement, "shares", SqlColumn.Content.SHARES));
        quotients.addAll(quotients(statement, "means", SqlColumn.Content.NUMBERS));
        return quotients.isEmpty() ? counts : new QuotientColumns(counts, quotients);
    }

    private static List<Quotient> quotients(SqlFile statement, String key, SqlColumn.Content content) {
        List<Quotient> quotients = new ArrayList<>();
        for (String line : statement.headers(key)) {
            for (String one : line.split(",", -1)) {
                Matcher quotient = QUOTIENT.matcher(one.strip());
                if (!quotient.matches()) {
                    throw new IllegalArgumentException(
                            "sql/" + statement.name() + ".sql: what is `" + one + "` among its " + key + "?");
                }
                quotients.add(new Quotient(quotient, content));
            }
        }
        return quotients;
    }

    private static final class Quotient {
        private final String name;
        private final SqlColumn.Content content;
        private final boolean isLeft;
        private final List<String> part;
        private final List<String> whole;
        private final @Nullable String group;
        private @Nullable Object lastGroup;
        private double left = 1;

        Quotient(Matcher text, SqlColumn.Content content) {
            this.name = text.group(1);
            this.content = content;
            this.isLeft = text.group(2) != null;
            this.part = List.of(text.group(3).split(" - ", -1));
            this.whole = List.of(text.group(4).split(" - ", -1));
            this.group = text.group(5);
        }

        @Nullable
        Double of(Row row) {
            Long counted = difference(row, part);
            Long all = difference(row, whole);
            Double quotient = counted == null || all == null || all == 0 ? null : counted / (double) all;
            if (isLeft) {
                return left(row, quotient == null ? 0 : quotient);
            }
            return quotient == null || content == SqlColumn.Content.SHARES ? quotient : rounded(quotient);
        }

        /** A count, or what is left of one without another; nothing is known of it if one of them was not logged. */
        private static @Nullable Long difference(Row row, List<String> columns) {
            Long all = row.countOrNull(columns.get(0));
            if (all == null || columns.size() == 1) {
                return all;
            }
            Long less = row.countOrNull(columns.get(1));
            return less == null ? null : all - less;
        }

        private double left(Row row, double gone) {
            Object now = group == null ? null : row.values().get(row.columns().indexOf(group));
            if (!Objects.equals(now, lastGroup)) {
                left = 1;
                lastGroup = now;
            }
            left *= 1 - gone;
            return left;
        }

        /** To one decimal; less than one keeps two digits, as a little is not nothing. */
        private static Double rounded(double number) {
            return Math.abs(number) < 1
                    ? new BigDecimal(number).round(new MathContext(2)).doubleValue()
                    : Math.round(number * 10) / 10.0;
        }
    }

    @Override
    public Heading heading() {
        return heading;
    }

    @Override
    public boolean hasNext() {
        return counts.hasNext();
    }

    @Override
    public Row next() {
        Row row = counts.next();
        List<@Nullable Object> values = new ArrayList<>(row.values());
        quotients.forEach(quotient -> values.add(quotient.of(row)));
        return heading.row(values);
    }
}
