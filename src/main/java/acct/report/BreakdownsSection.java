package acct.report;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All mail by each dimension, one beside the other; programs get each as a list of its own. */
final class BreakdownsSection implements Section {
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_IN_LETTERS = 8;
    private static final SectionQuestion DAYS = new SectionQuestion("report/breakdown", Map.of("top", MOST_NAMES));
    private static final SectionQuestion TIMES = new SectionQuestion("report/breakdown_times", Map.of());
    private static final SectionQuestion DOMAINS =
            SectionQuestion.named("report/breakdown_domains", BreakdownTable.MOST);

    @Override
    public String id() {
        return "breakdown";
    }

    @Override
    public String title() {
        return "Breakdown";
    }

    @Override
    public List<SectionQuestion> asks() {
        return List.of(DAYS, TIMES, DOMAINS);
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        Report report = facts.report();
        Map<String, Map<String, SectionAnswers.Line>> times = new HashMap<>();
        facts.rows(TIMES)
                .forEach(line -> times.computeIfAbsent(String.valueOf(line.text("dimension")), any -> new HashMap<>())
                        .put(String.valueOf(line.text("name")), line));
        List<Block.Tab> tabs = new ArrayList<>();
        tab(facts, times, Dimension.ISP, "by-isp", "ISP", report.byIsp()).ifPresent(tabs::add);
        tab(facts, times, Dimension.SOURCE_IP, "by-source-ip", "Source IP", report.bySourceIp())
                .ifPresent(tabs::add);
        tab(facts, times, Dimension.VMTA, "by-vmta", "vMTA", report.byVmta()).ifPresent(tabs::add);
        tab(facts, times, Dimension.POOL, "by-pool", "Pool", report.byPool()).ifPresent(tabs::add);
        JobsSection.tab(facts).ifPresent(tabs::add);
        ofHours(report.total(), facts.rows(TIMES), "class", "Class", 1).ifPresent(tabs::add);
        // Of one server there is nothing to compare.
        ofHours(report.total(), facts.rows(TIMES), "server", "Server", 2).ifPresent(tabs::add);
        domains(facts, "rcpt_domain", "by-recipient-domain", "Recipient domain").ifPresent(tabs::add);
        domains(facts, "sender_domain", "by-sending-domain", "Sending domain").ifPresent(tabs::add);
        return tabs.isEmpty()
                ? List.of(new Block.Note("No rows.", Block.Tone.INSTEAD).in(Medium.PAGE))
                : List.of(new Block.Tabs("Mail by", tabs).in(Medium.PAGE));
    }

    /** The ISPs with the most trouble, as far as a letter has room. */
    static Optional<BlockTable> worstIsps(SectionFacts facts) {
        return tab(
                        facts,
                        Map.of(),
                        Dimension.ISP,
                        "by-isp",
                        "ISP",
                        facts.report().byIsp())
                .map(tab -> tab.table()
                        .columns(Dimension.ISP.label(), "recipients", "refused_share", "change", "deferred_share")
                        .top(MOST_IN_LETTERS)
                        .called("The ISPs where most went wrong", ""));
    }

    private static Optional<Block.Tab> tab(
            SectionFacts facts,
            Map<String, Map<String, SectionAnswers.Line>> times,
            Dimension dimension,
            String id,
            String title,
            List<CountRow> known) {
        BreakdownTable table = new BreakdownTable(facts.report().total());
        List<SectionAnswers.Line> lines = facts.rows(DAYS).stream()
                .filter(line -> dimension.label().equals(line.text("dimension")))
                .toList();
        lines.forEach(line -> table.add(line, known, times.getOrDefault(dimension.label(), Map.of())));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(table.tab(id, title, dimension.label(), "acct query --by " + dimension.label()));
    }

    /** What the counts of the days do not know, if it has as many names as are worth a table. */
    private static Optional<Block.Tab> ofHours(
            Counts total, List<SectionAnswers.Line> times, String dimension, String title, int fewest) {
        BreakdownTable table = new BreakdownTable(total);
        List<SectionAnswers.Line> lines = times.stream()
                .filter(line -> dimension.equals(line.text("dimension")))
                .toList();
        if (lines.stream().filter(line -> line.text("name") != null).count() < fewest) {
            return Optional.empty();
        }
        lines.forEach(line -> table.add(line, 0));
        return Optional.of(table.tab("by-" + dimension, title, dimension, "acct query --by " + dimension));
    }

    /** Single rows know domains; when they have gone there is nothing to say. */
    private static Optional<Block.Tab> domains(SectionFacts facts, String dimension, String id, String title) {
        BreakdownTable table = new BreakdownTable(facts.report().total());
        List<SectionAnswers.Line> lines = facts.rows(DOMAINS).stream()
                .filter(line -> dimension.equals(line.text("dimension")))
                .toList();
        if (lines.stream().allMatch(line -> line.text("name") == null)) {
            return Optional.empty();
        }
        lines.forEach(line -> table.add(line, line.count("left_out")));
        return Optional.of(table.tab(id, title, dimension, "acct query --by " + dimension));
    }
}
