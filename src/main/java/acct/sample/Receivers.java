package acct.sample;

/** Decides what becomes of an attempt. Rates are of a million, low enough that only planted incidents stand out. */
final class Receivers {
    private static final int MAILBOX = 4_200;
    private static final int QUOTA = 900;
    private static final int REFUSED = 700;
    private static final int NO_DOMAIN = 3_000;
    private static final int EXPIRED = 2_000;
    private static final int THROTTLED = 80_000;
    private static final int DEFERRED_AGAIN = 150_000;
    private static final int MOST_ATTEMPTS = 6;

    private final Dice dice;
    private final Incidents incidents;

    Receivers(Dice dice, Incidents incidents) {
        this.dice = dice;
        this.incidents = incidents;
    }

    Fate fate(Message message, long now) {
        if (message.attempt() >= MOST_ATTEMPTS) {
            return Fate.DELIVERED;
        }
        for (Incident incident : incidents.ofReplies()) {
            Fate fate = incident.fate();
            if (fate != null
                    && incidents.isOn(incident, now)
                    && incident.reaches(message, Incidents.hour(now))
                    && dice.chance(incident.perMillion())) {
                return fate;
            }
        }
        return message.attempt() == 0 ? first(message) : again(message);
    }

    private Fate first(Message message) {
        int roll = dice.below(Dice.MILLION);
        boolean warming = message.vmta().pool() == SamplePool.WARM;
        if ((roll -= warming ? THROTTLED : message.isp().deferredPerMillion()) < 0) {
            return deferral(message);
        }
        if ((roll -= MAILBOX) < 0) {
            return Fate.MAILBOX;
        }
        if ((roll -= QUOTA) < 0) {
            return Fate.QUOTA;
        }
        if ((roll -= REFUSED) < 0) {
            return Fate.REFUSED;
        }
        if (message.isp() == SampleIsp.OTHER) {
            return roll < NO_DOMAIN ? Fate.NO_DOMAIN : roll < NO_DOMAIN + EXPIRED ? Fate.EXPIRED : Fate.DELIVERED;
        }
        return Fate.DELIVERED;
    }

    private Fate again(Message message) {
        return dice.chance(DEFERRED_AGAIN) ? deferral(message) : Fate.DELIVERED;
    }

    private static Fate deferral(Message message) {
        return message.vmta().pool() == SamplePool.WARM ? Fate.THROTTLED : Fate.DEFERRED;
    }
}
