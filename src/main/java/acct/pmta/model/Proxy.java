package acct.pmta.model;

import java.util.List;

/**
 * A {@code <proxy>}. With one, the accounting files name its client address, not the local one.
 *
 * @param name as written
 * @param clients the addresses that mail leaves from
 * @param place where it begins
 */
public record Proxy(String name, List<SourceHost> clients, Place place) {
    public Proxy {
        clients = List.copyOf(clients);
    }
}
