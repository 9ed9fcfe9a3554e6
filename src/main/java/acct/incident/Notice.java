package acct.incident;

import acct.model.ToldNotice;
import acct.model.ToldNotice.Kind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that people should be told of an incident.
 *
 * @param of the incident
 * @param kind what
 * @param day the latest judged day
 */
public record Notice(KnownIncident of, Kind kind, LocalDate day) {
    /** After so many days without a word, people hear that it goes on. */
    static final int DAYS_OF_SILENCE = 7;

    /** What was over so long ago is history. */
    static final int DAYS_OF_INTEREST = 14;

    private static final Comparator<Notice> WORST_FIRST = Comparator.comparing(
                    (Notice notice) -> notice.of().incident().severity(), Comparator.reverseOrder())
            .thenComparing(notice -> notice.of().incident().opened())
            .thenComparing(notice -> notice.of().id());

    /** The note that people were told. */
    public ToldNotice told() {
        TroubleLevel level = of.incident().level();
        return new ToldNotice(of.id(), day, kind, level.severity(), level.rate(), level.cells());
    }

    /**
     * What is to be told, the worst first. Who was told is not told again, so a night that is repeated tells nothing.
     *
     * @param day the latest judged day
     */
    static List<Notice> of(List<KnownIncident> incidents, LocalDate day) {
        return incidents.stream()
                .flatMap(incident -> kind(incident, day).map(kind -> new Notice(incident, kind, day)).stream())
                .sorted(WORST_FIRST)
                .toList();
    }

    private static Optional<Kind> kind(KnownIncident known, LocalDate day) {
        if (known.takenBy() != null || known.isMuted(day)) {
            return Optional.empty();
        }
        Told told = Told.of(known.told());
        return Optional.ofNullable(known.incident().isOpen() ? open(known, told, day) : closed(known, told, day));
    }

    /**
     * What people know by now.
     *
     * @param last of which day they were told last; null if they never were
     * @param level how bad it is as far as they know; null if they think that it is over
     */
    private record Told(@Nullable LocalDate last, @Nullable TroubleLevel level) {
        static Told of(List<ToldNotice> notices) {
            LocalDate last = null;
            TroubleLevel level = null;
            for (ToldNotice notice : notices) {
                last = last == null || notice.day().isAfter(last) ? notice.day() : last;
                TroubleLevel said = new TroubleLevel(notice.severity(), notice.rate(), notice.cells());
                boolean isNews = notice.kind() == Kind.OPENED || notice.kind() == Kind.REOPENED || level == null;
                level = notice.kind().isEnd() ? null : isNews || level == null ? said : level.or(said);
            }
            return new Told(last, level);
        }

        /** Whether it began, or began again, after the last word about it. */
        boolean isBefore(LocalDate begin) {
            return last == null || last.isBefore(begin);
        }
    }

    private static @Nullable Kind open(KnownIncident known, Told told, LocalDate day) {
        boolean isAcknowledged = known.acknowledged() != null;
        if (told.last() == null) {
            return isAcknowledged ? null : Kind.OPENED;
        }
        if (told.level() == null || told.isBefore(known.incident().since())) {
            return isAcknowledged ? null : Kind.REOPENED;
        }
        if (known.incident().level().isWorseThan(told.level())) {
            return Kind.WORSE;
        }
        boolean isSilentForLong = !day.isBefore(told.last().plusDays(DAYS_OF_SILENCE));
        return isSilentForLong && !isAcknowledged ? Kind.STILL : null;
    }

    private static @Nullable Kind closed(KnownIncident known, Told told, LocalDate day) {
        Incident incident = known.incident();
        if (incident.ending() == Incident.Ending.BY_HAND) {
            // Who closed it knows.
            return null;
        }
        if (told.level() != null) {
            return Kind.CLOSED;
        }
        boolean isRecent = incident.closed() != null && !incident.closed().isBefore(day.minusDays(DAYS_OF_INTEREST));
        boolean isNews = told.isBefore(incident.since()) && known.acknowledged() == null;
        return isRecent && isNews && incident.ending() == Incident.Ending.QUIET ? Kind.PASSED : null;
    }
}
