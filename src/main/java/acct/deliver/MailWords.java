package acct.deliver;

import acct.config.Config;
import acct.config.MailRecipient;
import acct.incident.KnownIncident;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Severity;
import acct.model.ToldDay;
import acct.print.LogText;
import acct.report.MailFrame;
import acct.report.MailSubject;
import acct.report.Pages;
import acct.report.PlainText;
import acct.report.Report;
import acct.report.ReportVerdict;
import acct.report.chart.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a mail says of a report, in three lengths: subject, text and HTML. */
final class MailWords {
    private static final int MOST_THREADS = 8;
    private static final int MOST_OTHERS = 5;
    private static final int PREHEADER = 200;
    private static final int WIDTH = 72;

    private final Report report;
    private final String subject;
    private final MailFrame frame;

    private MailWords(Report report, String subject, MailFrame frame) {
        this.report = report;
        this.subject = subject;
        this.frame = frame;
    }

    static MailWords of(Report report, Letterhead head) {
        Config.Mail mail = head.mail();
        String subject = mail.subjectPrefix() + " " + MailSubject.of(report, head.others());
        MailFrame frame = new MailFrame(
                LogText.cut(advice(report), PREHEADER),
                WebLink.of(mail.url(), report.period()),
                others(head.others(), mail.url()),
                why(head.to()));
        return new MailWords(report, LogText.visible(subject).strip(), frame);
    }

    private static String advice(Report report) {
        List<Finding> urgent = report.unmuted();
        if (!urgent.isEmpty()) {
            return urgent.get(0).whatToDo();
        }
        return report.urgent().isEmpty() ? ReportVerdict.of(report).detail() : "What is urgent is muted.";
    }

    private static List<String> others(List<ToldDay> days, @Nullable String url) {
        List<String> lines = new ArrayList<>();
        for (ToldDay day : days.subList(0, Math.min(MOST_OTHERS, days.size()))) {
            Severity worst = day.worst();
            String link = WebLink.of(url, Period.of(day.state().day()));
            String page = link == null ? day.page() : link;
            lines.add("Also " + day.state().day() + ": " + (worst == null ? "nothing was found" : worst.label())
                    + (page == null ? "" : ", " + page));
        }
        if (days.size() > MOST_OTHERS) {
            lines.add("And " + (days.size() - MOST_OTHERS) + " more days, each with its report.");
        }
        return lines;
    }

    private static String why(MailRecipient to) {
        String when = switch (to.when()) {
            case ALWAYS -> "after each night that has something to tell";
            case OPEN -> "when something is urgent, new or over";
            case WEEKLY -> "once a week";
        };
        String whose = Stream.of(part("pools", to.pools()), part("classes", to.classes()), part("ISPs", to.isps()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return "You get this " + when + ", as mail.to in acct.yaml says"
                + (whose.isEmpty() ? "." : "; of troubles only those of " + whose + ". The numbers are of all mail.");
    }

    private static String part(String what, List<String> names) {
        return names.isEmpty() ? "" : what + " " + String.join(", ", names);
    }

    String subject() {
        return subject;
    }

    /** The same as the HTML in lines of at most 72 letters, but for tables and what is copied in one piece. */
    String text() {
        return PlainText.of(report, frame)
                .lines()
                .map(LogText::visible)
                .map(MailWords::wrapped)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String wrapped(String line) {
        boolean isTable = line.strip().contains("  ");
        if (line.length() <= WIDTH || isTable) {
            return line;
        }
        int indent = line.length() - line.stripLeading().length();
        String hanging = " ".repeat(line.stripLeading().startsWith("- ") ? indent + 2 : indent);
        StringBuilder text = new StringBuilder(" ".repeat(indent));
        int length = indent;
        boolean isFirst = true;
        for (String word : line.strip().split(" ", -1)) {
            if (!isFirst && length + 1 + word.length() > WIDTH) {
                text.append('\n').append(hanging);
                length = hanging.length();
                isFirst = true;
            }
            text.append(isFirst ? "" : " ").append(word);
            length += word.length() + (isFirst ? 0 : 1);
            isFirst = false;
        }
        return text.toString();
    }

    String html(List<Chart> charts) {
        return Pages.mail(report, charts, frame);
    }

    /** The incidents that a mail is about, the worst first: those that are open, and those of which it says the end. */
    static List<String> threads(Report report) {
        return Stream.concat(
                        report.incidents().stream().map(KnownIncident::id),
                        report.notices().stream().map(notice -> notice.of().id()))
                .distinct()
                .limit(MOST_THREADS)
                .toList();
    }
}
