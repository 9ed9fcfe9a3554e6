package acct.judge;

import acct.ask.CellDay;
import acct.ask.CellHour;
import acct.ask.JobCell;
import acct.model.Metric;
import java.time.LocalDate;
import java.util.function.ToLongFunction;

/** A rate that is judged: some events of a day, out of the cases that could have had them. */
enum CountedRate {
    /** Recipients that bounced as dead addresses. */
    HARD(Metric.HARD, CellDay::recipients, CellDay::hard, JobCell::recipients, JobCell::hard),
    /** Recipients that were refused for who sent or what was sent. */
    BLOCK(Metric.BLOCK, CellDay::recipients, CellDay::block, JobCell::recipients, JobCell::block),
    /** Attempts put off; greylisting, which puts off every first attempt, counts on neither side. */
    DEFERRAL(
            Metric.DEFERRAL,
            cell -> cell.attempts() - cell.greylisted(),
            cell -> cell.deferred() - cell.greylisted(),
            JobCell::attempts,
            JobCell::deferred),
    /** Attempts put off for whatever reason. */
    PUT_OFF(Metric.DEFERRAL, CellDay::attempts, CellDay::deferred, JobCell::attempts, JobCell::deferred),
    /** Attempts without a conversation. */
    CONNECTION(Metric.CONNECTION, CellDay::attempts, CellDay::connection, JobCell::attempts, JobCell::connection),
    /** Attempts refused for what proves the sender. */
    AUTHENTICATION(
            Metric.AUTHENTICATION,
            CellDay::attempts,
            CellDay::authentication,
            JobCell::attempts,
            JobCell::authentication),
    /** Deliveries that took longer than half an hour. */
    LATENCY(Metric.LATENCY, CellDay::timed, CellDay::late, cell -> 0, cell -> 0),
    /** Complaints, by the day they came in. */
    COMPLAINT(Metric.COMPLAINT, CellDay::delivered, CellDay::complaints, cell -> 0, cell -> 0);

    private final Metric metric;
    private final ToLongFunction<CellDay> cases;
    private final ToLongFunction<CellDay> events;
    private final ToLongFunction<JobCell> casesOfJob;
    private final ToLongFunction<JobCell> eventsOfJob;

    CountedRate(
            Metric metric,
            ToLongFunction<CellDay> cases,
            ToLongFunction<CellDay> events,
            ToLongFunction<JobCell> casesOfJob,
            ToLongFunction<JobCell> eventsOfJob) {
        this.metric = metric;
        this.cases = cases;
        this.events = events;
        this.casesOfJob = casesOfJob;
        this.eventsOfJob = eventsOfJob;
    }

    /** Its place among all rates, which are counted side by side. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }

    Metric metric() {
        return metric;
    }

    /** How many could have had the event. */
    long cases(CellDay cell) {
        return cases.applyAsLong(cell);
    }

    /** How many had it. */
    long events(CellDay cell) {
        return events.applyAsLong(cell);
    }

    /** The same of a job; nothing where the log does not tell it by job. */
    Tally of(JobCell cell) {
        return new Tally(casesOfJob.applyAsLong(cell), eventsOfJob.applyAsLong(cell));
    }

    /** The same of an hour. */
    Tally of(CellHour hour, LocalDate day) {
        CellDay cell = new CellDay(
                day,
                null,
                null,
                null,
                null,
                hour.delivered(),
                hour.recipients(),
                hour.hard(),
                hour.block(),
                hour.attempts(),
                hour.deferred(),
                hour.greylisted(),
                hour.connection(),
                hour.authentication(),
                hour.complaints(),
                hour.timed(),
                hour.late());
        return new Tally(cases(cell), events(cell));
    }
}
