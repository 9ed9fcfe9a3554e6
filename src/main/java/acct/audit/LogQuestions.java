package acct.audit;

import acct.ask.Filter;
import acct.model.Dimension;
import acct.pmta.model.Configuration;
import acct.pmta.model.EffectiveSources;
import acct.pmta.model.Setting;
import acct.pmta.model.Source;
import acct.pmta.model.VirtualMta;
import acct.pmta.snapshot.EffectiveSetting.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a name of a configuration into the rows of the log that belong to it. */
final class LogQuestions {
    private static final String ROLLUP = ".rollup";

    private LogQuestions() {}

    static LogQuestion of(Configuration configuration, Kind kind, String name) {
        return switch (kind) {
            case VMTA ->
                new LogQuestion(
                        List.of(new Filter(Dimension.VMTA, name)),
                        List.of(Dimension.SOURCE_IP, Dimension.POOL, Dimension.ISP),
                        List.of());
            case POOL ->
                new LogQuestion(
                        List.of(new Filter(Dimension.POOL, name)),
                        List.of(Dimension.VMTA, Dimension.SOURCE_IP, Dimension.ISP),
                        List.of());
            case QUEUE ->
                new LogQuestion(
                        List.of(new Filter(Dimension.QUEUE, name)),
                        List.of(Dimension.SOURCE_IP, Dimension.POOL, Dimension.ISP),
                        List.of());
            case DOMAIN -> domain(configuration, name);
            case SOURCE -> source(configuration, name);
        };
    }

    /** Recipients have a domain; a rollup has queues, one for each virtual MTA. */
    private static LogQuestion domain(Configuration configuration, String name) {
        String small = name.toLowerCase(Locale.ROOT);
        List<Dimension> splits = List.of(Dimension.VMTA, Dimension.SOURCE_IP, Dimension.ISP);
        if (!small.endsWith(ROLLUP)) {
            return new LogQuestion(List.of(new Filter(Dimension.RCPT_DOMAIN, small)), splits, List.of());
        }
        List<String> queues = Stream.concat(
                        Stream.of(Configuration.DEFAULT_VMTA),
                        configuration.vmtas().stream().map(VirtualMta::name))
                .map(vmta -> small + "/" + vmta)
                .toList();
        return new LogQuestion(
                List.of(Filter.any(Dimension.QUEUE, queues)),
                splits,
                List.of("a rollup is counted by its queues, one for each virtual MTA configured"));
    }

    private static LogQuestion source(Configuration configuration, String name) {
        List<String> targets = new EffectiveSources(configuration)
                .of(name).stream()
                        .map(LogQuestions::selected)
                        .flatMap(Optional::stream)
                        .toList();
        List<String> remarks = new ArrayList<>();
        remarks.add("the log does not name sources");
        if (targets.isEmpty()) {
            remarks.add("source '" + name + "' selects no virtual MTA by default, so nothing can be counted for it");
            return new LogQuestion(List.of(), List.of(), remarks);
        }
        String target = targets.get(targets.size() - 1);
        boolean isPool = configuration.pool(target).isPresent();
        remarks.add("counted is all mail of " + (isPool ? "pool" : "virtual MTA") + " '" + target
                + "', which it selects by default; other sources, rules and headers may select it too");
        return new LogQuestion(
                List.of(new Filter(isPool ? Dimension.POOL : Dimension.VMTA, target)),
                List.of(Dimension.VMTA, Dimension.SOURCE_IP, Dimension.ISP),
                remarks);
    }

    private static Optional<String> selected(Source source) {
        return source.last("default-virtual-mta").map(Setting::word).filter(word -> !word.isEmpty());
    }
}
