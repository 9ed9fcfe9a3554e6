package acct.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a report in a mail and nowhere else.
 *
 * @param preheader what mail programs show behind the subject: what to do; empty if there is nothing
 * @param link where the page is on the web; null if it is not
 * @param others a line for each day that the mail tells of beside the report's own
 * @param why why somebody gets this; empty if nobody is known
 */
public record MailFrame(String preheader, @Nullable String link, List<String> others, String why) {
    /** Nothing around it. */
    public static final MailFrame NONE = new MailFrame("", null, List.of(), "");

    /** How much of an answer has room. */
    public static final int REPLY = 160;

    /** How much of an advice has room. */
    public static final int ACTION = 240;

    public MailFrame {
        others = List.copyOf(others);
    }

    /** The page at what concerns an incident; null if the page is not on the web. */
    public @Nullable String link(IncidentEntry entry) {
        if (link == null) {
            return null;
        }
        return link
                + (entry.sourceIp() == null && entry.isp() == null
                        ? "#" + entry.anchor()
                        : PageAddress.of(entry.sourceIp(), entry.isp()));
    }
}
