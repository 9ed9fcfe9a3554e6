package acct.lake;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a server has published of one month. The one of what has no day is the root: it says which generation of each month
 * belongs to it, and whoever makes the next one of it has published.
 *
 * @param format of the lake
 * @param server whose
 * @param store the id of the store
 * @param generation the highest counts
 * @param publishedAt when
 * @param toolVersion of acct
 * @param judgedBy the rules by which the store was judged
 * @param loads those that the files have rows of
 * @param files all that count
 * @param removed what is not to be published again; of the root
 * @param months month to its generation; of the root
 */
record Manifest(
        int format,
        String server,
        String store,
        long generation,
        Instant publishedAt,
        String toolVersion,
        JudgedRules judgedBy,
        List<LakeLoad> loads,
        List<LakeFile> files,
        List<RemovedRows> removed,
        SortedMap<String, Long> months) {
    Manifest {
        loads = List.copyOf(loads);
        files = List.copyOf(files);
        removed = List.copyOf(removed);
        months = new TreeMap<>(months);
    }
}
