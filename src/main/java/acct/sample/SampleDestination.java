package acct.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * A recipient domain.
 *
 * @param domain its name
 * @param weight its part of the ISP's mail
 * @param queue the domain half of the queue
 * @param hosts its MX hosts
 */
record SampleDestination(SampleText domain, int weight, SampleText queue, List<Host> hosts) {

    /**
     * An MX host.
     *
     * @param name host name
     * @param address its address, of a range for documentation
     * @param label the {@code dsnMta} cell
     */
    record Host(SampleText name, SampleText address, SampleText label) {}

    /** Reads {@code domain weight queue mx-host...}; addresses count up from {@code firstHost}. */
    static SampleDestination parse(String spec, int firstHost) {
        List<String> words = List.of(spec.split(" ", -1));
        String domain = words.get(0);
        String queue = words.get(2).equals("=") ? domain : words.get(2);
        List<Host> hosts = new ArrayList<>();
        for (String name : words.subList(3, words.size())) {
            String address = "198.51.100." + (firstHost + hosts.size());
            hosts.add(
                    new Host(SampleText.of(name), SampleText.of(address), SampleText.of(name + " (" + address + ")")));
        }
        return new SampleDestination(
                SampleText.of(domain), Integer.parseInt(words.get(1)), SampleText.of(queue), List.copyOf(hosts));
    }
}
