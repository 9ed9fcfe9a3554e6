package acct.report;

import acct.model.Finding;
import acct.print.Numbers;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What opens below the line of a finding that is no part of an incident. */
final class FindingDetails {
    private static final List<Head> REPLIES =
            List.of(new Head("count", "Hits", Holds.WORD), new Head("text", "Reply", Holds.REPLY));

    private FindingDetails() {}

    static List<Passage.Part> of(Finding finding) {
        List<Passage.Part> parts = new ArrayList<>();
        if (!finding.replies().isEmpty()) {
            parts.add(new Passage.Part(
                    "What the ISP answered",
                    new BlockTable(
                            "",
                            "",
                            REPLIES,
                            finding.replies().stream()
                                    .map(reply -> List.of(new Cell.Count(reply.count()), Cell.of(reply.reply())))
                                    .toList())));
        }
        String place = place(finding);
        String interval = finding.hasRate()
                ? "The true rate lies within " + Numbers.interval(finding.low(), finding.high()) + "."
                : "";
        String said = Stream.of(place, interval).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        if (!said.isEmpty()) {
            parts.add(new Passage.Part("Where", new Block.Note(said, Block.Tone.BESIDE)));
        }
        return parts;
    }

    /** Only what is known: a place that the finding does not name is several, and is not mentioned. */
    private static String place(Finding finding) {
        String named = Stream.of(
                        named("vMTA ", finding.vmta()), named("pool ", finding.pool()), named("job ", finding.job()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : named + ".";
    }

    private static String named(String what, @Nullable String name) {
        return name == null ? "" : what + name;
    }
}
