package acct.pmta.parse;

import acct.ip.AddressRange;
import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.ConfigurationBlock;
import acct.pmta.model.Place;
import acct.pmta.model.Remarks;
import acct.pmta.model.Setting;
import acct.pmta.model.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is defined twice, or under names that differ in capitals only: {@code duplicate-block}. */
final class DoubleNames {
    private static final String CHECK = "duplicate-block";
    private static final String MERGED = "; the two may be merged, and where both set the same, the later may win";
    /** The blocks that are known by their names, with what their names share a name space with. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("virtual-mta", "virtual-mta"),
            Map.entry("virtual-mta-pool", "virtual-mta"),
            Map.entry("source", "source"),
            Map.entry("source-group", "source-group"),
            Map.entry("smtp-user", "smtp-user"),
            Map.entry("proxy", "proxy"),
            Map.entry("pattern-list", "pattern-list"),
            Map.entry("smtp-pattern-list", "smtp-pattern-list"),
            Map.entry("rewrite-list", "rewrite-list"),
            Map.entry("domain-key-list", "domain-key-list"),
            Map.entry("address-list", "address-list"),
            Map.entry("suppression-list", "suppression-list"),
            Map.entry("signals-filter", "signals-filter"));
    /** The blocks that are known by a path, in which capitals count. */
    private static final Set<String> PATHS = Set.of("acct-file", "spool");
    /** The blocks of which there is one. */
    private static final Set<String> SINGLE = Set.of(
            "bounce-category-patterns", "mx-rollup-list", "dns", "signals", "sparkpost-analytics", "transmissions-api");
    /** PowerMTA's own file, whose lists stand behind those of the operator. User's Guide v5.0, 5.8. */
    private static final String DEFAULTS = "config-defaults";

    private static final Map<String, List<String>> MEMBERS = Map.of(
            "virtual-mta-pool", List.of("virtual-mta", "cold-virtual-mta"),
            "virtual-mta", List.of("cold-virtual-mta"));

    private final ConfigurationBlock global;
    private final Remarks remarks;

    private DoubleNames(ConfigurationBlock global, Remarks remarks) {
        this.global = global;
        this.remarks = remarks;
    }

    static void check(ConfigurationBlock global, Remarks remarks) {
        DoubleNames names = new DoubleNames(global, remarks);
        names.blocks();
        names.members();
        names.listeners();
        names.rollups();
    }

    private void say(Place place, String message) {
        remarks.add(Remarks.of(CHECK, Severity.WARNING, FindingCertainty.MAY, place, message));
    }

    private static String tag(ConfigurationBlock block) {
        String name = block.argument();
        return "<" + block.kind() + (name.isEmpty() ? "" : " " + Values.shown(name)) + ">";
    }

    private void blocks() {
        Map<String, Place> exact = new HashMap<>();
        Map<String, ConfigurationBlock> ignoringCase = new HashMap<>();
        for (ConfigurationBlock block : global.blocks()) {
            String name = block.argument();
            boolean path = PATHS.contains(block.kind()) && name.indexOf('|') < 0;
            String space = NAMED.get(block.kind());
            if (name.isEmpty() ? isSingle(block) : path || space != null) {
                Place first = exact.putIfAbsent(block.kind() + " " + canonical(block), block.place());
                if (first != null) {
                    say(block.place(), tag(block) + " is already at " + first + MERGED);
                } else if (space != null) {
                    capitals(block, ignoringCase.putIfAbsent(space + " " + name.toLowerCase(Locale.ROOT), block));
                }
            }
        }
    }

    private static boolean isSingle(ConfigurationBlock block) {
        return SINGLE.contains(block.kind()) && !block.place().file().endsWith(DEFAULTS);
    }

    /** Two ways to write the same network are one name. */
    private static String canonical(ConfigurationBlock block) {
        AddressRange range = block.kind().equals("source") ? AddressRange.parse(block.argument()) : null;
        return range == null ? block.argument() : range.text();
    }

    /** Networks have no capitals that count, and a pool with the very name of a virtual MTA is another finding. */
    private void capitals(ConfigurationBlock block, @Nullable ConfigurationBlock first) {
        if (first != null
                && !first.argument().equals(block.argument())
                && canonical(first).equals(first.argument())) {
            say(
                    block.place(),
                    tag(block) + " and " + tag(first) + " at " + first.place()
                            + " differ in capitals only; PowerMTA may take them for one");
        }
    }

    private void members() {
        for (ConfigurationBlock block : global.blocks()) {
            for (String keyword : MEMBERS.getOrDefault(block.kind(), List.of())) {
                Map<String, Place> seen = new HashMap<>();
                for (Setting setting : block.settings(keyword)) {
                    Place first = seen.putIfAbsent(setting.word(), setting.place());
                    if (first != null) {
                        say(
                                setting.place(),
                                "'" + keyword + " " + Values.shown(setting.word()) + "' is already at " + first + " in "
                                        + tag(block) + "; it may get two turns of each round, or one");
                    }
                }
            }
        }
    }

    private void listeners() {
        for (String kind : List.of("smtp-listener", "transmissions-api-listener")) {
            Map<Place, String> all = new LinkedHashMap<>();
            global.settings(kind).forEach(setting -> all.put(setting.place(), setting.word()));
            global.blocks(kind).forEach(block -> all.put(block.place(), block.argument()));
            List<Place> places = new ArrayList<>(all.keySet());
            places.sort(Comparator.comparing(Place::file).thenComparing(Place::line));
            Map<String, Place> seen = new HashMap<>();
            for (Place place : places) {
                String address = all.getOrDefault(place, "");
                Place first = address.isEmpty() ? null : seen.putIfAbsent(Routes.endpoint(address), place);
                if (first != null) {
                    say(
                            place,
                            kind + " " + Values.shown(address) + " is already at " + first
                                    + "; only one of the two may listen there");
                }
            }
        }
    }

    /** One name of a mail server cannot lead to two queues. */
    private void rollups() {
        Map<String, Setting> seen = new HashMap<>();
        for (ConfigurationBlock list : global.blocks("mx-rollup-list")) {
            for (Setting setting : list.settings("mx")) {
                Setting first = seen.putIfAbsent(setting.word().toLowerCase(Locale.ROOT), setting);
                if (first != null && !queue(first).equalsIgnoreCase(queue(setting))) {
                    say(
                            setting.place(),
                            "'mx " + Values.shown(setting.word()) + "' leads to another queue at " + first.place()
                                    + "; only one of them may count");
                }
            }
        }
    }

    private static String queue(Setting setting) {
        return Values.word(setting.value(), 1);
    }
}
