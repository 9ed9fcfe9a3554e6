package acct.report;

import acct.ask.SeenReply;
import acct.audit.AuditFindings;
import acct.incident.IncidentRows;
import acct.model.Dimension;
import acct.model.Measure;
import acct.model.Period;
import acct.print.JsonRows;
import acct.print.Top;
import acct.report.road.Roads;
import acct.warming.WarmingRows;
import acct.warming.WarmingTrack;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * {@code summary.json}: the report for programs. The same report gives the same bytes; the time of writing is not in
 * it.
 */
public final class SummaryJson {
    /** Sections whose lists have their place among what is written by hand; those of all others follow. */
    private static final List<String> PLACED =
            List.of("by_source_ip", "by_vmta", "by_pool", "by_isp", "matrix", "replies", "rejected", "files");

    /** Raised when a key goes or changes its meaning; new ones may come. {@code docs/summary.schema.json} describes it. */
    private static final long SCHEMA_VERSION = 1;

    private SummaryJson() {}

    /** The file's content. */
    public static String of(Report report) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JsonRows.indented(out)) {
            json.writeStartObject();
            head(json, report);
            Map<String, BlockTable> tables = tables(report);
            lists(json, List.of("by_source_ip", "by_vmta", "by_pool", "by_isp", "matrix"), tables);
            hours(json, report);
            lists(json, List.of("replies"), tables);
            array(json, "new_replies", report.newReplies().replies(), r -> newReply(json, r));
            JsonRows.value(json, "new_replies_found", report.newReplies().found());
            json.writeName("alerts");
            JsonRows.alerts(json, report.alerts());
            JsonRows.value(json, "too_few", report.coverage().tooFew());
            JsonRows.value(json, "cells", report.coverage().cells());
            JsonRows.value(json, "recipients_too_few", report.coverage().recipientsTooFew());
            json.writeName("incidents");
            JsonRows.tree(json, incidents(report));
            json.writeName("findings");
            JsonRows.findings(json, report.findings());
            lists(json, List.of("rejected", "files"), tables);
            warming(json, report);
            array(json, "roads", report.roads().roads(), r -> road(json, report.roads(), r));
            if (report.configuration() != null) {
                array(json, "configuration", AuditFindings.rows(report.configuration()), row -> audit(json, row));
            }
            lists(
                    json,
                    tables.keySet().stream()
                            .filter(name -> !PLACED.contains(name))
                            .toList(),
                    tables);
            leftOut(json, report, tables);
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    /** The days of the period; without a plan nothing is said of warming. */
    private static void warming(JsonGenerator json, Report report) {
        WarmingTrack track = report.warming().within(report.period());
        if (track.isEmpty()) {
            return;
        }
        json.writeName("warming");
        JsonRows.table(json, WarmingRows.columns(), WarmingRows.rows(track));
    }

    /** Without whom was told of them and when: a report is the same before its mail and after. */
    private static List<Map<String, @Nullable Object>> incidents(Report report) {
        List<Map<String, @Nullable Object>> incidents = IncidentRows.INCIDENTS.objects(report.incidents());
        incidents.forEach(incident -> incident.remove("notified"));
        return incidents;
    }

    private static void head(JsonGenerator json, Report report) {
        Period period = report.period();
        JsonRows.value(json, "schema_version", SCHEMA_VERSION);
        json.writeName("period").writeStartObject();
        JsonRows.value(json, "since", period.since());
        JsonRows.value(json, "until", period.until());
        json.writeEndObject();
        Period with = report.compared();
        if (with != null) {
            json.writeName("compared").writeStartObject();
            JsonRows.value(json, "since", with.since());
            JsonRows.value(json, "until", with.until());
            json.writeEndObject();
        }
        JsonRows.value(json, "version", report.version());
        origin(json, report);
        ReportVerdict verdict = ReportVerdict.of(report);
        json.writeName("verdict").writeStartObject();
        JsonRows.value(json, "level", verdict.level().label());
        JsonRows.value(json, "headline", verdict.headline());
        JsonRows.value(json, "detail", verdict.detail());
        json.writeEndObject();
        JsonRows.value(json, "open_incidents", (long) report.incidents().size());
        json.writeName("total").writeStartObject();
        JsonRows.measures(json, report.total());
        json.writeEndObject();
        JsonRows.value(json, "administrative", report.total().administrative());
    }

    /** Whose mail it is, and from what files, told by their content. */
    private static void origin(JsonGenerator json, Report report) {
        List<String> servers = PageSurroundings.servers(report);
        JsonRows.value(json, "server", servers.size() == 1 ? servers.get(0) : null);
        json.writeName("servers").writeStartArray();
        servers.forEach(json::writeString);
        json.writeEndArray();
        String files = ReportProofs.of(report).digest();
        json.writeName("digests").writeStartObject();
        JsonRows.value(json, "files", files.isEmpty() ? null : files);
        json.writeEndObject();
    }

    private static void hours(JsonGenerator json, Report report) {
        List<String> key = List.of(Dimension.HOUR.label());
        array(json, "by_hour", report.byHour(), row -> JsonRows.properties(json, key, row));
    }

    /** How many entries the lists leave out, and their sums; without any nothing is said. */
    private static void leftOut(JsonGenerator json, Report report, Map<String, BlockTable> tables) {
        Map<String, Runnable> cut = new LinkedHashMap<>();
        leftOut(json, List.of("by_source_ip", "by_vmta", "by_pool", "by_isp", "matrix"), tables, cut);
        Top.rest(report.roads().rest())
                .ifPresent(rest -> cut.put("roads", () -> {
                    JsonRows.value(json, "count", rest.leftOut());
                    JsonRows.measures(json, rest.counts());
                }));
        leftOut(json, List.of("rejected", "files"), tables, cut);
        leftOut(json, List.copyOf(tables.keySet()), tables, cut);
        if (cut.isEmpty()) {
            return;
        }
        json.writeName("left_out").writeStartObject();
        cut.forEach((name, properties) -> {
            json.writeName(name).writeStartObject();
            properties.run();
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void leftOut(
            JsonGenerator json, List<String> names, Map<String, BlockTable> tables, Map<String, Runnable> cut) {
        for (String name : names) {
            BlockTable table = tables.get(name);
            BlockTable.Rest rest = table == null ? null : table.rest();
            if (table != null && rest != null) {
                cut.putIfAbsent(name, () -> rest(json, table.heads(), rest));
            }
        }
    }

    /** The tables of sections for programs, by the sections’ ids. */
    private static Map<String, BlockTable> tables(Report report) {
        Map<String, BlockTable> tables = new LinkedHashMap<>();
        for (Passage passage : Sections.ALL.passages(new SectionFacts(report, List.of()), Medium.JSON)) {
            for (Block.Kind block : passage.blocks()) {
                if (block instanceof BlockTable table && tables.put(passage.id().replace('-', '_'), table) != null) {
                    throw new IllegalStateException("two tables for programs in the section " + passage.id());
                }
            }
        }
        return tables;
    }

    private static void lists(JsonGenerator json, List<String> names, Map<String, BlockTable> tables) {
        for (String name : names) {
            BlockTable table = tables.get(name);
            if (table != null) {
                array(json, name, table.rows(), row -> cells(json, table.heads(), row));
            }
        }
    }

    private static void cells(JsonGenerator json, List<BlockTable.Head> heads, List<Cell> row) {
        for (int i = 0; i < heads.size(); i++) {
            Cell cell = row.get(i);
            JsonRows.value(json, heads.get(i).name(), cell instanceof Cell.Text text ? text.value() : cell.number());
        }
    }

    /** Texts have no sum. */
    private static void rest(JsonGenerator json, List<BlockTable.Head> heads, BlockTable.Rest rest) {
        JsonRows.value(json, "count", rest.count());
        for (int i = 0; i < heads.size(); i++) {
            Cell sum = rest.cells().get(i);
            if (!(sum instanceof Cell.Text)) {
                JsonRows.value(json, heads.get(i).name(), sum.number());
            }
        }
    }

    private static void newReply(JsonGenerator json, SeenReply reply) {
        JsonRows.value(json, "template", reply.template());
        JsonRows.value(json, "text", reply.text());
        JsonRows.value(json, "isp", reply.isp());
        JsonRows.value(json, "events", reply.events());
        JsonRows.value(json, "first_seen", reply.firstSeen());
        JsonRows.value(json, "category", reply.category());
        JsonRows.value(json, "axis", reply.axis());
        JsonRows.value(json, "severity_class", reply.severityClass());
        JsonRows.value(json, "blocklist", reply.blocklist());
        JsonRows.value(json, "isp_is_known", reply.ispKnown());
        JsonRows.value(json, "source_ip_count", reply.addresses());
        json.writeName("source_ips").writeStartArray();
        reply.sourceIps().forEach(json::writeString);
        json.writeEndArray();
        JsonRows.value(json, "action", reply.action());
    }

    private static void audit(JsonGenerator json, List<@Nullable Object> finding) {
        for (int i = 0; i < finding.size(); i++) {
            JsonRows.value(json, AuditFindings.columns().get(i).name(), finding.get(i));
        }
    }

    private static void road(JsonGenerator json, Roads roads, Roads.Road road) {
        for (int i = 0; i < Roads.STOPS.size(); i++) {
            JsonRows.value(json, Roads.STOPS.get(i).label(), road.row().key().get(i));
        }
        for (Measure measure : List.of(Measure.DELIVERED, Measure.BOUNCED, Measure.DEFERRED)) {
            JsonRows.value(json, measure.label(), measure.of(road.row().counts()));
        }
        json.writeName("leaks").writeStartArray();
        road.leaks().stream()
                .map(place -> roads.leaks().get(place).rule())
                .distinct()
                .forEach(json::writeString);
        json.writeEndArray();
    }

    private static <T> void array(JsonGenerator json, String name, List<T> items, Consumer<T> properties) {
        json.writeName(name).writeStartArray();
        for (T item : items) {
            json.writeStartObject();
            properties.accept(item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
