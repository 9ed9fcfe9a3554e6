package acct.pmta.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a pool, virtual MTA or source suggests about its mail. A suggestion only: names prove nothing. */
public enum NameHint {
    TRANSACTIONAL("trans", "transactional", "tx", "txn", "otp", "notify", "alerts", "receipts"),
    MARKETING("mkt", "marketing", "news", "newsletter", "promo", "bulk", "campaign", "campaigns"),
    COLD("cold", "warm", "warming", "warmup", "outreach"),
    GOOGLE("gmail", "google"),
    MICROSOFT("ms", "microsoft", "outlook", "hotmail", "live"),
    YAHOO("yahoo", "aol"),
    APPLE("icloud", "apple"),
    UNITED_INTERNET("gmx", "webde");

    private static final Pattern BETWEEN = Pattern.compile("[^a-z]+");

    private final Set<String> words;

    NameHint(String... words) {
        this.words = Set.of(words);
    }

    /** What the first telling word of a name suggests. */
    public static Optional<NameHint> of(String name) {
        return BETWEEN.splitAsStream(name.toLowerCase(Locale.ROOT))
                .flatMap(word -> Arrays.stream(values()).filter(hint -> hint.words.contains(word)))
                .findFirst();
    }
}
