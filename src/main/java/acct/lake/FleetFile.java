package acct.lake;

import java.util.List;

/**
 * The rows of one table and day of all servers in one file.
 *
 * @param path within the lake
 * @param inputs digests of the files that it was made of; it counts only where these are the ones that count
 * @param leftOut keys of loads that were not taken, as another server has them, each with its server
 */
record FleetFile(
        String table,
        String day,
        String path,
        long rows,
        long bytes,
        String sha256,
        String schema,
        List<String> inputs,
        List<String> leftOut) {
    FleetFile {
        inputs = List.copyOf(inputs);
        leftOut = List.copyOf(leftOut);
    }

    /** As it stands in this lake. */
    StoredFile in(LakeFolder lake) {
        return lake.stored(path, bytes, sha256);
    }
}
