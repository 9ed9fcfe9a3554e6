package acct.deliver;

import java.util.List;

/**
 * Who got a report.
 *
 * @param reached addresses for which the server took the message
 * @param refused the others, each with the reply
 */
public record MailOutcome(List<String> reached, List<Refused> refused) {
    public MailOutcome {
        reached = List.copyOf(reached);
        refused = List.copyOf(refused);
    }

    /**
     * A recipient who did not get it.
     *
     * @param address the address, which may be as hostile as any text
     * @param why the server, its reply, and what to do
     */
    public record Refused(String address, String why) {}
}
