package acct.load;

import acct.classify.isp.Destination;
import acct.classify.isp.IspDirectory;
import acct.ip.Address;
import acct.read.DoubtException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code destination(hash, queue, rcpt, rcpt_domain, dsn_mta, address…)}: where a row went, as a place in the lists
 * {@code isps} and {@code isp_sources}, counted from 1. The hash stands for all the texts but {@code rcpt}; what they mean
 * is told by the code that the streaming lane uses. Texts that mean something else than they say, such as an address in
 * another spelling, are a doubt.
 */
final class DestinationCodes {
    private static final int FIRST_ADDRESS = 4;
    private static final int TEXTS = 7;
    /** What {@code sql/staging/bulk_rows.sql} takes for no address. */
    private static final Set<String> UNBOUND = Set.of("0.0.0.0", "::");

    private final IspDirectory directory;
    private final List<Destination> destinations = new ArrayList<>();
    private final Map<Destination, Integer> codes = new HashMap<>();

    DestinationCodes(IspDirectory directory) {
        this.directory = directory;
        add(new Destination(null, null));
        for (String isp : directory.names()) {
            for (Destination.Step step : Destination.Step.values()) {
                add(new Destination(isp, step));
            }
        }
    }

    private void add(Destination destination) {
        destinations.add(destination);
        codes.put(destination, destinations.size());
    }

    /** Rows of place, ISP and deciding step. */
    List<List<@Nullable String>> rows() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        codes.forEach((destination, code) -> {
            List<@Nullable String> row = new ArrayList<>();
            row.add(Integer.toString(code));
            row.add(destination.isp());
            Destination.Step step = destination.step();
            row.add(step == null ? null : step.label());
            rows.add(row);
        });
        return rows;
    }

    void register(Connection connection) throws SQLException {
        new LearntNumbers("destination", TEXTS, this::code).register(connection);
    }

    private long code(List<@Nullable String> texts) throws DoubtException {
        String domain = texts.get(2);
        if (!Objects.equals(domain, Interpretation.domain(texts.get(1))) || !isAscii(domain)) {
            throw new DoubtException("the recipient's domain " + domain);
        }
        for (String address : texts.subList(FIRST_ADDRESS, TEXTS)) {
            mustBeCanonical(address);
        }
        Destination to = directory.classify(texts.get(0), domain, Interpretation.host(texts.get(3)));
        return Objects.requireNonNull(codes.get(to));
    }

    private static boolean isAscii(@Nullable String text) {
        return text == null || text.chars().allMatch(c -> c < 0x80);
    }

    private static void mustBeCanonical(@Nullable String text) throws DoubtException {
        if (text == null || UNBOUND.contains(text)) {
            return;
        }
        Address address = Address.of(text);
        if (!text.equals(address.text())) {
            throw new DoubtException("the address " + text);
        }
    }
}
