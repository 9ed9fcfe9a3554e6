package acct.report;

import acct.incident.Incident;
import acct.incident.KnownIncident;
import acct.model.Course;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Metric;
import acct.model.Severity;
import acct.print.Numbers;
import acct.report.chart.Strips;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The troubles of a report in the order in which they are read: by how much goes wrong, never by how much is sent. */
final class IncidentEntries {
    private static final double RISING = 1.25;
    private static final double FALLING = 0.8;

    private IncidentEntries() {}

    /** The incidents that are open on the last day of a report, and what was found and is part of none. */
    static List<IncidentEntry> of(SectionFacts facts) {
        List<IncidentEntry> entries = new ArrayList<>();
        List<KnownIncident> ranked = ranked(facts.report());
        for (int place = 0; place < ranked.size(); place++) {
            KnownIncident known = ranked.get(place);
            entries.add(entry(known, facts, place < IncidentFacts.MOST));
        }
        List<Finding> loose = loose(facts.report());
        for (int place = 0; place < loose.size(); place++) {
            entries.add(entry(loose.get(place), place + 1));
        }
        return entries;
    }

    /** The open incidents, the worst first. */
    static List<KnownIncident> ranked(Report report) {
        return report.incidents().stream().sorted(IncidentFacts.BY_TROUBLE).toList();
    }

    /** What rules found and no incident tells of. */
    static List<Finding> loose(Report report) {
        Set<String> told = report.incidents().stream().map(KnownIncident::id).collect(Collectors.toSet());
        return report.urgent().stream()
                .filter(finding -> finding.course() == null
                        || !told.contains(finding.course().incident()))
                .toList();
    }

    /** When the most frequent answer behind it came first; null if that is not known. */
    static @Nullable OffsetDateTime first(KnownIncident known, SectionFacts facts) {
        LocalDate until = facts.report().period().until();
        if (until == null) {
            return null;
        }
        return IncidentFacts.of(known, until).answers(facts).stream()
                .map(row -> row.local("first_at", "first_utc_offset_seconds"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static IncidentEntry entry(KnownIncident known, SectionFacts facts, boolean isWhole) {
        Incident incident = known.incident();
        LocalDate until = Objects.requireNonNullElse(facts.report().period().until(), incident.last());
        IncidentFacts asked = IncidentFacts.of(known, until);
        List<Strips.Point> days = isWhole ? asked.byDay(facts) : List.of();
        ToldRate told = ToldRate.of(incident);
        int day = incident.days().size();
        List<IncidentEntry.Copy> copies = new ArrayList<>();
        incident.replies().stream()
                .findFirst()
                .ifPresent(reply -> copies.add(new IncidentEntry.Copy(IncidentEntry.REPLY, reply.reply())));
        copies.add(new IncidentEntry.Copy(IncidentEntry.COMMAND, "acct incidents show " + known.id()));
        return new IncidentEntry(
                IncidentEntry.INCIDENT + known.id(),
                incident.severity(),
                known.state().label(),
                TroubleSentence.whom(incident.subject()),
                incident.subject().sourceIp(),
                incident.subject().isp(),
                told.evidence() == null
                        ? unrated(incident)
                        : what(told.metric().label(), TroubleSentence.size(told), asked.usual(facts)),
                TroubleSentence.begin(incident, facts.report().period(), isWhole ? first(known, facts) : null)
                        + ", day " + day,
                trend(incident, days, until),
                days.isEmpty() ? null : Strips.small("Share by day", days, asked.limit()),
                incident.whatToDo(),
                copies,
                IncidentDetails.of(known, asked, facts));
    }

    /** {@code Class leak: 60 rows}. */
    private static String unrated(Incident incident) {
        Finding worst = incident.trouble().findings().get(0);
        return worst.title() + (worst.rows() == null ? "" : ": " + Numbers.count(worst.rows(), "row", "rows"));
    }

    private static String what(String metric, String size, @Nullable Double usual) {
        String beside = usual == null ? "" : "; usual " + Numbers.percent(usual);
        return size.isEmpty() ? metric : metric + ": " + size + beside;
    }

    private static String trend(Incident incident, List<Strips.Point> days, LocalDate until) {
        if (incident.last().isBefore(until)) {
            return IncidentEntry.NOT_SEEN;
        }
        if (incident.days().size() < 2) {
            return incident.state() == Course.State.REOPENED ? "back" : "new";
        }
        String before = incident.days().get(incident.days().size() - 2).toString();
        Strips.Point then = days.stream()
                .filter(day -> day.label().equals(before))
                .findFirst()
                .orElse(null);
        Strips.Point now = days.isEmpty() ? null : days.get(days.size() - 1);
        if (then == null || now == null || then.n() == 0 || now.n() == 0) {
            return incident.state() == Course.State.WORSE ? "worse" : "goes on";
        }
        double was = (double) then.x() / then.n();
        double is = (double) now.x() / now.n();
        if (is > was * RISING) {
            return "rising";
        }
        return is < was * FALLING ? "falling" : "steady";
    }

    private static String days(Finding finding) {
        if (finding.since().equals(finding.day()) || finding.kind() == FindingKind.DATA) {
            return finding.since().toString();
        }
        // Complaints come for days about the mail of one.
        return finding.metric() == Metric.COMPLAINT
                ? finding.since() + ", up to " + finding.day()
                : finding.since() + ", together over "
                        + Numbers.count(ChronoUnit.DAYS.between(finding.since(), finding.day()) + 1) + " days";
    }

    private static IncidentEntry entry(Finding finding, int place) {
        List<IncidentEntry.Copy> copies = finding.replies().stream()
                .limit(1)
                .map(reply -> new IncidentEntry.Copy(IncidentEntry.REPLY, reply.reply()))
                .toList();
        return new IncidentEntry(
                "finding-" + place,
                finding.severity() == Severity.INFO ? Severity.WARNING : finding.severity(),
                finding.rule(),
                finding.kind() == FindingKind.DATA
                        ? ReportVerdict.where(finding)
                        : TroubleSentence.whom(finding.subject()),
                finding.subject().sourceIp(),
                finding.subject().isp(),
                finding.hasRate()
                        ? what(
                                finding.metric().label(),
                                TroubleSentence.size(new ToldRate(finding.metric(), finding.evidence(), ""))
                                        + Words.limit(finding),
                                finding.evidence() == null
                                        ? null
                                        : finding.evidence().baseline())
                        : finding.kind() == FindingKind.DATA ? "" : finding.title(),
                days(finding),
                "",
                null,
                finding.whatToDo(),
                copies,
                FindingDetails.of(finding));
    }
}
