package acct.config;

import java.util.List;
import java.util.Map;

/** One piece of a YAML file that still knows the line it stands in. */
sealed interface YamlNode {

    /** Its first line, from 1. */
    int line();

    /** Any scalar, as it is written; an IP address or a number with leading zeros stays what it was. */
    record Text(int line, String text) implements YamlNode {}

    /** A key without a value, or {@code null}. */
    record Nothing(int line) implements YamlNode {}

    /** A list. */
    record Items(int line, List<YamlNode> items) implements YamlNode {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Keys and values, in the file's order. */
    record Fields(int line, Map<String, Field> fields) implements YamlNode {}

    /**
     * One key's value.
     *
     * @param line the line of the key
     * @param value the value
     */
    record Field(int line, YamlNode value) {}
}
