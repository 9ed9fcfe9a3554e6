package acct.judge;

import acct.ask.CellDay;
import acct.ask.ComplaintDay;
import acct.ask.JudgedFacts;
import acct.ask.LoggedDay;
import acct.ask.TroubleFacts;
import acct.model.Finding;
import acct.model.Metric;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Months of a sender with 12 source IPs at three ISPs that tell of complaints: about 1,500 mails of a pair on ordinary days,
 * and six times as many on the days of campaigns, which come when they come. 0.02 % complain: 35 % of them on the same day,
 * 40 % on the next, 10 % on each of the two after it, the rest within ten days. Of 5 % nobody knows what they are about.
 */
final class ComplaintMonths {
    private static final int IPS = 12;
    private static final int HISTORY = 60;
    private static final int NIGHTS = 30;
    private static final int CAMPAIGNS = 6;
    private static final int DELAYS = 11;
    private static final double RATE = 0.0002;
    private static final double UNKNOWN = 0.05;
    private static final List<String> ISPS = List.of("yahoo", "microsoft", "aol");
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 5);

    private final Judge judge = SimulatedJudge.shipped();
    private final Map<String, Integer> byRule = new TreeMap<>();
    private final boolean isDated;
    private int nights;
    private int alerts;
    private int planted;
    private final int[] told = new int[4];
    private int accusations;

    /**
     * None yet.
     *
     * @param isDated whether complaints are about a day of mail; else all count on the day on which they come in
     */
    ComplaintMonths(boolean isDated) {
        this.isDated = isDated;
    }

    /** Everything that is logged of some months. */
    private static final class World {
        private final List<CellDay> mail = new ArrayList<>();
        private final List<ComplaintDay> complaints = new ArrayList<>();
        private final Chance chance;

        World(long seed, @Nullable LocalDate bad, double times) {
            this.chance = new Chance(seed);
            double[] usual = new double[IPS * ISPS.size()];
            for (int pair = 0; pair < usual.length; pair++) {
                usual[pair] = RATE * chance.factor(0.3);
            }
            for (int day = 0; day < HISTORY + NIGHTS; day++) {
                LocalDate date = BEGIN.plusDays(day);
                boolean isCampaign = chance.below(CAMPAIGNS) == 0 || date.equals(bad);
                double disliked = chance.factor(0.2) * (date.equals(bad) ? times : 1);
                for (int pair = 0; pair < usual.length; pair++) {
                    long sent = chance.poisson(1_500 * (isCampaign ? 6 : 1) * chance.factor(0.2));
                    mail.add(MailOf.pair(pair % IPS, isp(pair)).recipients(sent).on(date));
                    complain(date, pair, chance.binomial(sent, usual[pair] * chance.factor(0.3) * disliked));
                }
            }
        }

        private static String isp(int pair) {
            return ISPS.get(pair / IPS);
        }

        private void complain(LocalDate mailed, int pair, long number) {
            for (long i = 0; i < number; i++) {
                int percent = chance.below(100);
                int delay = percent < 35
                        ? 0
                        : percent < 75 ? 1 : percent < 85 ? 2 : percent < 95 ? 3 : 4 + chance.below(DELAYS - 4);
                LocalDate came = mailed.plusDays(delay);
                boolean isKnown = chance.below(1_000) >= 1_000 * UNKNOWN;
                complaints.add(new ComplaintDay(
                        came, isKnown ? mailed : null, MailOf.ip(pair % IPS), null, null, null, isp(pair), 1, 0));
            }
        }

        DayFacts facts(LocalDate night, boolean isDated) {
            List<CellDay> cells = new ArrayList<>();
            List<LoggedDay> logged = new ArrayList<>();
            for (LocalDate day = BEGIN; !day.isAfter(night); day = day.plusDays(1)) {
                logged.add(new LoggedDay(day, 1_000, 1_000, 1_000, 1));
            }
            mail.stream().filter(cell -> !cell.day().isAfter(night)).forEach(cells::add);
            List<ComplaintDay> heard =
                    complaints.stream().filter(one -> !one.day().isAfter(night)).toList();
            for (ComplaintDay one : heard) {
                String address = Objects.requireNonNull(one.sourceIp());
                int ip = Integer.parseInt(address.substring(address.lastIndexOf('.') + 1));
                cells.add(MailOf.pair(ip, one.isp()).complaints(1).on(one.day()));
            }
            return NightOf.of(night)
                    .with(JudgedFacts.EACH_CELL_DAY, cells::forEach)
                    .with(JudgedFacts.LOGGED_DAYS, logged)
                    .with(JudgedFacts.COMPLAINT_DAYS, isDated ? heard : List.of())
                    .with(TroubleFacts.FEEDBACK_ISPS, Set.copyOf(ISPS));
        }
    }

    private List<Finding> findings(World world, LocalDate night) {
        return judge.judge(world.facts(night, isDated)).findings().stream()
                .filter(finding -> finding.metric() == Metric.COMPLAINT)
                .toList();
    }

    /** A month in which nothing is wrong. */
    void quiet(long seed) {
        World world = new World(seed, null, 1);
        for (int night = 0; night < NIGHTS; night++) {
            List<Finding> found = findings(world, BEGIN.plusDays(HISTORY + night));
            alerts += found.size();
            found.forEach(finding -> byRule.merge(
                    finding.rule() + ", " + (finding.hasLimit() ? "limit" : "change") + ", days " + length(finding),
                    1,
                    Integer::sum));
        }
        nights += NIGHTS;
    }

    private static long length(Finding finding) {
        return ChronoUnit.DAYS.between(finding.since(), finding.day()) + 1;
    }

    /** One campaign that so many times as many complain of, and the nine days after it. */
    void badCampaign(long seed, double times) {
        LocalDate bad = BEGIN.plusDays(HISTORY + 10L);
        World world = new World(seed, bad, times);
        planted++;
        int first = told.length;
        for (int after = 0; after < 10; after++) {
            for (Finding finding : findings(world, bad.plusDays(after))) {
                if (isAbout(finding, bad)) {
                    first = Math.min(first, after);
                } else {
                    accusations++;
                }
            }
        }
        for (int after = first; after < told.length; after++) {
            told[after]++;
        }
    }

    /** Whether the mail of a day is among the mail that a finding is about. */
    private boolean isAbout(Finding finding, LocalDate day) {
        long length = length(finding);
        LocalDate last =
                length == 7 ? finding.day() : length == 10 ? finding.day().minusDays(3) : finding.since();
        return !finding.since().isAfter(day) && !last.isBefore(day);
    }

    double falseAlertsAWeek() {
        return alerts * 7.0 / nights;
    }

    /** How many campaigns were told of by so many nights after theirs. */
    double toldBy(int nightsAfter) {
        return (double) told[nightsAfter] / planted;
    }

    /** How many alerts there were of each bad campaign about mail of other days. */
    double accusationsEach() {
        return (double) accusations / planted;
    }

    String told() {
        String quiet = nights == 0
                ? ""
                : String.format(
                        Locale.ROOT, "%d nights: %.2f false alerts a week %s%n", nights, falseAlertsAWeek(), byRule);
        return planted == 0
                ? quiet
                : quiet
                        + String.format(
                                Locale.ROOT,
                                "%d bad campaigns, told on their night %.0f %%, by the next %.0f %%, by the third after"
                                        + " %.0f %%; alerts about other mail each %.2f%n",
                                planted,
                                100 * toldBy(0),
                                100 * toldBy(1),
                                100 * toldBy(3),
                                accusationsEach());
    }
}
