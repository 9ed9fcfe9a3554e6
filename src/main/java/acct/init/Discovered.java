package acct.init;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found on a host.
 *
 * @param folder where the store and the reports go; null where nobody has made that place
 * @param pmtaConfig PowerMTA's main file; null if there is none that can be read
 * @param files patterns of accounting files, in order
 * @param logged where these patterns come from, in words
 * @param zone the host's time zone; null if it is told nowhere
 * @param server PowerMTA's name for itself; null if it has none, or if each row has it anyway
 * @param pools pool to its virtual MTAs
 * @param classes kind of mail to whose names suggest it
 * @param missing what could not be found, a sentence each
 */
record Discovered(
        @Nullable String folder,
        @Nullable String pmtaConfig,
        List<String> files,
        String logged,
        @Nullable String zone,
        @Nullable String server,
        Map<String, List<String>> pools,
        Map<String, Suggested> classes,
        List<String> missing) {

    /**
     * Names that suggest a kind of mail.
     *
     * @param pools pools
     * @param vmtas virtual MTAs that are in no such pool
     */
    record Suggested(List<String> pools, List<String> vmtas) {}
}
