package acct.report;

import acct.ask.SeenReplies;
import acct.incident.KnownIncident;
import acct.incident.Notice;
import acct.judge.Coverage;
import acct.judge.Past;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Finding;
import acct.model.Period;
import acct.report.road.Roads;
import acct.warming.WarmingTrack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report says, as numbers and plain words; the page, the mail and {@code summary.json} are three
 * ways to write down the same record. A list that grows with names of the log holds the largest; its last entry is then
 * the sum of the others.
 *
 * @param period the days covered
 * @param version the version of acct
 * @param total all rows of the period
 * @param bySourceIp key: source IP
 * @param byVmta key: vMTA
 * @param byPool key: pool
 * @param byIsp key: ISP
 * @param matrix key: source IP, ISP
 * @param byHour key: local hour such as {@code 2026-11-18T09+01:00}, in time order
 * @param replies the most frequent answers to mail that was not delivered
 * @param newReplies what ISPs answered for the first time, replies that speak of the sender's name first
 * @param alerts what the rules found, worst first
 * @param coverage how much of the mail could be judged
 * @param past how much of the days before the last day is stored
 * @param incidents those that are open on the last day, the worst first
 * @param closed incidents that were open in the period and are over on its last day
 * @param notices what people are to be told of incidents as of that day
 * @param findings what the files cannot support and the holes in them, warnings first
 * @param rejected lines that were not stored
 * @param loads the files behind the numbers
 * @param warming source IPs that follow a plan, with all their days up to the end of the period
 * @param roads by source IP, vMTA, pool and ISP together
 * @param configuration what an audit of the PowerMTA configuration found; null if none is configured
 * @param answers what sections asked for themselves
 */
public record Report(
        Period period,
        String version,
        Counts total,
        List<CountRow> bySourceIp,
        List<CountRow> byVmta,
        List<CountRow> byPool,
        List<CountRow> byIsp,
        List<CountRow> matrix,
        List<CountRow> byHour,
        List<Reply> replies,
        SeenReplies newReplies,
        List<Finding> alerts,
        Coverage coverage,
        Past past,
        List<KnownIncident> incidents,
        List<KnownIncident> closed,
        List<Notice> notices,
        List<Finding> findings,
        List<Rejected> rejected,
        List<Load> loads,
        WarmingTrack warming,
        Roads roads,
        @Nullable List<Finding> configuration,
        SectionAnswers answers) {

    /** The other days that it is compared with; null if with none. */
    public @Nullable Period compared() {
        return answers.asked(MoversSection.STATEMENT).map(MoversSection::with).orElse(null);
    }

    /** The alerts that somebody should look at soon. */
    public List<Finding> urgent() {
        return alerts.stream().filter(Finding::isUrgent).toList();
    }

    /** Those of them that nobody has muted. */
    public List<Finding> unmuted() {
        return urgent().stream().filter(finding -> !finding.isMuted()).toList();
    }

    /**
     * One reply text at one ISP.
     *
     * @param isp the destination; null is unknown
     * @param outcome {@code bounced} or {@code deferred}
     * @param reply the answer, with addresses and ids masked
     * @param category what it means
     * @param severityClass hard, soft or block; null is unknown
     * @param bounceCat PowerMTA's category
     * @param count rows
     * @param sourceIps how many source IPs got it
     */
    public record Reply(
            @Nullable String isp,
            String outcome,
            String reply,
            @Nullable String category,
            @Nullable String severityClass,
            @Nullable String bounceCat,
            long count,
            long sourceIps) {}

    /**
     * Lines of one file that were not stored for one reason.
     *
     * @param path the file as it was given
     * @param reason why, as a short code
     * @param lines how many
     * @param firstLine line number of the first
     * @param example its raw text, cut
     * @param server the host whose file it is; null if unknown
     * @param leftOut how many pairs of file and reason this stands for, if it is the sum of what the list leaves out; else
     *     0
     */
    public record Rejected(
            String path,
            String reason,
            long lines,
            long firstLine,
            String example,
            @Nullable String server,
            long leftOut) {
        /** Lines of one file and reason. */
        public Rejected(String path, String reason, long lines, long firstLine, String example) {
            this(path, reason, lines, firstLine, example, null, 0);
        }

        /** Whether it is the sum of what the list leaves out. */
        public boolean isRest() {
            return leftOut > 0;
        }
    }

    /**
     * One loaded range of one file.
     *
     * @param path the file as it was given
     * @param lines records read
     * @param stored rows stored
     * @param rejected lines rejected
     * @param firstTime first local time in it, such as {@code 2026-11-18 00:00:03+01:00}
     * @param lastTime last local time in it
     * @param server the host whose file it is; null if unknown
     * @param leftOut how many ranges this stands for, if it is the sum of what the list leaves out; else 0
     */
    public record Load(
            String path,
            long lines,
            long stored,
            long rejected,
            @Nullable String firstTime,
            @Nullable String lastTime,
            @Nullable String server,
            long leftOut) {
        /** One range. */
        public Load(
                String path,
                long lines,
                long stored,
                long rejected,
                @Nullable String firstTime,
                @Nullable String lastTime) {
            this(path, lines, stored, rejected, firstTime, lastTime, null, 0);
        }

        /** Whether it is the sum of what the list leaves out. */
        public boolean isRest() {
            return leftOut > 0;
        }

        /** How many ranges it is. */
        long files() {
            return isRest() ? leftOut : 1;
        }
    }
}
