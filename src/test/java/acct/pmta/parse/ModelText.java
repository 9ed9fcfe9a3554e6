package acct.pmta.parse;

import acct.ip.AddressRange;
import acct.model.Finding;
import acct.pmta.check.Checks;
import acct.pmta.model.AcctFile;
import acct.pmta.model.Configuration;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.DomainKey;
import acct.pmta.model.DomainPattern;
import acct.pmta.model.Listener;
import acct.pmta.model.NamedList;
import acct.pmta.model.PatternRule;
import acct.pmta.model.Place;
import acct.pmta.model.Pool;
import acct.pmta.model.Proxy;
import acct.pmta.model.Reference;
import acct.pmta.model.Rollup;
import acct.pmta.model.Setting;
import acct.pmta.model.SmtpUser;
import acct.pmta.model.Source;
import acct.pmta.model.SourceHost;
import acct.pmta.model.Thresholds;
import acct.pmta.model.VirtualMta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration as text that a person can compare with its source: one line per thing, with its place. */
public final class ModelText {
    private final StringBuilder text = new StringBuilder();

    private ModelText() {}

    /** The configuration that begins with this file. */
    public static Configuration read(String file) {
        return read(file, List.of());
    }

    public static Configuration read(String file, List<ConfigurationFiles.Root> roots) {
        try {
            return ConfigurationReader.read(file, new ConfigurationFiles(Path::of, roots));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A configuration of this text, in that folder. */
    public static Configuration read(Path folder, String text) {
        try {
            return read(Files.writeString(folder.resolve("config"), text).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model, then what the checks say. */
    public static String of(Configuration configuration) {
        ModelText model = new ModelText();
        model.senders(configuration);
        model.roads(configuration);
        model.rest(configuration);
        model.text.append("\nchecks\n");
        Checks.of(configuration, Thresholds.DEFAULT).forEach(model::finding);
        return model.text.toString();
    }

    private void line(Place place, String what) {
        text.append(place).append("  ").append(what).append('\n');
    }

    private void finding(Finding finding) {
        text.append(finding.file()).append(':').append(finding.line()).append(": ");
        text.append(finding.severityLabel()).append(' ').append(finding.rule());
        text.append(" (").append(finding.certainty().label()).append(')');
        if (finding.vmta() != null || finding.sourceIp() != null || finding.pool() != null) {
            text.append(" [").append(finding.vmta()).append(' ').append(finding.sourceIp());
            text.append(' ').append(finding.pool()).append(']');
        }
        text.append("\n    ").append(finding.message()).append('\n');
    }

    private void senders(Configuration configuration) {
        hosts("host", configuration.hosts());
        keys(configuration.keys());
        configuration
                .macros()
                .forEach((name, words) -> text.append("macro ")
                        .append(name)
                        .append(" = ")
                        .append(String.join(", ", words))
                        .append('\n'));
        for (Proxy proxy : configuration.proxies()) {
            line(proxy.place(), "proxy " + proxy.name());
            hosts("  client", proxy.clients());
        }
        for (VirtualMta vmta : configuration.vmtas()) {
            line(vmta.place(), "vmta " + vmta.name());
            hosts("  host", vmta.hosts());
            hosts("  proxy host", vmta.proxyHosts());
            references("  proxy", vmta.proxies());
            keys(vmta.keys());
            references("  cold", vmta.coldTargets());
            domains(vmta.domains());
        }
        for (Pool pool : configuration.pools()) {
            line(pool.place(), "pool " + pool.name());
            references("  member", pool.members());
            keys(pool.keys());
            references("  cold", pool.coldTargets());
            domains(pool.domains());
        }
    }

    private void roads(Configuration configuration) {
        for (Listener listener : configuration.listeners()) {
            Reference source = listener.source();
            line(listener.place(), "listener " + listener.address() + (source == null ? "" : " -> " + source.name()));
        }
        for (SmtpUser user : configuration.users()) {
            Reference source = user.source();
            line(user.place(), "user " + user.name() + (source == null ? "" : " -> " + source.name()));
        }
        for (Source source : configuration.sources()) {
            AddressRange range = source.range();
            line(source.place(), "source " + source.name() + (range == null ? "" : " = " + range.text()));
            settings(source.settings());
        }
        for (PatternRule rule : configuration.rules()) {
            Reference target = rule.target();
            Reference call = rule.callTo();
            line(
                    rule.place(),
                    "rule " + rule.order() + " of " + rule.list() + ": " + rule.kind() + " /" + rule.pattern() + "/"
                            + (target == null ? "" : " -> " + target.name())
                            + (call == null ? "" : " -> list " + call.name()));
        }
    }

    private void rest(Configuration configuration) {
        domains(configuration.domains());
        for (Rollup rollup : configuration.rollups()) {
            line(rollup.place(), "rollup " + rollup.mx() + " -> " + rollup.queue() + " by " + rollup.by());
        }
        configuration.replyLists().forEach(list -> named("replies", list));
        configuration.keyLists().forEach(list -> named("key list", list));
        for (AcctFile file : configuration.acctFiles()) {
            line(
                    file.place(),
                    "acct-file " + file.path() + " records " + file.records() + " kept " + file.deleteAfter()
                            + " moved to " + file.moveTo());
            file.recordFields().forEach(fields -> line(fields.place(), "  " + fields.type() + " " + fields.fields()));
        }
        configuration.bounceCategories().forEach(category -> line(category.place(), "category " + category.name()));
        configuration.settings().forEach(setting -> line(setting.place(), setting.keyword() + " " + setting.value()));
    }

    private void named(String kind, NamedList list) {
        line(list.place(), kind + " " + list.name());
        settings(list.lines());
    }

    private void settings(List<Setting> settings) {
        settings.forEach(setting -> line(setting.place(), "  " + setting.keyword() + " " + setting.value()));
    }

    private void domains(List<DomainBlock> blocks) {
        for (DomainBlock block : blocks) {
            String patterns =
                    block.patterns().stream().map(DomainPattern::toString).collect(Collectors.joining(" "));
            line(block.place(), block.scope() + " domain " + patterns);
            settings(block.settings());
        }
    }

    private void hosts(String kind, List<SourceHost> hosts) {
        hosts.forEach(host -> line(host.place(), kind + " " + host.range().text() + " " + host.helo()));
    }

    private void keys(List<DomainKey> keys) {
        keys.forEach(key -> line(key.place(), "  key " + key.selector() + " " + key.domain()));
    }

    private void references(String kind, List<Reference> references) {
        references.forEach(reference -> line(reference.place(), kind + " " + reference.name()));
    }
}
