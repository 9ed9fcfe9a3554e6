package acct.judge;

import acct.ask.JobCell;
import acct.ask.MailJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each job had, found by the roads that it took: a night asks for some of ten thousands of roads hundreds of times. */
final class RoadJobs {
    private final List<JobCell> cells;
    private final Map<Group, List<JobCell>> byRoad = new LinkedHashMap<>();
    private final Map<MailJob, List<JobCell>> nowByJob = new HashMap<>();

    /**
     * Jobs.
     *
     * @param cells of all jobs, on the nights judged and before
     */
    RoadJobs(List<JobCell> cells) {
        this.cells = cells;
        for (JobCell cell : cells) {
            byRoad.computeIfAbsent(JobMix.road(cell), road -> new ArrayList<>(4))
                    .add(cell);
            if (cell.isNow()) {
                nowByJob.computeIfAbsent(cell.job(), job -> new ArrayList<>()).add(cell);
            }
        }
    }

    /** Everything. */
    List<JobCell> all() {
        return cells;
    }

    /** What there was on some roads. */
    List<JobCell> on(Set<Group> roads) {
        List<JobCell> found = new ArrayList<>();
        roads.forEach(road -> found.addAll(byRoad.getOrDefault(road, List.of())));
        return found;
    }

    /** The same on the nights judged. */
    List<JobCell> nowOn(Set<Group> roads) {
        return on(roads).stream().filter(JobCell::isNow).toList();
    }

    /** What one job had on the nights judged. */
    List<JobCell> nowOf(MailJob job) {
        return nowByJob.getOrDefault(job, List.of());
    }
}
