package acct.cli;

import acct.Acct;
import acct.cli.CommonOptions.Group;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Surroundings;
import acct.print.Column;
import acct.print.Format;
import acct.print.JsonRows;
import acct.report.Against;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acct alerts}: what the rules find. */
@Command(name = "alerts", description = "Show what the reputation rules find, with the numbers behind it.")
final class AlertsCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("day", Column.Kind.TEXT),
            new Column("severity", Column.Kind.TEXT),
            new Column("rule", Column.Kind.TEXT),
            new Column("source_ip", Column.Kind.KEY),
            new Column("isp", Column.Kind.KEY),
            new Column("vmta", Column.Kind.TEXT),
            new Column("pool", Column.Kind.TEXT),
            new Column("x", Column.Kind.NUMBER),
            new Column("n", Column.Kind.NUMBER),
            new Column("rate", Column.Kind.SHARE),
            new Column("low", Column.Kind.SHARE),
            new Column("high", Column.Kind.SHARE),
            new Column("reply", Column.Kind.TEXT),
            new Column("action", Column.Kind.TEXT));

    @Mixin
    private final CommonOptions options;

    @Option(names = "--day", paramLabel = "DAY", description = "Only this day; all stored days without it.")
    private @Nullable String day;

    AlertsCommand(Surroundings around) {
        this.options = new CommonOptions(
                around, Group.CONFIG, Group.STORE, Group.SQL, Group.FORMAT, Group.PERIOD, Group.FAIL_ON);
    }

    @Override
    public Integer call() {
        Acct.Judged judged = judged();
        print(options, judged.alerts());
        judged.remarks().forEach(options::note);
        return options.judged(judged.alerts()).code();
    }

    /** Only without a period is the present time looked at: old days are judged as they were. */
    private Acct.Judged judged() {
        Period period = options.period(day);
        return options.acct().alerts(period, period.equals(Period.ALL) ? Against.CLOCK : Against.STORE);
    }

    static void print(CommonOptions options, List<Finding> alerts) {
        if (options.format() == Format.JSON) {
            JsonRows.writeAlerts(options.around().out(), alerts);
            return;
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Finding alert : alerts) {
            rows.add(Arrays.asList(
                    alert.day().toString(),
                    alert.severity().label(),
                    alert.rule(),
                    alert.sourceIp(),
                    alert.isp(),
                    alert.vmta(),
                    alert.pool(),
                    alert.hasRate() ? alert.x() : null,
                    alert.hasRate() ? alert.n() : null,
                    alert.hasRate() ? alert.rate() : Column.Undefined.SHARE,
                    alert.hasRate() ? alert.low() : Column.Undefined.SHARE,
                    alert.hasRate() ? alert.high() : Column.Undefined.SHARE,
                    alert.replies().isEmpty() ? null : alert.replies().get(0).reply(),
                    alert.action()));
        }
        Answers.print(options.format(), COLUMNS, rows, options);
    }
}
