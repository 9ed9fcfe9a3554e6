package acct;

import acct.alert.Alerts;
import acct.ask.Filter;
import acct.ask.KnownValues;
import acct.ask.Logged;
import acct.ask.Questions;
import acct.ask.RejectsNotKept;
import acct.ask.ReplyMemory;
import acct.ask.SeenReplies;
import acct.ask.Source;
import acct.ask.TimedQuestion;
import acct.audit.Auditing;
import acct.audit.ConfiguredAudit;
import acct.audit.CountedChanges;
import acct.audit.LogQuestion;
import acct.audit.MappedPools;
import acct.audit.PmtaConfigurations;
import acct.audit.PmtaHistory;
import acct.audit.SeenInLog;
import acct.audit.SeenMail;
import acct.config.Config;
import acct.doctor.DataWatch;
import acct.doctor.Doctor;
import acct.doctor.Reconciliation;
import acct.load.Loads;
import acct.load.OpenedStore;
import acct.model.CountRow;
import acct.model.Dimension;
import acct.model.ExitCode;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Surroundings;
import acct.model.Table;
import acct.model.UserException;
import acct.night.Nights;
import acct.pmta.model.Configuration;
import acct.read.MovedCount;
import acct.read.PmtaLog;
import acct.read.Unreadable;
import acct.report.Against;
import acct.report.Report;
import acct.report.Reporting;
import acct.sql.Cursor;
import acct.sql.HeldAnswer;
import acct.sql.Row;
import acct.store.Cutoffs;
import acct.store.OwnStatement;
import acct.store.Pruned;
import acct.store.SqlLimits;
import acct.verify.Proofs;
import acct.warming.WarmingTrack;
import acct.warming.WarmingTracking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What acct can do, free of options and printing: the rooms put together. */
public final class Acct {
    private final Surroundings around;
    private final Config config;
    private final OpenedStore store;
    private final DataWatch watch;
    private final Alerts alerts;
    private final Reporting reporting;
    private final PmtaHistory history;
    private final WarmingTracking warming;
    private final Loads loads;
    private final Nights nights;
    private final Proofs proofs;
    private final Consumer<String> remark;

    /**
     * Acct over one store.
     *
     * @param configName the file of the configuration; null where the defaults hold
     * @param storeFile the DuckDB file
     * @param wait how long to wait for a busy store
     * @param asked sees every statement of a question before it runs
     * @param remark hears what a person should know about the store
     */
    public Acct(
            Surroundings around,
            Config config,
            @Nullable String configName,
            Path storeFile,
            Duration wait,
            Consumer<String> asked,
            Consumer<String> remark) {
        this.around = around;
        this.remark = remark;
        this.config = config;
        this.store = new OpenedStore(around, config, configName, storeFile, wait, asked, remark);
        String version = Version.current();
        this.watch = new DataWatch(around, config);
        this.warming = new WarmingTracking(config);
        ConfiguredAudit audit = new ConfiguredAudit(around, config);
        this.alerts = new Alerts(config, watch, warming, audit);
        this.reporting = new Reporting(new Doctor(around, config), alerts, warming, audit, version);
        this.history = new PmtaHistory(around, config, remark);
        this.loads =
                new Loads(around, config, store, () -> MappedPools.of(around, config, remark), history::keep, version);
        this.proofs = new Proofs(around, store, loads::settings);
        this.nights = new Nights(around, store, watch);
    }

    private <T> T ask(Function<Questions, T> work) {
        return store.ask(engine -> work.apply(new Questions(engine)));
    }

    /** What brings rows into the store. */
    public Loads loads() {
        return loads;
    }

    /** What proves the stored rows, and copies them. */
    public Proofs proofs() {
        return proofs;
    }

    /** Which days were told of, and which are still to be told of. */
    public Nights nights() {
        return nights;
    }

    /**
     * Compares the record counts in PowerMTA's own log with the ledger; one sentence for each difference.
     *
     * @param log the log file
     */
    public List<String> movedCountsThatDiffer(String log) {
        List<MovedCount> counts;
        try {
            counts = PmtaLog.movedCounts(around.path(log));
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    log + ": cannot be read: " + Unreadable.why(e) + "; give --pmta-log the log that PowerMTA writes",
                    e);
        }
        if (counts.isEmpty()) {
            return List.of(log + ": no line names a .csv file and its number of records;"
                    + " PowerMTA writes them with `count-moved-records yes` in the <acct-file>");
        }
        return ask(questions -> new Reconciliation(questions).differences(log, counts));
    }

    /** What would go from the store. */
    public Pruned prunable(Cutoffs cutoffs) {
        return store.prunable(cutoffs);
    }

    /** Takes old days out of the store, and gives the space back to the disk. */
    public Pruned prune(Cutoffs cutoffs) {
        return store.prune(cutoffs);
    }

    /** Counts, and what the files of the period cannot know. */
    public record Answer(List<CountRow> rows, Logged logged) {}

    /**
     * Counts by any dimensions.
     *
     * @param most only the largest so many, and one row for the others; null for all
     */
    public Answer counts(
            List<Dimension> dimensions,
            List<Filter> filters,
            KnownValues.Unknown unknown,
            Period period,
            @Nullable Integer most) {
        return ask(questions -> {
            check(questions, filters, unknown);
            return new Answer(
                    questions.counts(dimensions, filters, period, most),
                    questions.logged(period, Source.of(dimensions, filters)));
        });
    }

    private void check(Questions questions, List<Filter> filters, KnownValues.Unknown unknown) {
        if (unknown == KnownValues.Unknown.REFUSED) {
            List<String> classes =
                    config.classes().stream().map(Config.MailClass::name).toList();
            new KnownValues(questions, classes).mustBeStored(filters).forEach(remark);
        }
    }

    /**
     * The answer of a shipped statement.
     *
     * @param answer the answer; empty if it was too long to be held
     * @param remarks what of it is no longer stored
     */
    public record Told(Optional<Cursor> answer, List<String> remarks) {}

    /**
     * The answer of a shipped statement, with what must be said about it.
     *
     * @param longer takes the answer while the store is open, if it is too long to be held; nothing of it is returned then
     */
    public Told told(
            String name, Period period, Map<String, ? extends @Nullable Object> values, Consumer<Cursor> longer) {
        return ask(questions -> {
            Optional<Cursor> held = questions.stream(name, period, values, answer -> HeldAnswer.of(answer, longer));
            return new Told(held, questions.gone(name, period).stream().toList());
        });
    }

    /**
     * The lines that were not stored, or their number by reason, and how many of them are not kept.
     *
     * @param reason only these, such as {@code open-quote}; null for all
     * @param longer takes the answer while the store is open, if it is too long to be held
     */
    public Told rejects(String name, Period period, @Nullable String reason, Consumer<Cursor> longer) {
        Told told = told(name, period, Collections.singletonMap("reason", reason), longer);
        List<String> remarks = new ArrayList<>(told.remarks());
        rejectsNotKept(period, reason).ifPresent(remarks::add);
        return new Told(told.answer(), remarks);
    }

    /** Says how many rejected lines were only counted, as their files had too many; empty if all are kept. */
    public Optional<String> rejectsNotKept(Period period, @Nullable String reason) {
        return ask(questions -> questions.only(
                "report/rejects_not_kept", period, Collections.singletonMap("reason", reason), RejectsNotKept::in));
    }

    /** The answer of a shipped statement. */
    public Table table(String name, Period period, Map<String, ? extends @Nullable Object> values) {
        return ask(questions -> questions.table(name, period, values));
    }

    /**
     * Hands over every line that was not stored, as {@code sql/report/rejects_export.sql} gives it.
     *
     * @param reason only these, such as {@code open-quote}; null for all
     */
    public void rejectsUnderHeaders(Period period, @Nullable String reason, Consumer<Row> each) {
        ask(questions -> {
            questions.forEach("report/rejects_export", period, Collections.singletonMap("reason", reason), each);
            return period;
        });
    }

    /**
     * Lists the addresses that a dead mailbox or domain was the last answer of, one row after the other.
     *
     * @param user takes the rows of {@code sql/report/suppressions.sql} while the store is open
     * @return what of the period is no longer stored
     */
    public List<String> suppressions(Period period, Consumer<Iterator<Row>> user) {
        return ask(questions -> {
            questions.stream("report/suppressions", period, Map.of(), rows -> {
                user.accept(rows);
                return period;
            });
            return questions.gone("report/suppressions", period).stream().toList();
        });
    }

    /**
     * What each ISP answered in a period, and since when; also if the rows have gone.
     *
     * @param limit at most so many; null for all
     */
    public SeenReplies replies(
            Period period,
            List<Filter> filters,
            KnownValues.Unknown unknown,
            ReplyMemory.Which which,
            @Nullable Integer limit) {
        ReplyMemory.mustRemember(filters);
        return ask(questions -> {
            check(questions, filters, unknown);
            return new ReplyMemory(questions).list(period, filters, which, limit);
        });
    }

    /**
     * Answers an operator's own statement, which can read the store and nothing else.
     *
     * @param reader takes the rows, in a thread of the question's own
     */
    public void sql(String text, SqlLimits limits, Consumer<Cursor> reader) {
        TimedQuestion.ask(
                limits.time(), begins -> store.own(text, limits, begins, reader), () -> OwnStatement.tooLong(limits));
    }

    /**
     * What the rules find.
     *
     * @param remarks what is no longer stored of what they look into
     */
    public record Judged(List<Finding> alerts, List<String> remarks) {}

    /** What the rules find on the days of a period, the latest day first. */
    public Judged alerts(Period period, Against against) {
        return ask(questions -> {
            List<Finding> found = new ArrayList<>(
                    (against == Against.CLOCK ? alerts.withOverdue(questions, period) : alerts.of(questions, period))
                            .findings());
            found.sort(Comparator.comparing(Finding::day).reversed());
            return new Judged(
                    found, questions.gone("alert/replies", period).stream().toList());
        });
    }

    /**
     * What an audit of a PowerMTA configuration found.
     *
     * @param findings what the log lacks, then errors, then the rest
     * @param remarks what of the period is no longer stored, and classes that names seem to tell of
     */
    public record Audited(List<Finding> findings, List<String> remarks) {}

    /**
     * Compares a PowerMTA configuration with what is stored of a period.
     *
     * @param file its main file
     * @param roots folders of the mail server to their copies here
     */
    public Audited audit(String file, Map<String, String> roots, Period period) {
        Configuration configuration = new PmtaConfigurations(around, roots).read(file);
        return ask(questions -> {
            Auditing.Told told = new Auditing(config, configuration).told(questions, period);
            return new Audited(
                    told.findings(),
                    Stream.of(
                                    questions.gone("audit/signing", period),
                                    Auditing.notCompared(questions, period).map(Finding::message),
                                    told.suggestion())
                            .flatMap(Optional::stream)
                            .toList());
        });
    }

    /** What the stored files of a period cannot support, and the holes in them; warnings first. */
    public List<Finding> findings(Period period) {
        return ask(questions -> reporting.findings(questions, period, Against.CLOCK));
    }

    /** Refuses a period of which no row is stored, unless others are before and after; what was pruned is told elsewhere. */
    public void mustHaveRows(Period period) {
        boolean isEmpty = ask(questions -> questions.storedDays(period).isEmpty()
                && watch.missingDays(questions, period).isEmpty()
                && !questions.logged(period).isGone());
        if (isEmpty) {
            throw UserException.failed(period.label() + ": no row is stored of it, so no report was written;"
                    + " `acct status` shows which days are");
        }
    }

    /** The latest stored day that can be. */
    public Optional<LocalDate> latestDay() {
        return ask(questions -> Optional.ofNullable(questions.latestDay()));
    }

    /** What changed in the kept configurations on the days of a period, beside what the log counted. */
    public CountedChanges configChanges(Period period) {
        return ask(questions -> history.changes(questions, period));
    }

    /**
     * What the log shows of something that a PowerMTA configuration names; null if there is no store yet.
     *
     * @param question which rows
     */
    public @Nullable SeenInLog seenInLog(LogQuestion question, Period period) {
        return Files.exists(store.file()) ? ask(questions -> SeenMail.of(questions, question, period)) : null;
    }

    /**
     * How source IPs follow their plans.
     *
     * @param track their days
     * @param open what of their last days is still to be acted on
     * @param remarks what the files of these days do not tell
     */
    public record Warmed(WarmingTrack track, WarmingTrack open, List<String> remarks) {}

    /** How the source IPs of {@code warming:} follow their plans on the days of a period. */
    public Warmed warming(Period period) {
        return ask(questions -> {
            WarmingTrack track = warming.upTo(questions, period.until()).within(period);
            LocalDate end = warming.end(questions, period.until());
            WarmingTrack open = end == null ? WarmingTrack.NONE : track.latest().openOn(end);
            return new Warmed(track, open, warming.remarks(questions));
        });
    }

    /** Finds what is wrong with {@code warming:} before anything else is done. */
    public void checkWarming() {
        warming.plans();
    }

    /** Everything that a report of a period says. */
    public Report report(Period period, Against against) {
        return ask(questions -> reporting.report(questions, period, against));
    }
}
