package acct.lake;

import acct.sql.SqlFile;
import acct.store.Model;
import acct.store.Store;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables that a statement reads, as DuckDB’s own parser understands it. A step that nothing in it reads is none. */
final class ReadTables {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9_]+");
    private static final String STEPS = "cte_map";

    private final Map<String, JsonNode> steps = new HashMap<>();
    private final Deque<JsonNode> left = new ArrayDeque<>();
    private final Set<String> names = new HashSet<>();

    private ReadTables() {}

    /** All names of tables and views that a statement reads, also by views. */
    static Set<String> of(Store store, String statement) throws SQLException {
        Map<String, SqlFile> views = Model.views().stream()
                .collect(Collectors.toMap(view -> view.name().replaceFirst(".*/", ""), view -> view));
        Set<String> read = new HashSet<>();
        Deque<String> texts = new ArrayDeque<>(List.of(statement));
        while (!texts.isEmpty()) {
            for (String name : named(store, texts.remove())) {
                if (read.add(name) && views.containsKey(name)) {
                    texts.add(views.get(name).text());
                }
            }
        }
        return read;
    }

    private static Collection<String> named(Store store, String statement) throws SQLException {
        JsonNode parsed = JSON.readTree(store.text("select json_serialize_sql(" + Store.quoted(statement) + ")"));
        if (parsed.get("error").asBoolean()) {
            // What cannot be told is taken for all that its words may name.
            return List.of(NO_WORD.split(statement.toLowerCase(Locale.ROOT)));
        }
        ReadTables read = new ReadTables();
        read.left.add(parsed);
        while (!read.left.isEmpty()) {
            read.visit(read.left.remove());
        }
        return read.names;
    }

    private void visit(JsonNode node) {
        for (Map.Entry<String, JsonNode> inner : node.properties()) {
            if (inner.getKey().equals(STEPS)) {
                for (JsonNode step : inner.getValue().path("map")) {
                    String name = step.path("key").asString().toLowerCase(Locale.ROOT);
                    JsonNode other = steps.putIfAbsent(name, step.path("value"));
                    // Two steps of one name are told apart by nobody here; and what was read already may have been this
                    // one.
                    if (other != null || names.contains(name)) {
                        left.add(step.path("value"));
                    }
                }
            } else if (inner.getKey().equals("table_name") && inner.getValue().isString()) {
                read(inner.getValue().asString().toLowerCase(Locale.ROOT));
            } else {
                left.add(inner.getValue());
            }
        }
        node.values().forEach(value -> {
            if (node.isArray()) {
                left.add(value);
            }
        });
    }

    /** A step and a table may have one name, as where the step is made of the table. */
    private void read(String name) {
        if (names.add(name) && steps.containsKey(name)) {
            left.add(steps.get(name));
        }
    }
}
