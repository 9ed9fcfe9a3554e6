package acct.report;

import acct.print.Answer;
import acct.print.Column;
import acct.print.Format;
import acct.print.LogText;
import acct.report.BlockTable.Head;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report as plain text: the mail for readers that show no HTML. */
public final class PlainText {
    private static final int MOST_ROWS = 10;

    private final StringBuilder text = new StringBuilder();

    private final MailFrame frame;

    private PlainText(MailFrame frame) {
        this.frame = frame;
    }

    /** The text; lines end with LF. */
    public static String of(Report report, MailFrame frame) {
        PlainText writer = new PlainText(frame);
        SectionFacts facts = new SectionFacts(report, List.of());
        Page page = Page.of(facts, Medium.TEXT);
        writer.line(page.verdict().headline());
        writer.lineUnlessEmpty(page.said());
        frame.others().forEach(writer::line);
        if (frame.link() != null) {
            writer.line("The report: " + frame.link());
        }
        writer.passages(page.passages());
        writer.text.append('\n');
        writer.line(Words.judged(report));
        writer.line(Words.receipt(report));
        writer.line("acct " + report.version());
        writer.lineUnlessEmpty(frame.why());
        return writer.text.toString();
    }

    /** What some sections say, without what stands around them. */
    static String of(List<Passage> passages) {
        PlainText writer = new PlainText(MailFrame.NONE);
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
        } else if (block instanceof Block.IncidentList list) {
            incidents(list);
        } else if (block instanceof Block.Trends trends) {
            trends(trends);
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

    private void incidents(Block.IncidentList list) {
        for (IncidentEntry entry : list.entries()) {
            line("- " + Words.severity(entry.severity()) + ", " + entry.state() + ": " + entry.whom());
            line("  " + entry.what() + "; since " + entry.since() + entry.gone());
            if (!entry.copy(IncidentEntry.REPLY).isEmpty()) {
                line("  “" + LogText.cut(entry.copy(IncidentEntry.REPLY), MailFrame.REPLY) + "”");
            }
            line("  What to do: " + LogText.cut(entry.action(), MailFrame.ACTION));
            String link = frame.link(entry);
            String where = link == null ? entry.copy(IncidentEntry.COMMAND) : link;
            if (!where.isEmpty()) {
                line("  " + where);
            }
        }
        lineUnlessEmpty(list.more());
    }

    private void trends(Block.Trends trends) {
        for (Block.Trend trend : trends.trends()) {
            line(trend.label() + ": " + trend.value() + (trend.share().isEmpty() ? "" : ", " + trend.share()));
            lineUnlessEmpty(trend.beside().isEmpty() ? "" : "  " + trend.beside());
        }
        lineUnlessEmpty(trends.remark());
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
