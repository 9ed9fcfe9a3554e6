package acct.cli;

import acct.config.Config;
import acct.config.MailRecipient;
import acct.config.MailRecipient.When;
import acct.deliver.LetterIds;
import acct.deliver.NewsLetter;
import acct.deliver.ReportLetters;
import acct.model.Letter;
import acct.model.Period;
import acct.model.Severity;
import acct.model.ToldDay;
import acct.report.Against;
import acct.report.Report;
import acct.report.ReportVerdict;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finishes the messages that tell of some days: for each recipient one, and one for another program. */
final class Mailing {
    private static final Comparator<@Nullable Severity> BY_WORST = Comparator.nullsFirst(Comparator.naturalOrder());

    private final StoreOptions options;
    private final Reports reports;
    private final Config.@Nullable Mail mail;
    private final Reports.Sending sending;
    private final Night.Again again;
    private final Map<MailRecipient, Concern> concerns = new HashMap<>();
    private final Set<ToldDay> heard = new HashSet<>();

    /**
     * Messages out of one store.
     *
     * @param mail how mail goes out; null if it does not
     */
    Mailing(
            StoreOptions options,
            Reports reports,
            Config.@Nullable Mail mail,
            Reports.Sending sending,
            Night.Again again) {
        this.options = options;
        this.reports = reports;
        this.mail = mail;
        this.sending = sending;
        this.again = again;
    }

    /**
     * Finished messages.
     *
     * @param letters what is to be sent
     * @param days of which mail tells now
     */
    record Finished(List<Letter> letters, List<ToldDay> days) {
        static final Finished NOTHING = new Finished(List.of(), List.of());

        Finished {
            letters = List.copyOf(letters);
            days = List.copyOf(days);
        }
    }

    /**
     * The day that a recipient must hear of first.
     *
     * @param worst what is the matter with it for him
     */
    private record Concern(ToldDay day, Severity worst) {}

    /** Whether a day decides before another one: it is worse; or as bad and over, while the other one is not; or later. */
    boolean isLouder(ToldDay day, ToldDay other) {
        int by = BY_WORST.compare(day.worst(), other.worst());
        return by > 0 || (by == 0 && isNewer(day, other));
    }

    private boolean isNewer(ToldDay day, ToldDay other) {
        boolean isOver = isOver(day);
        return isOver == isOver(other) ? day.state().day().isAfter(other.state().day()) : isOver;
    }

    private boolean isOver(ToldDay day) {
        return day.state().day().isBefore(options.today());
    }

    private Concern louder(Concern one, Concern other) {
        int by = one.worst.compareTo(other.worst);
        return by > 0 || (by == 0 && isNewer(one.day, other.day)) ? one : other;
    }

    /**
     * Takes note of whom a day concerns, while its report is at hand. The worst day of all need not be the worst of
     * somebody who looks after one pool.
     */
    void hear(ToldDay day, Report report) {
        if (mail == null || !heard.add(day)) {
            return;
        }
        for (MailRecipient recipient : daily(mail)) {
            ReportLetters.concern(report, recipient)
                    .ifPresent(worst -> concerns.merge(recipient, new Concern(day, worst), this::louder));
        }
    }

    /**
     * What tells of these days. The worst of them that concerns a recipient decides, and his mail is its report; the
     * others are named.
     *
     * @param all the days
     * @param latest the report of the latest day
     * @param loudest the report of the worst day among those that were reported now
     * @param isMailed whether mail told of all this before
     */
    Finished of(List<ToldDay> all, Reports.Written latest, Reports.Written loudest, boolean isMailed) {
        List<Letter> letters = new ArrayList<>(isMailed ? List.of() : news(latest.report()));
        if (mail == null) {
            return new Finished(letters, List.of());
        }
        letters.addAll(weekly(mail, latest.report()));
        if (isMailed) {
            if (sending == Reports.Sending.DRY_RUN) {
                dryRun(mail, loudest, List.of());
            } else {
                options.note("the report of " + latest.report().period().label()
                        + " was mailed before; --mail-to ADDRESS mails it again");
            }
            return new Finished(letters, List.of());
        }
        ToldDay day = all.stream()
                .max((one, other) -> one.equals(other) ? 0 : isLouder(one, other) ? 1 : -1)
                .orElseThrow();
        if (sending == Reports.Sending.DRY_RUN) {
            dryRun(mail, written(day, loudest), others(all, day));
            return new Finished(List.of(), List.of());
        }
        for (ToldDay remembered : all) {
            // Its report is not at hand, so it is made once more only if somebody must hear of it.
            if (!heard.contains(remembered) && isUrgent(remembered)) {
                hear(remembered, written(remembered, loudest).report());
            }
        }
        Map<ToldDay, List<MailRecipient>> byDay = daily(mail).stream()
                .collect(Collectors.groupingBy(
                        recipient -> concerns.containsKey(recipient)
                                ? concerns.get(recipient).day()
                                : day,
                        LinkedHashMap::new,
                        Collectors.toList()));
        byDay.forEach((his, recipients) ->
                letters.addAll(daily(mail, recipients, written(his, loudest), his, others(all, his))));
        return new Finished(letters, all);
    }

    private static boolean isUrgent(ToldDay day) {
        return day.worst() != null && day.worst() != Severity.INFO;
    }

    /** Who gets mail of days. */
    private static List<MailRecipient> daily(Config.Mail mail) {
        return mail.to().stream()
                .filter(recipient -> recipient.when() != When.WEEKLY)
                .toList();
    }

    private static List<ToldDay> others(List<ToldDay> all, ToldDay day) {
        return all.stream()
                .filter(other -> !other.equals(day))
                .sorted(Comparator.comparing(other -> other.state().day()))
                .toList();
    }

    /** The report of a day: the one at hand if it is that, else made once more. */
    private Reports.Written written(ToldDay day, Reports.Written atHand) {
        Period period = Period.of(day.state().day());
        return atHand.report().period().equals(period)
                ? atHand
                : reports.write(options.acct().judgements(), period, Against.CLOCK);
    }

    /**
     * What tells of one day that somebody asked for, as it is stored now.
     *
     * @param written its report
     */
    Finished ofDay(ToldDay day, Reports.Written written) {
        if (mail == null) {
            return Finished.NOTHING;
        }
        if (sending == Reports.Sending.DRY_RUN) {
            dryRun(mail, written, List.of());
            return Finished.NOTHING;
        }
        List<Letter> letters = daily(mail, daily(mail), written, day, List.of());
        letters.stream()
                .filter(letter -> options.acct().outbox().has(letter.id()))
                .forEach(letter -> options.note("the mail of " + day.state().day() + " for " + letter.recipient()
                        + " was finished before; --again makes another one"));
        return new Finished(letters, List.of());
    }

    private List<Letter> daily(
            Config.Mail mail,
            List<MailRecipient> recipients,
            Reports.Written written,
            ToldDay day,
            List<ToldDay> others) {
        LetterIds ids = ids(mail);
        ReportLetters letters = letters(mail, written, ids);
        List<Letter> daily = new ArrayList<>();
        for (MailRecipient recipient : recipients) {
            String id = once(ids, ids.ofDay(day, recipient.address().address()));
            letters.to(recipient, id, others).ifPresent(daily::add);
        }
        return daily;
    }

    /** The id itself, or one for a second copy if the first went out and another one is wanted. */
    private String once(LetterIds ids, String id) {
        return again == Night.Again.ALWAYS && options.acct().outbox().has(id) ? ids.again(id, now().toString()) : id;
    }

    /** The last whole week, to whom it was not sent yet. */
    private List<Letter> weekly(Config.Mail mail, Report latest) {
        LocalDate day = latest.period().until();
        if (day == null || sending == Reports.Sending.DRY_RUN) {
            return List.of();
        }
        LocalDate sunday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        Period week = new Period(sunday.minusDays(6), sunday);
        LetterIds ids = ids(mail);
        List<MailRecipient> due = mail.to().stream()
                .filter(recipient -> recipient.when() == When.WEEKLY)
                .filter(recipient -> !options.acct().outbox().has(weekId(ids, week, recipient)))
                .toList();
        if (due.isEmpty()) {
            return List.of();
        }
        Reports.Written written = reports.write(options.acct().judgements(), week, Against.STORE);
        if (ReportVerdict.isEmpty(written.report().total())) {
            return List.of();
        }
        ReportLetters letters = letters(mail, written, ids);
        return due.stream()
                .flatMap(recipient -> letters.to(recipient, weekId(ids, week, recipient), List.of()).stream())
                .toList();
    }

    private static String weekId(LetterIds ids, Period week, MailRecipient recipient) {
        return ids.ofDays(week.since() + "_" + week.until(), recipient.address().address());
    }

    private List<Letter> news(Report latest) {
        Config.Webhook hook = options.config().webhook();
        if (hook == null || sending == Reports.Sending.DRY_RUN) {
            return List.of();
        }
        Config.Mail configured = options.config().mail();
        LetterIds ids = new LetterIds(options.acct().outbox().storeName(), "webhook");
        return NewsLetter.of(latest, hook, configured == null ? null : configured.url(), ids, now()).stream()
                .toList();
    }

    private void dryRun(Config.Mail mail, Reports.Written written, List<ToldDay> others) {
        LetterIds ids = ids(mail);
        MailRecipient first = mail.to().get(0);
        String id = ids.ofDays(
                "dry-run " + written.report().period().label(), first.address().address());
        MailRecipient always =
                new MailRecipient(first.address(), When.ALWAYS, first.pools(), first.classes(), first.isps());
        letters(mail, written, ids)
                .written(always, id, others)
                .ifPresent(message -> options.note("mail written to " + reports.dryRun(written.report(), message)));
    }

    private ReportLetters letters(Config.Mail mail, Reports.Written written, LetterIds ids) {
        return new ReportLetters(written.report(), written.charts(), mail, ids, now());
    }

    private LetterIds ids(Config.Mail mail) {
        return LetterIds.of(options.acct().outbox().storeName(), mail.from());
    }

    private Instant now() {
        return options.around().clock().instant();
    }
}
