package acct.report;

import acct.print.LogText;
import acct.report.chart.Chart;
import acct.report.road.RoadPicture;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a report as the page for a browser and as the body of a mail. */
public final class Pages {
    // Null: the templates are classes on the class path, in the jar as in tests.
    @SuppressWarnings("NullAway")
    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), "acct.report.pages");

    // A percent sign alone on the next line reads badly on a phone.
    private static final Pattern PERCENT = Pattern.compile("(\\d) %");

    private Pages() {}

    /** {@code index.html}: one file that needs no other and no network. */
    public static String html(Report report, List<Chart> charts) {
        return render("page.jte", Page.of(new SectionFacts(report, charts), Medium.PAGE));
    }

    /** The HTML of the mail: inline styles only; the charts are parts of the message, see {@link #contentId}. */
    public static String mail(Report report, List<Chart> charts, MailFrame frame) {
        Page page = Page.of(new SectionFacts(report, charts), Medium.MAIL);
        return render("mail.jte", Map.of("page", page, "frame", frame));
    }

    /** The figure of the roads as a file of its own; there must be a road. */
    public static String roads(Report report) {
        StringOutput out = new StringOutput();
        ENGINE.render("roadfile.jte", RoadPicture.of(report.roads()), new VisibleOutput(out));
        return out.toString();
    }

    /** {@code index.html} of the folder of all reports. */
    public static String index(ReportCalendar calendar) {
        StringOutput out = new StringOutput();
        ENGINE.render("index.jte", calendar, new VisibleOutput(out));
        return out.toString();
    }

    /** The name by which the mail's HTML refers to a chart. */
    public static String contentId(Chart chart) {
        return chart.name() + "@acct";
    }

    static String render(String template, Page page) {
        return render(template, Map.of("page", page));
    }

    private static String render(String template, Map<String, Object> values) {
        StringOutput out = new StringOutput();
        ENGINE.render(template, values, new VisibleOutput(out));
        return out.toString();
    }

    /** Everything that a template prints passes here, so that no template can forget {@link LogText}. */
    private static final class VisibleOutput extends OwaspHtmlTemplateOutput {
        VisibleOutput(TemplateOutput out) {
            super(out);
        }

        @Override
        public void writeUserContent(String value) {
            super.writeUserContent(PERCENT.matcher(LogText.visible(value)).replaceAll("$1\u00a0%"));
        }
    }
}
