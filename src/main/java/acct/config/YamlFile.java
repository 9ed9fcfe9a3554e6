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
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A YAML file as a tree with line numbers, so that every complaint can say where. Data binding would lose the lines and
 * read {@code 010} as a number; only Jackson's streaming parser is used, which also keeps start-up short.
 *
 * <p>Aliases are refused: a few nested ones can stand for billions of values. Anchors alone are harmless.
 *
 * @param name what messages call the file
 * @param root the content; {@link Nothing} for an empty file
 */
record YamlFile(String name, YamlNode root) {
    /** No sensible file comes near; deeper nesting could exhaust the stack. */
    private static final int MAX_DEPTH = 20;

    /** Reads the text of a file; everything wrong with it ends in a {@link UserException} with file and line. */
    static YamlFile parse(String name, String text) {
        Reading reading = new Reading(name);
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            YamlNode root = first == null ? new Nothing(1) : reading.node(parser, first, 0);
            if (first != null && parser.nextToken() != null) {
                throw error(name, line(parser), "a second document; the file must be one YAML document");
            }
            return new YamlFile(name, root);
        } catch (JacksonException e) {
            throw unreadable(name, text, e);
        }
    }

    /** A complaint about a line of this file. */
    UserException error(int line, String what) {
        return error(name, line, what);
    }

    private static UserException error(String name, int line, String what) {
        return UserException.usage(name + ":" + line + ": " + what);
    }

    /** The YAML library knows more exactly where than Jackson, which tells the place of the value before. */
    private static UserException unreadable(String name, String text, JacksonException e) {
        Throwable cause = e.getCause();
        if (cause instanceof MarkedYamlEngineException marked) {
            Mark mark = marked.getProblemMark().orElse(null);
            return mark == null
                    ? unreadable(name, line(e), marked.getProblem(), null)
                    : unreadable(name, mark.getLine() + 1, marked.getProblem(), mark.getColumn() + 1);
        }
        if (cause instanceof ReaderException reader) {
            long before = text.codePoints()
                    .limit(reader.getPosition())
                    .filter(c -> c == '\n')
                    .count();
            return unreadable(name, (int) before + 1, e.getOriginalMessage(), null);
        }
        return unreadable(name, line(e), e.getOriginalMessage(), null);
    }

    private static UserException unreadable(String name, int line, String problem, @Nullable Integer column) {
        String place = column == null ? "" : " (column " + column + ")";
        return error(name, line, "not readable as YAML: " + problem.replaceAll("\\s+", " ") + place);
    }

    private static int line(JacksonException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    }

    private static int line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /** Builds the tree from the parser's tokens. */
    private record Reading(String name) {

        YamlNode node(JsonParser parser, JsonToken token, int depth) {
            int line = line(parser);
            if (depth > MAX_DEPTH) {
                throw error(name, line, "nested more than " + MAX_DEPTH + " levels deep");
            }
            if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                throw error(name, line, "aliases (*name) are not supported; write the value out");
            }
            return switch (token) {
                case START_OBJECT -> fields(parser, line, depth);
                case START_ARRAY -> items(parser, line, depth);
                case VALUE_NULL -> new Nothing(line);
                default -> text(parser, line);
            };
        }

        private YamlNode fields(JsonParser parser, int line, int depth) {
            Map<String, Field> fields = new LinkedHashMap<>();
            while (next(parser) != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int keyLine = line(parser);
                Field field = new Field(keyLine, node(parser, next(parser), depth + 1));
                Field earlier = fields.putIfAbsent(key, field);
                if (earlier != null) {
                    throw error(name, keyLine, "key '" + key + "' stands here and in line " + earlier.line());
                }
            }
            return new Fields(line, fields);
        }

        private YamlNode items(JsonParser parser, int line, int depth) {
            List<YamlNode> items = new ArrayList<>();
            for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
                items.add(node(parser, token, depth + 1));
            }
            return new Items(line, items);
        }

        private YamlNode text(JsonParser parser, int line) {
            String text = parser.getString();
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw error(name, line, "a value with a line break or another control character");
            }
            return new Text(line, text);
        }

        private JsonToken next(JsonParser parser) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw error(name, line(parser), "the file ends in the middle of a value");
            }
            return token;
        }
    }
}
