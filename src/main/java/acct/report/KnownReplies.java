package acct.report;

import acct.print.Sample;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replies that ISPs gave before: those that come more often than they did, and the others. */
final class KnownReplies {
    static final SectionQuestion COURSE = new SectionQuestion("report/reply_course", Map.of("top", 200));

    private static final int MOST = 40;
    private static final double RISING = 2;
    private static final List<Head> HEADS = List.of(
            new Head("category", "Means", Holds.WORD),
            new Head("isp", "ISP", Holds.NAME),
            new Head("events", "Hits", Holds.COUNT),
            new Head("share", "Share", Holds.SHARE),
            new Head("usual", "Usual a day", Holds.COUNT),
            new Head("since", "Since", Holds.WORD),
            new Head("source_ips", "Source IPs", Holds.PLACE),
            new Head("text", "Reply", Holds.REPLY),
            new Head("action", "What to do", Holds.PROSE));

    private final List<SectionAnswers.Line> lines;
    private final long days;
    private final long undelivered;

    private KnownReplies(List<SectionAnswers.Line> lines, long days, long undelivered) {
        this.lines = lines;
        this.days = days;
        this.undelivered = undelivered;
    }

    static KnownReplies of(SectionFacts facts) {
        return new KnownReplies(
                facts.rows(COURSE),
                Words.days(facts.report()),
                facts.report().total().bounced()
                        + Objects.requireNonNullElse(facts.report().total().deferred(), 0L));
    }

    /** Those that came at least twice as often as on the days before; too few to tell are not among them. */
    BlockTable rising() {
        return table(
                "Rising: at least twice as often a day as in the 28 days before.",
                lines.stream().filter(this::isRising).toList());
    }

    /** The others. */
    BlockTable standing() {
        return table(
                "Standing: less than that, or fewer than " + Sample.FEW + ". Grouped by what they mean.",
                lines.stream().filter(line -> !isRising(line)).toList());
    }

    private boolean isRising(SectionAnswers.Line line) {
        Double usual = usual(line);
        return usual != null
                && line.count("events") >= Sample.FEW
                && (double) line.count("events") / days >= RISING * usual;
    }

    /** How many a day came before; null if no day before is stored. */
    private static @Nullable Double usual(SectionAnswers.Line line) {
        long before = line.count("before_days");
        return before == 0 ? null : Double.valueOf((double) line.count("before_events") / before);
    }

    /** What means the same stands together, the meaning with the most hits first. */
    private BlockTable table(String caption, List<SectionAnswers.Line> chosen) {
        Map<String, List<SectionAnswers.Line>> groups = new LinkedHashMap<>();
        chosen.forEach(line -> groups.computeIfAbsent(Words.unknown(line.text("category")), any -> new ArrayList<>())
                .add(line));
        List<List<Cell>> rows = groups.values().stream()
                .sorted(Comparator.comparingLong((List<SectionAnswers.Line> group) -> group.stream()
                                .mapToLong(line -> line.count("events"))
                                .sum())
                        .reversed())
                .flatMap(List::stream)
                .map(this::row)
                .toList();
        return new BlockTable("", caption, HEADS, rows, null, "acct replies").first(MOST);
    }

    private List<Cell> row(SectionAnswers.Line line) {
        long ips = line.count("source_ips");
        Double usual = usual(line);
        OffsetDateTime first = line.local("first_at", "first_utc_offset_seconds");
        return List.of(
                Cell.of(line.text("category")),
                Cell.of(line.text("isp")),
                new Cell.Count(line.count("events")),
                undelivered == 0
                        ? Cell.Missing.NOTHING
                        : new Cell.Share(Math.min(1, (double) line.count("events") / undelivered)),
                usual == null ? Cell.Missing.NOTHING : new Cell.Count(Math.round(usual)),
                first == null ? Cell.Missing.NOTHING : Cell.of(Words.minute(first)),
                Cell.of(ips <= 1 ? line.text("source_ip") : line.text("source_ip") + " and " + (ips - 1) + " more"),
                Cell.of(line.text("text")),
                Cell.of(line.text("action")));
    }
}
