package acct.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of page and mail are given.
 *
 * @param report what stands around the sections is taken from it
 * @param verdict the report in one line
 * @param lead what stands below that line on a page
 * @param passages what the sections say to this reader
 */
public record Page(Report report, ReportVerdict verdict, Lead lead, List<Passage> passages) {
    private static final int MOST_SERVERS = 3;
    /** Of the day and hour, before the offset. */
    private static final int HOUR_LENGTH = 13;

    public Page {
        passages = List.copyOf(passages);
    }

    static Page of(SectionFacts facts, Medium medium) {
        return new Page(
                facts.report(), ReportVerdict.of(facts.report()), Lead.of(facts), Sections.ALL.passages(facts, medium));
    }

    /** Whether a source IP is warmed up, so that the page needs the styles of it. */
    public boolean hasWarming() {
        return passages.stream()
                .flatMap(passage -> passage.blocks().stream())
                .anyMatch(Block.WarmingList.class::isInstance);
    }

    /** What stands below the first line of a letter: what was looked at, or whose mail the worst trouble hits. */
    public String said() {
        if (report.urgent().isEmpty()) {
            return verdict.detail();
        }
        return lead.jobs().isEmpty() ? "" : "Campaigns: " + lead.jobs();
    }

    /** Whose mail it is: the servers that the rows name; empty if they name none. */
    public String server() {
        List<String> servers = PageSurroundings.servers(report);
        String more = servers.size() <= MOST_SERVERS ? "" : " and " + (servers.size() - MOST_SERVERS) + " more";
        return String.join(", ", Words.first(servers, MOST_SERVERS)) + more;
    }

    /** Whether it is of one day. */
    public boolean isOneDay() {
        return report.period().length() == 1;
    }

    /** The stored day before it; null if there is none. */
    public @Nullable String before() {
        return report.answers().rows(PageSurroundings.BEFORE).stream()
                .map(row -> row.text("day"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** From what files, told by their content, and with which versions of acct; empty if it has no file. */
    public String origin() {
        ReportProofs proofs = ReportProofs.of(report);
        return proofs.digest().isEmpty()
                ? ""
                : "Loaded by acct " + proofs.versions() + " from files of the digest " + proofs.digest() + ".";
    }

    /** By which clocks hours were logged: {@code UTC+01:00}; empty if no row has a time. */
    public String clocks() {
        return report.byHour().stream()
                .map(row -> row.text(0))
                .filter(hour -> hour.indexOf('T') > 0 && hour.length() > HOUR_LENGTH)
                .map(hour -> "UTC" + hour.substring(HOUR_LENGTH))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The day after it in the list of all days. */
    public String after() {
        return report.period().until() == null
                ? ""
                : "#" + report.period().until().plusDays(1);
    }
}
