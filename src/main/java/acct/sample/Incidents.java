package acct.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which incident is on when. */
final class Incidents {
    private static final int DAY = 86_400;

    private final Map<Incident, Long> days = new EnumMap<>(Incident.class);
    private final List<Incident> ofReplies = new ArrayList<>();

    Incidents(Map<Incident, LocalDate> planted) {
        planted.forEach((incident, date) -> {
            days.put(incident, date.toEpochDay());
            if (incident.fate() != null) {
                ofReplies.add(incident);
            }
        });
    }

    boolean isOn(Incident incident, long epochSecond) {
        Long day = days.get(incident);
        return day != null && day == Math.floorDiv(epochSecond + SamplePlan.OFFSET_SECONDS, (long) DAY);
    }

    /** The incidents that change what receivers answer. */
    List<Incident> ofReplies() {
        return ofReplies;
    }

    static int hour(long epochSecond) {
        return Math.floorMod(epochSecond + SamplePlan.OFFSET_SECONDS, DAY) / 3_600;
    }
}
