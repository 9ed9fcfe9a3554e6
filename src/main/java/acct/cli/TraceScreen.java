package acct.cli;

import acct.ask.TraceTarget.Kind;
import acct.ask.TracedRow;
import acct.model.Dimension;
import acct.model.Times;
import acct.print.LogText;
import acct.print.Numbers;
import acct.print.WrappedText;
import acct.trace.StoryRow;
import acct.trace.TraceStory;
import acct.trace.Traced;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A trace on a screen: each row as a paragraph, under them what they tell together. */
final class TraceScreen {
    private static final int INDENT = 2;

    private final Traced traced;
    private final Hosts hosts;
    private final WrappedText wrapped;
    private final PrintWriter out;

    private TraceScreen(Traced traced, Hosts hosts, WrappedText wrapped, PrintWriter out) {
        this.traced = traced;
        this.hosts = hosts;
        this.wrapped = wrapped;
        this.out = out;
    }

    /** Prints it; of no rows nothing. */
    static void print(Traced traced, Hosts hosts, WrappedText wrapped, PrintWriter out) {
        TraceScreen screen = new TraceScreen(traced, hosts, wrapped, out);
        Iterator<StoryRow> rows = traced.rows();
        if (rows.hasNext()) {
            screen.line(
                    traced.target().kind().label() + " " + traced.target().value() + ", "
                            + traced.period().label(),
                    0);
        }
        long shown = 0;
        for (; rows.hasNext(); shown++) {
            screen.row(rows.next());
        }
        if (shown > 0) {
            screen.end(shown);
        }
        out.flush();
    }

    private void line(String text, int indent) {
        wrapped.lines(text, indent, INDENT).forEach(line -> out.print(line + "\n"));
    }

    private void row(StoryRow told) {
        TracedRow row = told.row();
        line(
                (row.at() == null ? "time unknown" : Times.shown(row.at())) + "  " + row.outcome() + road(row)
                        + (Boolean.TRUE.equals(told.afterHardBounce()) ? "  AGAIN after a hard bounce" : ""),
                0);
        if (traced.target().kind() != Kind.ADDRESS && row.rcpt() != null) {
            line(row.rcpt(), INDENT);
        }
        String reply = Stream.of(row.reply(), row.status())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        if (!row.outcome().equals("delivered") && !reply.isEmpty()) {
            line(reply + meaning(row), INDENT);
        }
        String from = Stream.of(
                        named("job", row.job()),
                        named("vMTA", row.vmta()),
                        named("pool", row.pool()),
                        named("message", row.envId()),
                        row.secondsQueued() == null
                                ? ""
                                : Numbers.count(row.secondsQueued(), "second", "seconds") + " in the queue")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        if (!from.isEmpty()) {
            line(from, INDENT);
        }
        line(hosts.place(row), INDENT);
    }

    private static String road(TracedRow row) {
        if (row.sourceIp() == null && row.isp() == null) {
            return "";
        }
        return "  " + Objects.requireNonNullElse(row.sourceIp(), Dimension.UNKNOWN) + " at "
                + Objects.requireNonNullElse(row.isp(), Dimension.UNKNOWN);
    }

    private static String meaning(TracedRow row) {
        if (row.category() == null) {
            return "";
        }
        return " [" + row.category() + (row.severityClass() == null ? "" : ", " + row.severityClass()) + "]";
    }

    private static String named(String what, @Nullable String name) {
        return name == null ? "" : what + " " + LogText.cutMiddle(name, 60);
    }

    private void end(long shown) {
        out.print("\n");
        long all =
                traced.outcomes().values().stream().mapToLong(Long::longValue).sum();
        if (all > 0) {
            line(
                    Numbers.count(all, "row", "rows") + ": "
                            + traced.outcomes().entrySet().stream()
                                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                            .thenComparing(Map.Entry.comparingByKey()))
                                    .map(outcome -> Numbers.count(outcome.getValue()) + " " + outcome.getKey())
                                    .collect(Collectors.joining(", "))
                            + (shown < all ? "; shown: the latest " + Numbers.count(shown) : ""),
                    0);
        }
        if (traced.story() != null) {
            story(traced.story());
        }
    }

    private void story(TraceStory story) {
        TracedRow last = story.lastAttempt();
        if (last == null) {
            line("No attempt to deliver is stored.", 0);
            return;
        }
        String when = last.at() == null ? "at an unknown time" : "at " + Times.shown(last.at());
        line(
                switch (last.outcome()) {
                    case "delivered" -> "Ended: delivered " + when + ".";
                    case "bounced" -> "Ended: given up " + when + meaning(last) + ".";
                    default -> "Not ended: put off " + when + ", and no later attempt is stored.";
                },
                0);
        TracedRow hard = story.hardBounce();
        if (hard != null) {
            String first = hard.at() == null ? "" : " of " + Times.shown(hard.at());
            String after = story.hardBounces() == 1
                    ? "the hard bounce" + first
                    : Numbers.count(story.hardBounces()) + " hard bounces, the first" + first;
            line(
                    story.again() == 0
                            ? "Not mailed again after " + after + "."
                            : "Mailed again "
                                    + (story.again() == 1 ? "once" : Numbers.count(story.again()) + " times")
                                    + " after " + after + ": is it on your suppression list?",
                    0);
        }
    }
}
