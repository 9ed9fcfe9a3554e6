package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class PagesTest {
    @Test
    void hostileTextIsOnlyText() {
        for (String html : new String[] {withoutScript(page(ReportSamples.hostile())), mail(ReportSamples.hostile())}) {
            assertThat(html)
                    .doesNotContain("<script")
                    .doesNotContain("\u001b", "\u202e", "\u0000")
                    .contains("&lt;script", "\\x1b[31mred", "\\u202e");
        }
        assertThat(PlainText.of(ReportSamples.hostile(), MailFrame.NONE))
                .doesNotContain("\u001b", "\u202e", "\u0000", "\r");
    }

    @Test
    void thePageNeedsNothingElse() {
        assertThat(page(ReportSamples.busy()).split("<script", -1)).hasSize(2);
        assertThat(withoutScript(page(ReportSamples.busy()))).doesNotContain("<script", "http:", "@import", "url(");
    }

    @Test
    void theMailHasInlineStylesAndItsOwnPicturesOnly() {
        assertThat(mail(ReportSamples.busy()))
                .doesNotContain("<style", "<script", "<link", "src=\"http", "data:", "class=")
                .contains("src=\"cid:volume-by-hour@acct\"");
    }

    @Test
    void notLoggedIsSaidInsteadOfZero() {
        String html = page(ReportSamples.unlogged());

        assertThat(html).contains("not logged").doesNotContain("<dd class=\"big number\">0</dd>");
        assertThat(html).contains("Deferrals are not logged, so there is no share of them to draw.");
    }

    @Test
    void aFindingOfSeveralDaysNamesThem() {
        // Complaints come for days about the mail of some of them.
        String days = "since 2026-11-13, up to 2026-11-19";
        assertThat(page(ReportSamples.complaints())).contains(days);
        assertThat(mail(ReportSamples.complaints())).contains(days);
        assertThat(PlainText.of(ReportSamples.complaints(), MailFrame.NONE)).contains(days);
    }

    @Test
    void aNightOfManyFindingsStaysReadable() {
        Report many = ReportSamples.with(
                ReportSamples.busy(),
                Collections.nCopies(40, ReportSamples.busy().alerts().get(0)),
                0,
                42);

        assertThat(mail(many)).contains("And 36 more: `acct alerts`, `acct incidents`.");
        assertThat(PlainText.of(many, MailFrame.NONE)).contains("And 36 more: `acct alerts`, `acct incidents`.");
        assertThat(page(many).split("<details class=\"card incident", -1)).hasSize(41);
    }

    @Test
    void pagesAreAsCommitted() {
        Golden.assertMatches("busy.html", page(ReportSamples.busy()));
        Golden.assertMatches("unlogged.html", page(ReportSamples.unlogged()));
        Golden.assertMatches("empty.html", page(ReportSamples.empty()));
        Golden.assertMatches("hostile.html", page(ReportSamples.hostile()));
    }

    @Test
    void mailsAreAsCommitted() {
        Golden.assertMatches("busy-mail.html", mail(ReportSamples.busy()));
        Golden.assertMatches("busy-mail.txt", PlainText.of(ReportSamples.busy(), MailFrame.NONE));
        Golden.assertMatches("hostile-mail.txt", PlainText.of(ReportSamples.hostile(), MailFrame.NONE));
        Golden.assertMatches("empty-mail.txt", PlainText.of(ReportSamples.empty(), MailFrame.NONE));
    }

    @Test
    void withoutAPlanNothingIsSaidOfWarming() {
        assertThat(page(ReportSamples.busy())).doesNotContain("warming\"", "Warming</");
        assertThat(mail(ReportSamples.busy())).doesNotContain("Warming");
        assertThat(PlainText.of(ReportSamples.busy(), MailFrame.NONE)).doesNotContain("Warming");
        assertThat(SummaryJson.of(ReportSamples.busy())).doesNotContain("warming");
    }

    @Test
    void warmingIsAsCommitted() {
        Golden.assertMatches("warming.html", page(ReportSamples.warming()));
        Golden.assertMatches("warming-mail.html", mail(ReportSamples.warming()));
        Golden.assertMatches("warming-mail.txt", PlainText.of(ReportSamples.warming(), MailFrame.NONE));
        Golden.assertMatches("warming-summary.json", SummaryJson.of(ReportSamples.warming()));
    }

    @Test
    void theMailHasNoPictureOfAWarming() {
        assertThat(mail(ReportSamples.warming())).doesNotContain("cid:warming");
    }

    /** The page without its one script, which is no text of a log. */
    private static String withoutScript(String html) {
        return html.replace("<script>…</script>", "");
    }

    /** Pictures differ by a few pixels between JDKs, so they are left out. */
    private static String page(Report report) {
        return Pages.html(report, Charts.of(report))
                .replaceAll("base64,[^\"]+", "base64,…")
                .replace(PageScript.TEXT, "…")
                .replace(PageScript.SOURCE.replace("'", "&#39;"), "…");
    }

    private static String mail(Report report) {
        return Pages.mail(report, Charts.of(report), MailFrame.NONE);
    }
}
