package acct.report;

import acct.model.Severity;
import acct.print.Numbers;
import java.util.List;

/** New source IPs beside their plans; without a plan nothing is said. */
final class WarmingSection implements Section {
    private static final int MOST_IN_LETTERS = 3;
    private static final int MOST_ISPS = 3;

    @Override
    public String id() {
        return "warming";
    }

    @Override
    public String title() {
        return "Warming";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        List<WarmingCard> cards = WarmingCard.of(facts.report().warming(), facts.charts());
        if (cards.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Block.Note(
                                "New source IPs beside their plans. “hold”: this ISP slows the IP down or turns it away, so the"
                                        + " day is repeated. Below a few hundred attempts nothing can be said, so up to seven"
                                        + " days are taken together.",
                                Block.Tone.BESIDE)
                        .in(Medium.PAGE),
                new Block.WarmingList(cards).in(Medium.PAGE),
                new Block.Cards(
                                Words.first(cards, MOST_IN_LETTERS).stream()
                                        .map(WarmingSection::card)
                                        .toList(),
                                cards.size() <= MOST_IN_LETTERS ? "" : "And more: `acct warming`.")
                        .in(Medium.LETTER));
    }

    private static Block.Card card(WarmingCard warmed) {
        List<String> lines = warmed.lines().stream()
                .map(line -> line.isp() + " " + line.sent() + ", " + line.state()
                        + (line.outlook().isEmpty() ? "" : ", " + line.outlook()))
                .toList();
        String more = lines.size() <= MOST_ISPS ? "" : "; " + Numbers.count(lines.size() - MOST_ISPS) + " more ISPs";
        return new Block.Card(
                warmed.lines().stream().anyMatch(line -> line.weight().equals("warning"))
                        ? Severity.WARNING
                        : Severity.INFO,
                "",
                warmed.heading(),
                String.join("; ", Words.first(lines, MOST_ISPS)) + more,
                String.join(" ", warmed.remarks()));
    }
}
