package acct.ask;

import acct.model.Category;
import acct.model.Dimension;
import acct.model.Period;
import acct.model.UserException;
import acct.sql.Row;
import acct.sql.SqlFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each ISP answered and since when; remembered longer than the rows are kept. */
public final class ReplyMemory {
    /** Replies in a report about recipients, and those that pass with time. */
    static final int MOST = 30;
    /** Replies in a report that turn the sender away, or that no rule knows: of them none should be missed. */
    static final int MOST_REPUTATION = 100;

    private static final Set<Dimension> FILTERS = EnumSet.of(
            Dimension.ISP, Dimension.SOURCE_IP, Dimension.CATEGORY, Dimension.AXIS, Dimension.SEVERITY_CLASS);

    private final Questions questions;

    /** The memory of the store that these questions go to. */
    public ReplyMemory(Questions questions) {
        this.questions = questions;
    }

    /** Which replies are wanted. */
    public enum Which {
        /** All that were seen in the period. */
        ALL,
        /** Those that their ISP gave for the first time. */
        NEW
    }

    /**
     * The replies of a period with an example of each, the most frequent first.
     *
     * @param limit at most so many; null for all
     */
    public SeenReplies list(Period period, List<Filter> filters, Which which, @Nullable Integer limit) {
        mustRemember(filters);
        Map<String, @Nullable Object> values = values(period, limit, limit);
        values.put("only_new", which == Which.NEW);
        values.put("examples", true);
        return ask(filters, values);
    }

    /** Refuses filters by what is not remembered of replies. */
    public static void mustRemember(List<Filter> filters) {
        for (Filter filter : filters) {
            if (!FILTERS.contains(filter.dimension())) {
                throw UserException.usage("--where " + filter.dimension().label()
                        + ": replies are remembered by "
                        + FILTERS.stream().map(Dimension::label).collect(Collectors.joining(", ")));
            }
            if (filter.dimension() == Dimension.CATEGORY
                    && filter.match() == Filter.Match.IS
                    && filter.exactly().contains(Category.ADMINISTRATIVE.label())) {
                throw UserException.usage(
                        "--where category=administrative: PowerMTA itself decided this, no ISP answered;"
                                + " see `acct query --by isp,reply --where category=administrative`");
            }
        }
    }

    /** The new replies of a period for a report, those that speak of the sender's name first. */
    public SeenReplies news(Period period) {
        Map<String, @Nullable Object> values = values(period, MOST, MOST_REPUTATION);
        values.put("only_new", true);
        values.put("reputation_first", true);
        return ask(List.of(), values);
    }

    /**
     * The new replies of a day at ISPs of which something older is stored, those that speak of the sender's name first.
     *
     * @param minEvents how often a reply must have come; null for once
     * @param limit at most so many
     */
    public SeenReplies surprises(LocalDate day, @Nullable Integer minEvents, int limit) {
        Map<String, @Nullable Object> values = values(Period.of(day), limit, limit);
        values.put("only_new", true);
        values.put("only_surprises", true);
        values.put("min_events", minEvents);
        values.put("reputation_first", true);
        values.put("examples", true);
        return ask(List.of(), values);
    }

    private static Map<String, @Nullable Object> values(
            Period period, @Nullable Integer top, @Nullable Integer topReputation) {
        Map<String, @Nullable Object> values = new HashMap<>(Questions.days(period));
        values.put("only_new", false);
        values.put("only_surprises", false);
        values.put("min_events", null);
        values.put("reputation_first", false);
        values.put("top", top);
        values.put("top_reputation", topReputation);
        values.put("examples", false);
        return values;
    }

    private SeenReplies ask(List<Filter> filters, Map<String, @Nullable Object> values) {
        SqlFile sql = SqlFile.of("report/replies_seen").with(Map.of("filters", Conditions.of(filters, values)));
        List<SeenReply> replies = new ArrayList<>();
        List<Row> same = new ArrayList<>();
        long found = 0;
        for (Row row : questions.rows(sql, values, row -> row)) {
            found = row.count("found");
            if (!same.isEmpty() && same.get(0).count("place") != row.count("place")) {
                replies.add(reply(same));
                same.clear();
            }
            same.add(row);
        }
        if (!same.isEmpty()) {
            replies.add(reply(same));
        }
        return new SeenReplies(found, replies);
    }

    /** One reply, of a row for each source IP. */
    private static SeenReply reply(List<Row> rows) {
        Row row = rows.get(0);
        List<String> sourceIps = rows.stream()
                .map(r -> r.textOrNull("source_ip"))
                .filter(Objects::nonNull)
                .toList();
        return new SeenReply(
                row.text("template"),
                row.text("text"),
                row.textOrNull("isp"),
                row.count("events"),
                row.count("bounced"),
                row.count("deferred"),
                row.localOrNull("first_seen", "first_utc_offset_seconds"),
                row.localOrNull("last_seen", "last_utc_offset_seconds"),
                row.text("category"),
                row.textOrNull("axis"),
                row.textOrNull("severity_class"),
                row.text("rule"),
                row.textOrNull("blocklist"),
                row.text("action"),
                row.flag("is_reputation"),
                row.flag("is_new"),
                row.flag("isp_is_known"),
                row.count("source_ips"),
                sourceIps,
                row.textOrNull("example"));
    }
}
