package acct.report;

import acct.incident.Incident;
import acct.incident.KnownIncident;
import acct.judge.Trouble.JobPart;
import acct.model.Finding;
import acct.model.ReplyCount;
import acct.print.Numbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands below the first sentence of a page: the worst trouble in full, then the others in a line each.
 *
 * @param reply what the ISP answered; empty if nothing or several things
 * @param action what to do; empty if nothing is wrong
 * @param jobs whose mail it hits; empty if that is not known
 * @param otherwise what the other troubles are called
 * @param others the other troubles
 * @param more how many are left out, as a sentence; may be empty
 */
public record Lead(String reply, String action, String jobs, String otherwise, List<Other> others, String more) {
    private static final int MOST_JOBS = 3;
    private static final int MOST_OTHERS = 5;

    public Lead {
        others = List.copyOf(others);
    }

    /**
     * Another trouble.
     *
     * @param anchor where the page tells of it
     * @param text what it is, in a sentence
     */
    public record Other(String anchor, String text) {}

    static Lead of(SectionFacts facts) {
        Report report = facts.report();
        KnownIncident worst = worst(report);
        List<Finding> loose = IncidentEntries.loose(report);
        LocalDate until = report.period().until();
        List<Other> others = new ArrayList<>();
        for (KnownIncident known : IncidentEntries.ranked(report)) {
            if (!known.equals(worst)) {
                others.add(new Other(
                        IncidentEntry.INCIDENT + known.id(),
                        sentence(known, facts) + lastSeen(known.incident().last(), until)));
            }
        }
        for (int place = worst == null ? 1 : 0; place < loose.size(); place++) {
            others.add(new Other("finding-" + (place + 1), TroubleSentence.of(loose.get(place))));
        }
        String more = others.size() <= MOST_OTHERS
                ? ""
                : "And " + Numbers.count(others.size() - MOST_OTHERS) + " more below.";
        List<Other> shown = Words.first(others, MOST_OTHERS);
        String otherwise = worst == null && loose.isEmpty() ? "Open from before:" : "Also:";
        if (worst != null) {
            Incident incident = worst.incident();
            return new Lead(
                    reply(worst, facts),
                    incident.whatToDo(),
                    jobs(incident.trouble().jobs()),
                    otherwise,
                    shown,
                    more);
        }
        if (loose.isEmpty()) {
            return new Lead("", "", "", otherwise, shown, more);
        }
        Finding first = loose.get(0);
        String reply = first.replies().isEmpty() ? "" : first.replies().get(0).reply();
        return new Lead(reply, first.whatToDo(), "", otherwise, shown, more);
    }

    /** What its rule heard; of a rule that hears nothing, what came most since it opened. */
    private static String reply(KnownIncident worst, SectionFacts facts) {
        LocalDate until = facts.report().period().until();
        return worst.incident().replies().stream()
                .map(ReplyCount::reply)
                .findFirst()
                .or(() -> until == null
                        ? Optional.empty()
                        : IncidentFacts.of(worst, until).answers(facts).stream()
                                .map(row -> row.text("text"))
                                .filter(Objects::nonNull)
                                .findFirst())
                .orElse("");
    }

    /** Nobody shall take for the day's own what the day is free of. */
    private static String lastSeen(LocalDate last, @Nullable LocalDate until) {
        return until == null || !last.isBefore(until) ? "" : "; last seen on " + last;
    }

    /** The incident that a report begins with: the worst of those that the last day belongs to; null if there is none. */
    static @Nullable KnownIncident worst(Report report) {
        return IncidentEntries.ranked(report).stream()
                .filter(known -> known.incident().last().equals(report.period().until()))
                .findFirst()
                .orElse(null);
    }

    /** What a report says of an incident in one line. */
    static String sentence(KnownIncident known, SectionFacts facts) {
        LocalDate day = Objects.requireNonNullElse(
                facts.report().period().until(), known.incident().last());
        return TroubleSentence.of(
                known,
                facts.report().period(),
                IncidentEntries.first(known, facts),
                IncidentFacts.of(known, day).usual(facts));
    }

    private static String jobs(List<JobPart> jobs) {
        if (jobs.isEmpty()) {
            return "";
        }
        String named = Words.first(jobs, MOST_JOBS).stream()
                .map(job -> Words.unknown(job.job()) + " (" + Numbers.count(job.x()) + ")")
                .collect(Collectors.joining(", "));
        return jobs.size() <= MOST_JOBS ? named : named + " and " + Numbers.count(jobs.size() - MOST_JOBS) + " more";
    }
}
