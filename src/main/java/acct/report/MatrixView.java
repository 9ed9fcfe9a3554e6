package acct.report;

import static acct.report.MatrixPanel.Kind.COURSE;
import static acct.report.MatrixPanel.Kind.TROUBLE;

import acct.judge.TroubleFamily;
import acct.model.CountRow;
import acct.report.PairMeasure.MailPair;
import acct.report.PairMeasure.Told;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which respect source IPs at ISPs are held against their past. */
enum MatrixView {
    /** What was refused. */
    REFUSED(
            "Refused",
            TROUBLE,
            Set.of(TroubleFamily.HARD, TroubleFamily.BLOCK),
            60,
            "Share that was refused, and number of recipients (n). ") {
        @Override
        PairMeasure of(MailPair pair, CountRow row, SectionAnswers.@Nullable Line past) {
            return rated(pair, PairRate.REFUSED, Told.SHARE, row, past);
        }
    },
    /** What was put off. */
    DEFERRED(
            "Deferred",
            TROUBLE,
            Set.of(TroubleFamily.DEFERRAL),
            60,
            "Share of attempts that was put off, and number of attempts (n). ") {
        @Override
        PairMeasure of(MailPair pair, CountRow row, SectionAnswers.@Nullable Line past) {
            return rated(pair, PairRate.DEFERRED, Told.SHARE, row, past);
        }
    },
    /** What recipients complained of. */
    COMPLAINTS(
            "Complaints",
            TROUBLE,
            Set.of(TroubleFamily.COMPLAINT),
            0,
            "Complaints of what was delivered, and number delivered (n). ") {
        @Override
        PairMeasure of(MailPair pair, CountRow row, SectionAnswers.@Nullable Line past) {
            return rated(pair, PairRate.COMPLAINED, Told.SHARE, row, past);
        }
    },
    /** How much was sent. */
    VOLUME(
            "Volume",
            COURSE,
            Set.of(),
            0,
            "How many times as many recipients a day as on those of the 28 days before that had mail, and their number (n); "
                    + "▲ is more, ▼ less. ") {
        @Override
        PairMeasure of(MailPair pair, CountRow row, SectionAnswers.@Nullable Line past) {
            return new PairMeasure.Volume(
                    pair,
                    row.counts().knownRecipients(),
                    past == null ? 1 : past.count("days"),
                    past == null ? 0 : past.count("before_recipients"),
                    past == null ? 0 : past.count("before_days"));
        }
    },
    /** What changed in what was refused. */
    CHANGE(
            "Change",
            COURSE,
            Set.of(),
            0,
            "By how many points of a hundred the share that was refused is above the usual, and number of recipients (n). ") {
        @Override
        PairMeasure of(MailPair pair, CountRow row, SectionAnswers.@Nullable Line past) {
            return rated(pair, PairRate.REFUSED, Told.POINTS, row, past);
        }
    };

    private final String title;
    private final MatrixPanel.Kind kind;
    private final Set<TroubleFamily> families;
    private final int quietLines;
    private final String lead;

    MatrixView(String title, MatrixPanel.Kind kind, Set<TroubleFamily> families, int quietLines, String lead) {
        this.title = title;
        this.kind = kind;
        this.families = families;
        this.quietLines = quietLines;
        this.lead = lead;
    }

    /** A pair as it is seen here. */
    abstract PairMeasure of(MailPair pair, CountRow row, SectionAnswers.@Nullable Line past);

    /** Its name on the page. */
    String title() {
        return title;
    }

    /** What it is about. */
    MatrixPanel.Kind kind() {
        return kind;
    }

    /** Whether incidents of a family are about what is seen here. */
    boolean shows(TroubleFamily family) {
        return families.contains(family);
    }

    /** How many source IPs where nothing stands out are there to be unfolded. */
    int quietLines() {
        return quietLines;
    }

    /** What its cells say. */
    String lead() {
        return lead;
    }

    private static PairMeasure rated(
            MailPair pair, PairRate rate, Told told, CountRow row, SectionAnswers.@Nullable Line past) {
        return new PairMeasure.Rated(
                pair, rate, told, rate.now(row.counts()), past == null ? PairPart.NOTHING : rate.before(past));
    }
}
