package acct.judge;

import acct.ask.LoggedDay;
import java.time.LocalDate;
import java.util.List;

/** Which rates can be told of which day, by the kinds of rows that its files log. */
final class LoggedDays implements LoggedRates {
    private final boolean[] deliveries = new boolean[LookBack.PLACES];
    private final boolean[] deferrals = new boolean[LookBack.PLACES];
    private final boolean knowsReasons;

    private LoggedDays(boolean knowsReasons) {
        this.knowsReasons = knowsReasons;
    }

    /**
     * What days log.
     *
     * @param knowsReasons whether the bounces of the day judged can be told apart
     */
    static LoggedDays of(LocalDate judged, List<LoggedDay> days, boolean knowsReasons) {
        LoggedDays logged = new LoggedDays(knowsReasons);
        LocalDate first = days.stream()
                .filter(day -> day.deferred() > 0)
                .map(LoggedDay::day)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        boolean deliversThisWeek = days.stream()
                .anyMatch(day -> day.delivered() > 0 && day.day().isAfter(judged.minusDays(LookBack.WEEK)));
        for (LoggedDay day : days) {
            int place = LookBack.place(judged, day.day());
            if (place >= 0) {
                // If all mail was deferred there is no delivery on the day, though deliveries are logged.
                boolean delivers = day.delivered() > 0;
                logged.deliveries[place] = delivers;
                // Since deferrals are logged, a day without any is a calm one. Of the day judged nobody knows.
                logged.deferrals[place] = place == 0
                        ? day.deferred() > 0 && deliversThisWeek
                        : delivers && !day.day().isBefore(first);
            }
        }
        return logged;
    }

    @Override
    public boolean has(int place, CountedRate rate) {
        return switch (rate) {
            case DEFERRAL, PUT_OFF -> deferrals[place];
            case HARD, BLOCK -> deliveries[place] && (place > 0 || knowsReasons);
            case CONNECTION, AUTHENTICATION -> deliveries[place] || deferrals[place];
            case LATENCY, COMPLAINT -> deliveries[place];
        };
    }
}
