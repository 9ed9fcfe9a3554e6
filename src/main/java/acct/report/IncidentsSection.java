package acct.report;

import acct.incident.Incident;
import acct.incident.IncidentWords;
import acct.incident.KnownIncident;
import acct.incident.Notice;
import acct.model.Period;
import acct.model.Severity;
import acct.model.ToldNotice;
import acct.print.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Troubles that last or are news: since when, how bad, where from, and what to do. What is over is told of once. */
final class IncidentsSection implements Section {
    private static final int MOST_IN_LETTERS = 4;

    @Override
    public String id() {
        return "incidents";
    }

    @Override
    public String title() {
        return "Incidents";
    }

    @Override
    public List<SectionQuestion> asks(Period period, List<KnownIncident> incidents) {
        return IncidentFacts.questions(period.until(), incidents);
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        return Stream.concat(forPage(facts).stream(), forLetters(facts).stream())
                .toList();
    }

    /** What operators were told makes no difference here: the same rows give the same page. */
    private static List<Block> forPage(SectionFacts facts) {
        List<IncidentEntry> entries = IncidentEntries.of(facts);
        if (entries.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Block.IncidentList(Words.first(entries, Words.MOST_ALERTS), Words.more(entries, Words.MOST_ALERTS))
                        .in(Medium.PAGE));
    }

    /** In a letter each takes four lines, and only the worst have room. */
    private static List<Block> forLetters(SectionFacts facts) {
        List<Block> blocks = new ArrayList<>();
        Map<String, ToldNotice.Kind> news = facts.report().notices().stream()
                .collect(Collectors.toMap(notice -> notice.of().id(), Notice::kind, (one, same) -> one));
        List<IncidentEntry> entries = IncidentEntries.of(facts).stream()
                .map(entry -> news.containsKey(entry.incident())
                        ? entry.called(word(Objects.requireNonNull(news.get(entry.incident()))))
                        : entry)
                .toList();
        if (!entries.isEmpty()) {
            int more = entries.size() - MOST_IN_LETTERS;
            blocks.add(new Block.IncidentList(
                            Words.first(entries, MOST_IN_LETTERS),
                            more <= 0 ? "" : "And " + Numbers.count(more) + " more: `acct alerts`, `acct incidents`.")
                    .in(Medium.LETTER));
        }
        List<KnownIncident> over = facts.report().notices().stream()
                .filter(notice -> notice.kind().isEnd())
                .map(Notice::of)
                .toList();
        if (!over.isEmpty()) {
            blocks.add(new Block.Cards(
                            Words.first(over, MOST_IN_LETTERS).stream()
                                    .map(IncidentsSection::over)
                                    .toList(),
                            over.size() <= MOST_IN_LETTERS ? "" : "And more: `acct incidents --state closed`.")
                    .in(Medium.LETTER));
        }
        return blocks;
    }

    private static Block.Card over(KnownIncident known) {
        Incident incident = known.incident();
        return new Block.Card(
                Severity.INFO,
                "",
                "Over: " + IncidentWords.title(incident),
                Numbers.count(incident.days().size(), "day", "days") + " since " + incident.opened() + ", last seen on "
                        + incident.last() + ".",
                "");
    }

    private static String word(ToldNotice.Kind news) {
        return switch (news) {
            case OPENED -> "new";
            case PASSED -> "over before it was told";
            case REOPENED -> "there again";
            case WORSE -> "worse";
            case STILL -> "still there";
            case CLOSED -> "over";
        };
    }
}
