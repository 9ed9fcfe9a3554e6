package acct.audit;

import java.util.List;
import java.util.Set;

/**
 * What the log shows for a period.
 *
 * @param traffic all rows that were sent
 * @param vmtas the virtual MTAs that any row names
 * @param queues the queues that sent more on a day than the lowest limit
 * @param signing rows of virtual MTAs; empty if no key is configured
 * @param rolledUp rows to domains with a limit of their own that lay in another queue
 * @param headers the columns of the files
 * @param history all stored days up to the end of the period, also those before it
 */
public record Seen(
        List<Traffic> traffic,
        Set<String> vmtas,
        List<QueueDay> queues,
        List<Signing> signing,
        List<RolledUp> rolledUp,
        List<Header> headers,
        List<SentDay> history) {
    public Seen {
        traffic = List.copyOf(traffic);
        vmtas = Set.copyOf(vmtas);
        queues = List.copyOf(queues);
        signing = List.copyOf(signing);
        rolledUp = List.copyOf(rolledUp);
        headers = List.copyOf(headers);
        history = List.copyOf(history);
    }

    /** The same with other traffic. */
    Seen with(List<Traffic> ofRoads, List<Signing> ofSenders) {
        return new Seen(ofRoads, vmtas, queues, ofSenders, rolledUp, headers, history);
    }
}
