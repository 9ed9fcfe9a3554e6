package acct.cli;

import acct.backtest.BackTest.Result;
import acct.backtest.BackTestRows;
import acct.backtest.Outcome;
import acct.print.Answer;
import acct.print.Format;
import acct.print.Numbers;
import acct.print.Sheet;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A back-test for who sits at a terminal. */
final class BackTestScreen {
    private BackTestScreen() {}

    /** A number by the configured limits, and by others. */
    private record Line(String what, Object now, @Nullable Object set) {}

    static void print(Result result, PrintWriter out) {
        Outcome set = result.set();
        List<Line> lines = lines(result.now(), set);
        out.print(
                result.now().nights() == 0
                        ? "No night was replayed.\n"
                        : Numbers.count(result.now().nights(), "night", "nights") + " replayed, from " + result.since()
                                + " to " + result.until() + "\n\n");
        Sheet<Line> numbers = new Sheet<Line>().text("", Line::what).number("now", Line::now);
        table(out, (set == null ? numbers : numbers.number("with --set", Line::set)).of(lines));
        out.print("\nAlerts by rule\n");
        Answer rules = BackTestRows.rules(result);
        table(out, set == null ? rules.shown("rule warnings criticals nights") : rules);
        known(out, result.now(), set == null ? "Known incidents" : "Known incidents, now");
        if (set != null) {
            known(out, set, "Known incidents, with --set");
        }
        out.print("\nSuggested limits of a warning: the smallest that raised at most one false alert a week\n");
        table(out, BackTestRows.SUGGESTED.of(result.suggested()));
    }

    private static void known(PrintWriter out, Outcome outcome, String title) {
        if (outcome.known() != null) {
            out.print("\n" + title + "\n");
            table(out, BackTestRows.KNOWN.of(outcome.known()));
        }
    }

    private static void table(PrintWriter out, Answer answer) {
        answer.print(Format.TABLE, out);
    }

    private static List<Line> lines(Outcome now, @Nullable Outcome set) {
        List<Line> lines = new ArrayList<>();
        add(lines, "alerts", now.alerts(), set == null ? null : set.alerts());
        add(lines, "alerts a week", now.alertsAWeek(), set == null ? null : set.alertsAWeek());
        add(lines, "incidents opened", now.incidents(), set == null ? null : set.incidents());
        add(lines, "incidents a week", now.incidentsAWeek(), set == null ? null : set.incidentsAWeek());
        if (now.known() != null) {
            add(lines, "known incidents missed", now.misses(), set == null ? null : set.misses());
            add(lines, "alerts that are none of them", now.falseAlerts(), set == null ? null : set.falseAlerts());
        }
        return lines;
    }

    private static void add(List<Line> lines, String what, @Nullable Object now, @Nullable Object set) {
        lines.add(new Line(what, Objects.requireNonNullElse(now, Numbers.NOTHING), set));
    }
}
