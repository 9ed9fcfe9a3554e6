package acct.cli;

import acct.ask.Figures;
import acct.ask.Having;
import acct.model.Dimension;
import acct.model.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is counted: by which dimensions, which rows, and which lines of the answer. */
final class CountOptions {
    @Option(
            names = "--by",
            paramLabel = "DIM,DIM...",
            description =
                    "Split by: source_ip vmta pool isp rcpt_domain sender_domain smtp_user job queue mx bounce_cat"
                            + " category axis severity_class (hard, soft, block, none) reply class (of mail) tls dlv_type"
                            + " server month week day hour minute weekday hour_of_day isp_source (which step told the ISP)"
                            + " pool_source.")
    private List<TypedDimensions> by = List.of();

    @Mixin
    private final WhereOptions where = new WhereOptions();

    @Option(
            names = "--grain",
            paramLabel = "GRAIN",
            defaultValue = "total",
            description = "total, month, week, day, hour or minute: short for adding it to --by.")
    private Grain grain = Grain.TOTAL;

    @Option(
            names = "--having",
            paramLabel = "CONDITION",
            description = "Only lines whose measures are so, such as 'bounced_share>5%% and recipients>=500'. What is"
                    + " not logged is never so. Repeated, all must hold.")
    private List<String> having = List.of();

    @Option(
            names = "--min-recipients",
            paramLabel = "N",
            description = "Only lines with so many recipients; short for --having 'recipients>=N'.")
    private @Nullable Long minRecipients;

    @Mixin
    private final CompareOptions compare = new CompareOptions();

    @Mixin
    private final ColumnOptions columns = new ColumnOptions();

    /** Short for adding a dimension of time. */
    enum Grain {
        TOTAL,
        MONTH,
        WEEK,
        DAY,
        HOUR,
        MINUTE
    }

    /** The first option that was given; empty if none was. */
    Optional<String> given() {
        return Stream.of(
                        by.isEmpty() ? "" : "--by",
                        where.isGiven() ? "--where" : "",
                        grain == Grain.TOTAL ? "" : "--grain",
                        having.isEmpty() ? "" : "--having",
                        minRecipients == null ? "" : "--min-recipients",
                        compare.given(),
                        columns.given())
                .filter(option -> !option.isEmpty())
                .findFirst();
    }

    List<Dimension> dimensions() {
        List<Dimension> dimensions = new ArrayList<>();
        by.stream().flatMap(typed -> typed.all().stream()).forEach(dimension -> add(dimensions, dimension));
        switch (grain) {
            case TOTAL -> {}
            case MONTH -> add(dimensions, Dimension.MONTH);
            case WEEK -> add(dimensions, Dimension.WEEK);
            case MINUTE -> add(dimensions, Dimension.MINUTE);
            case DAY -> add(dimensions, Dimension.DAY);
            case HOUR -> add(dimensions, Dimension.HOUR);
        }
        return dimensions;
    }

    private static void add(List<Dimension> dimensions, Dimension dimension) {
        if (!dimensions.contains(dimension)) {
            dimensions.add(dimension);
        }
    }

    WhereOptions where() {
        return where;
    }

    ColumnOptions columns() {
        return columns;
    }

    CompareOptions compare() {
        return compare;
    }

    Figures figures() {
        return compare.figures(dimensions());
    }

    /** Which lines are wanted. */
    Having having() {
        if (minRecipients != null && minRecipients < 0) {
            throw UserException.usage("--min-recipients " + minRecipients + ": give 0 or more");
        }
        return Having.read(having, minRecipients, figures());
    }
}
