package acct.report;

import acct.model.CountRow;
import acct.print.Numbers;
import acct.print.Top;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a calm sentence looked at.
 *
 * @param pairs of source IP and ISP that could be judged
 * @param days over how many days they were counted; a pair counts on each of them
 * @param ips source IPs
 * @param isps ISPs
 * @param what the kinds of trouble that the log can show
 * @param blind those that it cannot
 */
record Watched(long pairs, long days, long ips, long isps, List<String> what, List<String> blind) {
    Watched {
        what = List.copyOf(what);
        blind = List.copyOf(blind);
    }

    static Watched of(Report report) {
        List<String> what = new ArrayList<>(List.of("bounces"));
        List<String> blind = new ArrayList<>();
        (report.total().deferred() == null ? blind : what).add("deferrals");
        boolean areLogged = report.total().complaints() != null;
        LocalDate last = areLogged ? null : DayTrends.lastComplaint(report);
        (areLogged || last != null ? what : blind)
                .add(last == null ? "complaints" : "complaints (none came in since " + last + ")");
        what.add("volume");
        return new Watched(
                report.coverage().cells() - report.coverage().tooFew(),
                Words.days(report),
                named(report.bySourceIp()),
                named(report.byIsp()),
                what,
                blind);
    }

    private static long named(List<CountRow> rows) {
        return Top.named(rows).stream().filter(row -> row.key().get(0) != null).count()
                + Top.rest(rows).map(CountRow::leftOut).orElse(0L);
    }

    /** {@code Watched: 47 pairs, 11 IPs, 14 ISPs; bounces, deferrals, complaints, volume.} */
    String words() {
        String each = days > 1 ? " on " + Numbers.count(days) + " days" : "";
        String unlogged = blind.isEmpty() ? "" : " Not logged, so not watched: " + String.join(", ", blind) + ".";
        return "Watched: " + Numbers.count(pairs, "pair", "pairs") + each + ", " + Numbers.count(ips, "IP", "IPs")
                + ", " + Numbers.count(isps, "ISP", "ISPs") + "; " + String.join(", ", what) + "." + unlogged;
    }
}
