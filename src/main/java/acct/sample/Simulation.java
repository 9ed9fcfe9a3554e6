package acct.sample;

import acct.model.RecordType;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Yields one event for every moment asked for: what is due from earlier mail, else something new. So the number of rows
 * and their order are the caller's, and only what is pending is held in memory.
 */
final class Simulation {
    private static final int QUEUE_DOWN = 2_500;
    private static final int RECEIVED = 3_000;
    private static final int COMPLAINT = 500;
    private static final int REMOTE = 800;
    /** More than any sane rate leaves pending; what comes beyond it is never heard of again. */
    private static final int MOST_PENDING = 100_000;

    private static final int MINUTE = 60;
    private static final int DAY = 86_400;

    private record Pending(long due, long number, Fate fate, Message message) {}

    private final Dice dice;
    private final SampleReplies replies = new SampleReplies();
    private final Incidents incidents;
    private final SampleTraffic traffic;
    private final Receivers receivers;
    private final PriorityQueue<Pending> pending =
            new PriorityQueue<>(Comparator.comparingLong(Pending::due).thenComparingLong(Pending::number));
    private long pendingNumber;

    Simulation(Dice dice, Incidents incidents) {
        this.dice = dice;
        this.incidents = incidents;
        this.traffic = new SampleTraffic(dice, incidents);
        this.receivers = new Receivers(dice, incidents);
    }

    void startDay(LocalDate date) {
        traffic.startDay(date);
    }

    Event next(long now) {
        Pending due = pending.peek();
        if (due != null && due.due <= now) {
            pending.remove();
            return due.fate.type() == RecordType.DEFERRED
                    ? attempt(due.message.nextAttempt(), now)
                    : event(due.fate, due.message, now);
        }
        Message message = traffic.next(now);
        int roll = dice.below(Dice.MILLION);
        if (roll < QUEUE_DOWN) {
            return event(Fate.QUEUE_DOWN, message, now);
        }
        return roll < QUEUE_DOWN + RECEIVED ? event(Fate.RECEIVED, message, now) : attempt(message, now);
    }

    private Event attempt(Message message, long now) {
        Fate fate = receivers.fate(message, now);
        switch (fate) {
            case DELIVERED -> afterDelivery(message, now);
            case DEFERRED, THROTTLED, STORM ->
                later(fate, message, now + (message.attempt() + 1L) * 10 * MINUTE + dice.below(5 * MINUTE));
            case EXPIRED -> {
                // bounce-after is four days and twelve hours; the earlier attempts lie before the sample begins.
                return event(fate, message.queuedAt(now - 4 * DAY - DAY / 2 - dice.below(20 * MINUTE)), now);
            }
            default -> {}
        }
        return event(fate, message, now);
    }

    private void afterDelivery(Message message, long now) {
        boolean disliked = incidents.isOn(Incident.COMPLAINTS, now) && Incident.COMPLAINTS.reaches(message.job());
        if (message.isp().reportsComplaints() && dice.chance(disliked ? Incident.COMPLAINTS.perMillion() : COMPLAINT)) {
            later(Fate.COMPLAINED, message, now + 10 * MINUTE + dice.below(disliked ? 90 * MINUTE : 480 * MINUTE));
        } else if (dice.chance(REMOTE)) {
            later(Fate.REMOTE, message, now + 5 * MINUTE + dice.below(180 * MINUTE));
        }
    }

    private void later(Fate fate, Message message, long due) {
        if (pending.size() < MOST_PENDING) {
            pending.add(new Pending(due, pendingNumber++, fate, message));
        }
    }

    private Event event(Fate fate, Message message, long now) {
        return new Event(fate.type(), now, message, replies.draw(message.isp(), fate, dice));
    }
}
