package acct.report;

import acct.model.CountRow;
import acct.model.Counts;
import acct.print.Sample;
import acct.print.Top;
import acct.report.BlockTable.Bar;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All mail split by one dimension, as a page shows it: what goes wrong stands first, and a last line adds it all up. */
final class BreakdownTable {
    /** Rows of a tab; the others join the last one. */
    static final int MOST = 50;

    private static final String NOTHING_BEFORE = "";
    private static final String CAPTION =
            "Refused: recipients that bounced. Shares are of recipients, those of deferrals of"
                    + " attempts; change in points of a hundred. “few”: of under " + Sample.FEW + ".";
    private static final String BY_PAST =
            "Worst first: what was refused more, or put off twice as often, than on the 28 days before. ";
    private static final String BY_MEAN =
            "Worst first: what was refused more, or put off twice as often, than the mean of all mail. ";

    /** Deferrals come and go; less than this many times the usual is an ordinary day. */
    private static final double MANY_TIMES = 2;

    private final Counts total;
    private final List<Row> rows = new ArrayList<>();
    /** Of stored rows and of jobs alone nobody knows how many complaints are about them. */
    private boolean isOfAllMail;

    BreakdownTable(Counts total) {
        this.total = total;
    }

    /**
     * What was counted before.
     *
     * @param attempts those of the days that logged deferrals
     */
    private record Past(long recipients, long delivered, long attempts, long deferred) {
        static final Past NONE = new Past(0, 0, 0, 0);

        double refusedShare() {
            return recipients == 0 ? 0 : (double) (recipients - delivered) / recipients;
        }

        double deferredShare() {
            return attempts == 0 ? 0 : (double) deferred / attempts;
        }

        /** The same, and of what was not counted or not logged the other’s. */
        Past or(Past other) {
            Past mail = recipients > 0 ? this : other;
            Past tries = attempts > 0 ? this : other;
            return new Past(mail.recipients, mail.delivered, tries.attempts, tries.deferred);
        }

        Past plus(Past other) {
            return new Past(
                    recipients + other.recipients,
                    delivered + other.delivered,
                    attempts + other.attempts,
                    deferred + other.deferred);
        }
    }

    /** What one value had. */
    private record Row(
            @Nullable String name,
            long leftOut,
            long recipients,
            long delivered,
            long attempts,
            long deferred,
            @Nullable Long complaints,
            Past before,
            @Nullable Long p50,
            @Nullable Long p95) {

        long refused() {
            return recipients - delivered;
        }

        /** How many more were refused or put off than usual; what has no past is measured by that of all. */
        double excess(Past ofAll) {
            double usuallyRefused = before.or(ofAll).refusedShare();
            // Most small values had none before, and one or two are no storm.
            double oftenDeferred = MANY_TIMES * Math.max(before.or(ofAll).deferredShare(), ofAll.deferredShare());
            return refused() - usuallyRefused * recipients + Math.max(0, deferred - oftenDeferred * attempts);
        }

        /** All mail has the complaints that no name of a table was told of, too. */
        Row ofAll(@Nullable Long complaintsOfAll) {
            return new Row(name, leftOut, recipients, delivered, attempts, deferred, complaintsOfAll, before, p50, p95);
        }

        Row plus(Row other) {
            return new Row(
                    null,
                    Math.max(1, leftOut) + Math.max(1, other.leftOut),
                    recipients + other.recipients,
                    delivered + other.delivered,
                    attempts + other.attempts,
                    deferred + other.deferred,
                    complaints == null || other.complaints == null ? null : Long.valueOf(complaints + other.complaints),
                    before.plus(other.before),
                    null,
                    null);
        }
    }

    /** Adds what was counted by days. */
    void add(SectionAnswers.Line line, List<CountRow> known, Map<String, SectionAnswers.Line> times) {
        String name = line.text("name");
        long leftOut = line.count("left_out");
        SectionAnswers.Line time = leftOut > 0 ? null : times.get(String.valueOf(name));
        isOfAllMail = true;
        rows.add(new Row(
                name,
                leftOut,
                line.count("recipients"),
                line.count("delivered"),
                line.count("attempts"),
                line.count("deferred"),
                complaints(known, name, leftOut, line.count("complaints")),
                new Past(
                        line.count("before_recipients"),
                        line.count("before_delivered"),
                        line.count("before_attempts"),
                        line.count("before_deferred")),
                time == null ? null : time.countOrNull("accept_p50"),
                time == null ? null : time.countOrNull("accept_p95")));
    }

    /** Adds what has no past and no complaints of its own. */
    void add(SectionAnswers.Line line, long leftOut) {
        boolean isTimed = line.has("accept_p50");
        rows.add(new Row(
                line.text("name"),
                leftOut,
                line.count("recipients"),
                line.count("delivered"),
                line.count("attempts"),
                line.count("deferred"),
                line.has("complaints") && total.complaints() != null ? line.count("complaints") : null,
                Past.NONE,
                isTimed ? line.countOrNull("accept_p50") : null,
                isTimed ? line.countOrNull("accept_p95") : null));
    }

    /** Not every ISP tells of complaints, and not every dimension is named in them: the counts of the report know. */
    private @Nullable Long complaints(List<CountRow> known, @Nullable String name, long leftOut, long counted) {
        if (total.complaints() == null) {
            return null;
        }
        Map<String, Counts> byName = new HashMap<>();
        Top.named(known).forEach(row -> byName.put(row.text(0), row.counts()));
        Counts counts = leftOut > 0 ? null : byName.get(Words.unknown(name));
        return counts == null ? Long.valueOf(counted) : counts.complaints();
    }

    /** The table, without rows if nothing was counted. */
    Block.Tab tab(String id, String title, String dimension, String ask) {
        Past usual = usual();
        List<Row> named = rows.stream()
                .filter(row -> row.leftOut == 0)
                .sorted(Comparator.comparingDouble((Row row) -> row.excess(usual))
                        .reversed()
                        .thenComparing(Row::recipients, Comparator.reverseOrder())
                        .thenComparing(row -> Words.unknown(row.name)))
                .toList();
        List<Row> others = new ArrayList<>(named.subList(Math.min(MOST, named.size()), named.size()));
        rows.stream().filter(row -> row.leftOut > 0).forEach(others::add);
        Row rest = others.stream().reduce(Row::plus).orElse(null);
        Row all = rows.stream().reduce(Row::plus).orElse(null);
        boolean hasPast = rows.stream().anyMatch(row -> row.before.recipients > 0);
        return new Block.Tab(
                id,
                title,
                new BlockTable(
                        NOTHING_BEFORE,
                        (hasPast ? BY_PAST : BY_MEAN) + CAPTION,
                        heads(dimension, title, hasPast),
                        Words.first(named, MOST).stream()
                                .map(row -> cells(row, hasPast))
                                .toList(),
                        rest == null ? null : new BlockTable.Rest(Math.max(1, rest.leftOut), cells(rest, hasPast)),
                        ask),
                all == null ? List.of() : cells(isOfAllMail ? all.ofAll(total.complaints()) : all, hasPast));
    }

    /** Of all rows: their past, or without one what they have now. */
    private Past usual() {
        Past now = rows.stream()
                .map(row -> new Past(row.recipients, row.delivered, row.attempts, row.deferred))
                .reduce(Past.NONE, Past::plus);
        return rows.stream().map(Row::before).reduce(Past.NONE, Past::plus).or(now);
    }

    private static List<Head> heads(String dimension, String title, boolean hasPast) {
        return List.of(
                new Head(dimension, title, Holds.NAME),
                new Head("recipients", "Recipients", Holds.COUNT),
                new Head("refused", "Refused", Holds.COUNT),
                new Head("refused_share", "Refused %", Holds.SHARE, Bar.SHOWN),
                new Head("change", hasPast ? "Change, points" : "Change", Holds.SHARE),
                new Head("deferred", "Deferred", Holds.COUNT),
                new Head("deferred_share", "Deferred %", Holds.SHARE),
                new Head("deferred_change", hasPast ? "Change of deferred, points" : "Change of deferred", Holds.SHARE),
                new Head("complaints", "Complaints", Holds.COUNT),
                new Head("accept_p50", "Half taken within", Holds.SHARE),
                new Head("accept_p95", "95 % within", Holds.SHARE));
    }

    private List<Cell> cells(Row row, boolean hasPast) {
        boolean knowsDeliveries = total.deliveries() == Counts.Logged.YES;
        boolean knowsDeferrals = total.deferred() != null;
        Cell missing = Cell.Missing.NOT_LOGGED;
        return List.of(
                Cell.of(row.name),
                knowsDeliveries ? new Cell.Count(row.recipients) : missing,
                new Cell.Count(row.refused()),
                knowsDeliveries ? share(row.refused(), row.recipients) : missing,
                hasPast && knowsDeliveries
                        ? change(row.refused(), row.recipients, row.before.recipients, row.before.refusedShare())
                        : Cell.Missing.NOTHING,
                knowsDeferrals ? new Cell.Count(row.deferred) : missing,
                knowsDeferrals && knowsDeliveries ? share(row.deferred, row.attempts) : missing,
                hasPast && knowsDeferrals && knowsDeliveries
                        ? change(row.deferred, row.attempts, row.before.attempts, row.before.deferredShare())
                        : Cell.Missing.NOTHING,
                row.complaints == null ? missing : new Cell.Count(row.complaints),
                Cell.within(row.p50),
                Cell.within(row.p95));
    }

    private static Cell share(long x, long n) {
        if (n <= 0) {
            return Cell.Missing.NOTHING;
        }
        return n < Sample.FEW ? Cell.Missing.FEW : new Cell.Share((double) x / n);
    }

    private static Cell change(long x, long n, long before, double shareBefore) {
        return n < Sample.FEW || before < Sample.FEW
                ? Cell.Missing.NOTHING
                : new Cell.Change((double) x / n - shareBefore);
    }
}
