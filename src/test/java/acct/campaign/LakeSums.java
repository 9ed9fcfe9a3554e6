package acct.campaign;

import acct.Cli;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a lake or a store holds, added up by table and day: the same texts for both if they hold the same. */
final class LakeSums {
    /** A lake that is not there yet, and one to which nobody has published. */
    static final String NOTHING = "nothing";

    private static final Pattern NO_LAKE = Pattern.compile("no such folder|no lake, as it has no format[.]json");
    private static final String COUNTS = """
            select 'hours ' || coalesce(cast(day as varchar), '-') || ' ' || outcome as what, sum(events) as n
            from hourly group by day, outcome
            union all
            select 'days ' || coalesce(cast(day as varchar), '-'), sum(recipients + attempts + complaints) from daily group by day
            union all
            select 'jobs ' || coalesce(cast(day as varchar), '-'), sum(events) from daily_job group by day
            union all
            select 'replies ' || coalesce(cast(reply_seen.day as varchar), '-') || ' ' || reply.category, sum(events)
            from reply_seen join reply on reply.reply_id = reply_seen.reply_id group by reply_seen.day, reply.category
            union all select 'loads', count(*) from load
            union all select 'loads by name', count(distinct load_id) from load
            union all select 'lines', coalesce(sum(lines), 0) from load
            union all select 'stored', coalesce(sum(stored), 0) from load
            union all select 'rejected', coalesce(sum(rejected), 0) from load
            order by what""";
    private static final String ROWS = """
            select 'attempts ' || coalesce(cast(day as varchar), '-') || ' ' || type as what, count(*) as n
            from attempt group by day, type
            union all select 'queue events', count(*) from queue_event
            union all select 'complaints', count(*) from complaint
            union all select 'remote reports', count(*) from remote_report
            union all select 'receipts', count(*) from receipt
            union all select 'rejected lines', count(*) from rejected_line
            order by what""";

    private LakeSums() {}

    /** Which part of it. */
    enum Part {
        COUNTS(LakeSums.COUNTS),
        /** Single rows; {@link #NOTHING} of a lake that has none. */
        ROWS(LakeSums.ROWS);

        private final String statement;

        Part(String statement) {
            this.statement = statement;
        }
    }

    /** What the store of a host has. */
    static String ofStore(Path host, Part part) {
        return answer(Cli.in(host).launch("query", "--format", "csv", "--sql", part.statement));
    }

    /** What a lake has at this moment. */
    static String ofLake(Path host, Path lake, Part part) {
        Cli.Result result =
                Cli.in(host).launch("query", "--format", "csv", "--lake", lake.toString(), "--sql", part.statement);
        boolean isNoLake =
                result.exitCode() == 1 && NO_LAKE.matcher(result.err()).find();
        boolean hasNoRows =
                part == Part.ROWS && result.exitCode() == 2 && result.err().contains("this lake has counts only");
        String answer = isNoLake || hasNoRows ? NOTHING : answer(result);
        return answer.contains("loads,0\n") ? NOTHING : answer;
    }

    private static String answer(Cli.Result result) {
        if (result.exitCode() != 0) {
            throw new AssertionError("exit " + result.exitCode() + ": " + result.err());
        }
        return result.out();
    }
}
