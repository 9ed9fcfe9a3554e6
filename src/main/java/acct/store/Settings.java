package acct.store;

import java.nio.file.Path;
import java.util.Properties;

/** How DuckDB opens a store. */
final class Settings {
    private Settings() {}

    /** For a database that has no file. */
    static Properties inMemory() {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return settings;
    }

    /** For a connection to this file. */
    static Properties of(Path file, Store.Mode mode) {
        Properties settings = inMemory();
        if (mode == Store.Mode.WRITE) {
            settings.setProperty("storage_compatibility_version", "latest");
            settings.setProperty("preserve_insertion_order", "false");
            WriterLimits limits = WriterLimits.here();
            settings.setProperty("threads", Integer.toString(limits.threads()));
            // Larger loads spill beside the store instead of growing with the file.
            settings.setProperty("memory_limit", limits.memory());
            // Kept once taken: giving blocks back and taking them again is a sixth of a load's system time.
            settings.setProperty("block_allocator_memory", limits.memory());
            settings.setProperty("temp_directory", file + ".tmp");
        } else {
            settings.setProperty("duckdb.read_only", "true");
        }
        return settings;
    }
}
