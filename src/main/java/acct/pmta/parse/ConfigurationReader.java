package acct.pmta.parse;

import acct.ip.AddressRange;
import acct.ip.HostName;
import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.AcctFile;
import acct.pmta.model.AcctFiles;
import acct.pmta.model.Configuration;
import acct.pmta.model.ConfigurationBlock;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.DomainKey;
import acct.pmta.model.DomainPattern;
import acct.pmta.model.Listener;
import acct.pmta.model.Macros;
import acct.pmta.model.NamedList;
import acct.pmta.model.PatternRule;
import acct.pmta.model.Patterns;
import acct.pmta.model.Place;
import acct.pmta.model.Pool;
import acct.pmta.model.Proxy;
import acct.pmta.model.Reference;
import acct.pmta.model.Remarks;
import acct.pmta.model.Rollup;
import acct.pmta.model.Scope;
import acct.pmta.model.Setting;
import acct.pmta.model.SmtpUser;
import acct.pmta.model.Source;
import acct.pmta.model.SourceHost;
import acct.pmta.model.Values;
import acct.pmta.model.VirtualMta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Configuration} of files. What it does not understand is a remark, never an error. */
public final class ConfigurationReader {
    private static final String EMPTY = "\"\"";

    private final Remarks remarks;
    private final ConfigurationBlock global;
    private final Macros macros;
    private final Routes routes;

    private ConfigurationReader(ConfigurationBlock global, Remarks remarks) {
        this.global = global;
        this.remarks = remarks;
        this.macros = new Macros(global.settings("domain-macro"), remarks);
        this.routes = new Routes(global, remarks);
    }

    /**
     * Reads a configuration and all that it includes.
     *
     * @param file the main file, as the operator named it
     * @throws IOException if it cannot be read; a file that it includes may be missing
     */
    public static Configuration read(String file, ConfigurationFiles files) throws IOException {
        Remarks remarks = new Remarks();
        ConfigurationBlock global = new ConfigurationParser(files, remarks).parse(file);
        return new ConfigurationReader(global, remarks).configuration();
    }

    private Configuration configuration() {
        List<VirtualMta> vmtas = vmtas();
        List<Pool> pools = pools();
        List<DomainBlock> domains = domains(global, Scope.GLOBAL);
        List<DomainKey> keys = keys(global);
        List<SourceHost> hosts = hosts(global);
        List<Proxy> proxies = proxies();
        List<AcctFile> acctFiles = new AcctFiles(remarks).of(global.blocks("acct-file"));
        List<Source> sources = routes.sources();
        List<Listener> listeners = routes.listeners();
        List<SmtpUser> users = routes.users();
        List<PatternRule> rules = routes.rules();
        List<Rollup> rollups = rollups();
        DoubleNames.check(global, remarks);
        UnboundLists.check(global, remarks);
        UnreachablePatterns.check(global, remarks);
        return new Configuration(
                vmtas,
                pools,
                sources,
                listeners,
                users,
                rules,
                named("pattern-list"),
                named("smtp-pattern-list"),
                named("domain-key-list"),
                domains,
                keys,
                hosts,
                proxies,
                macros.all(),
                rollups,
                acctFiles,
                bounceCategories(),
                List.copyOf(global.settings()),
                remarks.all());
    }

    private List<VirtualMta> vmtas() {
        return together("virtual-mta").stream()
                .map(blocks -> new VirtualMta(
                        blocks.get(0).argument(),
                        blocks.get(0).place(),
                        all(blocks, this::hosts),
                        all(blocks, this::proxyHosts),
                        all(blocks, block -> references(block, "use-proxy")),
                        all(blocks, this::keys),
                        all(blocks, block -> references(block, "cold-virtual-mta")),
                        all(blocks, block -> domains(block, new Scope(Scope.Kind.VMTA, block.argument()))),
                        all(blocks, ConfigurationBlock::settings)))
                .toList();
    }

    private List<Pool> pools() {
        return together("virtual-mta-pool").stream()
                .map(blocks -> new Pool(
                        blocks.get(0).argument(),
                        blocks.get(0).place(),
                        all(blocks, this::members),
                        all(blocks, this::keys),
                        all(blocks, block -> references(block, "cold-virtual-mta")),
                        all(blocks, block -> domains(block, new Scope(Scope.Kind.POOL, block.argument()))),
                        all(blocks, ConfigurationBlock::settings)))
                .toList();
    }

    /** Blocks of one name are one thing, written in several places. */
    private List<List<ConfigurationBlock>> together(String keyword) {
        Map<String, List<ConfigurationBlock>> found = new LinkedHashMap<>();
        for (ConfigurationBlock block : global.blocks(keyword)) {
            found.computeIfAbsent(block.argument(), name -> new ArrayList<>()).add(block);
        }
        return List.copyOf(found.values());
    }

    private static <T> List<T> all(List<ConfigurationBlock> blocks, Function<ConfigurationBlock, List<T>> part) {
        return blocks.stream().flatMap(block -> part.apply(block).stream()).toList();
    }

    private void duplicate(String what, Place first, Place second) {
        remarks.few(
                "block",
                Remarks.of(
                        "duplicate-block",
                        Severity.WARNING,
                        FindingCertainty.MAY,
                        second,
                        what + " is already at " + first
                                + "; the two may be merged, and where both set the same, the later may" + " win"));
    }

    private List<Reference> members(ConfigurationBlock pool) {
        List<Reference> members = new ArrayList<>();
        for (Setting setting : pool.settings("virtual-mta")) {
            List<String> words = Values.words(setting.value());
            if (words.size() != 1) {
                remarks.malformed(
                        setting.place(),
                        words.isEmpty()
                                ? "'virtual-mta' needs the name of a virtual MTA"
                                : "a member of a pool is one name; members take turns, a weight is not known");
            }
            if (!words.isEmpty()) {
                members.add(new Reference(words.get(0), setting.place()));
            }
        }
        return members;
    }

    /** The names that all lines of a keyword list; {@code ""} names none. */
    private static List<Reference> references(ConfigurationBlock block, String keyword) {
        List<Reference> found = new ArrayList<>();
        for (Setting setting : block.settings(keyword)) {
            for (String name : Values.list(setting.value().equals(EMPTY) ? "" : setting.value())) {
                found.add(new Reference(Values.word(name, 0), setting.place()));
            }
        }
        return found;
    }

    private List<SourceHost> hosts(ConfigurationBlock block) {
        return block.settings("smtp-source-host").stream()
                .map(setting -> host(setting, 0, 1))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<SourceHost> proxyHosts(ConfigurationBlock block) {
        return block.settings("smtp-proxy-source-host").stream()
                .map(setting -> host(setting, 2, 3))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable SourceHost host(Setting setting, int at, int heloAt) {
        List<String> words = Values.words(setting.value());
        String first = at < words.size() ? words.get(at) : "";
        String helo = heloAt < words.size() ? words.get(heloAt) : "";
        AddressRange range = AddressRange.ofHost(first);
        if (range == null) {
            AddressRange swapped = AddressRange.parse(helo);
            remarks.malformed(
                    setting.place(),
                    swapped == null
                            ? "'" + setting.keyword() + "' needs an IP address or a network such as 192.0.2.0/28;"
                                    + " '" + Values.shown(first) + "' is neither"
                            : "the address and the host name are swapped: `" + setting.keyword() + " " + swapped.text()
                                    + " " + Values.shown(first) + "` was probably meant");
            return swapped == null ? null : new SourceHost(swapped, first, setting.place());
        }
        if (helo.isEmpty()) {
            remarks.malformed(setting.place(), "'" + setting.keyword() + "' needs a host name after the address");
        }
        return new SourceHost(range, helo, setting.place());
    }

    private List<Proxy> proxies() {
        List<Proxy> proxies = new ArrayList<>();
        for (ConfigurationBlock block : global.blocks("proxy")) {
            List<SourceHost> clients = block.settings("client").stream()
                    .map(setting -> host(setting, 0, 1))
                    .filter(Objects::nonNull)
                    .toList();
            proxies.add(new Proxy(block.argument(), clients, block.place()));
        }
        return proxies;
    }

    private List<DomainKey> keys(ConfigurationBlock block) {
        return block.settings("domain-key").stream()
                .map(setting -> key(setting, block))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable DomainKey key(Setting setting, ConfigurationBlock block) {
        List<String> fields = Values.list(setting.text());
        String wrong = null;
        if (fields.size() != 3) {
            wrong = "a key line has three fields, SELECTOR,DOMAIN,FILE; this one has " + fields.size();
        } else if (fields.get(0).indexOf('/') >= 0 || fields.get(0).equals("*")) {
            wrong = "the first field of a key line is its selector: SELECTOR,DOMAIN,FILE";
        } else if (!fields.get(1).equals("*") && fields.get(1).indexOf('.') < 0) {
            wrong = "the second field of a key line is a domain or *: SELECTOR,DOMAIN,FILE";
        }
        if (wrong != null) {
            remarks.add(Remarks.of("dkim-malformed", Severity.CRITICAL, FindingCertainty.SURE, setting.place(), wrong)
                    .withVmta(block.kind().equals("virtual-mta") ? block.argument() : null)
                    .withPool(block.kind().equals("virtual-mta-pool") ? block.argument() : null));
            return null;
        }
        return new DomainKey(fields.get(0), HostName.ascii(fields.get(1)), setting.place());
    }

    private List<DomainBlock> domains(ConfigurationBlock block, Scope scope) {
        List<DomainBlock> found = new ArrayList<>();
        Map<String, Place> seen = new LinkedHashMap<>();
        for (ConfigurationBlock domain : block.blocks("domain")) {
            String argument = domain.argument();
            List<DomainPattern> patterns = new ArrayList<>();
            for (String word : Values.words(argument)) {
                if (DomainPattern.isMasked(word) && AddressRange.ofLiteral(word) == null) {
                    remarks.malformed(
                            domain.place(), "<domain> needs a network such as [192.0.2.0/24] in these brackets");
                }
                DomainPattern.Spelling spelling =
                        word.indexOf('$') < 0 ? DomainPattern.Spelling.LITERAL : DomainPattern.Spelling.MACRO;
                macros.replaced(word, domain.place()).forEach(name -> patterns.add(DomainPattern.of(name, spelling)));
            }
            found.add(new DomainBlock(scope, argument, patterns, domain.settings(), domain.place()));
            Place first = seen.putIfAbsent(argument.toLowerCase(Locale.ROOT), domain.place());
            if (first != null) {
                duplicate("<domain " + Values.shown(argument) + ">", first, domain.place());
            }
        }
        return List.copyOf(found);
    }

    private List<NamedList> named(String kind) {
        return global.blocks(kind).stream()
                .map(block -> new NamedList(block.argument(), block.settings(), block.place()))
                .toList();
    }

    private List<Rollup> rollups() {
        List<Rollup> rollups = new ArrayList<>();
        for (ConfigurationBlock list : global.blocks("mx-rollup-list")) {
            for (Setting setting : list.settings("mx")) {
                List<String> words = Values.words(setting.value().toLowerCase(Locale.ROOT));
                if (words.size() < 2 || !words.get(1).endsWith(".rollup")) {
                    remarks.malformed(
                            setting.place(), "an mx line is `mx HOST NAME.rollup`, perhaps with rollup-by-ip");
                } else {
                    Rollup.By by = words.contains("rollup-by-ip") ? Rollup.By.ADDRESS : Rollup.By.NAME;
                    rollups.add(new Rollup(words.get(0), words.get(1), by, setting.place()));
                }
            }
        }
        return List.copyOf(rollups);
    }

    private List<Reference> bounceCategories() {
        List<Reference> found = new ArrayList<>();
        for (ConfigurationBlock list : global.blocks("bounce-category-patterns")) {
            for (Setting setting : list.settings()) {
                String line = setting.keyword() + " " + setting.value();
                int end = Patterns.end(line, line.indexOf('/'));
                String category = end < 0 ? "" : Values.word(line.substring(end + 1), 0);
                if (category.isEmpty()) {
                    remarks.malformed(setting.place(), "a line here is `/PATTERN/ CATEGORY`");
                } else {
                    found.add(new Reference(category, setting.place()));
                }
            }
        }
        return found;
    }
}
