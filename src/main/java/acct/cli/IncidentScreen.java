package acct.cli;

import acct.ask.MailJob;
import acct.incident.Incident;
import acct.incident.IncidentRows;
import acct.incident.IncidentWords;
import acct.incident.KnownIncident;
import acct.judge.Diagnosis;
import acct.judge.Diagnosis.MixTerm;
import acct.model.IncidentOrder;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import acct.model.Times;
import acct.print.Format;
import acct.print.LogText;
import acct.print.Numbers;
import acct.print.Sheet;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One incident on one screen. */
final class IncidentScreen {
    private static final int MOST = 8;

    /** So that a line of them fits on a wide terminal. */
    private static final int REPLY_LENGTH = 120;

    private static final Sheet<ReplyCount> REPLIES = new Sheet<ReplyCount>()
            .number("count", ReplyCount::count)
            .text("reply", reply -> LogText.cut(reply.reply(), REPLY_LENGTH));

    private static final Sheet<MixTerm> TERMS = new Sheet<MixTerm>()
            .key("job", IncidentScreen::job)
            .text("by its share", term -> signed(term.mix()))
            .text("by its rate", term -> signed(term.rate()));

    private final KnownIncident known;
    private final Incident incident;
    private final PrintWriter out;

    private IncidentScreen(KnownIncident known, PrintWriter out) {
        this.known = known;
        this.incident = known.incident();
        this.out = out;
    }

    static void print(KnownIncident known, PrintWriter out) {
        IncidentScreen screen = new IncidentScreen(known, out);
        screen.head();
        screen.numbers();
        screen.lists();
        screen.diagnosis();
        screen.end();
        out.flush();
    }

    private void line(String text) {
        out.print(LogText.visible(text) + "\n");
    }

    private void head() {
        line(known.id() + "  " + incident.severity().label() + "  " + IncidentWords.title(incident));
        line(IncidentWords.course(known));
        if (!known.notified().isEmpty()) {
            line("told on "
                    + known.notified().stream().map(String::valueOf).distinct().collect(Collectors.joining(", ")));
        }
        IncidentOrder acknowledged = known.acknowledged();
        if (acknowledged != null) {
            line("acknowledged at " + Times.shown(acknowledged.at().truncatedTo(ChronoUnit.SECONDS)));
        }
        if (known.mutedUntil() != null) {
            line("muted until " + known.mutedUntil());
        }
    }

    private void numbers() {
        RateEvidence rate = incident.trouble().told();
        if (rate != null) {
            line("on " + incident.last() + " " + Numbers.count(rate.x()) + " of " + Numbers.count(rate.n()) + ": "
                    + Numbers.share(rate.rate()) + ", true rate " + Numbers.interval(rate.low(), rate.high())
                    + (rate.baseline() == null ? "" : ", usually " + Numbers.share(rate.baseline())));
        }
        line("rules: " + String.join(", ", incident.rules()));
    }

    private void lists() {
        table("Where", IncidentRows.CELLS, incident.cells());
        table("Replies", REPLIES, incident.replies());
        table("Jobs", IncidentRows.JOBS, incident.trouble().jobs());
        texts("Domains", incident.domains());
        texts("Changes of the configuration before", incident.configChanges());
    }

    private <T> void table(String title, Sheet<T> sheet, List<T> rows) {
        if (!rows.isEmpty()) {
            heading(title);
            sheet.of(rows.subList(0, Math.min(MOST, rows.size()))).print(Format.TABLE, out);
            more(rows.size());
        }
    }

    private void texts(String title, List<String> texts) {
        if (!texts.isEmpty()) {
            heading(title);
            texts.stream().limit(MOST).forEach(text -> line("  " + text));
            more(texts.size());
        }
    }

    private void heading(String title) {
        out.print("\n" + title + "\n");
    }

    private void more(int size) {
        if (size > MOST) {
            out.print("  and " + Numbers.count(size - MOST) + " more: --format json\n");
        }
    }

    private void diagnosis() {
        Diagnosis diagnosis = incident.trouble().diagnosis();
        if (diagnosis.equals(Diagnosis.NONE)) {
            return;
        }
        heading("Where from");
        line("  " + IncidentWords.cause(diagnosis));
        Diagnosis.Evidence evidence = diagnosis.evidence();
        if (evidence.cellsJudged() > 0) {
            line("  worse than usual: " + part(evidence.cellsUp(), evidence.cellsJudged(), "pairs") + ", "
                    + part(evidence.ipsUp(), evidence.ipsJudged(), "source IPs") + ", "
                    + part(evidence.ispsUp(), evidence.ispsJudged(), "ISPs"));
        }
        List<MixTerm> terms = evidence.terms().stream()
                .filter(term -> term.mix() != 0 || term.rate() != 0)
                .toList();
        if (!terms.isEmpty()) {
            TERMS.of(terms.subList(0, Math.min(MOST, terms.size()))).print(Format.TABLE, out);
            more(terms.size());
        }
        if (evidence.without() != null) {
            String job = evidence.without().job();
            line("  without " + (job == null ? "mail without a job" : "job " + job) + ": "
                    + Numbers.share(evidence.without().rate()));
        }
    }

    private static @Nullable String job(MixTerm term) {
        return term.kind() == MailJob.Kind.ABSENT
                ? "(jobs that did not send now)"
                : term.kind() == MailJob.Kind.OTHERS ? "(other jobs together)" : term.job();
    }

    private static String signed(double change) {
        String sign = change == 0 ? "" : change > 0 ? "+" : "−";
        return sign + Numbers.share(Math.abs(change));
    }

    private static String part(int up, int judged, String name) {
        return Numbers.count(up) + " of " + Numbers.count(judged) + " " + name;
    }

    private void end() {
        String action = incident.whatToDo();
        if (!action.isEmpty()) {
            heading("What to do");
            line("  " + action);
        }
        if (!known.notes().isEmpty()) {
            heading("Notes");
            known.notes().forEach(note -> line("  " + Times.shown(note.at()) + "  " + note.text()));
        }
    }
}
