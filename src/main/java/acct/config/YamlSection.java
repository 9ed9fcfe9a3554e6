package acct.config;

import acct.config.YamlNode.Field;
import acct.config.YamlNode.Fields;
import acct.config.YamlNode.Items;
import acct.config.YamlNode.Nothing;
import acct.config.YamlNode.Text;
import acct.model.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A group of keys in a configuration file. A key without a value counts as left out.
 *
 * @param file the file, for messages
 * @param line where the group begins
 * @param path what the group is called in messages; empty for the whole file
 * @param fields what is in it
 */
record YamlSection(YamlFile file, int line, String path, Map<String, Field> fields) {

    /** The group at a node; null where the key has no value. */
    static @Nullable YamlSection of(YamlFile file, String path, YamlNode node) {
        if (node instanceof Nothing) {
            return null;
        }
        if (node instanceof Fields group) {
            return new YamlSection(file, group.line(), path, group.fields());
        }
        String what = path.isEmpty() ? "the file" : "'" + path + "'";
        throw file.error(node.line(), what + " must hold keys, one 'key: value' each");
    }

    /** Refuses keys that do not belong here. */
    YamlSection onlyKeys(Set<String> valid) {
        return onlyKeys("key", "valid keys", valid);
    }

    /** Refuses keys that do not belong here, where a key is a name of something else, such as a rule. */
    YamlSection onlyKeys(String noun, String list, Set<String> valid) {
        for (Map.Entry<String, Field> entry : fields.entrySet()) {
            if (!valid.contains(entry.getKey())) {
                String place = path.isEmpty() ? "" : " in '" + path + "'";
                String names = String.join(", ", valid);
                throw error(
                        entry.getValue().line(),
                        "unknown " + noun + " '" + entry.getKey() + "'" + place + "; " + list + ": " + names);
            }
        }
        return this;
    }

    /** A group below a key; null if the key is left out. */
    @Nullable
    YamlSection section(String key) {
        Field field = fields.get(key);
        return field == null ? null : of(file, name(key), field.value());
    }

    /** One value; null if the key is left out. */
    @Nullable
    String text(String key) {
        Field field = fields.get(key);
        if (field == null || field.value() instanceof Nothing) {
            return null;
        }
        if (field.value() instanceof Text value && !value.text().isBlank()) {
            return value.text().strip();
        }
        throw error(field.value().line(), "'" + name(key) + "' must be one value");
    }

    /** One value that has to be there. */
    String required(String key) {
        String text = text(key);
        if (text == null) {
            throw error(line, (path.isEmpty() ? "the file" : "'" + path + "'") + " needs '" + key + "'");
        }
        return text;
    }

    /** A list of values; empty if the key is left out. */
    List<String> texts(String key) {
        return entries(key).stream().map(Text::text).toList();
    }

    /** A list of values with their lines; empty if the key is left out. */
    List<Text> entries(String key) {
        Field field = fields.get(key);
        if (field == null || field.value() instanceof Nothing) {
            return List.of();
        }
        if (!(field.value() instanceof Items list)) {
            throw error(field.value().line(), "'" + name(key) + "' must be a list, such as [one, two]");
        }
        List<Text> entries = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (!(item instanceof Text entry) || entry.text().isBlank()) {
                throw error(item.line(), "an entry of '" + name(key) + "' is not a plain value");
            }
            entries.add(new Text(entry.line(), entry.text().strip()));
        }
        return entries;
    }

    /** A list of values, each turned into what it stands for; the reader's complaint is given the value's line. */
    <T> List<T> parsed(String key, Function<String, T> reader) {
        List<T> values = new ArrayList<>();
        for (Text item : entries(key)) {
            try {
                values.add(reader.apply(item.text()));
            } catch (IllegalArgumentException e) {
                throw error(item.line(), "'" + item.text() + "' in '" + name(key) + "' " + e.getMessage());
            }
        }
        return values;
    }

    /** A list of groups; empty if the key is left out. */
    List<YamlSection> sections(String key) {
        Field field = fields.get(key);
        if (field == null || field.value() instanceof Nothing) {
            return List.of();
        }
        if (!(field.value() instanceof Items list)) {
            throw error(field.value().line(), "'" + name(key) + "' must be a list, each entry beginning with '- '");
        }
        List<YamlSection> groups = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (!(item instanceof Fields group)) {
                throw error(item.line(), "an entry of '" + name(key) + "' must hold keys, one 'key: value' each");
            }
            groups.add(new YamlSection(file, group.line(), name(key), group.fields()));
        }
        return groups;
    }

    /** Every key with its list of values. */
    Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        fields.keySet().forEach(key -> lists.put(key, texts(key)));
        return lists;
    }

    /** Every key with its text; a key without one is an error. */
    Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        fields.keySet().forEach(key -> pairs.put(key, required(key)));
        return pairs;
    }

    /** The line of a key that is there, else of the group. */
    int lineOf(String key) {
        Field field = fields.get(key);
        return field == null ? line : field.line();
    }

    /** A complaint about a key's value that names key, value and what to write instead. */
    UserException wrong(String key, String value, String instead) {
        return error(lineOf(key), "'" + name(key) + "' is '" + value + "'; " + instead);
    }

    UserException error(int at, String what) {
        return file.error(at, what);
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
