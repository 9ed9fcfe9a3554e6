package acct.cli;

import acct.config.Config;
import acct.deliver.MailOutcome;
import acct.load.IngestRun;
import acct.model.DayState;
import acct.model.ExitCode;
import acct.model.Finding;
import acct.model.OwedMail;
import acct.model.Period;
import acct.model.Severity;
import acct.model.ToldDay;
import acct.model.UserException;
import acct.night.Nights;
import acct.night.ToldDays;
import acct.report.Against;
import acct.report.ReportVerdict;
import java.time.LocalDate;
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
 * Tells of every day that nobody was told of: report, note, mail, in this order. What is killed in between is done again,
 * so a mail may come twice, but no day is lost.
 */
final class Night {
    private final StoreOptions options;
    private final Reports reports;
    private final Config.@Nullable Mail mail;
    private final Reports.Sending sending;
    private final Again again;
    private final Nights nights;
    private final Nights.Agenda agenda;
    private final List<Page> pages = new ArrayList<>();
    private final List<ToldDay> told = new ArrayList<>();
    private Reports.@Nullable Written latest;
    private ExitCode exit = ExitCode.DONE;

    /**
     * A report that lies in its folder.
     *
     * @param file its page
     * @param headline its verdict
     * @param alerts what the rules found
     * @param worst of these and of what is missing; null if there is nothing
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
        this.mail = mail;
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
            List<Finding> all = Stream.concat(
                            alerts.stream(),
                            written.report().findings().stream()
                                    .filter(finding -> finding.kind() == Finding.Kind.MISSING_ROWS
                                            && state.day().equals(finding.lastDay())))
                    .toList();
            pages.add(new Page(
                    written.page(), ReportVerdict.of(written.report()).headline(), alerts, ToldDay.worst(all)));
            told.add(new ToldDay(state, ToldDay.worst(all), written.page()));
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
        Map<LocalDate, ToldDay> days = new LinkedHashMap<>();
        Stream.concat(isAgain() ? agenda.last().stream() : Stream.empty(), owed())
                .filter(day -> told.stream().noneMatch(one -> isSameDay(one, day)))
                .forEach(day -> days.put(day.state().day(), day));
        return List.copyOf(days.values());
    }

    private static boolean isSameDay(ToldDay one, ToldDay other) {
        return one.state().day().equals(other.state().day());
    }

    private Stream<ToldDay> owed() {
        return mail == null ? Stream.empty() : agenda.owed().stream();
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

    /** Notes what was told, and mails it; everything else is done by now. */
    ExitCode close() {
        boolean sends = mail != null && sending == Reports.Sending.SMTP;
        if (!isAgain()) {
            note(() -> nights.reported(told, sends ? OwedMail.OWED : OwedMail.NONE));
        }
        if (mail != null && latest != null) {
            deliver(latest, mail);
        }
        return exit;
    }

    /** The reports are there: that they cannot be noted costs the exit code, and the next night tells of them again. */
    private void note(Runnable note) {
        try {
            note.run();
        } catch (UserException e) {
            fail(e);
        }
    }

    private void deliver(Reports.Written written, Config.Mail mail) {
        List<ToldDay> all = Stream.concat(told.stream(), remembered().stream()).toList();
        List<ToldDay> others =
                all.stream().filter(day -> !written.page().equals(day.page())).toList();
        try {
            if (sending == Reports.Sending.DRY_RUN) {
                options.note("mail written to " + reports.dryRun(written, others, mail));
            } else if (again == Again.IF_NEW && isMailed()) {
                options.note("the report of " + written.report().period().label()
                        + " was mailed before; --mail-to ADDRESS mails it again");
            } else if (tell(reports.send(written, others, mail))) {
                note(() -> {
                    nights.mailed(all);
                    options.acct().incidents().told(written.report().notices());
                });
            }
        } catch (UserException e) {
            options.around().err().println("acct: " + e.getMessage());
            exit = exit.and(ExitCode.FAILED);
        }
    }

    /** Whether a mail has told of everything as it is. */
    private boolean isMailed() {
        if (!agenda.due().isEmpty() || owed().findAny().isPresent()) {
            return false;
        }
        Optional<ToldDays.Standing> shown = agenda.overdue().isPresent() ? agenda.overdue() : agenda.latest();
        return shown.map(ToldDays.Standing::isMailed).orElse(false);
    }

    /** Whoever did not get it is named, also with {@code --quiet}; whether anybody got it. */
    private boolean tell(MailOutcome outcome) {
        if (!outcome.reached().isEmpty()) {
            options.note("mailed to " + String.join(", ", outcome.reached()));
        }
        for (MailOutcome.Refused one : outcome.refused()) {
            options.around().err().println("acct: not mailed to " + one.address() + ": " + one.why());
            exit = exit.and(ExitCode.FAILED);
        }
        return !outcome.reached().isEmpty();
    }
}
