package acct.report;

import acct.model.CountRow;
import acct.model.Dimension;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** All mail split by one dimension, for programs; a page has {@link BreakdownsSection}. */
enum BreakdownSection implements Section {
    BY_ISP(Dimension.ISP, "ISP", Report::byIsp),
    BY_SOURCE_IP(Dimension.SOURCE_IP, "source IP", Report::bySourceIp),
    BY_VMTA(Dimension.VMTA, "vMTA", Report::byVmta),
    BY_POOL(Dimension.POOL, "pool", Report::byPool);

    private final Dimension dimension;
    private final String key;
    private final Function<Report, List<CountRow>> rows;

    BreakdownSection(Dimension dimension, String key, Function<Report, List<CountRow>> rows) {
        this.dimension = dimension;
        this.key = key;
        this.rows = rows;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return "By " + key;
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        List<CountRow> all = rows.apply(facts.report());
        return List.of(CountTable.of(all, dimension).in(Medium.JSON));
    }
}
