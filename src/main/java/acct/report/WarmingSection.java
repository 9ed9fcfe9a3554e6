package acct.report;

import java.util.List;

/** New source IPs beside their plans; without a plan nothing is said. */
final class WarmingSection implements Section {
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
                new Block.WarmingList(cards));
    }
}
