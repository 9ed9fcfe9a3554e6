package acct.pmta.snapshot;

import java.util.List;

/**
 * One PowerMTA configuration as it was read.
 *
 * @param id of its content; two readings have the same if nothing but the place of lines differs
 * @param file its main file
 * @param reading whether all of it could be read
 * @param settings in the order of the file
 */
public record ConfigSnapshot(String id, String file, Reading reading, List<ConfigSetting> settings) {
    public ConfigSnapshot {
        settings = List.copyOf(settings);
    }

    /** How much of a configuration was read. */
    public enum Reading {
        WHOLE,
        /** An include was missing, or the text could not be read to its end: what is absent may be there all the same. */
        PART
    }
}
