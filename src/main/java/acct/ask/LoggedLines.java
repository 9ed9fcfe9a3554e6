package acct.ask;

import acct.model.Dimension;
import acct.model.Period;
import acct.sql.Row;
import acct.sql.SqlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the files log of each line of an answer: where lines tell servers apart, one may log what another does not.
 *
 * @param all what the files of all lines log
 * @param place where the server stands in a line's key; negative if lines do not tell servers apart
 * @param servers what each server logs
 */
record LoggedLines(Logged all, int place, Map<String, Logged> servers) {
    LoggedLines {
        servers = Map.copyOf(servers);
    }

    /**
     * Asks it of the lines of one answer.
     *
     * @param filters those of the answer; what tells servers apart is heeded here too
     */
    static LoggedLines of(
            Questions questions, List<Dimension> dimensions, List<Filter> filters, Period period, CountSource source) {
        List<Filter> ofServers = filters.stream()
                .filter(filter -> filter.dimension() == Dimension.SERVER)
                .toList();
        int place = dimensions.indexOf(Dimension.SERVER);
        return new LoggedLines(
                all(questions, ofServers, period, source),
                place,
                place < 0 ? Map.of() : ofEach(questions, ofServers, period, source));
    }

    /** What the files of some servers log, all in all. */
    static Logged all(Questions questions, List<Filter> ofServers, Period period, CountSource source) {
        Map<String, String> together = Map.of("server", "", "by_server", "");
        return rows(questions, ofServers, period, source, together).stream()
                .map(row -> read(row, source))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Logged> ofEach(
            Questions questions, List<Filter> ofServers, Period period, CountSource source) {
        Map<String, Logged> servers = new HashMap<>();
        Map<String, String> each =
                Map.of("server", "server,", "by_server", "group by server\norder by server nulls last");
        for (Row row : rows(questions, ofServers, period, source, each)) {
            String server = row.textOrNull("server");
            if (server == null) {
                // Rows of such loads name their server themselves: it may be any.
                return Map.of();
            }
            servers.put(server, read(row, source));
        }
        return servers;
    }

    private static List<Row> rows(
            Questions questions,
            List<Filter> ofServers,
            Period period,
            CountSource source,
            Map<String, String> grouping) {
        Map<String, @Nullable Object> values = Questions.days(period);
        values.put("rows", source.needsRows());
        Map<String, String> places = new HashMap<>(grouping);
        places.put("servers", Conditions.of(ofServers, values));
        return questions.once(SqlFile.of("aggregate/logged").with(places), values, row -> row);
    }

    private static Logged read(Row row, CountSource source) {
        return new Logged(
                row.count("loads"),
                row.count("loads_with_deferrals"),
                row.count("loads_with_recipients"),
                row.count("d"),
                row.count("b"),
                row.count("t"),
                row.count("tq"),
                row.count("f"),
                row.count("rb"),
                row.flag("bounces_ever"),
                row.count("without_time"),
                row.flag("logs_dlv_type"),
                row.flag("logs_pool"),
                row.flag("logs_size"),
                row.flag("logs_time_queued"),
                source,
                row.dayOrNull("last_gone"));
    }

    /** What the files of one line log. */
    Logged of(List<@Nullable String> key) {
        String server = place < 0 ? null : key.get(place);
        return server == null ? all : servers.getOrDefault(server, all);
    }
}
