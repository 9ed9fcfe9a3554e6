package acct.report;

import acct.incident.Incident;
import acct.incident.KnownIncident;
import acct.model.Period;
import acct.print.Numbers;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import acct.report.chart.Strips;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The incidents of several days: each a bar from its first to its last day, and what was closed. */
final class TimelineSection implements Section {
    private static final int MOST_BARS = 20;
    private static final List<Head> HEADS = List.of(
            new Head("what", "Incident", Holds.NAME),
            new Head("severity", "Severity", Holds.WORD),
            new Head("opened", "Opened", Holds.WORD),
            new Head("last", "Last seen", Holds.WORD),
            new Head("days", "Days", Holds.COUNT),
            new Head("ending", "Closed", Holds.WORD));

    @Override
    public String id() {
        return "timeline";
    }

    @Override
    public String title() {
        return "Time line";
    }

    @Override
    public String heading(Report report) {
        return "Incidents on the time line";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        Report report = facts.report();
        Period period = report.period();
        LocalDate since = period.since();
        LocalDate until = period.until();
        if (since == null || until == null || since.equals(until)) {
            return List.of();
        }
        List<KnownIncident> all = Stream.concat(report.incidents().stream(), report.closed().stream())
                .sorted(Comparator.comparing(
                                (KnownIncident known) -> known.incident().opened())
                        .thenComparing(KnownIncident::id))
                .toList();
        if (all.isEmpty()) {
            return List.of(new Block.Note("No incident was open in these days.", Block.Tone.INSTEAD).in(Medium.PAGE));
        }
        List<Block> blocks = new ArrayList<>();
        List<Strips.Span> spans = Words.first(all, MOST_BARS).stream()
                .map(KnownIncident::incident)
                .map(TimelineSection::span)
                .toList();
        blocks.add(new Block.Drawing(Strips.spans("Incidents by day", since, until, spans)).in(Medium.PAGE));
        if (all.size() > MOST_BARS) {
            blocks.add(new Block.Note(
                            "And " + Numbers.count(all.size() - MOST_BARS) + " more, which opened later.",
                            Block.Tone.BESIDE)
                    .in(Medium.PAGE));
        }
        blocks.add((report.closed().isEmpty()
                        ? new Block.Note("None of them was closed in these days.", Block.Tone.BESIDE)
                        : new BlockTable(
                                "",
                                "What was closed in these days.",
                                HEADS,
                                report.closed().stream()
                                        .map(TimelineSection::row)
                                        .toList()))
                .in(Medium.PAGE));
        return blocks;
    }

    private static Strips.Span span(Incident incident) {
        return new Strips.Span(
                TroubleSentence.whom(incident.subject()),
                incident.metric().label() + ", " + Numbers.count(incident.days().size(), "day", "days"),
                incident.opened(),
                incident.last(),
                incident.severity().label());
    }

    private static List<Cell> row(KnownIncident known) {
        Incident incident = known.incident();
        LocalDate closed = incident.closed();
        return List.of(
                Cell.of(incident.metric().label() + ": " + TroubleSentence.whom(incident.subject())),
                Cell.of(incident.severity().label()),
                Cell.of(incident.opened().toString()),
                Cell.of(incident.last().toString()),
                new Cell.Count(incident.days().size()),
                closed == null ? Cell.Missing.NOTHING : Cell.of(closed.toString()));
    }
}
