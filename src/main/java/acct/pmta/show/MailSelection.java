package acct.pmta.show;

import acct.pmta.model.Configuration;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.PatternRule;
import acct.pmta.model.Reference;
import acct.pmta.model.Source;
import acct.pmta.model.Values;
import acct.pmta.model.VirtualMta;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which mail gets to a virtual MTA or pool: by its source, by a pattern, as the cold one of another, or moved there. */
final class MailSelection {
    private final Configuration configuration;
    private final SettingLines lines;

    MailSelection(Configuration configuration, SettingLines lines) {
        this.configuration = configuration;
        this.lines = lines;
    }

    /** What a rule of a pattern list asks for. */
    static String condition(PatternRule rule) {
        return Values.shown(rule.kind() + (rule.pattern().isEmpty() ? "" : " /" + rule.pattern() + "/"));
    }

    /** Which mail gets to the virtual MTA or pool of this name. */
    void to(String name) {
        for (Source source : configuration.sources()) {
            source.last("default-virtual-mta")
                    .filter(setting -> setting.word().equals(name))
                    .ifPresent(setting -> lines.add(
                            "selected by", "default-virtual-mta", "source " + source.name(), setting.place(), null));
        }
        for (PatternRule rule : configuration.rules()) {
            Reference target = rule.target();
            if (target != null && target.name().equals(name)) {
                lines.add("selected by", condition(rule), "pattern-list " + rule.list(), rule.place(), null);
            }
        }
        for (VirtualMta vmta : configuration.vmtas()) {
            vmta.coldTargets().stream()
                    .filter(target -> target.name().equals(name))
                    .forEach(target ->
                            lines.add("selected by", "cold-virtual-mta", "vmta " + vmta.name(), target.place(), null));
            moved(vmta.domains(), name);
        }
        configuration.pools().forEach(pool -> moved(pool.domains(), name));
        moved(configuration.domains(), name);
    }

    private void moved(List<DomainBlock> blocks, String name) {
        for (DomainBlock block : blocks) {
            Stream.of("reroute-to-virtual-mta", "backoff-reroute-to-virtual-mta")
                    .map(block::last)
                    .flatMap(Optional::stream)
                    .filter(setting -> setting.word().equals(name))
                    .forEach(setting -> lines.add(
                            "selected by", setting.keyword(), block.scope().toString(), setting.place(), null));
        }
    }
}
