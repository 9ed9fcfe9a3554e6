package acct.judge;

import acct.ask.JobCell;
import acct.ask.MailCounts;
import acct.model.Metric;
import java.util.function.ToLongFunction;

/** A rate that is judged: some events of a day, out of the cases that could have had them. */
enum CountedRate {
    /** Recipients that bounced as dead addresses. */
    HARD(Metric.HARD, MailCounts::recipients, MailCounts::hard, JobCell::recipients, JobCell::hard),
    /** Recipients that were refused for who sent or what was sent. */
    BLOCK(Metric.BLOCK, MailCounts::recipients, MailCounts::block, JobCell::recipients, JobCell::block),
    /** Attempts put off; greylisting, which puts off every first attempt, counts on neither side. */
    DEFERRAL(
            Metric.DEFERRAL,
            mail -> mail.attempts() - mail.greylisted(),
            mail -> mail.deferred() - mail.greylisted(),
            JobCell::attempts,
            JobCell::deferred),
    /** Attempts put off for whatever reason. */
    PUT_OFF(Metric.DEFERRAL, MailCounts::attempts, MailCounts::deferred, JobCell::attempts, JobCell::deferred),
    /** Attempts without a conversation. */
    CONNECTION(Metric.CONNECTION, MailCounts::attempts, MailCounts::connection, JobCell::attempts, JobCell::connection),
    /** Attempts refused for what proves the sender. */
    AUTHENTICATION(
            Metric.AUTHENTICATION,
            MailCounts::attempts,
            MailCounts::authentication,
            JobCell::attempts,
            JobCell::authentication),
    /** Deliveries that took longer than half an hour. */
    LATENCY(Metric.LATENCY, MailCounts::timed, MailCounts::late, cell -> 0, cell -> 0),
    /** Complaints, by the day of their mail. */
    COMPLAINT(Metric.COMPLAINT, MailCounts::delivered, MailCounts::complaints, cell -> 0, cell -> 0);

    private final Metric metric;
    private final ToLongFunction<MailCounts> cases;
    private final ToLongFunction<MailCounts> events;
    private final ToLongFunction<JobCell> casesOfJob;
    private final ToLongFunction<JobCell> eventsOfJob;

    CountedRate(
            Metric metric,
            ToLongFunction<MailCounts> cases,
            ToLongFunction<MailCounts> events,
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

    /** How many could have had the event, and how many had it. */
    Tally of(MailCounts counts) {
        return new Tally(cases.applyAsLong(counts), events.applyAsLong(counts));
    }

    /** The same of a job; nothing where the log does not tell it by job. */
    Tally of(JobCell cell) {
        return new Tally(casesOfJob.applyAsLong(cell), eventsOfJob.applyAsLong(cell));
    }
}
