package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.incident.KnownIncident;
import acct.model.Finding;
import acct.model.IncidentOrder;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.Severity;
import acct.model.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/summary.schema.json} is what {@code summary.json} keeps to. */
final class SummarySchemaTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Report> REPORTS = Map.of(
            "busy", ReportSamples.busy(),
            "hostile", ReportSamples.hostile(),
            "unlogged", ReportSamples.unlogged(),
            "quiet", ReportSamples.quiet(),
            "warming", ReportSamples.warming(),
            "empty", ReportSamples.empty());

    private static JsonNode schema() throws IOException {
        return JSON.readTree(Files.readString(Path.of("docs/summary.schema.json")));
    }

    @Test
    void whatIsMissingWrongOrUnknownIsSeen() throws IOException {
        List<String> found = new ArrayList<>();
        check(schema(), JSON.readTree("{\"schema_version\": 2, \"cells\": \"many\", \"odd\": 1}"), "$", found);

        assertThat(found)
                .contains("$.schema_version: not 1", "$.cells: string", "$.odd: unknown", "$.verdict: missing");
    }

    @Test
    void everyKeyIsExplained() throws IOException {
        List<String> silent = new ArrayList<>();
        silent(schema(), "$", silent);
        assertThat(silent).isEmpty();
    }

    private static void silent(JsonNode schema, String at, List<String> found) {
        schema.path("properties").propertyStream().forEach(key -> {
            String name = at + "." + key.getKey();
            if (key.getValue().path("description").asString("").isBlank()) {
                found.add(name);
            }
            silent(key.getValue(), name, found);
        });
        if (schema.has("items")) {
            silent(schema.get("items"), at + "[]", found);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "hostile", "unlogged", "quiet", "warming", "empty"})
    void everyReportKeepsToIt(String name) throws IOException {
        List<String> found = new ArrayList<>();
        check(schema(), JSON.readTree(SummaryJson.of(java.util.Objects.requireNonNull(REPORTS.get(name)))), "$", found);

        assertThat(found).isEmpty();
    }

    @Test
    void soDoIncidentsOfJobsThatAreAcknowledgedAndMuted() throws IOException {
        LocalDate day = LocalDate.parse("2026-11-19");
        Subject job = new Subject(null, null, null, null, null, "newsletter-20261118", null);
        Finding finding = Finding.of("hard-bounce", Severity.CRITICAL, "", "Take its dead addresses out.")
                .measuring(Metric.HARD)
                .about(job)
                .on(day);
        KnownIncident known = IncidentSamples.of("bcd23", finding, RateEvidence.of(60, 653, 0.07, 0.12), List.of(), 2);
        Instant at = Instant.parse("2026-11-19T05:00:00Z");
        KnownIncident ordered = new KnownIncident(
                known.id(),
                known.incident(),
                null,
                List.of(),
                List.of(
                        new IncidentOrder("bcd23", IncidentOrder.Kind.ACK, day, null, null, at),
                        new IncidentOrder("bcd23", IncidentOrder.Kind.MUTE, day, day.plusDays(3), null, at)),
                day);
        JsonNode summary = JSON.readTree(
                SummaryJson.of(ReportSamples.withIncidents(ReportSamples.busy(), List.of(ordered), List.of())));
        List<String> found = new ArrayList<>();
        check(schema(), summary, "$", found);

        assertThat(found).isEmpty();
        JsonNode told = summary.path("incidents").get(0);
        assertThat(told.path("job").asString()).isEqualTo("newsletter-20261118");
        assertThat(told.path("acknowledged").isNull()).isFalse();
        assertThat(told.path("muted_until").asString())
                .isEqualTo(day.plusDays(3).toString());
    }

    @Test
    void soDoesTheCommittedOne() throws IOException {
        List<String> found = new ArrayList<>();
        String summary = Files.readString(Path.of("reports/sample/2026-11-19/summary.json"));
        check(schema(), JSON.readTree(summary), "$", found);

        assertThat(found).isEmpty();
    }

    /** As much of JSON Schema as the file uses. */
    private static void check(JsonNode schema, JsonNode value, String at, List<String> found) {
        JsonNode type = schema.path("type");
        Stream<JsonNode> allowed = type.isArray() ? type.valueStream() : Stream.of(type);
        if (!type.isMissingNode() && allowed.noneMatch(one -> is(one.asString(), value))) {
            found.add(at + ": " + name(value));
            return;
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            found.add(at + ": not " + schema.get("const"));
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            found.add(at + ": none of " + schema.get("enum"));
        }
        schema.path("required").valueStream().map(JsonNode::asString).forEach(key -> {
            if (value.isObject() && !value.has(key)) {
                found.add(at + "." + key + ": missing");
            }
        });
        if (value.isObject()) {
            value.propertyNames().forEach(key -> {
                JsonNode known = schema.path("properties").path(key);
                if (!known.isMissingNode()) {
                    check(known, value.get(key), at + "." + key, found);
                } else if (schema.has("additionalProperties")) {
                    found.add(at + "." + key + ": unknown");
                }
            });
        }
        if (value.isArray() && schema.has("items")) {
            for (JsonNode item : value) {
                check(schema.get("items"), item, at + "[]", found);
            }
        }
    }

    private static boolean is(String type, JsonNode value) {
        return type.equals(name(value)) || (type.equals("number") && value.isNumber());
    }

    private static String name(JsonNode value) {
        if (value.isNull()) {
            return "null";
        }
        if (value.isObject()) {
            return "object";
        }
        if (value.isArray()) {
            return "array";
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() ? "integer" : "number";
        }
        return value.isBoolean() ? "boolean" : "string";
    }
}
