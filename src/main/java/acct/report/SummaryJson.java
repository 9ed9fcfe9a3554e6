package acct.report;

import acct.ask.SeenReply;
import acct.audit.AuditFindings;
import acct.model.CountRow;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * {@code summary.json}: the report for programs. The same report gives the same bytes; the time of writing is not in
 * it.
 */
public final class SummaryJson {
    private SummaryJson() {}

    /** The file's content. */
    public static String of(Report report) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JsonRows.indented(out)) {
            json.writeStartObject();
            head(json, report);
            rows(json, "by_source_ip", report.bySourceIp(), Dimension.SOURCE_IP);
            rows(json, "by_vmta", report.byVmta(), Dimension.VMTA);
            rows(json, "by_pool", report.byPool(), Dimension.POOL);
            rows(json, "by_isp", report.byIsp(), Dimension.ISP);
            rows(json, "matrix", report.matrix(), Dimension.SOURCE_IP, Dimension.ISP);
            rows(json, "by_hour", report.byHour(), Dimension.HOUR);
            array(json, "replies", report.replies(), r -> reply(json, r));
            array(json, "new_replies", report.newReplies().replies(), r -> newReply(json, r));
            JsonRows.value(json, "new_replies_found", report.newReplies().found());
            json.writeName("alerts");
            JsonRows.alerts(json, report.alerts());
            JsonRows.value(json, "too_few", report.tooFew());
            JsonRows.value(json, "cells", report.cells());
            json.writeName("findings");
            JsonRows.findings(json, report.findings());
            array(json, "rejected", entries(report.rejected(), Report.Rejected::isRest), r -> rejected(json, r));
            array(json, "files", entries(report.loads(), Report.Load::isRest), l -> file(json, l));
            warming(json, report);
            array(json, "roads", report.roads().roads(), r -> road(json, report.roads(), r));
            if (report.configuration() != null) {
                array(json, "configuration", AuditFindings.rows(report.configuration()), row -> audit(json, row));
            }
            Map<String, BlockTable> tables = tables(report);
            tables.forEach((name, table) -> table(json, name, table));
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

    private static void head(JsonGenerator json, Report report) {
        Period period = report.period();
        json.writeName("period").writeStartObject();
        JsonRows.value(json, "since", period.since());
        JsonRows.value(json, "until", period.until());
        json.writeEndObject();
        JsonRows.value(json, "version", report.version());
        Verdict verdict = Verdict.of(report);
        json.writeName("verdict").writeStartObject();
        JsonRows.value(json, "level", verdict.level().label());
        JsonRows.value(json, "headline", verdict.headline());
        JsonRows.value(json, "detail", verdict.detail());
        json.writeEndObject();
        json.writeName("total").writeStartObject();
        JsonRows.measures(json, report.total());
        json.writeEndObject();
        JsonRows.value(json, "administrative", report.total().administrative());
    }

    private static void rows(JsonGenerator json, String name, List<CountRow> rows, Dimension... dimensions) {
        List<String> keys = List.of(dimensions).stream().map(Dimension::label).toList();
        array(json, name, Top.named(rows), r -> JsonRows.properties(json, keys, r));
    }

    /** How many entries the lists leave out, and their sums; without any nothing is said. */
    private static void leftOut(JsonGenerator json, Report report, Map<String, BlockTable> tables) {
        Map<String, Runnable> cut = new LinkedHashMap<>();
        lists(report)
                .forEach((name, rows) -> Top.rest(rows)
                        .ifPresent(rest -> cut.put(name, () -> {
                            JsonRows.value(json, "count", rest.leftOut());
                            JsonRows.measures(json, rest.counts());
                        })));
        report.rejected().stream()
                .filter(Report.Rejected::isRest)
                .forEach(rest -> cut.put("rejected", () -> {
                    JsonRows.value(json, "count", rest.leftOut());
                    JsonRows.value(json, "lines", rest.lines());
                }));
        report.loads().stream()
                .filter(Report.Load::isRest)
                .forEach(rest -> cut.put("files", () -> {
                    JsonRows.value(json, "count", rest.leftOut());
                    JsonRows.value(json, "lines", rest.lines());
                    JsonRows.value(json, "stored", rest.stored());
                    JsonRows.value(json, "rejected", rest.rejected());
                }));
        tables.forEach((name, table) -> {
            BlockTable.Rest rest = table.rest();
            if (rest != null) {
                cut.put(name, () -> {
                    JsonRows.value(json, "count", rest.count());
                    sums(json, table.heads(), rest.cells());
                });
            }
        });
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

    /** The tables of sections that have no list of their own in the contract, by the sections' ids. */
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

    private static void table(JsonGenerator json, String name, BlockTable table) {
        array(json, name, table.rows(), row -> cells(json, table.heads(), row));
    }

    private static void cells(JsonGenerator json, List<BlockTable.Head> heads, List<Cell> row) {
        for (int i = 0; i < heads.size(); i++) {
            Cell cell = row.get(i);
            JsonRows.value(json, heads.get(i).name(), cell instanceof Cell.Text text ? text.value() : cell.number());
        }
    }

    /** Texts have no sum. */
    private static void sums(JsonGenerator json, List<BlockTable.Head> heads, List<Cell> row) {
        for (int i = 0; i < heads.size(); i++) {
            if (!(row.get(i) instanceof Cell.Text)) {
                JsonRows.value(json, heads.get(i).name(), row.get(i).number());
            }
        }
    }

    private static Map<String, List<CountRow>> lists(Report report) {
        Map<String, List<CountRow>> lists = new LinkedHashMap<>();
        lists.put("by_source_ip", report.bySourceIp());
        lists.put("by_vmta", report.byVmta());
        lists.put("by_pool", report.byPool());
        lists.put("by_isp", report.byIsp());
        lists.put("matrix", report.matrix());
        lists.put("roads", report.roads().rest());
        return lists;
    }

    private static <T> List<T> entries(List<T> list, Predicate<T> isRest) {
        return list.stream().filter(isRest.negate()).toList();
    }

    private static void reply(JsonGenerator json, Report.Reply reply) {
        JsonRows.value(json, "isp", reply.isp());
        JsonRows.value(json, "outcome", reply.outcome());
        JsonRows.value(json, "reply", reply.reply());
        JsonRows.value(json, "category", reply.category());
        JsonRows.value(json, "severity_class", reply.severityClass());
        JsonRows.value(json, "bounce_cat", reply.bounceCat());
        JsonRows.value(json, "count", reply.count());
        JsonRows.value(json, "source_ips", reply.sourceIps());
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

    private static void rejected(JsonGenerator json, Report.Rejected rejected) {
        JsonRows.value(json, "path", rejected.path());
        JsonRows.value(json, "reason", rejected.reason());
        JsonRows.value(json, "lines", rejected.lines());
        JsonRows.value(json, "first_line", rejected.firstLine());
        JsonRows.value(json, "example", rejected.example());
    }

    private static void file(JsonGenerator json, Report.Load load) {
        JsonRows.value(json, "path", load.path());
        JsonRows.value(json, "lines", load.lines());
        JsonRows.value(json, "stored", load.stored());
        JsonRows.value(json, "rejected", load.rejected());
        JsonRows.value(json, "first_time", load.firstTime());
        JsonRows.value(json, "last_time", load.lastTime());
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
                .map(place -> roads.leaks().get(place).check())
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
