package acct.sample;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The mail that is sent: which job, to whom, through which virtual MTA. */
final class SampleTraffic {
    private static final int WARM_PER_MILLION = 20_000;
    private static final long ID_STEP = 0x9E3779B97BL;
    private static final long ID_MASK = (1L << 40) - 1;

    private final Dice dice;
    private final Incidents incidents;
    private final Mix<SampleIsp> isps = new Mix<>(List.of(SampleIsp.values()), SampleIsp::weight);
    private final Mix<Job> jobs = new Mix<>(List.of(Job.values()), Job::weight);
    private final Map<SamplePool, Mix<Vmta>> pools = new EnumMap<>(SamplePool.class);
    private final Map<Job, SampleText> jobIds = new EnumMap<>(Job.class);
    private long id;

    SampleTraffic(Dice dice, Incidents incidents) {
        this.dice = dice;
        this.incidents = incidents;
        this.id = dice.bits();
        for (SamplePool pool : SamplePool.values()) {
            pools.put(pool, new Mix<>(Vmta.of(pool), Vmta::weight));
        }
    }

    void startDay(LocalDate date) {
        for (Job job : Job.values()) {
            jobIds.put(job, job.idOn(date));
        }
    }

    /** A message whose first attempt is made now. */
    Message next(long now) {
        id += ID_STEP;
        SampleIsp isp = isps.draw(dice);
        Job job = jobs.draw(dice);
        SampleDestination destination = isp.draw(dice);
        SampleDestination.Host host = dice.pick(destination.hosts());
        Vmta vmta = Objects.requireNonNull(pools.get(pool(isp, job, now))).draw(dice);
        // Not every message is taken up at once: one in sixteen waits for a free connection.
        int wait = dice.below(job.stream().queueSeconds()) + (dice.below(16) == 0 ? dice.below(180) : 0);
        int bytes = job.kilobytes() * 900 + dice.below(job.kilobytes() * 250);
        int user = 10_000 + dice.below(890_000);
        return new Message(
                id & ID_MASK,
                isp,
                destination,
                host,
                vmta,
                job,
                Objects.requireNonNull(jobIds.get(job)),
                user,
                bytes,
                now - 1 - wait,
                0);
    }

    private SamplePool pool(SampleIsp isp, Job job, long now) {
        if (job.stream() == Stream.TRANSACTIONAL) {
            return SamplePool.TRANS;
        }
        if (incidents.isOn(Incident.LEAK, now)
                && Incident.LEAK.reaches(job)
                && dice.chance(Incident.LEAK.perMillion())) {
            return SamplePool.TRANS;
        }
        return isWarming(isp) && dice.chance(WARM_PER_MILLION) ? SamplePool.WARM : isp.pool();
    }

    /** A new address starts with the destinations that have a wording for throttling it. */
    static boolean isWarming(SampleIsp isp) {
        return isp == SampleIsp.GMAIL || isp == SampleIsp.MICROSOFT || isp == SampleIsp.YAHOO || isp == SampleIsp.GMX;
    }
}
