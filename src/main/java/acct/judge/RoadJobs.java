package acct.judge;

import acct.ask.JobCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What each job had, found by the roads that it took: a night asks for some of ten thousands of roads hundreds of times. */
final class RoadJobs {
    private final List<JobCell> cells;
    private final Predicate<JobCell> isNow;
    private final Map<Group, List<JobCell>> byRoad = new LinkedHashMap<>();
    private final Map<Optional<String>, List<JobCell>> nowByJob = new HashMap<>();

    /**
     * Jobs.
     *
     * @param cells of all jobs, on all days
     * @param isNow whether a cell is of the nights judged
     */
    RoadJobs(List<JobCell> cells, Predicate<JobCell> isNow) {
        this.cells = cells;
        this.isNow = isNow;
        for (JobCell cell : cells) {
            byRoad.computeIfAbsent(JobMix.road(cell), road -> new ArrayList<>(4))
                    .add(cell);
            if (isNow.test(cell)) {
                nowByJob.computeIfAbsent(Optional.ofNullable(cell.job()), job -> new ArrayList<>())
                        .add(cell);
            }
        }
    }

    /** Everything. */
    List<JobCell> all() {
        return cells;
    }

    Predicate<JobCell> isNow() {
        return isNow;
    }

    /** What there was on some roads. */
    List<JobCell> on(Set<Group> roads) {
        List<JobCell> found = new ArrayList<>();
        roads.forEach(road -> found.addAll(byRoad.getOrDefault(road, List.of())));
        return found;
    }

    /** The same on the nights judged. */
    List<JobCell> nowOn(Set<Group> roads) {
        return on(roads).stream().filter(isNow).toList();
    }

    /** What one job had on the nights judged. */
    List<JobCell> nowOf(@Nullable String job) {
        return nowByJob.getOrDefault(Optional.ofNullable(job), List.of());
    }
}
