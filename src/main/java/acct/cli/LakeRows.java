package acct.cli;

import acct.lake.CompactedDay;
import acct.lake.LakeFault;
import acct.lake.ProvedLake;
import acct.lake.Published;
import acct.lake.RemovedFiles;
import acct.lake.ServerStanding;
import acct.print.Answer;
import acct.print.Numbers;
import acct.print.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is told of a lake, as rows. */
final class LakeRows {
    private static final Sheet<Published.Day> DAYS = new Sheet<Published.Day>()
            .text("day", Published.Day::day)
            .text("action", day -> day.action().label())
            .number("rows", Published.Day::rows)
            .number("bytes", Published.Day::bytes);

    /** How servers stand. */
    static final Sheet<ServerStanding> STANDINGS = new Sheet<ServerStanding>()
            .text("server", ServerStanding::server)
            .text("last_day", ServerStanding::lastDay)
            .text("level", ServerStanding::level)
            .number("generation", ServerStanding::generation)
            .text("published_at", ServerStanding::publishedAt)
            .number("age_seconds", ServerStanding::ageSeconds)
            .number("clock_offset_seconds", ServerStanding::clockOffsetSeconds)
            .number("loads", ServerStanding::loads)
            .number("files", ServerStanding::files)
            .number("bytes", ServerStanding::bytes)
            .number("duplicate_loads", ServerStanding::doubledLoads)
            .text("rules", ServerStanding::rules)
            .text("tool_version", ServerStanding::toolVersion);

    /** What is wrong. */
    static final Sheet<LakeFault> FAULTS = new Sheet<LakeFault>()
            .text("severity", fault -> fault.severity().label())
            .text("server", fault -> fault.server().isEmpty() ? null : fault.server())
            .text("what", LakeFault::what)
            .text("message", LakeFault::message);

    /** What was put together. */
    static final Sheet<CompactedDay> COMPACTED = new Sheet<CompactedDay>()
            .text("day", CompactedDay::day)
            .text("table", CompactedDay::table)
            .number("inputs", CompactedDay::inputs)
            .number("rows", CompactedDay::rows)
            .number("bytes", CompactedDay::bytes);

    /** What was taken out. */
    static final Sheet<RemovedFiles> REMOVED = new Sheet<RemovedFiles>()
            .text("server", RemovedFiles::server)
            .number("generation", RemovedFiles::generation)
            .number("files", RemovedFiles::files)
            .number("bytes", RemovedFiles::bytes);

    private LakeRows() {}

    /** What a person should know of servers. */
    static List<String> remarks(List<ServerStanding> servers) {
        List<String> remarks = new ArrayList<>();
        servers.stream()
                .filter(ServerStanding::isClockWrong)
                .forEach(server -> remarks.add(server.server() + ": its clock is "
                        + Math.abs(server.clockOffsetSeconds()) + " s "
                        + (server.clockOffsetSeconds() > 0 ? "ahead of" : "behind")
                        + " that of the lake's disk; its days and hours may be wrong"));
        if (servers.stream().map(ServerStanding::rules).distinct().count() > 1) {
            remarks.add("the servers judge by different rules; give all hosts one acct and one configuration");
        }
        servers.stream()
                .filter(server -> server.doubledLoads() > 0)
                .forEach(server -> remarks.add(server.server() + ": "
                        + Numbers.count(server.doubledLoads(), "load", "loads")
                        + " that another server has too; they count there"));
        servers.stream()
                .map(ServerStanding::lastDay)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> servers.stream()
                        .filter(server ->
                                server.lastDay() == null || server.lastDay().isBefore(last))
                        .forEach(server -> remarks.add(server.server() + ": has published "
                                + (server.lastDay() == null ? "no day" : "up to " + server.lastDay())
                                + ", others up to "
                                + last)));
        return remarks;
    }

    /** What publishing did. */
    static Answer of(Published published) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("server", published.server());
        more.put("generation", published.generation());
        more.put("files_written", published.filesWritten());
        more.put("bytes_written", published.bytesWritten());
        return DAYS.of(published.days()).under("days", more);
    }

    /** What a proof looked at. */
    static String sentence(ProvedLake proved) {
        if (proved.files() == 0) {
            return "nobody has published anything here, so nothing was looked at";
        }
        String files = Numbers.count(proved.files(), "file", "files") + " of "
                + Numbers.count(proved.servers(), "server", "servers");
        return proved.faults().isEmpty()
                ? files + ": all as they were published, and they add up"
                : files + " looked at; " + Numbers.count(proved.faults().size(), "fault", "faults");
    }

    /** The same for people. */
    static String sentence(Published published, boolean isDry) {
        if (published.filesWritten() == 0) {
            return published.server() + ": nothing has changed; generation " + published.generation() + " stands";
        }
        String files = Numbers.count(published.filesWritten(), "file", "files");
        return published.server()
                + (isDry
                        ? ": would publish " + files
                        : ": published " + files + ", " + Numbers.count(published.bytesWritten(), "byte", "bytes")
                                + ", as generation " + published.generation());
    }
}
