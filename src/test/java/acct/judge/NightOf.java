package acct.judge;

import acct.ask.CellDay;
import acct.ask.DeferredRecipients;
import acct.ask.JobCell;
import acct.ask.JudgedFacts;
import acct.ask.LoggedDay;
import acct.ask.MailJob;
import acct.ask.TroubleFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A night on which nothing is known but what a test says. */
final class NightOf {
    static final LocalDate DAY = LocalDate.parse("2026-11-19");

    private NightOf() {}

    /** Nothing happened. */
    static DayFacts of(LocalDate day) {
        return DayFacts.given(day)
                .with(JudgedFacts.EACH_CELL_DAY, each -> {})
                .with(JudgedFacts.LOGGED_DAYS, List.of())
                .with(JudgedFacts.COMPLAINT_DAYS, List.of())
                .with(NightFacts.KNOWS_REASONS, true)
                .with(NightFacts.WARMING_IPS, Set.of())
                .with(NightFacts.REPLY_ADVICE, rule -> Optional.empty())
                .with(JudgedFacts.JOB_CELLS, (since, first) -> List.of())
                .with(TroubleFacts.DEFERRED_RECIPIENTS, (sourceIp, isp, pool, nights) -> DeferredRecipients.UNKNOWN)
                .with(TroubleFacts.REPLIES, (mail, nights) -> List.of())
                .with(JudgedFacts.CELL_HOURS, (sourceIp, isp, vmta, pool) -> List.of())
                .with(JudgedFacts.TROUBLE_DOMAINS, (sourceIp, isp, job, kind) -> List.of())
                .with(NightFacts.CONFIG_CHANGES, List.of())
                .with(TroubleFacts.SIGNATURES, List.of())
                .with(TroubleFacts.FEEDBACK_ISPS, Set.of())
                .with(DayFacts.IS_OVER, true)
                .with(DayFacts.LACKS_HOURS, false);
    }

    /** These cells were counted, and their days log everything. */
    static DayFacts of(List<CellDay> cells) {
        return of(DAY).with(JudgedFacts.EACH_CELL_DAY, cells::forEach).with(JudgedFacts.LOGGED_DAYS, logged(cells));
    }

    /**
     * Jobs as the store tells them.
     *
     * @param days what each had, by day; all as of nights that are judged
     */
    static JudgedFacts.JobCells jobs(LocalDate day, Function<LocalDate, List<JobCell>> days) {
        return (since, first) -> {
            List<JobCell> now = first.datesUntil(day.plusDays(1))
                    .flatMap(one -> days.apply(one).stream())
                    .toList();
            Set<MailJob> sent = now.stream().map(JobCell::job).collect(Collectors.toSet());
            sent.add(MailJob.NONE);
            Stream<JobCell> before = since.datesUntil(first)
                    .flatMap(one -> days.apply(one).stream())
                    .map(cell -> before(cell, sent.contains(cell.job()) ? cell.job() : MailJob.ABSENT));
            return Stream.concat(now.stream(), before).toList();
        };
    }

    private static JobCell before(JobCell cell, MailJob job) {
        return new JobCell(
                job,
                JobCell.Nights.BEFORE,
                cell.sourceIp(),
                cell.isp(),
                cell.recipients(),
                cell.hard(),
                cell.block(),
                cell.attempts(),
                cell.deferred(),
                cell.connection(),
                cell.authentication());
    }

    /** What the days of these cells log. */
    static List<LoggedDay> logged(List<CellDay> cells) {
        Map<LocalDate, LoggedDay> days = new LinkedHashMap<>();
        for (CellDay cell : cells) {
            LoggedDay more = new LoggedDay(
                    cell.day(),
                    cell.counts().delivered(),
                    cell.counts().recipients() - cell.counts().delivered(),
                    cell.counts().deferred(),
                    cell.counts().complaints());
            days.merge(
                    cell.day(),
                    more,
                    (a, b) -> new LoggedDay(
                            a.day(),
                            a.delivered() + b.delivered(),
                            a.bounced() + b.bounced(),
                            a.deferred() + b.deferred(),
                            a.complaints() + b.complaints()));
        }
        return new ArrayList<>(days.values());
    }
}
