package acct.lake;

import java.util.List;

/**
 * One file of rows as a manifest names it.
 *
 * @param table whose rows it has
 * @param day the local day of these; {@code undated} if they have none
 * @param path within the lake
 * @param rows how many
 * @param bytes its length
 * @param sha256 its digest
 * @param schema a digest of its columns and their types
 * @param loads keys of the loads that the rows are of; empty for tables without loads
 * @param judgedBy by what its rows were judged
 */
record LakeFile(
        String table,
        String day,
        String path,
        long rows,
        long bytes,
        String sha256,
        String schema,
        List<String> loads,
        JudgedRules judgedBy) {
    LakeFile {
        loads = List.copyOf(loads);
    }

    /** As it stands in this lake. */
    StoredFile in(LakeFolder lake) {
        return lake.stored(path, bytes, sha256);
    }
}
