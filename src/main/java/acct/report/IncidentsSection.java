package acct.report;

import acct.incident.Incident;
import acct.incident.IncidentWords;
import acct.incident.KnownIncident;
import acct.incident.Notice;
import acct.model.Severity;
import acct.model.ToldNotice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Troubles that last or are news: since when, how bad, where from, and what to do. What is over is told of once. */
final class IncidentsSection implements Section {
    @Override
    public String id() {
        return "incidents";
    }

    @Override
    public String title() {
        return "Incidents";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        Map<String, ToldNotice.Kind> news = facts.report().notices().stream()
                .collect(Collectors.toMap(notice -> notice.of().id(), Notice::kind));
        List<KnownIncident> open = facts.report().incidents();
        Map<String, KnownIncident> all = Stream.concat(
                        facts.report().notices().stream().map(Notice::of), open.stream())
                .collect(Collectors.toMap(
                        KnownIncident::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        if (all.isEmpty()) {
            return List.of();
        }
        List<KnownIncident> told = List.copyOf(all.values());
        return List.of(new Block.Cards(
                Words.first(told, Words.MOST_FINDINGS).stream()
                        .map(known -> card(known, news.get(known.id())))
                        .toList(),
                told.size() <= Words.MOST_FINDINGS ? "" : "And more: `acct incidents`."));
    }

    private static Block.Card card(KnownIncident known, ToldNotice.@Nullable Kind news) {
        Incident incident = known.incident();
        return new Block.Card(
                incident.isOpen() ? incident.severity() : Severity.INFO,
                Objects.requireNonNullElse(word(news), incident.state().label()) + ", day "
                        + incident.days().size(),
                IncidentWords.title(incident),
                IncidentWords.cause(incident.trouble().diagnosis()) + ". " + incident.action(),
                IncidentWords.course(incident) + " · acct incidents show " + known.id());
    }

    private static @Nullable String word(ToldNotice.@Nullable Kind news) {
        return news == null
                ? null
                : switch (news) {
                    case OPENED -> "new";
                    case PASSED -> "over before it was told";
                    case REOPENED -> "there again";
                    case WORSE -> "worse";
                    case STILL -> "still there";
                    case CLOSED -> "over";
                };
    }
}
