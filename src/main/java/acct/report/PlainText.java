package acct.report;

import acct.model.Finding;
import acct.model.ReplyCount;
import acct.print.Answer;
import acct.print.Column;
import acct.print.Format;
import acct.print.LogText;
import acct.print.Numbers;
import acct.report.BlockTable.Head;
import acct.report.road.RoadTable;
import acct.report.road.Roads;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report as plain text: the mail for readers that show no HTML. */
public final class PlainText {
    private static final int MOST_ROWS = 10;

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    /** The text; lines end with LF. */
    public static String of(Report report) {
        PlainText writer = new PlainText();
        ReportVerdict verdict = ReportVerdict.of(report);
        writer.line(verdict.headline());
        writer.line(verdict.detail());
        writer.passages(Sections.ALL.passages(new SectionFacts(report, List.of()), Medium.TEXT));
        writer.heading("Receipt");
        writer.line(Words.judged(report));
        writer.line(Words.receipt(report));
        writer.line("acct " + report.version());
        return writer.text.toString();
    }

    /** What some sections say, without what stands around them. */
    static String of(List<Passage> passages) {
        PlainText writer = new PlainText();
        writer.passages(passages);
        return writer.text.toString();
    }

    private void passages(List<Passage> passages) {
        passages.stream().flatMap(passage -> passage.parts().stream()).forEach(this::part);
    }

    private void part(Passage.Part part) {
        if (!part.heading().isEmpty()) {
            heading(part.heading());
        }
        Block.Kind block = part.block();
        if (block instanceof Block.Note note) {
            line(note.text());
        } else if (block instanceof Block.Figures figures) {
            figures(figures);
        } else if (block instanceof BlockTable table) {
            table(table);
        } else if (block instanceof Block.Cards cards) {
            cards(cards);
        } else if (block instanceof Block.Answers answers) {
            answers(answers);
        } else if (block instanceof Block.AlertList list) {
            alerts(list.alerts());
        } else if (block instanceof Block.WarmingList list) {
            list.cards().forEach(this::warming);
        } else if (block instanceof Block.RoadMap map) {
            roads(map.roads());
        } else if (block instanceof Block.Pictures pictures) {
            pictures.charts().forEach(chart -> line(chart.title() + ". " + chart.text()));
        }
    }

    private void figures(Block.Figures figures) {
        for (Block.Figure figure : figures.figures()) {
            String note = CellText.note(figure);
            line(figure.label() + ": " + CellText.of(figure.value()) + (note.isEmpty() ? "" : " (" + note + ")"));
        }
        lineUnlessEmpty(figures.remark());
    }

    private void table(BlockTable whole) {
        BlockTable table = whole.first(MOST_ROWS);
        List<Column> columns = table.heads().stream()
                .map(head -> new Column(head.title(), kind(head)))
                .toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        table.rows().forEach(row -> rows.add(texts(table.heads(), row)));
        if (table.rest() != null) {
            List<@Nullable Object> rest = texts(table.heads(), table.rest().cells());
            rest.set(0, CellText.other(table.rest()));
            rows.add(rest);
        }
        StringWriter written = new StringWriter();
        new Answer(columns, rows).print(Format.TABLE, new PrintWriter(written));
        lineUnlessEmpty(table.caption());
        text.append(written);
        lineUnlessEmpty(CellText.leftOut(table));
    }

    private static Column.Kind kind(Head head) {
        return switch (head.holds()) {
            case COUNT -> Column.Kind.COUNT;
            case SHARE -> Column.Kind.SHARE;
            default -> Column.Kind.TEXT;
        };
    }

    private static List<@Nullable Object> texts(List<Head> heads, List<Cell> row) {
        List<@Nullable Object> texts = new ArrayList<>();
        for (int place = 0; place < row.size(); place++) {
            texts.add(CellText.of(heads.get(place), row.get(place)));
        }
        return texts;
    }

    private void cards(Block.Cards cards) {
        for (Block.Card card : cards.cards()) {
            line("- " + (card.label().isEmpty() ? "" : card.label() + ", ") + card.title() + ": " + card.text());
            if (!card.detail().isEmpty()) {
                line("  " + card.detail());
            }
        }
        lineUnlessEmpty(cards.more());
    }

    private void answers(Block.Answers answers) {
        for (Block.Answer answer : answers.answers()) {
            line("- " + Words.unknown(answer.isp()) + ", " + answer.category() + ", " + Numbers.count(answer.count())
                    + " x " + Words.reply(answer.reply()));
            line("  to " + Words.unknown(answer.sources()));
        }
        lineUnlessEmpty(answers.more());
    }

    private void alerts(List<Finding> alerts) {
        Words.first(alerts, Words.MOST_ALERTS_IN_MAIL).forEach(this::alert);
        if (alerts.size() > Words.MOST_ALERTS_IN_MAIL) {
            text.append('\n');
            line(Words.more(alerts, Words.MOST_ALERTS_IN_MAIL));
        }
    }

    private void alert(Finding alert) {
        heading(Words.severity(alert.severity()) + ": " + ReportVerdict.where(alert));
        if (alert.hasRate()) {
            line(alert.rule() + " " + alert.days() + ": " + Numbers.share(alert.rate()) + " ("
                    + Numbers.count(alert.x()) + " of " + Numbers.count(alert.n()) + "), the true rate lies within "
                    + Numbers.interval(alert.low(), alert.high()) + Words.limit(alert));
            line("vMTA " + Words.several(alert.vmta()) + ", pool " + Words.several(alert.pool()));
        } else {
            line(alert.rule() + " " + alert.days());
        }
        for (ReplyCount reply : alert.replies()) {
            line("  " + Numbers.count(reply.count()) + " x " + Words.reply(reply.reply()));
        }
        line("What to do: " + alert.action());
    }

    private void warming(WarmingCard card) {
        heading("Warming " + card.heading());
        card.remarks().forEach(this::line);
        for (WarmingCard.Line line : card.lines()) {
            line("- " + line.isp() + ": " + line.state() + ", " + line.sent()
                    + (line.outlook().isEmpty() ? "" : "; " + line.outlook()));
            if (!line.evidence().isEmpty()) {
                line("  " + line.evidence());
            }
        }
    }

    private void roads(Roads roads) {
        for (RoadTable.Line line : RoadTable.ofMail(roads).first()) {
            line("- " + (line.leaks().isEmpty() ? "" : "Leak, " + line.leaks() + ": ") + RoadTable.words(line));
            line("  " + line.attempts() + " attempts, " + line.share() + "; delivered share " + line.delivered());
        }
    }

    private void heading(String heading) {
        text.append('\n');
        line(heading);
    }

    private void lineUnlessEmpty(String line) {
        if (!line.isEmpty()) {
            line(line);
        }
    }

    private void line(String line) {
        text.append(LogText.visible(line)).append('\n');
    }
}
