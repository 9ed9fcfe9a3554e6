package acct.pmta.parse;

import acct.ip.AddressRange;
import acct.pmta.model.ConfigurationBlock;
import acct.pmta.model.Listener;
import acct.pmta.model.PatternRule;
import acct.pmta.model.Patterns;
import acct.pmta.model.Reference;
import acct.pmta.model.Remarks;
import acct.pmta.model.Setting;
import acct.pmta.model.SmtpUser;
import acct.pmta.model.Source;
import acct.pmta.model.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how mail gets its virtual MTA: sources, listeners, users and pattern lists. User's Guide v5.0, 8.4. */
final class Routes {
    private static final String PATTERN_LIST = "pattern-list";
    private static final Set<String> KINDS = Set.of("header", "mail-from", "rcpt-to", "*");
    private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
    /** What no name looks like: four numbers with dots, numbers with a mask, groups with colons. */
    private static final Pattern LIKE_AN_ADDRESS =
            Pattern.compile("\\d+(?:\\.\\d+){3}|[\\d.]+/.*|[0-9a-fA-F]*:[0-9a-fA-F:]*(?:/.*)?");

    private static final String TARGET = "virtual-mta=";
    private static final String CALL = "call-to:";

    private final ConfigurationBlock global;
    private final Remarks remarks;

    Routes(ConfigurationBlock global, Remarks remarks) {
        this.global = global;
        this.remarks = remarks;
    }

    List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (ConfigurationBlock block : global.blocks("source")) {
            String name = block.argument();
            AddressRange range = AddressRange.parse(name);
            if (range == null && LIKE_AN_ADDRESS.matcher(name).matches()) {
                remarks.malformed(
                        block.place(),
                        "<source> needs a name, an IP address or a network such as 10.0.0.0/8; '" + Values.shown(name)
                                + "' is none of them");
            }
            sources.add(new Source(name, range, block.settings(), block.place()));
        }
        return List.copyOf(sources);
    }

    List<Listener> listeners() {
        List<Listener> listeners = new ArrayList<>();
        for (Setting setting : global.settings("smtp-listener")) {
            List<String> words = Values.words(setting.value());
            Reference source = null;
            for (String word : words) {
                if (word.toLowerCase(Locale.ROOT).startsWith("source=")) {
                    source = new Reference(word.substring("source=".length()), setting.place());
                }
            }
            String address = words.isEmpty() ? "" : words.get(0);
            listeners.add(checked(new Listener(address, source, setting.place())));
        }
        for (ConfigurationBlock block : global.blocks("smtp-listener")) {
            listeners.add(checked(new Listener(block.argument(), source(block), block.place())));
        }
        return List.copyOf(listeners);
    }

    private Listener checked(Listener listener) {
        String text = listener.address();
        if (AddressRange.ofHost(text) == null) {
            remarks.malformed(
                    listener.place(), "'smtp-listener' needs an address and a port, such as 0.0.0.0:25 or [::1]:25");
        } else if (AddressRange.parse(text) == null && !isPort(text)) {
            remarks.malformed(listener.place(), "'smtp-listener' takes a port from 1 to 65535 behind its address");
        }
        return listener;
    }

    /** Whether a port stands behind an address; none need stand behind brackets. */
    private static boolean isPort(String text) {
        String port = text.substring(Math.max(text.lastIndexOf(':'), text.indexOf(']')) + 1);
        boolean none = port.isEmpty() && text.endsWith("]");
        return none || (PORT.matcher(port).matches() && Integer.parseInt(port) <= 65_535);
    }

    /** Address and port in one spelling; what has no port has the one of SMTP. */
    static String endpoint(String text) {
        AddressRange range = AddressRange.ofHost(text);
        if (range == null) {
            return text.toLowerCase(Locale.ROOT);
        }
        boolean bare = AddressRange.parse(text) != null || text.endsWith("]");
        return range.text() + " " + (bare ? "25" : text.substring(text.lastIndexOf(':') + 1));
    }

    private static @Nullable Reference source(ConfigurationBlock block) {
        Setting source = block.last("source");
        return source == null || source.word().isEmpty() ? null : new Reference(source.word(), source.place());
    }

    List<SmtpUser> users() {
        return global.blocks("smtp-user").stream()
                .map(block -> new SmtpUser(block.argument(), source(block), block.place()))
                .toList();
    }

    List<PatternRule> rules() {
        List<PatternRule> rules = new ArrayList<>();
        for (ConfigurationBlock list : global.blocks(PATTERN_LIST)) {
            rules(list, list.argument(), rules);
        }
        return List.copyOf(rules);
    }

    private void rules(ConfigurationBlock list, String name, List<PatternRule> rules) {
        List<ConfigurationBlock> nested = list.blocks(PATTERN_LIST);
        int next = 0;
        for (int i = 0; i <= list.settings().size(); i++) {
            while (next < nested.size() && nested.get(next).order() == i) {
                rules(nested.get(next), name, rules);
                next++;
            }
            if (i < list.settings().size()
                    && KINDS.contains(list.settings().get(i).keyword())) {
                rule(list.settings().get(i), name, rules);
            }
        }
    }

    private void rule(Setting setting, String list, List<PatternRule> rules) {
        String value = setting.value();
        String kind = setting.keyword();
        String pattern = "";
        String result = value;
        if (!kind.equals("*")) {
            int open = value.indexOf('/');
            int close = Patterns.end(value, open);
            if (close < 0) {
                remarks.malformed(
                        setting.place(),
                        "a rule needs its pattern between slashes: `" + kind + " /PATTERN/ virtual-mta=NAME`");
                return;
            }
            kind = (kind + " " + value.substring(0, open)).strip();
            pattern = value.substring(open + 1, close);
            result = value.substring(close + 1).strip();
        }
        Reference target = null;
        Reference callTo = null;
        if (result.toLowerCase(Locale.ROOT).startsWith(CALL)) {
            callTo = new Reference(Values.word(result.substring(CALL.length()), 0), setting.place());
        }
        for (String part : Values.list(result)) {
            if (part.toLowerCase(Locale.ROOT).startsWith(TARGET)) {
                target = new Reference(Values.word(part.substring(TARGET.length()), 0), setting.place());
            }
        }
        if (target == null && callTo == null && !result.toLowerCase(Locale.ROOT).contains("recipient-priority=")) {
            remarks.malformed(setting.place(), "a rule needs a result: virtual-mta=NAME or call-to: LIST");
        }
        rules.add(new PatternRule(list, rules.size(), kind, pattern, target, callTo, setting.place()));
    }
}
