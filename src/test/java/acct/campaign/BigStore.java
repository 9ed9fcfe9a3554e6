package acct.campaign;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Locale;

/** A store of a thousand source IPs and thirty ISPs, made without accounting files: only what nights are judged from. */
final class BigStore {
    /** The last of its days. */
    static final LocalDate NIGHT = LocalDate.of(2026, 11, 18);

    private static final int DAYS_WITH_ROWS = 29;
    private static final String ANY = "(hash(ip, isp, day, %d) %% 1000003) / 1000003.0";
    /** One day in which all of an ISP waits, one source IP is blocked, and one pair has dead addresses. */
    private static final String TROUBLE = "(day = date '" + NIGHT + "')";

    private BigStore() {}

    /** How many have an event of this rate. */
    private static String events(String cases, String rate, int number) {
        return String.format(
                Locale.ROOT,
                "cast(floor(%s * (%s) * (0.5 + " + ANY + ") + " + ANY + ") as bigint)",
                cases,
                rate,
                number,
                number + 1);
    }

    /** Makes it in a folder. */
    static Path in(Path folder, int ips, int isps, int days) throws SQLException {
        Logs.standard()
                .row("d", "timeLogged", NIGHT + " 09:00:00+0100", "rcpt", "a@gmail.com")
                .write(folder.resolve("first.csv"));
        Cli acct = Cli.in(folder);
        if (acct.ingest("first.csv").exitCode() != 0) {
            throw new IllegalStateException("the first file was not loaded");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            statement.execute("update load set loaded_at = timestamptz '" + NIGHT.plusDays(1) + " 02:00:00+00'");
            loads(statement, days);
            daily(statement, ips, isps);
            hourly(statement);
            attempts(statement);
            statement.execute("checkpoint");
        }
        return acct.store();
    }

    private static void loads(Statement statement, int days) throws SQLException {
        statement.execute(
                "create temp table days as select cast(date '" + NIGHT + "' - cast(i as integer) as date) as day,"
                        + " cast(1000 - i as integer) as load_id from range(" + days + ") t(i)");
        statement.execute("insert into load by name select load.* exclude (load_id, path, loaded_at), days.load_id,"
                + " 'acct-' || day || '.csv' as path, cast(day + 1 as timestamptz) as loaded_at from load, days");
        for (String type : new String[] {"d", "b", "t"}) {
            statement.execute("insert into load_day by name select load_day.* exclude (load_id, day, type, stored),"
                    + " days.load_id, days.day, '" + type + "' as type, 100000 as stored from load_day, days"
                    + " where load_day.load_id = 1");
        }
    }

    private static void daily(Statement statement, int ips, int isps) throws SQLException {
        statement.execute("insert into daily by name with pairs as (select ip, isp, days.day, days.load_id,"
                + " cast(5 + hash(ip, isp) % 200 * (0.5 + " + String.format(Locale.ROOT, ANY, 1)
                + ") as bigint) as recipients"
                + " from range(" + ips + ") a(ip), range(" + isps + ") b(isp), days),"
                + " counted as (select *, "
                + events("recipients", "case when " + TROUBLE + " and ip = 99 and isp = 7 then 0.3 else 0.008 end", 2)
                + " as hard, "
                + events("recipients", "case when " + TROUBLE + " and ip = 17 then 0.3 else 0.003 end", 4)
                + " as block, "
                + events("recipients", "case when " + TROUBLE + " and isp = 3 then 1.5 else 0.04 end", 6)
                + " as deferred from pairs)"
                + " select load_id, day, '198.18.' || ip // 250 || '.' || ip % 250 as source_ip, 'v' || ip as vmta,"
                + " 'pool-' || ip % 20 as pool, 'isp-' || isp as isp, greatest(0, recipients - hard - block) as delivered,"
                + " recipients, least(hard, recipients) as hard, least(block, recipients - least(hard, recipients)) as block,"
                + " recipients + deferred as attempts, deferred, 0 as greylisted, 0 as connection, 0 as authentication,"
                + " 0 as complaints, 0 as timed, 0 as late from counted order by day, source_ip, isp");
    }

    /** Those of the last week, all in one hour of the day. */
    private static void hourly(Statement statement) throws SQLException {
        for (String outcome : new String[] {"delivered", "deferred"}) {
            statement.execute("insert into hourly by name select load_id, day, day || 'T09+01:00' as hour, '" + outcome
                    + "' as outcome, source_ip, vmta, pool, 'log' as pool_source, isp, 'domain' as isp_source, "
                    + outcome
                    + " as events, 0 as latency_10s, 0 as latency_1m, 0 as latency_5m, 0 as latency_30m, 0 as latency_2h,"
                    + " 0 as latency_12h, 0 as latency_longer from daily where " + outcome + " > 0 and day > date '"
                    + NIGHT + "' - 8");
        }
    }

    /** Three jobs of every pair on the days whose single rows are looked into. */
    private static void attempts(Statement statement) throws SQLException {
        statement.execute("insert into attempt by name select daily.load_id, row_number() over () as line, 'd' as type,"
                + " 'delivered' as outcome, cast(day as timestamptz) + interval 9 hour as logged_at,"
                + " 3600 as utc_offset_seconds, day, source_ip, vmta, pool, isp, 'job-' || j as job"
                + " from daily, range(3) r(j) where day > date '" + NIGHT + "' - " + DAYS_WITH_ROWS);
    }
}
