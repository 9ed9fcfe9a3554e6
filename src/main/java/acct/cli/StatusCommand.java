package acct.cli;

import acct.Acct;
import acct.model.ExitCode;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Surroundings;
import acct.print.Answer;
import acct.print.Column;
import acct.print.Format;
import acct.print.Nested;
import acct.print.Sheets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acct status}: what is stored. */
@Command(name = "status", description = "Show what is stored: files, lines, days, last load; and what is not logged.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final QuestionOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    StatusCommand(Surroundings around) {
        this.options = new QuestionOptions(around);
    }

    @Override
    public Integer call() {
        Acct acct = options.acct();
        Answer status = Answers.of(acct.answers().table("report/status", Period.ALL));
        List<Finding> findings = acct.judgements().findings(Period.ALL);
        output.print(options, remarked(status, findings));
        if (output.format() != Format.JSON && output.format() != Format.JSONL) {
            Findings.note(options, findings);
        }
        return ExitCode.DONE.code();
    }

    /** With the findings in a column of their own, for which a terminal has no room. */
    private static Answer remarked(Answer status, List<Finding> findings) {
        List<Column> columns = new ArrayList<>(status.columns());
        columns.add(new Column("remarks", Column.Kind.TEXT));
        String names = findings.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
        Nested remarks = new Nested(names.isEmpty() ? null : names, Sheets.FINDINGS.objects(findings));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        status.rows().forEach(row -> {
            List<@Nullable Object> cells = new ArrayList<>(row);
            cells.add(remarks);
            rows.add(cells);
        });
        return new Answer(columns, rows)
                .shown(status.columns().stream().map(Column::name).collect(Collectors.joining(" ")));
    }
}
