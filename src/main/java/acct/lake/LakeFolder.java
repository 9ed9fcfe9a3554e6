package acct.lake;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The place of a lake: files by their names, which have slashes. A file gets its name only when it is whole, and keeps it
 * before anything else happens. What cannot be done is told as a {@link UserException} that names the file.
 */
public interface LakeFolder {
    /** A folder of a disk that many hosts may share. */
    static LakeFolder onDisk(Path folder) {
        return new DiskFolder(folder, step -> {});
    }

    /**
     * The same.
     *
     * @param step hears of each change before it is made
     */
    static LakeFolder onDisk(Path folder, Consumer<String> step) {
        return new DiskFolder(folder, step);
    }

    /** What it is called in messages. */
    String name();

    /** What a file of it is called in messages. */
    String name(String file);

    /** The folder on this host where its files can be read. */
    Path place();

    /** How its files of rows are read on this host. */
    Reading reading();

    /** How files of rows are read. */
    enum Reading {
        /** Where they are, so that they can be looked at before anybody asks for them. */
        IN_PLACE,
        /** From copies, which are made of those that a question needs. */
        BY_COPIES
    }

    /** Whether it can hold a lake; one that is not there is told of as such. */
    boolean isThere();

    /** The names in a folder of it, in their order; none if there is no such folder. */
    List<String> names(String folder);

    /** The bytes of a small file; empty if it is not there. */
    Optional<byte[]> find(String file);

    /** How many bytes a file has; empty if it is not there. */
    Optional<Long> size(String file);

    /** When a file got its name, by the clock of the lake. */
    Instant modified(String file);

    /** The digest of what a file has now. */
    String sha256(String file);

    /**
     * Where files of rows can be read on this host, in the order in which they are asked for.
     *
     * @throws UserException if one is missing or is not what was published
     */
    List<Path> toRead(List<StoredFile> files);

    /** Where a file of rows will be when it can be read. */
    Path pathToRead(StoredFile file);

    /** A file as an engine beside DuckDB calls it. */
    String address(String file);

    /** What such an engine needs to know to read there, in its own words; nothing of a disk, and no secret. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** An empty file on this host that is to be filled, for a folder of the lake. */
    Path begin(String folder);

    /** Gives a filled file its name. What has that name already has the same bytes, and is as old as this one then. */
    void finish(Path made, String file);

    /** Lets go of a file that was begun. */
    void drop(Path made);

    /** Makes a small file that must not be there yet; says whether it was made. */
    boolean create(String file, byte[] content);

    /**
     * Refuses a place where a name that is taken can be given again, so that of two publishes at once one would be lost.
     *
     * @param taken a file that is there
     * @param content what it has
     */
    void mustRefuseTaken(String taken, byte[] content);

    /** Writes a small file in the place of what is there. */
    void replace(String file, byte[] content);

    /** Takes a file away, if it is there. */
    void delete(String file);

    /** Takes away what was begun in a folder before a time and never got its name: whoever did that was killed. */
    default void takeAwayUnfinished(String folder, Instant before) {
        // Where files get their names at once there is none.
    }

    /** Takes a folder away if nothing is in it. */
    void deleteIfEmpty(String folder);

    /** A file as it is told of where it counts. */
    default StoredFile stored(String file, long bytes, String sha256) {
        return new StoredFile(file, address(file), bytes, sha256);
    }

    /**
     * Refuses a file that is missing or has another length than was published.
     *
     * @throws UserException if so
     */
    default void mustBeWhole(String file, long bytes) {
        long found = size(file)
                .orElseThrow(() -> UserException.failed(name(file)
                        + ": missing, though the lake counts on it; take it back from a copy, or take its loads out with"
                        + " `acct lake remove` and publish them again"));
        if (found != bytes) {
            throw UserException.failed(name(file) + ": has " + found + " bytes where " + bytes
                    + " were published; it is damaged, so take it back from a copy");
        }
    }

    /** Something that failed, in one line. */
    default UserException failed(String file, String what, IOException e) {
        return new UserException(ExitCode.FAILED, name(file) + ": " + what + ": " + WholeFile.why(e), e);
    }
}
