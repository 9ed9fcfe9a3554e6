package acct.cli;

import acct.model.Surroundings;
import java.util.regex.Pattern;

/** How wide a help is printed: as the terminal is, within what can be read. */
final class HelpWidth {
    /** Where nobody says how wide the terminal is. */
    private static final int USUAL = 100;

    /** picocli needs so much for its two columns. */
    private static final int LEAST = 60;

    private static final int MOST = 120;
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    private HelpWidth() {}

    static int of(Surroundings around) {
        String columns = around.environment().getOrDefault("COLUMNS", "");
        return NUMBER.matcher(columns).matches() ? Math.max(LEAST, Math.min(MOST, Integer.parseInt(columns))) : USUAL;
    }
}
