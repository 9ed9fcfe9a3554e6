package acct.report;

import acct.incident.Incident;
import acct.incident.IncidentWords;
import acct.incident.KnownIncident;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Metric;
import acct.model.Period;
import acct.model.RateEvidence;
import acct.model.Subject;
import acct.print.LogText;
import acct.print.Numbers;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A trouble as people of the trade tell each other of it: {@code Microsoft blocks 192.0.2.20 (ms-ip-1): 201 of 515 refused
 * since 06:07; usual 0.3 %}. Texts are as they were logged.
 */
final class TroubleSentence {
    private static final int NAME_LENGTH = 60;

    private TroubleSentence() {}

    /**
     * That of an incident.
     *
     * @param reported the days of the report
     * @param first when the answer behind it came first; null if that is not known
     * @param usual the share that was usual before; null if that is not known
     */
    static String of(KnownIncident known, Period reported, @Nullable OffsetDateTime first, @Nullable Double usual) {
        Incident incident = known.incident();
        ToldRate told = ToldRate.of(incident);
        RateEvidence evidence = told.evidence();
        Finding worst = incident.trouble().findings().get(0);
        if (worst.kind() == FindingKind.WRONG_ROAD) {
            return wrongRoad(worst)
                    + since(
                            incident,
                            reported,
                            worst.seen() == null ? null : worst.seen().first());
        }
        return evidence == null || verb(told.metric(), incident.subject()).isEmpty()
                ? title(incident, worst) + since(incident, reported, first)
                : verb(told.metric(), incident.subject())
                        + numbers(told.metric(), evidence)
                        + told.where()
                        + since(incident, reported, first)
                        + usual(usual, evidence.limit());
    }

    /**
     * Over how many days it was counted, of several findings over as many as the shortest: what one day alone does not show
     * has no hour in which it began.
     */
    static long counted(Incident incident) {
        return incident.trouble().findings().stream()
                .mapToLong(TroubleSentence::counted)
                .min()
                .orElse(1);
    }

    /** Over how many days a finding was counted. */
    static long counted(Finding finding) {
        return ChronoUnit.DAYS.between(finding.since(), finding.day()) + 1;
    }

    /** Of a configuration the check says more than its subject. */
    private static String title(Incident incident, Finding worst) {
        if (incident.metric() == Metric.DATA) {
            return capital(missing(worst));
        }
        if (incident.metric() != Metric.CONFIG) {
            return IncidentWords.title(incident);
        }
        return worst.subject().equals(Subject.ALL) ? worst.title() : worst.title() + ": " + whom(worst.subject());
    }

    /** {@code Marketing mail (news) leaves by 192.0.2.40 (trans-ip-1), which is kept for other mail: 60 rows}. */
    static String wrongRoad(Finding leak) {
        Subject subject = leak.subject();
        String mail = subject.trafficClass() == null ? "Mail" : capital(name(subject.trafficClass())) + " mail";
        String job = subject.job() == null ? "" : " (" + name(subject.job()) + ")";
        return mail + job + " leaves by " + sender(subject) + ", which is kept for other mail"
                + (leak.rows() == null ? "" : ": " + Numbers.count(leak.rows(), "row", "rows"));
    }

    /** What is not there: {@code no data of 192.0.2.20}, {@code no deferrals}. */
    static String missing(Finding finding) {
        Subject subject = finding.subject();
        String whose = subject.sourceIp() != null ? subject.sourceIp() : subject.thing();
        String what = finding.title().substring(0, 1).toLowerCase(Locale.ROOT)
                + finding.title().substring(1);
        return what + (whose == null ? "" : " of " + name(whose));
    }

    /** That of a finding that is no part of an incident. */
    static String of(Finding finding) {
        if (finding.kind() == FindingKind.DATA) {
            return capital(missing(finding)) + since(finding.firstDay());
        }
        RateEvidence evidence = finding.evidence();
        String verb = verb(finding.metric(), finding.subject());
        boolean isMail = finding.kind() == FindingKind.MAIL;
        return evidence == null || verb.isEmpty() || !isMail
                ? finding.title() + ": " + ReportVerdict.where(finding)
                : verb
                        + numbers(finding.metric(), evidence)
                        + (finding.since().equals(finding.day()) ? "" : " since " + finding.since())
                        + usual(evidence.baseline(), evidence.limit());
    }

    /** {@code  since Thursday 2026-11-19}: everybody may say so of the last days; the year is of interest for others. */
    static String since(@Nullable LocalDate day) {
        return day == null
                ? ""
                : " since " + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + day;
    }

    /** Whom it is about: {@code 192.0.2.20 (ms-ip-1) at microsoft}. */
    static String whom(Subject subject) {
        String isp = subject.isp();
        return isp == null ? sender(subject) : sender(subject) + " at " + name(isp);
    }

    /** {@code 201 of 515 refused, 39.0 %}; empty if it is no rate. */
    static String size(ToldRate told) {
        RateEvidence evidence = told.evidence();
        return evidence == null
                ? ""
                : Numbers.count(evidence.x()) + " of " + Numbers.count(evidence.n()) + " " + outcome(told.metric())
                        + told.where() + ", "
                        + Numbers.percent(evidence.rate());
    }

    /**
     * {@code 06:07} in a report of that day, else {@code 2026-11-14}; where a rule counts several days, the day of the
     * first night that noticed it.
     */
    static String begin(Incident incident, Period reported, @Nullable OffsetDateTime first) {
        LocalDate day = incident.since();
        if (!reported.equals(Period.of(day)) || counted(incident) > 1) {
            return day.toString();
        }
        String hour = incident.firstHour();
        String known = hour == null || hour.length() < 13 ? "" : hour.substring(11, 13) + ":00";
        boolean isWithin = first != null
                && first.toLocalDate().equals(day)
                && (known.isEmpty() || known.substring(0, 2).equals(two(first.getHour())));
        return isWithin && first != null
                ? two(first.getHour()) + ":" + two(first.getMinute())
                : known.isEmpty() ? day.toString() : known;
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private static String verb(Metric metric, Subject subject) {
        String who = sender(subject);
        String isp = subject.isp() == null ? "" : name(subject.isp());
        String at = isp.isEmpty() ? "" : " at " + isp;
        return switch (metric) {
            case BLOCK ->
                isp.isEmpty()
                        ? capital(who) + be(subject) + "blocked" + several(subject)
                        : capital(isp) + " blocks " + who;
            case HARD ->
                capital(who) + (isMany(subject) ? " mail" : " mails") + " dead addresses" + at + several(subject);
            case DEFERRAL ->
                isp.isEmpty()
                        ? capital(who) + be(subject) + "put off" + several(subject)
                        : capital(isp) + " defers " + who;
            case COMPLAINT -> "Recipients" + at + " complain about " + who;
            case CONNECTION ->
                capital(who) + (isMany(subject) ? " get" : " gets") + " no connection"
                        + (isp.isEmpty() ? "" : " to " + isp);
            case AUTHENTICATION -> capital(who) + (isMany(subject) ? " fail" : " fails") + " authentication" + at;
            case LATENCY -> "Mail of " + who + " takes long" + at;
            case REPLY ->
                isp.isEmpty()
                        ? capital(who) + (isMany(subject) ? " get" : " gets") + " a new answer"
                        : capital(isp) + " has a new answer for " + who;
            case VOLUME, DATA, CONFIG, WARMING -> "";
        };
    }

    /** A road that has trouble as a whole has it at more than one ISP. */
    private static String several(Subject subject) {
        boolean isRoad = subject.sourceIp() != null || subject.vmta() != null || subject.pool() != null;
        return isRoad && subject.isp() == null && subject.job() == null ? " at several ISPs" : "";
    }

    /** All source IPs are many. */
    private static String be(Subject subject) {
        return isMany(subject) ? " are " : " is ";
    }

    private static boolean isMany(Subject subject) {
        return sender(subject).equals(sender(Subject.ALL));
    }

    private static String numbers(Metric metric, RateEvidence evidence) {
        return ": " + Numbers.count(evidence.x()) + " of " + Numbers.count(evidence.n()) + " " + outcome(metric);
    }

    private static String outcome(Metric metric) {
        return switch (metric) {
            case BLOCK -> "refused";
            case HARD -> "bounced hard";
            case DEFERRAL -> "put off";
            case COMPLAINT -> "complained";
            case CONNECTION, AUTHENTICATION -> "failed";
            case LATENCY -> "took over half an hour";
            case REPLY -> "answered so";
            case VOLUME, DATA, CONFIG, WARMING -> "seen";
        };
    }

    /** {@code  since 06:07 (day 2)}, or {@code  in 7 days, noticed on 2026-11-14}. */
    private static String since(Incident incident, Period reported, @Nullable OffsetDateTime first) {
        // Of one that came back the days of this time: those before had an end.
        long seen = incident.days().stream()
                .filter(day -> !day.isBefore(incident.since()))
                .count();
        String days = seen < 2 ? "" : " (day " + seen + ")";
        long counted = counted(incident);
        String from = counted < 2 ? " since " : " in " + Numbers.count(counted) + " days, noticed on ";
        return from + begin(incident, reported, first) + days;
    }

    private static String usual(@Nullable Double usual, @Nullable Double limit) {
        if (usual != null) {
            return "; usual " + Numbers.percent(usual);
        }
        return limit == null ? "" : "; limit " + Numbers.percent(limit);
    }

    private static String sender(Subject subject) {
        if (subject.sourceIp() != null) {
            return name(subject.sourceIp()) + (subject.vmta() == null ? "" : " (" + name(subject.vmta()) + ")");
        }
        if (subject.vmta() != null) {
            return "vMTA " + name(subject.vmta());
        }
        if (subject.pool() != null) {
            return "pool " + name(subject.pool());
        }
        if (subject.job() != null) {
            return "job " + name(subject.job());
        }
        if (subject.trafficClass() != null) {
            return "class " + name(subject.trafficClass());
        }
        return subject.thing() == null ? "all source IPs" : name(subject.thing());
    }

    private static String name(String logged) {
        return LogText.cutMiddle(logged, NAME_LENGTH);
    }

    /** The key of an ISP begins a sentence like its name; addresses stay as they are. */
    static String capital(String words) {
        if (words.isEmpty() || words.startsWith("vMTA")) {
            return words;
        }
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
