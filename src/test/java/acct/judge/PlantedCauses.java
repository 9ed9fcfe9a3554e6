package acct.judge;

import acct.ask.JobCell;
import acct.ask.MailJob;
import acct.judge.SimulatedWorld.Rate;
import acct.model.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the judge names the cause that was planted. */
final class PlantedCauses {
    private static final List<Rate> RATES = List.of(Rate.HARD, Rate.BLOCK, Rate.DEFERRAL);
    private static final double ENOUGH = 300;
    private static final int AT_ISP = 2;

    private final Judge judge = SimulatedJudge.shipped();
    private final Map<Cause, Counted> counted = new EnumMap<>(Cause.class);
    private final List<String> wrong = new ArrayList<>();
    private int without;
    private int withoutRight;

    /** What became of the events of one cause. */
    private static final class Counted {
        private int events;
        private int told;
        private int right;
        private int confidentlyWrong;
        private int cannotTell;
        private int troubles;
        private int firstAmongTerms;
        private int firstAmongJobs;
    }

    /** An event and whom it is to be blamed on. */
    private record Event(Cause cause, Planted planted, Subject subject) {}

    /** Plants each cause once, on the same night of one world. */
    void tryAll(long seed) {
        SimulatedWorld world = SimulatedWorld.ofASender(seed);
        int lonely = world.ips() - 1;
        world.sendsOneJob(lonely, AT_ISP, 3_000);
        LocalDate day = SimulatedWorld.BEGIN.plusDays(SimulatedWorld.HISTORY + Math.floorMod(seed, 4));
        Rate rate = RATES.get((int) Math.floorMod(seed, (long) RATES.size()));
        Chance chance = new Chance(seed + 7);
        int ip = chance.below(lonely);
        int isp = chance.below(world.isps());
        while (world.volume(ip, isp) < ENOUGH) {
            ip = chance.below(lonely);
            isp = chance.below(world.isps());
        }
        Planted five = Planted.of(day, rate, 5);
        Subject all = Subject.ALL;
        Subject ofIp = Subject.ofIp(SimulatedWorld.ip(ip));
        String campaign = SimulatedWorld.campaign(day, 0);
        tryOne(world, new Event(Cause.IP_AT_ISP, five.atIp(ip).atIsp(isp), ofIp.withIsp(SimulatedWorld.isp(isp))));
        tryOne(world, new Event(Cause.ISP, five.atIsp(isp), all.withIsp(SimulatedWorld.isp(isp))));
        tryOne(world, new Event(Cause.IP, five.atIp(ip), ofIp));
        tryOne(world, new Event(Cause.NETWORK, Planted.of(day, Rate.CONNECTION, 30), all));
        tryOne(world, new Event(Cause.JOB, Planted.of(day, rate, 8).ofJob(campaign), all.withJob(campaign)));
        tryOne(world, new Event(Cause.MIX, Planted.of(day, rate, 1), all));
        tryOne(world, new Event(Cause.CANNOT_TELL, five.atIp(lonely), all));
    }

    private void tryOne(SimulatedWorld world, Event event) {
        LocalDate day = event.planted().from();
        world.forget(day);
        if (event.cause() == Cause.MIX) {
            world.moreOfTheWorse(day, 0.4);
        } else {
            world.plant(event.planted());
        }
        List<Trouble> troubles = judge.judge(world.facts(day)).troubles().stream()
                .filter(trouble -> isAbout(trouble, event))
                .sorted(Comparator.comparingLong((Trouble trouble) -> events(trouble))
                        .reversed())
                .toList();
        Counted of = counted.computeIfAbsent(event.cause(), cause -> new Counted());
        of.events++;
        if (!troubles.isEmpty()) {
            of.told++;
            of.troubles += troubles.size();
            count(troubles.get(0), event, of);
            troubles.forEach(trouble -> checkWithout(trouble, world.jobs(day)));
        }
    }

    private static long events(Trouble trouble) {
        return trouble.evidence() == null ? 0 : trouble.evidence().x();
    }

    private static boolean isAbout(Trouble trouble, Event event) {
        boolean isSame = event.cause() == Cause.MIX
                || TroubleFamily.of(trouble.metric())
                        == TroubleFamily.of(event.planted().rate().counted().metric());
        return isSame
                && event.planted()
                        .touches(trouble.subject().sourceIp(), trouble.subject().isp());
    }

    private void count(Trouble trouble, Event event, Counted of) {
        Diagnosis told = trouble.diagnosis();
        boolean isRight = told.cause() == event.cause() && isSame(told.subject(), event.subject());
        of.right += isRight ? 1 : 0;
        of.cannotTell += told.cause() == Cause.CANNOT_TELL ? 1 : 0;
        of.confidentlyWrong +=
                !isRight && told.cause() != Cause.CANNOT_TELL && told.certainty() != Diagnosis.Certainty.UNCLEAR
                        ? 1
                        : 0;
        @Nullable String job = event.planted().job();
        if (job != null) {
            List<Diagnosis.MixTerm> terms = told.evidence().terms();
            of.firstAmongTerms += !terms.isEmpty() && job.equals(terms.get(0).job()) ? 1 : 0;
            of.firstAmongJobs += !trouble.jobs().isEmpty()
                            && job.equals(trouble.jobs().get(0).job())
                    ? 1
                    : 0;
        }
        if (!isRight) {
            wrong.add(event.cause() + " " + event.planted() + " told as " + told.cause() + " " + told.certainty() + " "
                    + told.subject() + " by " + trouble.findings().size() + " findings about " + trouble.subject()
                    + " of " + trouble.evidence());
        }
    }

    private static boolean isSame(Subject told, Subject planted) {
        if (planted.job() != null) {
            return planted.job().equals(told.job());
        }
        return told.job() == null
                && Objects.equals(told.sourceIp(), planted.sourceIp())
                && Objects.equals(told.isp(), planted.isp());
    }

    /** The rate without the worst job, where the trouble’s mail is all that its subject names. */
    private void checkWithout(Trouble trouble, List<JobCell> jobs) {
        Diagnosis told = trouble.diagnosis();
        Diagnosis.@Nullable WithoutJob said = told.evidence().without();
        boolean isWhole = told.cause() == Cause.ISP || told.cause() == Cause.IP || told.cause() == Cause.IP_AT_ISP;
        boolean isOfOneNight =
                trouble.findings().stream().allMatch(finding -> finding.since().equals(finding.day()));
        if (said == null || !isWhole || !isOfOneNight) {
            return;
        }
        CountedRate rate = RATES.stream()
                .map(Rate::counted)
                .filter(one -> one.metric() == trouble.metric())
                .findFirst()
                .orElse(CountedRate.CONNECTION);
        Tally rest = Tally.NOTHING;
        for (JobCell cell : jobs) {
            boolean isMeant = !cell.job().equals(MailJob.of(said.job()))
                    && Optional.ofNullable(trouble.subject().sourceIp())
                            .map(ip -> ip.equals(cell.sourceIp()))
                            .orElse(true)
                    && Optional.ofNullable(trouble.subject().isp())
                            .map(isp -> isp.equals(cell.isp()))
                            .orElse(true);
            rest = isMeant ? rest.plus(rate.of(cell)) : rest;
        }
        without++;
        withoutRight += Math.abs(rest.rate() - said.rate()) < 1e-12 ? 1 : 0;
    }

    int events() {
        return counted.values().stream().mapToInt(of -> of.events).sum();
    }

    int confidentlyWrong() {
        return counted.values().stream().mapToInt(of -> of.confidentlyWrong).sum();
    }

    double right() {
        return counted.values().stream().mapToDouble(of -> of.right).sum()
                / Math.max(1, counted.values().stream().mapToInt(of -> of.told).sum());
    }

    /** Whether each rate without a job that was said is what counting the rows gives. */
    boolean isEachRateWithoutJobAsCounted() {
        return without > 0 && without == withoutRight;
    }

    String told() {
        StringBuilder text = new StringBuilder();
        counted.forEach((cause, of) -> text.append(String.format(
                Locale.ROOT,
                "%-11s %3d events, %3d told; of these right %5.1f %%, confidently wrong %d, cannot tell %d, %.2f troubles"
                        + " an event%s%n",
                cause,
                of.events,
                of.told,
                100.0 * of.right / Math.max(1, of.told),
                of.confidentlyWrong,
                of.cannotTell,
                (double) of.troubles / Math.max(1, of.told),
                cause == Cause.JOB
                        ? "; the job is first among the terms " + of.firstAmongTerms + " times, among the jobs "
                                + of.firstAmongJobs
                        : "")));
        text.append(String.format(
                Locale.ROOT,
                "right in all %.1f %%, confidently wrong %d; rate without the worst job as counted: %d of %d%n",
                100 * right(),
                confidentlyWrong(),
                withoutRight,
                without));
        wrong.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        return text.toString();
    }
}
