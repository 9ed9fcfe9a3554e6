package acct.pmta.model;

import acct.pmta.parse.ConfigurationParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tag and what stands in it; the whole configuration is one too. Filled by {@link ConfigurationParser} only. */
public final class ConfigurationBlock {
    private final String kind;
    private final String argument;
    private final @Nullable Setting opener;
    private final Place place;
    private final List<Setting> settings = new ArrayList<>();
    private final List<ConfigurationBlock> blocks = new ArrayList<>();
    private int order;

    /**
     * An empty block.
     *
     * @param kind the tag's keyword in small letters
     * @param argument what follows it, as written
     * @param opener the directive whose line ends in this tag; null if the tag has a line of its own
     */
    public ConfigurationBlock(String kind, String argument, @Nullable Setting opener, Place place) {
        this.kind = kind;
        this.argument = argument;
        this.opener = opener;
        this.place = place;
    }

    public void add(Setting setting) {
        settings.add(setting);
    }

    public void add(ConfigurationBlock block) {
        block.order = settings.size();
        blocks.add(block);
    }

    public String kind() {
        return kind;
    }

    /** What follows the keyword, without quotes around it. */
    public String argument() {
        return Values.unquoted(argument);
    }

    @Nullable
    public Setting opener() {
        return opener;
    }

    public Place place() {
        return place;
    }

    public List<Setting> settings() {
        return settings;
    }

    public List<ConfigurationBlock> blocks() {
        return blocks;
    }

    /** How many settings of the surrounding block stand before this one. */
    public int order() {
        return order;
    }

    public List<ConfigurationBlock> blocks(String wanted) {
        return blocks.stream().filter(block -> block.kind.equals(wanted)).toList();
    }

    public List<Setting> settings(String keyword) {
        return settings.stream()
                .filter(setting -> setting.keyword().equals(keyword))
                .toList();
    }

    /** The last of several settings of one keyword. */
    @Nullable
    public Setting last(String keyword) {
        Setting found = null;
        for (Setting setting : settings) {
            if (setting.keyword().equals(keyword)) {
                found = setting;
            }
        }
        return found;
    }
}
