package acct.pmta.show;

import acct.pmta.model.Configuration;
import acct.pmta.model.Directives;
import acct.pmta.model.PatternRule;
import acct.pmta.model.Reference;
import acct.pmta.model.Setting;
import acct.pmta.model.Source;
import acct.pmta.model.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds of a source of mail, where its mail goes, and which listeners and users feed it. */
final class SourceSettings {
    private final Configuration configuration;
    private final SettingLines lines;

    SourceSettings(Configuration configuration, SettingLines lines) {
        this.configuration = configuration;
        this.lines = lines;
    }

    /**
     * What holds of a source, the rules that its mail goes by, and what feeds it.
     *
     * @param found the sources of this name, or those that cover this address, the narrowest last
     */
    void of(String name, List<Source> found) {
        String list = "";
        for (int i = 0; i < found.size(); i++) {
            Source source = found.get(i);
            // Only sources by address give way to narrower ones; what two of one name do is not documented.
            boolean named = source.range() == null;
            List<Source> narrower = named ? List.of() : found.subList(i + 1, found.size());
            String from = named ? "source" : "source " + source.name();
            lines.add("source", source.name(), from, source.place(), null);
            source.settings().stream()
                    .filter(setting -> Directives.shipped().in("source", setting.keyword()) != null)
                    .filter(setting -> narrower.stream()
                            .noneMatch(other -> other.last(setting.keyword()).isPresent()))
                    .forEach(setting -> lines.add(from, setting));
            list = source.last("pattern-list").map(Setting::word).orElse(named ? "" : list);
        }
        rules(list);
        configuration
                .listeners()
                .forEach(listener -> bound("smtp-listener", listener.address(), listener.source(), name));
        configuration.users().forEach(user -> bound("smtp-user", user.name(), user.source(), name));
    }

    private void rules(String list) {
        for (PatternRule rule : configuration.rules()) {
            Reference target = rule.target();
            if (rule.list().equals(list) && !list.isEmpty()) {
                String where = target == null ? "" : " to " + target.name();
                lines.add("rule", MailSelection.condition(rule) + where, "pattern-list " + list, rule.place(), null);
            }
        }
    }

    private void bound(String kind, String name, @Nullable Reference source, String wanted) {
        if (source != null && source.name().equals(wanted)) {
            lines.add("fed by", kind + " " + Values.shown(name), "global", source.place(), null);
        }
    }
}
