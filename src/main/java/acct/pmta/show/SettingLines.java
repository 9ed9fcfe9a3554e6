package acct.pmta.show;

import acct.pmta.model.Place;
import acct.pmta.model.Setting;
import acct.pmta.snapshot.EffectiveSetting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is found of one thing, a line for each setting, in the order in which it is shown. */
final class SettingLines {
    private final List<EffectiveSetting> lines = new ArrayList<>();

    /**
     * One more, which stands in a file.
     *
     * @param may another value that may hold
     */
    void add(String setting, String value, String from, Place place, @Nullable String may) {
        lines.add(new EffectiveSetting(setting, value, from, place.file(), place.line(), may));
    }

    /** One more, as it was written. */
    void add(String from, Setting setting) {
        add(setting.keyword(), setting.text(), from, setting.place(), null);
    }

    /** One more, which stands nowhere and holds. */
    void addDefault(String setting, String value) {
        lines.add(new EffectiveSetting(setting, value, "default", null, null, null));
    }

    /** All of them. */
    List<EffectiveSetting> all() {
        return List.copyOf(lines);
    }
}
