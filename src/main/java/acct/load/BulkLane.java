package acct.load;

import acct.load.FileResult.Lane;
import acct.read.AccountingReader.Position;
import acct.read.AccountingReader.Tally;
import acct.read.DoubtException;
import acct.read.OtherLines;
import acct.read.OtherRow;
import acct.read.PlainFile;
import acct.read.Survey;
import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fast way in: DuckDB's own CSV reader takes the attempts of a plain file, while a {@link Survey} of the same bytes
 * makes the fingerprint, counts the lines and picks out the few rows that are no attempts. At the first doubt nothing is
 * kept, and the streaming lane takes the file. Both end in the same statement.
 */
final class BulkLane {
    /** DuckDB would take these for a pattern. */
    private static final Pattern PATTERN = Pattern.compile("[*?\\[\\]{}]");

    private static final String DECLINES = "the bulk lane declines: ";

    private final Store store;
    private final LoadSettings settings;
    private final Staging staging;
    private final PoolMapping pools;
    private boolean ready;

    BulkLane(Store store, LoadSettings settings, Staging staging) {
        this.store = store;
        this.settings = settings;
        this.staging = staging;
        this.pools = new PoolMapping(settings.pools());
    }

    /**
     * Stores a whole file inside the caller's transaction, which has to be rolled back at a doubt. {@link #getReady} comes
     * before that transaction.
     *
     * @param head its first bytes, as they were when it was recognised as new
     * @param progress hears how many bytes were read
     */
    Carried carry(Path path, byte[] head, int loadId, LongConsumer progress)
            throws DoubtException, SQLException, IOException {
        if (PATTERN.matcher(path.toString()).find()) {
            throw new DoubtException("a name that is a pattern");
        }
        if (staging.covering().hides()) {
            throw new DoubtException("recipients are hidden, which is done row by row");
        }
        PlainFile file = PlainFile.of(path);
        if (!file.beginsWith(head)) {
            throw new DoubtException("another file has taken its name");
        }
        SqlFile insert = SqlFile.of("staging/insert_attempts").with(Map.of("rows", BulkText.rows(file, pools)));
        Survey survey = new Survey(file, progress);
        Map<String, @Nullable Object> load = new HashMap<>();
        load.put("load_id", loadId);
        load.put("server", settings.server());
        load.put("path", path.toString());
        long attempts;
        Survey.Findings found;
        try (PreparedStatement statement = Statements.prepare(store.connection(), insert, load);
                Surveying surveying = new Surveying(survey, statement)) {
            attempts = run(statement, surveying);
            found = surveying.findings();
        }
        if (found.bytes() != file.bytes() || !file.isUnchanged()) {
            throw new DoubtException("the file changed while it was read");
        }
        if (found.lines() != 1 + attempts + found.others()) {
            throw new DoubtException(
                    found.lines() + " lines, but " + attempts + " attempts and " + found.others() + " other rows");
        }
        DayCounts days = new DayCounts();
        OtherLines others = survey.others(settings.zone());
        for (List<OtherRow> rows = others.next(); !rows.isEmpty(); rows = others.next()) {
            staging.storeOthersOf(rows, load, days);
        }
        addAttempts(days, file, load);
        staging.finish(days, load);
        Tally tally = new Tally(found.lines(), 1, 0, found.lines() - 1, 0, 0, 0);
        Position end = new Position(found.bytes(), found.lines() + 1, file.layout());
        return new Carried(
                Lane.BULK,
                tally,
                end,
                found.fingerprint(),
                new LinkedHashSet<>(file.layout().ignored()),
                days,
                List.of(),
                found.bytes() / Math.max(1, found.lines()));
    }

    /**
     * Makes known to DuckDB what holds for all files; outside of any transaction, or a file that is declined would take it
     * away again.
     */
    void getReady() throws SQLException {
        if (!ready) {
            DestinationCodes codes = new DestinationCodes(settings.isps());
            codes.register(store.connection());
            new TimeCodes(settings.zone()).register(store.connection());
            MappedPool.register(store.connection(), pools);
            staging.statements().show("staging/bulk_destinations", codes.rows(), Map.of());
            staging.statements().run("staging/bulk_isps", Map.of());
            staging.statements().run("staging/bulk_isp_sources", Map.of());
            store.execute(SqlFile.of("staging/bulk_number").text());
            ready = true;
        }
    }

    private static long run(PreparedStatement statement, Surveying surveying) throws DoubtException, IOException {
        try {
            return statement.executeLargeUpdate();
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("INTERRUPT")) {
                surveying.findings();
            }
            throw new DoubtException(reason(e));
        }
    }

    private static String reason(SQLException e) {
        String line = Store.firstLine(e);
        for (String before : List.of(DECLINES, DoubtException.class.getName() + ": ")) {
            int told = line.indexOf(before);
            if (told >= 0) {
                return line.substring(told + before.length());
            }
        }
        return line;
    }

    private void addAttempts(DayCounts days, PlainFile file, Map<String, ? extends @Nullable Object> load)
            throws SQLException {
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/days_of_load"), load);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                days.add(rows, file.layout());
            }
        }
    }
}
