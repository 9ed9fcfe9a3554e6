package acct.pmta.snapshot;

import acct.pmta.snapshot.ConfigChange.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What differs between two readings of a configuration. A line that only moved does not. */
public final class Differences {
    private final List<ConfigChange> changes = new ArrayList<>();

    private Differences() {}

    /** The changes from one to the other, those of virtual MTAs first, then pools and domains; in linear time. */
    public static List<ConfigChange> between(List<ConfigSetting> old, List<ConfigSetting> fresh) {
        Map<SettingGroups.Key, List<ConfigSetting>> before =
                SettingGroups.of(old).all();
        Map<SettingGroups.Key, List<ConfigSetting>> after =
                SettingGroups.of(fresh).all();
        TreeSet<SettingGroups.Key> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        Differences differences = new Differences();
        for (SettingGroups.Key key : keys) {
            differences.compare(key, before.getOrDefault(key, List.of()), after.getOrDefault(key, List.of()));
        }
        return List.copyOf(differences.changes);
    }

    private void compare(SettingGroups.Key key, List<ConfigSetting> before, List<ConfigSetting> after) {
        List<ConfigSetting> gone = without(before, after);
        List<ConfigSetting> come = without(after, before);
        if (gone.size() == 1 && come.size() == 1) {
            changes.add(new ConfigChange(Kind.CHANGED, gone.get(0), come.get(0)));
            return;
        }
        gone.forEach(setting -> changes.add(new ConfigChange(Kind.REMOVED, setting, null)));
        come.forEach(setting -> changes.add(new ConfigChange(Kind.ADDED, null, setting)));
        if (gone.isEmpty() && come.isEmpty() && key.isOrdered()) {
            reordered(before, after);
        }
    }

    private void reordered(List<ConfigSetting> before, List<ConfigSetting> after) {
        for (int i = 0; i < before.size(); i++) {
            if (!SettingGroups.said(before.get(i)).equals(SettingGroups.said(after.get(i)))) {
                changes.add(new ConfigChange(Kind.REORDERED, before.get(i), after.get(i)));
                return;
            }
        }
    }

    /** The lines of one list that the other does not have, or not as often. */
    private static List<ConfigSetting> without(List<ConfigSetting> all, List<ConfigSetting> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(setting -> left.merge(SettingGroups.said(setting), 1, Integer::sum));
        List<ConfigSetting> found = new ArrayList<>();
        for (ConfigSetting setting : all) {
            Integer more = left.computeIfPresent(SettingGroups.said(setting), (said, n) -> n - 1);
            if (more == null || more < 0) {
                found.add(setting);
            }
        }
        return found;
    }
}
