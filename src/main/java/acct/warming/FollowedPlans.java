package acct.warming;

import acct.ask.Asking;
import acct.model.Period;
import java.time.LocalDate;
import java.util.List;

/** How the source IPs of {@code warming:} follow their plans. */
public final class FollowedPlans {
    private final Asking asking;
    private final WarmingTracking tracking;

    public FollowedPlans(Asking asking, WarmingTracking tracking) {
        this.asking = asking;
        this.tracking = tracking;
    }

    /**
     * How source IPs follow their plans.
     *
     * @param track their days
     * @param open what of their last days is still to be acted on
     * @param remarks what the files of these days do not tell
     */
    public record Followed(WarmingTrack track, WarmingTrack open, List<String> remarks) {}

    /** On the days of a period. */
    public Followed in(Period period) {
        return asking.ask(questions -> {
            WarmingTrack track = tracking.upTo(questions, period.until()).within(period);
            LocalDate end = tracking.end(questions, period.until());
            WarmingTrack open = end == null ? WarmingTrack.NONE : track.latest().openOn(end);
            return new Followed(track, open, tracking.remarks(questions));
        });
    }

    /** Finds what is wrong with {@code warming:} before anything else is done. */
    public void mustBeSound() {
        tracking.plans();
    }
}
