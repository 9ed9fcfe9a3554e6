package acct.incident;

import static acct.incident.Given.block;
import static acct.incident.Given.day;
import static acct.incident.Given.heard;
import static org.assertj.core.api.Assertions.assertThat;

import acct.incident.Incident.Ending;
import acct.judge.JudgedDay;
import acct.judge.Trouble;
import acct.model.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which troubles are one, where they share a part of their pairs. */
final class TroubleTraitsTest {
    private static final String A = "192.0.2.1@gmail";
    private static final String B = "192.0.2.2@gmail";
    private static final String C = "192.0.2.3@yahoo";

    private static List<Incident> of(JudgedDay... days) {
        return IncidentFold.of(List.of(days)).incidents();
    }

    private static final Subject CAMPAIGN = Subject.ALL.withJob("promo-7");

    private static Trouble campaign(String answer) {
        return block(CAMPAIGN, answer, A, B, C, "192.0.2.4@icloud");
    }

    @Test
    void aCampaignIsNotTheBlockThatOneOfItsPairsHad() {
        Trouble pair = block(Subject.ofIp("192.0.2.1").withIsp("gmail"), "550 5.7.1 S3140", A);
        assertThat(of(heard(1, pair), heard(2), heard(3), heard(4), heard(5, campaign("550 5.7.0 content"))))
                .extracting(incident -> incident.opened() + " " + incident.state())
                .containsExactly("2026-11-01 CLOSED", "2026-11-05 NEW");
        // Nor is another pair's block, days later, the campaign.
        Trouble other = block(Subject.ofIp("192.0.2.3").withIsp("yahoo"), "554 5.7.9 policy", C);
        assertThat(of(heard(5, campaign("550 5.7.0 content")), heard(7, other)))
                .extracting(incident -> incident.opened() + " " + incident.state())
                .containsExactly("2026-11-05 ONGOING", "2026-11-07 NEW");
        // One that goes on beside it stays itself, on the same day and after it.
        List<Incident> beside = of(heard(1, pair), heard(2, pair, campaign("550 5.7.0 content")), heard(3, pair));
        assertThat(beside)
                .extracting(
                        incident -> incident.opened() + " " + incident.days().size())
                .containsExactly("2026-11-01 3", "2026-11-02 1");
        // Who closes the one by hand does not close the other.
        HandClose close = new HandClose(day(3), beside.get(1));
        assertThat(IncidentFold.of(
                                List.of(heard(1, pair), heard(2, pair, campaign("550 5.7.0 content")), heard(3, pair)),
                                List.of(close))
                        .incidents())
                .extracting(Incident::ending)
                .containsExactly(null, Ending.BY_HAND);
    }

    /** The campaign stands out at that address by itself, too. */
    @Test
    void aCampaignIsNotTheBlockOfAnAddressThatItLeavesFrom() {
        Trouble listed = block(
                Subject.ofIp("192.0.2.1"), "554 listed", A, "192.0.2.1@yahoo", "192.0.2.1@icloud", "192.0.2.1@gmx");
        Trouble part = block(Subject.ofIp("192.0.2.1").withIsp("gmail"), "550 5.7.0 content", A);
        assertThat(of(heard(1, listed), heard(2), heard(3), heard(4), heard(5, campaign("550 5.7.0 content"), part)))
                .extracting(incident -> incident.opened() + " " + incident.state())
                .containsExactly("2026-11-01 CLOSED", "2026-11-05 NEW");
    }

    @Test
    void whatGrowsOrChangesItsWordsStaysTheSame() {
        Trouble pair = block(Subject.ofIp("192.0.2.1").withIsp("gmail"), "550 5.7.1 S3140", A);
        // By the answer, by the address, by the ISP, and by the pair itself.
        assertThat(of(heard(1, pair), heard(2, campaign("550 5.7.1 S3140")))).hasSize(1);
        assertThat(of(
                        heard(1, pair),
                        heard(
                                2,
                                block(
                                        Subject.ofIp("192.0.2.1"),
                                        "554 listed",
                                        A,
                                        "192.0.2.1@yahoo",
                                        "192.0.2.1@icloud",
                                        "192.0.2.1@gmx"))))
                .hasSize(1);
        assertThat(of(
                        heard(1, pair),
                        heard(
                                2,
                                block(
                                        Subject.ALL.withIsp("gmail"),
                                        "421 4.7.28",
                                        A,
                                        B,
                                        "192.0.2.3@gmail",
                                        "192.0.2.4@gmail"))))
                .hasSize(1);
        assertThat(of(heard(1, pair), heard(2, block(CAMPAIGN, "550 5.7.0 content", A))))
                .hasSize(1);
    }
}
