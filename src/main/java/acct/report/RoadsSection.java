package acct.report;

import acct.print.Numbers;
import acct.report.road.Roads;
import java.util.List;

/** Which way the mail took. */
final class RoadsSection implements Section {
    @Override
    public String id() {
        return "roads";
    }

    @Override
    public String title() {
        return "Roads";
    }

    @Override
    public String heading(Report report) {
        return "Roads of the mail";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        Roads roads = facts.report().roads();
        return roads.isEmpty()
                ? List.of()
                : List.of(
                        new Block.Note(
                                        Numbers.count(roads.attempts(), "attempt", "attempts")
                                                + ": from which source IP, under which vMTA, out of which pool, to which ISP.",
                                        Block.Tone.BESIDE)
                                .in(Medium.PAGE),
                        new Block.RoadMap(roads).in(Medium.PAGE));
    }
}
