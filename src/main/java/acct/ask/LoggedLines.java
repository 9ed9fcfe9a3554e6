package acct.ask;

import acct.model.Dimension;
import acct.model.Period;
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
record LoggedLines(Logged all, int place, Map<String, ServerLogs> servers) {
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
        Logged logged = questions.logged(period, source);
        List<Filter> ofServers = filters.stream()
                .filter(filter -> filter.dimension() == Dimension.SERVER)
                .toList();
        int place = dimensions.indexOf(Dimension.SERVER);
        if (place < 0 && ofServers.isEmpty()) {
            return new LoggedLines(logged, place, Map.of());
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        SqlFile sql = SqlFile.of("aggregate/server_logs").with(Map.of("servers", Conditions.of(ofServers, values)));
        Map<String, ServerLogs> servers = new HashMap<>();
        questions
                .once(sql, values, row -> Map.entry(row.text("server"), ServerLogs.read(row)))
                .forEach(logs -> servers.put(logs.getKey(), logs.getValue()));
        // Rows that name no server may be of any.
        Logged all = ofServers.isEmpty()
                ? logged
                : servers.values().stream()
                        .reduce(ServerLogs::or)
                        .map(logged::of)
                        .orElse(logged);
        return new LoggedLines(all, place, servers);
    }

    /** What the files of one line log. */
    Logged of(List<@Nullable String> key) {
        String server = place < 0 ? null : key.get(place);
        ServerLogs logs = server == null ? null : servers.get(server);
        return logs == null ? all : all.of(logs);
    }
}
