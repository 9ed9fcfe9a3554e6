package acct.report;

import acct.incident.Incident;
import acct.incident.IncidentWords;
import acct.incident.KnownIncident;
import acct.judge.Diagnosis;
import acct.judge.Trouble.JobPart;
import acct.judge.Trouble.TroubledCell;
import acct.model.IncidentOrder;
import acct.model.ReplyCount;
import acct.model.Subject;
import acct.model.Times;
import acct.print.Numbers;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import acct.report.chart.Strips;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What opens below the line of an incident: its hours, pairs, jobs, domains, answers, changes, and where it comes from. */
final class IncidentDetails {
    private static final int MOST = 20;
    private static final List<Head> REPLIES = List.of(
            new Head("category", "Means", Holds.WORD),
            new Head("text", "Reply", Holds.REPLY),
            new Head("events", "Hits", Holds.COUNT),
            new Head("first", "First", Holds.WORD),
            new Head("last", "Last", Holds.WORD),
            new Head("action", "What to do", Holds.PROSE));
    private static final List<Head> CELLS = List.of(
            new Head("source_ip", "Source IP", Holds.NAME),
            new Head("isp", "ISP", Holds.NAME),
            new Head("n", "Of", Holds.COUNT),
            new Head("x", "Events", Holds.COUNT),
            new Head("rate", "Share", Holds.SHARE),
            new Head("usual", "Usual", Holds.SHARE));
    private static final List<Head> JOBS = List.of(
            new Head("job", "Job", Holds.NAME),
            new Head("n", "Of", Holds.COUNT),
            new Head("x", "Events", Holds.COUNT),
            new Head("rate", "Share", Holds.SHARE),
            new Head("part", "Part of the trouble", Holds.SHARE));
    private static final List<Head> COMPARED = List.of(
            new Head("what", "Compared", Holds.WORD),
            new Head("judged", "Judged", Holds.COUNT),
            new Head("up", "Worse than usual", Holds.COUNT));

    private final Incident incident;
    private final IncidentFacts known;
    private final SectionFacts facts;
    private final List<Passage.Part> parts = new ArrayList<>();

    private IncidentDetails(Incident incident, IncidentFacts known, SectionFacts facts) {
        this.incident = incident;
        this.known = known;
        this.facts = facts;
    }

    /** Everything that is known of it; what is not known is left out. */
    static List<Passage.Part> of(KnownIncident told, IncidentFacts known, SectionFacts facts) {
        IncidentDetails details = new IncidentDetails(told.incident(), known, facts);
        details.hours();
        details.replies();
        details.cells();
        details.jobs();
        details.listed("Recipient domains with the most of it", told.incident().domains());
        details.listed(
                "Changes of the PowerMTA configuration in the three days before",
                told.incident().configChanges());
        details.cause();
        details.listed(
                "Notes",
                told.notes().stream()
                        .map(IncidentOrder::text)
                        .map(Objects::requireNonNull)
                        .toList());
        return details.parts;
    }

    private void add(String heading, Block.Kind block) {
        parts.add(new Passage.Part(heading, block));
    }

    private void hours() {
        List<Strips.Point> hours = known.byHour(facts);
        if (!hours.isEmpty()) {
            add(
                    "By the hour, beside the same hours of the 28 days before",
                    new Block.Drawing(Strips.hours("Share by the hour", hours)));
        }
    }

    private void replies() {
        List<List<Cell>> rows = known.answers(facts).stream()
                .map(row -> List.of(
                        Cell.of(row.text("category")),
                        Cell.of(row.text("text")),
                        new Cell.Count(row.count("events")),
                        time(row.local("first_at", "first_utc_offset_seconds")),
                        time(row.local("last_at", "last_utc_offset_seconds")),
                        Cell.of(row.text("action"))))
                .toList();
        if (!rows.isEmpty()) {
            add("Replies since it opened", new BlockTable("", "", REPLIES, rows));
        } else if (!incident.replies().isEmpty()) {
            add(
                    "Replies",
                    new BlockTable(
                            "",
                            "",
                            List.of(new Head("count", "Hits", Holds.WORD), REPLIES.get(1)),
                            incident.replies().stream()
                                    .map(IncidentDetails::reply)
                                    .toList()));
        }
    }

    private static List<Cell> reply(ReplyCount reply) {
        return List.of(new Cell.Count(reply.count()), Cell.of(reply.reply()));
    }

    private static Cell time(@Nullable Object time) {
        return time == null ? Cell.Missing.NOTHING : Cell.of(Times.shown(time));
    }

    private void cells() {
        List<TroubledCell> cells = incident.cells();
        if (cells.size() > 1) {
            add(
                    "Pairs of source IP and ISP",
                    new BlockTable(
                                    "",
                                    "",
                                    CELLS,
                                    cells.stream().map(IncidentDetails::cell).toList())
                            .first(MOST));
        }
    }

    private static List<Cell> cell(TroubledCell cell) {
        return List.of(
                Cell.of(cell.sourceIp()),
                Cell.of(cell.isp()),
                new Cell.Count(cell.n()),
                new Cell.Count(cell.x()),
                share(cell.x(), cell.n()),
                cell.baseline() == null ? Cell.Missing.NOTHING : new Cell.Share(cell.baseline()));
    }

    private void jobs() {
        List<JobPart> jobs = incident.trouble().jobs();
        if (!jobs.isEmpty()) {
            add(
                    "Jobs in it",
                    new BlockTable(
                                    "",
                                    "",
                                    JOBS,
                                    jobs.stream().map(IncidentDetails::job).toList())
                            .first(MOST));
        }
    }

    private static List<Cell> job(JobPart job) {
        return List.of(
                Cell.of(job.job()),
                new Cell.Count(job.n()),
                new Cell.Count(job.x()),
                share(job.x(), job.n()),
                new Cell.Share(job.share()));
    }

    private static Cell share(long x, long n) {
        return n <= 0 ? Cell.Missing.NOTHING : new Cell.Share((double) x / n);
    }

    private void listed(String heading, List<String> values) {
        if (!values.isEmpty()) {
            String more = values.size() <= MOST ? "" : "; and " + Numbers.count(values.size() - MOST) + " more";
            add(heading, new Block.Note(String.join("; ", Words.first(values, MOST)) + more, Block.Tone.BESIDE));
        }
    }

    private void cause() {
        Diagnosis diagnosis = incident.trouble().diagnosis();
        add(
                "Where it comes from",
                new Block.Note(TroubleSentence.capital(IncidentWords.cause(diagnosis)) + ".", Block.Tone.BESIDE));
        Diagnosis.Evidence evidence = diagnosis.evidence();
        Subject subject = incident.subject();
        List<List<Cell>> rows = new ArrayList<>();
        compared(rows, "Pairs of source IP and ISP", evidence.cellsJudged(), evidence.cellsUp());
        compared(
                rows,
                subject.isp() == null ? "Source IPs at all ISPs" : "Source IPs at this ISP",
                evidence.ipsJudged(),
                evidence.ipsUp());
        compared(
                rows,
                subject.sourceIp() == null ? "ISPs of all source IPs" : "ISPs of this source IP",
                evidence.ispsJudged(),
                evidence.ispsUp());
        if (!rows.isEmpty()) {
            add("", new BlockTable("", "", COMPARED, rows));
        }
    }

    private static void compared(List<List<Cell>> rows, String what, int judged, int up) {
        if (judged > 0) {
            rows.add(List.of(Cell.of(what), new Cell.Count(judged), new Cell.Count(up)));
        }
    }
}
