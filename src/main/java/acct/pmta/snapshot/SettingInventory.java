package acct.pmta.snapshot;

import acct.model.Finding;
import acct.model.Severity;
import acct.pmta.model.AcctFiles;
import acct.pmta.model.ConfigurationBlock;
import acct.pmta.model.Credentials;
import acct.pmta.model.Directives;
import acct.pmta.model.Place;
import acct.pmta.model.Remarks;
import acct.pmta.model.Setting;
import acct.pmta.model.Surplus;
import acct.pmta.model.Values;
import acct.pmta.parse.ConfigurationFiles;
import acct.pmta.parse.ConfigurationParser;
import acct.pmta.snapshot.ConfigSnapshot.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every line of a configuration as a row, for comparing and keeping. It holds what the parser lets through, which is
 * nothing secret; of blocks that acct does not know it holds names of directives only.
 */
public final class SettingInventory {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** What people call the blocks that most questions are about. */
    private static final Map<String, String> SCOPES =
            Map.of("virtual-mta", ConfigSetting.VMTA, "virtual-mta-pool", ConfigSetting.POOL, "smtp-user", "user");

    private final Directives directives = Directives.shipped();
    private final List<ConfigSetting> rows = new ArrayList<>();

    private SettingInventory() {}

    /**
     * Reads a configuration and all that it includes.
     *
     * @param file the main file, as the operator named it
     * @throws IOException if it cannot be read; a file that it includes may be missing
     */
    public static ConfigSnapshot read(String file, ConfigurationFiles files) throws IOException {
        Remarks remarks = new Remarks();
        ConfigurationBlock global = new ConfigurationParser(files, remarks).parse(file);
        SettingInventory inventory = new SettingInventory();
        inventory.settings(global, new Where(ConfigSetting.GLOBAL, null, null));
        for (ConfigurationBlock block : global.blocks()) {
            inventory.top(block);
        }
        Reading reading = remarks.all().stream().anyMatch(SettingInventory::isUnread) ? Reading.PART : Reading.WHOLE;
        String id = SettingGroups.of(inventory.rows).digest(reading);
        return new ConfigSnapshot(id, file, reading, inventory.rows);
    }

    /**
     * A configuration as it is kept today, of one that an earlier acct kept: it did not know every place in which a
     * password can stand before a host. The same one if there is none.
     */
    public static ConfigSnapshot hidden(ConfigSnapshot kept) {
        List<ConfigSetting> settings =
                kept.settings().stream().map(SettingInventory::hidden).toList();
        return settings.equals(kept.settings())
                ? kept
                : new ConfigSnapshot(
                        SettingGroups.of(settings).digest(kept.reading()), kept.file(), kept.reading(), settings);
    }

    private static ConfigSetting hidden(ConfigSetting setting) {
        String directive = Credentials.hidden(setting.directive());
        return new ConfigSetting(
                setting.scope(),
                hidden(setting.name()),
                hidden(setting.block()),
                directive,
                hiddenValue(directive, setting.value()),
                setting.file(),
                setting.line());
    }

    /** What stands before a value tells whether it begins with a pattern, which may have any letters. */
    private static @Nullable String hiddenValue(String directive, @Nullable String value) {
        String start = directive + " ";
        String line = start + value;
        String hidden = Credentials.hidden(line);
        return value != null && hidden.startsWith(start) ? hidden.substring(start.length()) : hidden(value);
    }

    private static @Nullable String hidden(@Nullable String text) {
        return text == null ? null : Credentials.hidden(text);
    }

    private static boolean isUnread(Finding remark) {
        return remark.rule().equals("include-not-read") || remark.severity() == Severity.CRITICAL;
    }

    /** The blocks around a line. */
    private record Where(
            String scope, @Nullable String name, @Nullable String block) {
        private Where within(String tag) {
            return new Where(scope, name, block == null ? tag : block + " " + tag);
        }
    }

    private void top(ConfigurationBlock block) {
        String name = name(block);
        Where where = new Where(SCOPES.getOrDefault(block.kind(), block.kind()), name, null);
        add(where, "<" + block.kind() + ">", name, block.place());
        inside(block, where);
    }

    private void inside(ConfigurationBlock block, Where where) {
        settings(block, where);
        for (ConfigurationBlock inner : block.blocks()) {
            String name = name(inner);
            Where there = where.within("<" + inner.kind() + (name == null ? "" : " " + name) + ">");
            add(where, "<" + inner.kind() + ">", name, inner.place());
            inside(inner, there);
        }
    }

    private @Nullable String name(ConfigurationBlock block) {
        String argument = block.argument();
        Setting opener = block.opener();
        if (opener != null && Surplus.hasPattern(opener.keyword())) {
            argument = opener.keyword() + " " + Surplus.without(opener.keyword(), opener.value());
        } else if (block.kind().equals("acct-file")) {
            argument = AcctFiles.path(argument);
        }
        return argument.isEmpty() ? null : folded(argument);
    }

    private void settings(ConfigurationBlock block, Where where) {
        boolean known = block.kind().equals(Directives.GLOBAL) || directives.isBlock(block.kind());
        for (Setting setting : block.settings()) {
            if (!known) {
                // What stands in a block of no known kind might be anything, also its first word a secret.
                add(where, "?", null, setting.place());
            } else if (setting.keyword().startsWith("/")) {
                // A line of bounce categories begins with its pattern.
                add(where, "pattern", setting.keyword() + " " + setting.value(), setting.place());
            } else {
                add(where, setting.keyword(), setting.value(), setting.place());
            }
        }
    }

    private void add(Where where, String directive, @Nullable String value, Place place) {
        String kept = value == null || value.isEmpty() ? null : folded(value);
        rows.add(new ConfigSetting(
                where.scope(), where.name(), where.block(), directive, kept, place.file(), place.line()));
    }

    /** Quotes around a value and the width of blanks mean nothing; {@code ""} does. */
    private static String folded(String value) {
        String text = Values.unquoted(value);
        return text.isEmpty() ? "\"\"" : BLANKS.matcher(text).replaceAll(" ");
    }
}
