package acct.incident;

import acct.model.Course;
import acct.model.IncidentOrder;
import acct.model.ToldNotice;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident with all that was told and said of it.
 *
 * @param id short, stable, and never another one's
 * @param incident what is known of it
 * @param takenBy the id of the one that it turned out to be a part of; null if it stands for itself
 * @param told what people were told of it, and of those that it took in
 * @param orders what operators said of it, in order; notes also of those that it took in
 * @param asOf the day on which it is known like this
 */
public record KnownIncident(
        String id,
        Incident incident,
        @Nullable String takenBy,
        List<ToldNotice> told,
        List<IncidentOrder> orders,
        LocalDate asOf) {
    public KnownIncident {
        told = List.copyOf(told);
        orders = List.copyOf(orders);
    }

    /** When somebody said that they know; null if nobody did since it opened or was reopened. */
    public @Nullable IncidentOrder acknowledged() {
        return last(IncidentOrder.Kind.ACK, incident.since());
    }

    /** The first day on which people are told of it again; null if nobody muted it. */
    public @Nullable LocalDate mutedUntil() {
        IncidentOrder mute = last(IncidentOrder.Kind.MUTE, LocalDate.MIN);
        return mute == null ? null : mute.until();
    }

    private @Nullable IncidentOrder last(IncidentOrder.Kind kind, LocalDate since) {
        return orders.stream()
                .filter(order -> order.kind() == kind
                        && order.incident().equals(id)
                        && !order.day().isBefore(since))
                .reduce((before, after) -> after)
                .orElse(null);
    }

    /** Whether nobody wants to hear of it on this day. */
    public boolean isMuted(LocalDate day) {
        LocalDate until = mutedUntil();
        return until != null && day.isBefore(until);
    }

    /** What operators wrote, in order. */
    public List<IncidentOrder> notes() {
        return orders.stream()
                .filter(order -> order.kind() == IncidentOrder.Kind.NOTE)
                .toList();
    }

    /** Of which days people were told. */
    public List<LocalDate> notified() {
        return told.stream().map(ToldNotice::day).toList();
    }

    /** What became of it, as far as people are concerned. */
    public Course.State state() {
        return stateFor(asOf, incident.state());
    }

    /** The same of one of its days: what people closed, muted, or know, is not new to them. */
    Course.State stateFor(LocalDate day, Course.State state) {
        LocalDate closed = incident.closed();
        if (incident.ending() == Incident.Ending.BY_HAND && closed != null && !closed.isAfter(day)) {
            return Course.State.CLOSED;
        }
        if (isMuted(day)) {
            return state == Course.State.CLOSED ? state : Course.State.MUTED;
        }
        IncidentOrder known = acknowledged();
        if (known == null || state == Course.State.CLOSED) {
            return state;
        }
        // Whoever said so on the very day knew how bad it was.
        boolean isKnown = state == Course.State.ONGOING
                ? !known.day().isAfter(day)
                : known.day().equals(day);
        return isKnown ? Course.State.ACKNOWLEDGED : state;
    }
}
