package acct.report;

import acct.model.Counts;
import acct.model.Period;
import acct.print.Numbers;
import acct.print.Sample;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who moved: each ISP, source IP and pool beside what it had on other days, those that changed most first. */
final class MoversSection implements Section {
    static final String STATEMENT = "report/movers";

    private static final int MOST = 20;
    private static final List<Head> HEADS = List.of(
            new Head("what", "What", Holds.WORD),
            new Head("name", "Name", Holds.NAME),
            new Head("recipients", "Recipients", Holds.COUNT),
            new Head("before", "Before", Holds.COUNT),
            new Head("refused_share", "Refused %", Holds.SHARE),
            new Head("refused_before", "Before %", Holds.SHARE),
            new Head("refused_change", "Change of refused, points", Holds.SHARE),
            new Head("deferred_share", "Deferred %", Holds.SHARE),
            new Head("deferred_change", "Change of deferred, points", Holds.SHARE));

    @Override
    public String id() {
        return "movers";
    }

    @Override
    public String title() {
        return "Movers";
    }

    @Override
    public String heading(Report report) {
        Period with = report.compared();
        return with == null ? title() : "Compared with " + with.label();
    }

    /** The question about a report and other days; null if one of them has no end. */
    static @Nullable SectionQuestion question(Period with) {
        if (with.since() == null || with.until() == null) {
            return null;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("before_since", with.since());
        values.put("before_until", with.until());
        return new SectionQuestion(STATEMENT, values);
    }

    /** The days that a question compares with. */
    static Period with(SectionQuestion question) {
        return new Period((LocalDate) question.values().get("before_since"), (LocalDate)
                question.values().get("before_until"));
    }

    /** What one of them had, then and now. */
    private record Mover(String dimension, @Nullable String name, Side now, Side before) {
        static Mover of(SectionAnswers.Line line) {
            return new Mover(
                    Objects.requireNonNull(line.text("dimension")),
                    line.text("name"),
                    Side.of(line, ""),
                    Side.of(line, "before_"));
        }

        boolean isAll() {
            return dimension.equals("all");
        }

        /** How many events more or less than they were in as much mail; of new or lost mail how much it is in part. */
        double moved() {
            double refused = now.refused() - before.share(before.refused(), before.recipients) * now.recipients;
            double deferred = now.deferred - before.share(before.deferred, before.attempts) * now.attempts;
            boolean isOnBoth = now.recipients > 0 && before.recipients > 0;
            return isOnBoth ? Math.abs(refused) + Math.abs(deferred) : 0;
        }
    }

    /** What one had on some days. */
    private record Side(long delivered, long recipients, long attempts, long deferred) {
        static Side of(SectionAnswers.Line line, String begin) {
            return new Side(
                    line.count(begin + "delivered"),
                    line.count(begin + "recipients"),
                    line.count(begin + "attempts"),
                    line.count(begin + "deferred"));
        }

        long refused() {
            return recipients - delivered;
        }

        private double share(long x, long n) {
            return n == 0 ? 0 : (double) x / n;
        }
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        Period with = facts.report().compared();
        SectionQuestion question = with == null ? null : question(with);
        if (with == null || question == null) {
            return List.of();
        }
        List<Mover> movers = facts.rows(question).stream().map(Mover::of).toList();
        if (movers.stream().noneMatch(mover -> mover.before.attempts > 0)) {
            return List.of(new Block.Note(
                            "Nothing to compare with: no row is stored of " + with.label() + ".", Block.Tone.INSTEAD)
                    .in(Medium.PAGE));
        }
        List<Mover> named = movers.stream()
                .filter(mover -> !mover.isAll())
                .sorted(Comparator.comparingDouble(Mover::moved)
                        .reversed()
                        .thenComparing(Mover::dimension)
                        .thenComparing(mover -> Words.unknown(mover.name)))
                .toList();
        List<List<Cell>> rows = new ArrayList<>();
        movers.stream()
                .filter(Mover::isAll)
                .forEach(mover -> rows.add(cells(mover, facts.report().total())));
        Words.first(named, MOST)
                .forEach(mover -> rows.add(cells(mover, facts.report().total())));
        String more =
                named.size() <= MOST ? "" : " And " + Numbers.count(named.size() - MOST) + " more, which moved less.";
        return List.of(new BlockTable(
                        "",
                        "ISPs, source IPs and pools, those first whose refusals and deferrals moved most, for better or"
                                + " worse, given how much they sent." + more,
                        HEADS,
                        rows)
                .in(Medium.PAGE));
    }

    private static List<Cell> cells(Mover mover, Counts total) {
        boolean knowsDeliveries = total.deliveries() == Counts.Logged.YES;
        boolean knowsDeferrals = total.deferred() != null && knowsDeliveries;
        Side now = mover.now;
        Side before = mover.before;
        return List.of(
                Cell.of(word(mover.dimension)),
                mover.isAll() ? Cell.of("all mail") : Cell.of(mover.name),
                new Cell.Count(now.recipients),
                new Cell.Count(before.recipients),
                share(knowsDeliveries, now.refused(), now.recipients),
                share(knowsDeliveries, before.refused(), before.recipients),
                change(knowsDeliveries, now.refused(), now.recipients, before.refused(), before.recipients),
                share(knowsDeferrals, now.deferred, now.attempts),
                change(knowsDeferrals, now.deferred, now.attempts, before.deferred, before.attempts));
    }

    private static String word(String dimension) {
        return switch (dimension) {
            case "isp" -> "ISP";
            case "source_ip" -> "source IP";
            default -> dimension;
        };
    }

    private static Cell share(boolean isKnown, long x, long n) {
        if (!isKnown) {
            return Cell.Missing.NOT_LOGGED;
        }
        if (n <= 0) {
            return Cell.Missing.NOTHING;
        }
        return n < Sample.FEW ? Cell.Missing.FEW : new Cell.Share((double) x / n);
    }

    private static Cell change(boolean isKnown, long x, long n, long beforeX, long beforeN) {
        return !isKnown || n < Sample.FEW || beforeN < Sample.FEW
                ? Cell.Missing.NOTHING
                : new Cell.Change((double) x / n - (double) beforeX / beforeN);
    }
}
