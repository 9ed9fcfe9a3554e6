package acct.load;

import acct.privacy.CellKind;
import acct.privacy.Covering;
import acct.privacy.ForgottenAddresses;
import acct.privacy.PrivacyPolicy;
import acct.privacy.RowCover;
import acct.store.Store;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * {@code forgotten_cell(kind, text, rcpt, orcpt)}: a cell of a stored row without the people who were forgotten, by the
 * code that also covers what is loaded. The kind is that of the cell; {@code header NAME}, {@code line} for what is no row,
 * or {@code told} for what was made of rows.
 */
final class ForgetFunction {
    /** What is made of rows names people without their domain too. */
    static final String TOLD = "told";

    /** A name that others gave, in what was made of rows. */
    static final String NAMED = "named";

    /** JSON with names, and texts that are more than a name. */
    static final String JSON = "json";

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** A line that was rejected, or a part of it. */
    static final String LINE = "line";

    /** Before the name of a header. */
    static final String HEADER = "header ";

    private final Covering covering;
    private final List<String> forms;
    private final ConcurrentLinkedDeque<RowCover> idle = new ConcurrentLinkedDeque<>();

    /**
     * Of these people.
     *
     * @param forms how the one may stand in the store who is forgotten now
     */
    ForgetFunction(ForgottenAddresses forgotten, List<String> forms) {
        this.covering = new Covering(PrivacyPolicy.CLEAR, forgotten);
        this.forms = List.copyOf(forms);
    }

    void register(Store store) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName("forgotten_cell")
                    .withParameters(
                            DuckDBColumnType.VARCHAR,
                            DuckDBColumnType.VARCHAR,
                            DuckDBColumnType.VARCHAR,
                            DuckDBColumnType.VARCHAR)
                    .withReturnType(DuckDBColumnType.VARCHAR)
                    .withVectorizedFunction(this::cover)
                    .register(store.connection());
        }
    }

    private void cover(DuckDBDataChunkReader in, DuckDBWritableVector out) {
        RowCover taken = idle.poll();
        RowCover cover = taken == null ? covering.rows() : taken;
        for (long row = 0; row < in.rowCount(); row++) {
            String text = text(in, 1, row);
            if (text == null) {
                out.setNull(row);
            } else {
                out.setString(
                        row,
                        covered(cover, String.valueOf(text(in, 0, row)), text, text(in, 2, row), text(in, 3, row)));
            }
        }
        idle.push(cover);
    }

    private String covered(RowCover cover, String kind, String text, @Nullable String rcpt, @Nullable String orcpt) {
        if (kind.equals(LINE)) {
            return cover.line(text);
        }
        switch (kind) {
            case TOLD -> {
                return told(cover, CellKind.REPLY, text);
            }
            case NAMED -> {
                return told(cover, CellKind.NAME, text);
            }
            case JSON -> {
                // A key or the name of a pool is no person, even if a mailbox is called so.
                return STRING.matcher(text)
                        .replaceAll(string -> Matcher.quoteReplacement(told(
                                cover,
                                string.group().indexOf(' ') < 0 ? CellKind.NAME : CellKind.REPLY,
                                string.group())));
            }
            default -> {
                // A cell of a row.
            }
        }
        cover.begin(rcpt, orcpt);
        return cover.cell(
                kind.startsWith(HEADER) ? CellKind.ofHeader(kind.substring(HEADER.length())) : CellKind.of(kind), text);
    }

    /** A text that was made of rows. */
    String told(String text) {
        return told(covering.rows(), CellKind.REPLY, text);
    }

    private String told(RowCover cover, CellKind kind, String text) {
        String left = text;
        for (String form : forms) {
            cover.begin(form, null);
            left = cover.cell(kind, left);
        }
        return left;
    }

    private static @Nullable String text(DuckDBDataChunkReader in, int column, long row) {
        DuckDBReadableVector vector = in.vector(column);
        return vector.isNull(row) ? null : vector.getString(row);
    }
}
