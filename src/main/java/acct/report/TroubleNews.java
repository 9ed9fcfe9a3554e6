package acct.report;

import acct.alert.Alerts;
import acct.ask.Questions;
import acct.incident.DayJudge;
import acct.incident.Incidents;
import acct.incident.JudgedOnce;
import acct.incident.KnownIncident;
import acct.incident.KnownIncidents;
import acct.incident.Notice;
import acct.judge.Coverage;
import acct.judge.Past;
import acct.model.Finding;
import acct.model.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules found on the days of a period, with what is known of it from the days before.
 *
 * @param findings each with the trouble that it is a part of
 * @param coverage how much of the mail could be judged
 * @param past how much of the days before the last day is stored
 * @param incidents those that are open on the last day, the worst first
 * @param closed those that were seen in the period and are over on its last day
 * @param notices what people are to be told as of that day
 * @param remarks what must be said beside them
 */
record TroubleNews(
        List<Finding> findings,
        Coverage coverage,
        Past past,
        List<KnownIncident> incidents,
        List<KnownIncident> closed,
        List<Notice> notices,
        List<String> remarks) {

    static TroubleNews of(Alerts alerts, Questions questions, Period period, Against against) {
        List<LocalDate> days = questions.storedDays(period);
        @Nullable LocalDate last = days.isEmpty() ? null : days.get(days.size() - 1);
        DayJudge judge = new JudgedOnce(alerts, last);
        Alerts.PeriodVerdict judged = against == Against.CLOCK
                ? alerts.withOverdue(questions, period, judge)
                : alerts.of(questions, period, judge);
        if (last == null) {
            return new TroubleNews(
                    judged.findings(), judged.coverage(), Past.NONE, List.of(), List.of(), List.of(), List.of());
        }
        KnownIncidents known = Incidents.read(questions, last, judge);
        return new TroubleNews(
                judged.findings().stream().map(known::told).toList(),
                judged.coverage(),
                Past.of(last, questions.storedDays(Period.ALL)),
                known.all().stream().filter(one -> one.incident().isOpen()).toList(),
                known.all().stream()
                        .filter(one -> !one.incident().isOpen()
                                && one.incident().days().stream().anyMatch(period::holds))
                        .toList(),
                known.notices(),
                known.remarks());
    }
}
