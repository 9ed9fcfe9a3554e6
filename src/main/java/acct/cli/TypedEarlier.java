package acct.cli;

import acct.ask.Earlier;
import acct.model.CalendarDay;
import java.util.Locale;

/** What {@code --compare} compares with, as people type it: {@code previous}, {@code last-week}, {@code 2026-11-18}. */
record TypedEarlier(Earlier earlier) {
    static TypedEarlier read(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return new TypedEarlier(
                switch (word) {
                    case "previous" -> new Earlier(Earlier.Kind.PREVIOUS, null);
                    case "yesterday" -> new Earlier(Earlier.Kind.YESTERDAY, null);
                    case "last-week" -> new Earlier(Earlier.Kind.LAST_WEEK, null);
                    default ->
                        new Earlier(
                                Earlier.Kind.DAY,
                                CalendarDay.parse(word)
                                        .orElseThrow(() -> new WrongValue(
                                                text,
                                                "write previous, yesterday, last-week or a day such as 2026-11-18")));
                });
    }
}
