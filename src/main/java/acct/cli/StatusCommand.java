package acct.cli;

import acct.Acct;
import acct.ask.StoreStatus;
import acct.model.ExitCode;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Surroundings;
import acct.print.Answer;
import acct.print.Column;
import acct.print.Format;
import acct.print.Nested;
import acct.print.Sheets;
import acct.print.WrappedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acct status}: what is stored. */
@Command(
        name = "status",
        description = "Show on one screen what is stored and how old it is, open incidents, the last load and the last"
                + " night; and what is not logged. JSON has one object.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final AskedOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    StatusCommand(Surroundings around) {
        this.options = new AskedOptions(around);
    }

    @Override
    public Integer call() {
        Acct acct = options.acct();
        StoreStatus status = acct.answers().status();
        List<Finding> findings = acct.judgements().findings(Period.ALL);
        StatusScreen.Store store =
                new StatusScreen.Store(acct.store().name(), acct.store().bytes());
        Instant now = options.around().clock().instant();
        WrappedText wrapped = WrappedText.on(options.around());
        output.print(
                options,
                row(status, store, now, findings)
                        .alone()
                        .readBy(out -> StatusScreen.print(status, store, now, wrapped, out)));
        if (output.format() != Format.JSON && output.format() != Format.JSONL) {
            Findings.note(options, findings);
        }
        return ExitCode.DONE.code();
    }

    /** What the statement answers, and what is known beside it. */
    private static Answer row(StoreStatus status, StatusScreen.Store store, Instant now, List<Finding> findings) {
        Answer stored = Answers.of(status.stored());
        List<Column> columns = new ArrayList<>(stored.columns());
        List<@Nullable Object> cells = new ArrayList<>(status.stored().rows().get(0));
        columns.add(new Column("newest_age_seconds", Column.Kind.NUMBER));
        cells.add(
                status.newest() == null
                        ? null
                        : Duration.between(status.newest().toInstant(), now).toSeconds());
        columns.add(new Column("store", Column.Kind.TEXT));
        cells.add(store.file());
        columns.add(new Column("store_bytes", Column.Kind.NUMBER));
        cells.add(store.bytes());
        columns.add(new Column("not_logged", Column.Kind.TEXT));
        cells.add(new Nested(
                status.notLogged().isEmpty() ? null : String.join(", ", status.notLogged()), status.notLogged()));
        String names = findings.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
        columns.add(new Column("remarks", Column.Kind.TEXT));
        cells.add(new Nested(names.isEmpty() ? null : names, Sheets.FINDINGS.objects(findings)));
        return new Answer(columns, List.of(cells));
    }
}
