package acct.cli;

import acct.config.Config;
import acct.deliver.PrometheusFile;
import acct.incident.Notice;
import acct.load.IngestRun;
import acct.model.DayState;
import acct.model.ExitCode;
import acct.model.Finding;
import acct.model.NightTold;
import acct.model.Period;
import acct.model.Severity;
import acct.model.ToldDay;
import acct.model.UserException;
import acct.night.Nights;
import acct.night.ToldDays;
import acct.report.Against;
import acct.report.ReportVerdict;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells of every day that nobody was told of: reports, then one note of them together with the finished mail, then what
 * waits is sent. What is killed in between is done again; so a mail may come twice, under one id, but no day is lost.
 */
final class Night {
    private final StoreOptions options;
    private final Reports reports;
    private final Mailing mailing;
    private final Reports.Sending sending;
    private final Again again;
    private final Nights nights;
    private final Nights.Agenda agenda;
    private final List<Page> pages = new ArrayList<>();
    private final List<ToldDay> told = new ArrayList<>();
    private Reports.@Nullable Written latest;
    private Reports.@Nullable Written loudest;
    private ExitCode exit = ExitCode.DONE;

    /**
     * A report that lies in its folder.
     *
     * @param file its page
     * @param headline its verdict
     * @param alerts what the rules found
     * @param worst of these and of what is missing, but for what is muted; null if there is nothing
     */
    record Page(
            String file,
            String headline,
            List<Finding> alerts,
            @Nullable Severity worst) {}

    /** Whether a mail goes out that went out before. */
    enum Again {
        /** Only if rows came, or it did not reach anybody. */
        IF_NEW,
        ALWAYS
    }

    /**
     * What the store has to tell after a load.
     *
     * @param mail how mail goes out; null if it does not
     */
    Night(StoreOptions options, Reports reports, Config.@Nullable Mail mail, Reports.Sending sending, Again again) {
        this.options = options;
        this.reports = reports;
        this.mailing = new Mailing(options, reports, mail, sending, again);
        this.sending = sending;
        this.again = again;
        this.nights = options.acct().nights();
        this.agenda = nights.agenda();
    }

    /** Writes the reports of all days that are due; if none is, that of the latest day once more. */
    void report(IngestRun run) {
        Map<LocalDate, DayState> days = new LinkedHashMap<>();
        agenda.due().forEach(state -> days.put(state.day(), state));
        noteCaughtUp(run);
        agenda.overdue().ifPresent(overdue -> {
            LocalDate day = overdue.state().day();
            options.note((days.isEmpty() ? "nothing new was loaded, and no row of " : "no row of ") + day
                    + " is stored; its report says so");
            days.put(day, overdue.state());
        });
        if (days.isEmpty()) {
            agenda.latest().ifPresent(day -> days.put(day.state().day(), day.state()));
            noteNoNews(run);
        }
        note(() -> options.acct().incidents().remember(days.keySet()));
        note(() -> reports.clear(options.today()));
        days.values().forEach(this::write);
    }

    /** Whoever reads the output of a night must know why it has days that its files do not. */
    private void noteCaughtUp(IngestRun run) {
        List<LocalDate> loaded = run.days();
        String earlier = agenda.due().stream()
                .map(DayState::day)
                .filter(day -> !loaded.contains(day))
                .map(LocalDate::toString)
                .collect(Collectors.joining(", "));
        if (!earlier.isEmpty()) {
            options.note("loaded before and not told of yet, so reported now: " + earlier);
        }
    }

    private void noteNoNews(IngestRun run) {
        if (agenda.latest().isEmpty() && run.days().isEmpty()) {
            return;
        }
        String why = !run.days().isEmpty()
                ? "what was loaded is of days that cannot be, see `acct doctor`"
                : run.files().stream().anyMatch(file -> file.stored() > 0)
                        ? "what was loaded belongs to no day"
                        : "nothing new was loaded";
        options.note(why + (agenda.latest().isEmpty() ? "" : "; the report is that of the latest day stored"));
    }

    /** A day whose report cannot be written stays due; the others are told of all the same. */
    private void write(DayState state) {
        try {
            Reports.Written written = reports.write(options.acct().judgements(), Period.of(state.day()), Against.CLOCK);
            List<Finding> alerts = written.report().alerts();
            // Hours of the day without a row are no alert of a rule, and nobody should have to look for them.
            List<Finding> all = Stream.concat(alerts.stream(), ReportVerdict.missing(written.report()).stream())
                    .toList();
            Severity unmuted = ToldDay.worst(
                    all.stream().filter(finding -> !finding.isMuted()).toList());
            pages.add(
                    new Page(written.page(), ReportVerdict.of(written.report()).headline(), alerts, unmuted));
            ToldDay day = new ToldDay(state, ToldDay.worst(all), written.page());
            if (told.stream().allMatch(other -> mailing.isLouder(day, other))) {
                loudest = written;
            }
            mailing.hear(day, written.report());
            told.add(day);
            latest = written;
        } catch (UserException e) {
            if (e.exitCode() != ExitCode.FAILED) {
                throw e;
            }
            fail(e);
        }
    }

    private void fail(UserException e) {
        options.around().err().println("acct: " + e.getMessage());
        exit = exit.and(e.exitCode());
    }

    /** The reports, in order of days. */
    List<Page> pages() {
        return pages;
    }

    /** Days that this run did not judge again, and that count in its verdict: nobody may have seen it yet. */
    List<ToldDay> remembered() {
        return !isAgain()
                ? List.of()
                : agenda.last().stream()
                        .filter(day -> told.stream().noneMatch(one -> isSameDay(one, day)))
                        .toList();
    }

    private static boolean isSameDay(ToldDay one, ToldDay other) {
        return one.state().day().equals(other.state().day());
    }

    /** Whether the last night told of all this. */
    private boolean isAgain() {
        return agenda.due().isEmpty()
                && agenda.overdue()
                        .map(ToldDays.Standing::state)
                        .map(overdue -> agenda.last().stream()
                                .anyMatch(day -> day.state().equals(overdue)))
                        .orElse(true);
    }

    /** What the findings of all these days do to the exit code. */
    ExitCode verdict(FailOnOption failOn) {
        return failOn.exit(Stream.concat(
                        pages.stream().map(Page::worst), remembered().stream().map(ToldDay::worst))
                .filter(Objects::nonNull));
    }

    /** Notes what was told together with the messages that tell of it, and sends what waits; all else is done by now. */
    ExitCode close() {
        Mailing.Finished finished = finished();
        if (!isAgain() || !finished.letters().isEmpty()) {
            note(() -> nights.told(new NightTold(
                    isAgain() ? List.of() : told,
                    finished.days(),
                    finished.letters(),
                    finished.letters().isEmpty() || latest == null
                            ? List.of()
                            : latest.report().notices().stream()
                                    .map(Notice::told)
                                    .toList())));
        }
        if (sending == Reports.Sending.SMTP) {
            note(() -> exit = exit.and(new Posting(options).send()));
        }
        note(this::writeNumbers);
        return exit;
    }

    /** For who watches acct itself; the last thing that a night does, so that it says when it ended. */
    private void writeNumbers() {
        if (latest == null) {
            return;
        }
        String configured = options.config().prometheus();
        Path file = configured == null
                ? reports.beside("acct.prom")
                : options.around().path(configured);
        long waiting = options.acct().outbox().letters().stream()
                .filter(letter -> letter.state().isWaiting())
                .count();
        OffsetDateTime newest = options.acct().answers().status().newest();
        PrometheusFile.write(
                file,
                latest.report(),
                new PrometheusFile.Known(
                        newest == null ? null : newest.toInstant(),
                        waiting,
                        options.around().clock().instant()));
    }

    /** The reports are there: that they cannot be noted costs the exit code, and the next night tells of them again. */
    private void note(Runnable note) {
        try {
            note.run();
        } catch (UserException e) {
            fail(e);
        }
    }

    private Mailing.Finished finished() {
        if (latest == null || loudest == null) {
            return Mailing.Finished.NOTHING;
        }
        List<ToldDay> all = Stream.concat(told.stream(), remembered().stream()).toList();
        try {
            return mailing.of(all, latest, loudest, again == Again.IF_NEW && isMailed());
        } catch (UserException e) {
            fail(e);
            return Mailing.Finished.NOTHING;
        }
    }

    /** Whether a mail has told of everything as it is. */
    private boolean isMailed() {
        if (!agenda.due().isEmpty()) {
            return false;
        }
        Optional<ToldDays.Standing> shown = agenda.overdue().isPresent() ? agenda.overdue() : agenda.latest();
        return shown.map(ToldDays.Standing::isMailed).orElse(false);
    }
}
