package acct.lake;

import acct.model.ExitCode;
import acct.model.UserException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Manifests and the other small files of a lake, as JSON. */
final class ManifestText {
    /** What this program writes and reads. */
    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LOADS = "loads";
    private static final String FILES = "files";
    private static final String REMOVED = "removed";
    private static final String MONTHS = "months";
    private static final String JUDGED_BY = "judged_by";
    private static final String STORE = "store";
    private static final String SERVER = "server";
    private static final String KEY = "key";

    private ManifestText() {}

    /** The text of {@code format.json}. */
    static byte[] format() {
        return bytes(JSON.createObjectNode().put("format", FORMAT));
    }

    /** Refuses a lake that a newer acct made. */
    static void mustBeReadable(byte[] text, String name) {
        parsed(text, name, json -> {
            int found = json.required("format").asInt();
            if (found > FORMAT) {
                throw UserException.failed(
                        name + ": the lake has format " + found + ", this acct knows " + FORMAT + "; use a newer acct");
            }
            return found;
        });
    }

    static byte[] owner(String server, String store) {
        return bytes(JSON.createObjectNode().put(SERVER, server).put(STORE, store));
    }

    /** The id of the store that a server's name belongs to. */
    static String owner(byte[] text, String name) {
        return parsed(text, name, json -> json.required(STORE).asString());
    }

    static byte[] of(Manifest manifest) {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", manifest.format());
        json.put(SERVER, manifest.server());
        json.put(STORE, manifest.store());
        json.put("generation", manifest.generation());
        json.put("published_at", manifest.publishedAt().toString());
        json.put("tool_version", manifest.toolVersion());
        json.set(JUDGED_BY, judged(manifest.judgedBy()));
        Map<String, Integer> places = new HashMap<>();
        ArrayNode loads = json.putArray(LOADS);
        for (LakeLoad load : manifest.loads()) {
            places.put(load.key(), places.size());
            loads.add(load(load));
        }
        ArrayNode files = json.putArray(FILES);
        manifest.files().forEach(file -> files.add(file(file, places)));
        ArrayNode removed = json.putArray(REMOVED);
        for (RemovedRows rows : manifest.removed()) {
            ObjectNode one = removed.addObject();
            if (rows.load() != null) {
                one.put(KEY, rows.load());
            }
            if (rows.before() != null) {
                one.put("before", rows.before());
            }
            one.put("at", rows.at().toString());
        }
        ObjectNode months = json.putObject(MONTHS);
        manifest.months().forEach(months::put);
        return bytes(json);
    }

    private static ObjectNode load(LakeLoad load) {
        ObjectNode json = JSON.createObjectNode();
        json.put(KEY, load.key());
        json.put("head_bytes", load.headBytes());
        json.put("head_sha256", load.headSha256());
        json.put("digest", load.digest());
        json.put("begin", load.begin());
        json.put("end", load.end());
        json.put("lines", load.lines());
        json.put("stored", load.stored());
        json.put("first_published_at", load.firstPublishedAt().toString());
        ArrayNode days = json.putArray("days");
        load.days().forEach(days::add);
        return json;
    }

    private static ObjectNode file(LakeFile file, Map<String, Integer> places) {
        ObjectNode json = JSON.createObjectNode();
        json.put("table", file.table());
        json.put("day", file.day());
        json.put("path", file.path());
        json.put("rows", file.rows());
        json.put("bytes", file.bytes());
        json.put("sha256", file.sha256());
        json.put("schema", file.schema());
        ArrayNode loads = json.putArray(LOADS);
        file.loads().forEach(key -> loads.add(places.get(key)));
        json.set(JUDGED_BY, judged(file.judgedBy()));
        return json;
    }

    private static ObjectNode judged(JudgedRules rules) {
        ObjectNode json = JSON.createObjectNode();
        if (rules.masks() != null) {
            json.put("masks", rules.masks());
        }
        if (rules.rules() != null) {
            json.put("rules", rules.rules());
        }
        if (rules.classes() != null) {
            json.put("classes", rules.classes());
        }
        return json;
    }

    static Manifest manifest(byte[] text, String name) {
        return parsed(text, name, json -> {
            List<LakeLoad> loads = new ArrayList<>();
            json.required(LOADS).forEach(load -> loads.add(load(load)));
            List<LakeFile> files = new ArrayList<>();
            Map<JsonNode, JudgedRules> judged = new HashMap<>();
            json.required(FILES).forEach(file -> files.add(file(file, loads, judged)));
            List<RemovedRows> removed = new ArrayList<>();
            json.required(REMOVED)
                    .forEach(rows -> removed.add(new RemovedRows(
                            text(rows, KEY),
                            text(rows, "before"),
                            Instant.parse(rows.required("at").asString()))));
            SortedMap<String, Long> months = new TreeMap<>();
            json.required(MONTHS)
                    .properties()
                    .forEach(
                            month -> months.put(month.getKey(), month.getValue().asLong()));
            return new Manifest(
                    json.required("format").asInt(),
                    json.required(SERVER).asString(),
                    json.required(STORE).asString(),
                    json.required("generation").asLong(),
                    Instant.parse(json.required("published_at").asString()),
                    json.required("tool_version").asString(),
                    judged(json.required(JUDGED_BY)),
                    loads,
                    files,
                    removed,
                    months);
        });
    }

    private static LakeLoad load(JsonNode json) {
        List<String> days = new ArrayList<>();
        json.required("days").forEach(day -> days.add(day.asString()));
        return new LakeLoad(
                json.required(KEY).asString(),
                json.required("head_bytes").asLong(),
                json.required("head_sha256").asString(),
                json.required("digest").asString(),
                json.required("begin").asLong(),
                json.required("end").asLong(),
                json.required("lines").asLong(),
                json.required("stored").asLong(),
                Instant.parse(json.required("first_published_at").asString()),
                days);
    }

    /** A lake of many hosts names many files, and what most of them share is kept once. */
    private static LakeFile file(JsonNode json, List<LakeLoad> loads, Map<JsonNode, JudgedRules> judged) {
        List<String> keys = new ArrayList<>();
        json.required(LOADS).forEach(place -> keys.add(loads.get(place.asInt()).key()));
        return new LakeFile(
                json.required("table").asString().intern(),
                json.required("day").asString().intern(),
                json.required("path").asString(),
                json.required("rows").asLong(),
                json.required("bytes").asLong(),
                json.required("sha256").asString(),
                json.required("schema").asString().intern(),
                keys,
                judged.computeIfAbsent(json.required(JUDGED_BY), ManifestText::judged));
    }

    private static JudgedRules judged(JsonNode json) {
        JsonNode masks = json.get("masks");
        return new JudgedRules(masks == null ? null : masks.asInt(), text(json, "rules"), text(json, "classes"));
    }

    private static @Nullable String text(JsonNode json, String key) {
        JsonNode value = json.get(key);
        return value == null ? null : value.asString();
    }

    /** A file of the fleet: what it was made of. */
    static byte[] fleet(FleetFile fleet) {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", FORMAT);
        json.put("table", fleet.table());
        json.put("day", fleet.day());
        json.put("path", fleet.path());
        json.put("rows", fleet.rows());
        json.put("bytes", fleet.bytes());
        json.put("sha256", fleet.sha256());
        json.put("schema", fleet.schema());
        ArrayNode inputs = json.putArray("inputs");
        fleet.inputs().forEach(inputs::add);
        ArrayNode leftOut = json.putArray("left_out");
        fleet.leftOut().forEach(leftOut::add);
        return bytes(json);
    }

    static FleetFile fleet(byte[] text, String name) {
        return parsed(text, name, json -> {
            List<String> inputs = new ArrayList<>();
            json.required("inputs").forEach(input -> inputs.add(input.asString()));
            List<String> leftOut = new ArrayList<>();
            json.required("left_out").forEach(load -> leftOut.add(load.asString()));
            return new FleetFile(
                    json.required("table").asString(),
                    json.required("day").asString(),
                    json.required("path").asString(),
                    json.required("rows").asLong(),
                    json.required("bytes").asLong(),
                    json.required("sha256").asString(),
                    json.required("schema").asString(),
                    inputs,
                    leftOut);
        });
    }

    private static byte[] bytes(ObjectNode json) {
        return JSON.writeValueAsBytes(json);
    }

    private static <T> T parsed(byte[] text, String name, Function<JsonNode, T> reader) {
        try {
            return reader.apply(JSON.readTree(text));
        } catch (JacksonException | DateTimeException | IndexOutOfBoundsException e) {
            throw new UserException(
                    ExitCode.FAILED, name + ": damaged, or no file of a lake; take the folder back from a copy", e);
        }
    }
}
