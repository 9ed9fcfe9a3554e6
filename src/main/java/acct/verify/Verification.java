package acct.verify;

import acct.model.ExitCode;
import java.util.List;
import java.util.Locale;

/**
 * What is proved of a load: by its file, read again, or by the digest of its rows.
 *
 * @param load its number in the ledger
 * @param path the file's name when it was loaded
 * @param status the verdict
 * @param message what differs, or why it was not read; notes on a verified load; empty if there is nothing to say
 */
public record Verification(int load, String path, Status status, String message) {

    /** What a store is proved by. */
    public enum Proof {
        /** The files, read again, and all that the store keeps of its rows. */
        FILES,
        /** What the store keeps of its rows: their digests and sums. */
        DIGESTS
    }

    /** The verdict on one load. */
    public enum Status {
        /** File, ledger, rows and rollups agree; or, where no file was to be read, the rows are as they were stored. */
        VERIFIED,
        /** The file is as it was loaded, but the store says something else; or the rows are no longer as they were stored. */
        DIFFERENT,
        /** The file is gone, so there is nothing to compare with. */
        MISSING_FILE,
        /** A file is there, but no longer with the bytes that were loaded. */
        CHANGED_FILE,
        /** The file is there, but what its rows hide was hidden by a key that is not at hand. */
        OTHER_KEY,
        /** No file was to be read, and nothing that can be compared was kept of what the rows were. */
        WITHOUT_DIGEST;

        /** The name in JSON, such as {@code missing-file}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether something is wrong. */
        public boolean fails() {
            return this == DIFFERENT || this == CHANGED_FILE;
        }
    }

    /**
     * A statement of {@code sql/check} that a store does not hold.
     *
     * @param check its name, such as {@code lines_add_up}
     * @param message which load, and the numbers that disagree
     */
    public record Unsound(String check, String message) {}

    /**
     * A whole run.
     *
     * @param loads one verdict per load, in order
     * @param unsound what does not hold inside the store itself
     * @param unknown given files of which nothing is loaded
     */
    public record Run(List<Verification> loads, List<Unsound> unsound, List<String> unknown) {
        public Run {
            loads = List.copyOf(loads);
            unsound = List.copyOf(unsound);
            unknown = List.copyOf(unknown);
        }

        /** 1 if anything differs. */
        public ExitCode exit() {
            boolean fails = !unsound.isEmpty()
                    || !unknown.isEmpty()
                    || loads.stream().anyMatch(load -> load.status().fails());
            return fails ? ExitCode.FAILED : ExitCode.DONE;
        }

        /** How many loads have this verdict. */
        public long count(Status status) {
            return loads.stream().filter(load -> load.status() == status).count();
        }
    }
}
