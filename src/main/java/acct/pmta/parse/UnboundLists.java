package acct.pmta.parse;

import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.ConfigurationBlock;
import acct.pmta.model.Remarks;
import acct.pmta.model.Setting;
import acct.pmta.model.Values;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Lists that nothing names, so that none of their lines ever does anything: {@code unbound-list}. */
final class UnboundLists {
    private static final String CALL = "call-to:";
    /** Each list with the directive that binds it, and the blocks without which a configuration is a part of one. */
    private static final List<Binding> BINDINGS = List.of(
            new Binding("pattern-list", "pattern-list", "a <source>", Set.of("source")),
            new Binding("smtp-pattern-list", "smtp-pattern-list", "a <domain>", Set.of("domain")),
            new Binding(
                    "rewrite-list",
                    "rewrite-list",
                    "a <source>, <virtual-mta> or <virtual-mta-pool>",
                    Set.of("source", "virtual-mta")),
            new Binding("address-list", "suppression-lists", "a <source>", Set.of("source")),
            new Binding(
                    "signals-filter",
                    "enable-signals",
                    "a <virtual-mta> or <virtual-mta-pool>, or outside of them",
                    Set.of("virtual-mta")));

    private final Map<String, Set<String>> named = new HashMap<>();
    private final Set<String> kinds = new HashSet<>();
    private final ConfigurationBlock global;
    private final Remarks remarks;

    private UnboundLists(ConfigurationBlock global, Remarks remarks) {
        this.global = global;
        this.remarks = remarks;
        BINDINGS.forEach(binding -> named.put(binding.directive(), new HashSet<>()));
        collect(global);
    }

    private record Binding(String kind, String directive, String where, Set<String> homes) {}

    static void check(ConfigurationBlock global, Remarks remarks) {
        UnboundLists lists = new UnboundLists(global, remarks);
        lists.follow();
        BINDINGS.forEach(lists::check);
    }

    private void collect(ConfigurationBlock block) {
        kinds.add(block.kind());
        for (Setting setting : block.settings()) {
            Set<String> names = named.get(setting.keyword());
            if (names != null) {
                Values.list(setting.text()).forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
            }
        }
        block.blocks().forEach(this::collect);
    }

    /** A list that another one calls is bound if that one is. */
    private void follow() {
        Map<String, Set<String>> calls = new HashMap<>();
        for (ConfigurationBlock list : global.blocks("pattern-list")) {
            calls(list, calls.computeIfAbsent(list.argument().toLowerCase(Locale.ROOT), name -> new HashSet<>()));
        }
        Set<String> bound = named.getOrDefault("pattern-list", Set.of());
        Deque<String> next = new ArrayDeque<>(bound);
        while (!next.isEmpty()) {
            for (String called : calls.getOrDefault(next.pop(), Set.of())) {
                if (bound.add(called)) {
                    next.push(called);
                }
            }
        }
    }

    private static void calls(ConfigurationBlock list, Set<String> called) {
        for (Setting setting : list.settings()) {
            String value = setting.value().toLowerCase(Locale.ROOT);
            int at = value.lastIndexOf(CALL);
            if (at >= 0) {
                called.add(Values.word(value.substring(at + CALL.length()), 0));
            }
        }
        list.blocks().forEach(nested -> calls(nested, called));
    }

    private void check(Binding binding) {
        if (binding.homes().stream().noneMatch(kinds::contains)) {
            return;
        }
        Set<String> bound = named.getOrDefault(binding.directive(), Set.of());
        for (ConfigurationBlock list : global.blocks(binding.kind())) {
            String name = list.argument();
            if (!name.isEmpty() && !bound.contains(name.toLowerCase(Locale.ROOT))) {
                remarks.add(Remarks.of(
                        "unbound-list",
                        Severity.WARNING,
                        remarks.isIncomplete() ? FindingCertainty.MAY : FindingCertainty.SURE,
                        list.place(),
                        "nothing names <" + binding.kind() + " " + Values.shown(name)
                                + ">, so it does nothing: write `" + binding.directive() + " " + Values.shown(name)
                                + "` in " + binding.where()));
            }
        }
    }
}
