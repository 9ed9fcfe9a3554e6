package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.incident.KnownIncident;
import acct.incident.Notice;
import acct.model.ToldNotice;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a mail says, as HTML and as text. */
final class MailBodyTest {
    private static final MailFrame FRAME = new MailFrame(
            "Stop this IP at Microsoft.",
            "https://acct.example/2026-11-19/index.html",
            List.of("Also 2026-11-17: info"),
            "You get this when something is urgent.");
    private static final Pattern COLUMN_NAME = Pattern.compile("\\b[a-z]+_[a-z_]+\\b");

    /** An old Outlook takes neither of them from the style. */
    @Test
    void whatIsColouredIsAlsoColouredWithoutStyles() {
        String html = Pages.mail(blocked(6), List.of(), FRAME);

        assertThat(html).doesNotContain("border-radius", "<img", "position:", "display:flex", "display:grid");
        assertThat(Pattern.compile("<td style=\"[^\"]*background").matcher(html).find())
                .isFalse();
        assertThat(html.split("bgcolor=\"#ffffff\"", -1)).hasSizeGreaterThan(3);
    }

    @Test
    void whatIsToBeDoneStandsBehindTheSubject() {
        String html = Pages.mail(blocked(1), List.of(), FRAME);

        assertThat(html.indexOf("Stop this IP at Microsoft.")).isLessThan(html.indexOf("<h1"));
    }

    @Test
    void anIncidentIsFourLinesThatLeadToIt() {
        Report report = blocked(6);
        String link = "https://acct.example/2026-11-19/index.html#ip=192.0.2.20&isp=microsoft";

        assertThat(Pages.mail(report, List.of(), FRAME)).contains("href=\"" + link.replace("&", "&amp;") + "\"");
        assertThat(PlainText.of(report, FRAME)).contains("""
                - Critical, ongoing: 192.0.2.20 (ms-ip-1) at microsoft
                  block: 201 of 515 refused, 39.0 %; since 2026-11-14, day 6
                  “550 5.7.1 part of their network is on our block list (S3140)”
                  What to do: Stop this IP at Microsoft.
                \s\s""" + link + "\n");
    }

    @Test
    void withoutAWebAddressItNamesTheCommand() {
        assertThat(Pages.mail(blocked(6), List.of(), MailFrame.NONE))
                .contains("acct incidents show bcd23")
                .doesNotContain("<a ");
        assertThat(PlainText.of(blocked(6), MailFrame.NONE)).contains("\n  acct incidents show bcd23\n");
    }

    @Test
    void anIncidentOfNoPlaceIsFoundByItsAnchor() {
        IncidentEntry everywhere =
                IncidentEntries.of(new SectionFacts(blocked(1), List.of())).get(0);
        IncidentEntry nowhere = new IncidentEntry(
                everywhere.anchor(),
                everywhere.severity(),
                "new",
                "all source IPs",
                null,
                null,
                "volume",
                "today",
                "",
                null,
                "",
                List.of(),
                List.of());

        assertThat(FRAME.link(nowhere)).endsWith("/index.html#incident-bcd23");
        assertThat(MailFrame.NONE.link(nowhere)).isNull();
    }

    @Test
    void whatIsNewsIsSaidAndWhatIsOverToo() {
        KnownIncident known = IncidentSamples.blocked(ReportSamples.DAY, 2);
        KnownIncident over = IncidentSamples.of("xyz22", "192.0.2.9", 30, 90, null, ReportSamples.DAY.minusDays(4), 3);
        Report report = ReportSamples.withIncidents(
                ReportSamples.quiet(),
                List.of(known),
                List.of(
                        new Notice(known, ToldNotice.Kind.WORSE, ReportSamples.DAY),
                        new Notice(over, ToldNotice.Kind.CLOSED, ReportSamples.DAY)));

        assertThat(PlainText.of(report, FRAME))
                .contains("- Critical, worse: 192.0.2.20")
                .contains("- Over: block: 192.0.2.9 at microsoft: 3 days since 2026-11-13, last seen on 2026-11-15.");
        assertThat(Pages.mail(report, List.of(), FRAME)).contains("Critical, worse", "Over: block: 192.0.2.9");
    }

    @Test
    void ofManyIncidentsTheWorstHaveRoom() {
        Report report = ReportSamples.withIncidents(
                ReportSamples.quiet(),
                IntStream.range(0, 30)
                        .mapToObj(i -> IncidentSamples.of(
                                "bcd" + i, "192.0.2." + i, 200 + i, 515, 0.003, ReportSamples.DAY, 1))
                        .toList(),
                List.of());

        assertThat(PlainText.of(report, FRAME))
                .contains("192.0.2.29 (ms-ip-1)", "And 26 more: `acct alerts`, `acct incidents`.");
        assertThat(Pages.mail(report, List.of(), FRAME).split("Show it", -1)).hasSize(5);
    }

    /** People read words; programs have summary.json. */
    @Test
    void theTextNamesNoColumn() {
        for (Report report : List.of(blocked(3), ReportSamples.warming(), ReportSamples.unlogged())) {
            assertThat(COLUMN_NAME.matcher(PlainText.of(report, FRAME)).results())
                    .isEmpty();
        }
    }

    @Test
    void theFiguresSayHowTheyChanged() {
        String text = PlainText.of(ReportSamples.busy(), FRAME);

        assertThat(text).contains("""
                Refused: 11,890, 1.29 % of recipients
                  a week before: 11,250, 1.25 % (0.0 points); usual: 1.25 % to 1.25 %
                """);
        assertThat(Pages.mail(ReportSamples.busy(), List.of(), FRAME)).contains("a week before: ");
    }

    @Test
    void textAndHtmlSayTheSame() {
        String text = PlainText.of(blocked(3), FRAME);
        String html = Pages.mail(blocked(3), List.of(), FRAME);

        for (String said : List.of(
                "Also 2026-11-17: info",
                "The ISPs where most went wrong",
                "What these numbers cannot see",
                "Campaigns: news (201)",
                FRAME.why())) {
            assertThat(text).contains(said);
            assertThat(html).contains(said);
        }
    }

    private static Report blocked(int days) {
        KnownIncident known = IncidentSamples.blocked(ReportSamples.DAY, days);
        Report found = ReportSamples.with(
                ReportSamples.busy(), known.incident().trouble().findings(), 0, 42);
        return ReportSamples.withIncidents(found, List.of(known), List.of());
    }
}
