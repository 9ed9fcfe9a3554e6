package acct.judge;

import acct.ask.DeferredRecipients;
import acct.ask.TroubleFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Of how many recipients the deferrals of a finding are: a queue that is tried thirty times moves the rate of attempts, and no
 * more recipients.
 */
final class PutOffRecipients {
    /** If more than one recipient in so many is several messages, their number says nothing. */
    private static final long CLEAR = 10;

    private PutOffRecipients() {}

    /** What is said of them; nothing of other rates, and where single rows are gone. */
    static String said(CountedRate rate, Hit hit, DayFacts facts) {
        if (rate != CountedRate.DEFERRAL && rate != CountedRate.PUT_OFF) {
            return "";
        }
        Group group = hit.group();
        DeferredRecipients recipients = facts.of(TroubleFacts.DEFERRED_RECIPIENTS)
                .of(group.sourceIp(), group.isp(), group.pool(), hit.compared().nights());
        long putOff = recipients.deferred() + recipients.greylisted();
        if (putOff == 0) {
            return "";
        }
        if (recipients.shared() * CLEAR > recipients.tried()) {
            return String.format(
                    Locale.ROOT,
                    "Of how many recipients these are the log does not say: %,d of %,d that it tells apart are several messages.",
                    recipients.shared(),
                    recipients.tried());
        }
        String few = recipients.greylisted() == 0
                ? ""
                : String.format(Locale.ROOT, " (%,d by greylisting alone)", recipients.greylisted());
        return String.format(
                        Locale.ROOT,
                        "Recipients put off: %,d of %,d%s; still waiting at the end of the day: %,d.",
                        putOff,
                        recipients.tried(),
                        few,
                        recipients.waiting())
                + unclear(recipients);
    }

    private static String unclear(DeferredRecipients recipients) {
        List<String> unclear = new ArrayList<>();
        if (recipients.shared() > 0) {
            unclear.add(String.format(Locale.ROOT, "recipients that are several messages %,d", recipients.shared()));
        }
        if (recipients.namelessAttempts() > 0) {
            unclear.add(String.format(Locale.ROOT, "attempts without a recipient %,d", recipients.namelessAttempts()));
        }
        return unclear.isEmpty() ? "" : " Not told apart: " + String.join(", ", unclear) + ".";
    }
}
