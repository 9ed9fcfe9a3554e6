package acct.lake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of the files of one table and day. What the store no longer has stays as it was published.
 *
 * @param table which
 * @param day which
 * @param kept files that stay
 * @param loads loads of the store whose rows are to be written, by key; with how many rows
 * @param isWritten whether a file is to be written
 */
record DayFiles(LakeTable table, String day, List<LakeFile> kept, SortedMap<String, Long> loads, boolean isWritten) {

    /**
     * Decides it.
     *
     * @param files those that count now
     * @param wanted loads that the store has rows of, with how many
     * @param judged by what their rows are judged now
     * @param schema of the file that would be written
     */
    static DayFiles of(
            LakeTable table,
            String day,
            Collection<LakeFile> files,
            SortedMap<String, Long> wanted,
            JudgedRules judged,
            String schema) {
        List<LakeFile> kept = new ArrayList<>();
        List<LakeFile> made = new ArrayList<>();
        Set<String> covered = new HashSet<>();
        for (LakeFile file : files) {
            if (wanted.keySet().containsAll(file.loads())) {
                made.add(file);
            } else {
                kept.add(file);
                covered.addAll(file.loads());
            }
        }
        SortedMap<String, Long> rest = new TreeMap<>(wanted);
        rest.keySet().removeAll(covered);
        boolean isAsWas = made.size() == 1
                && Set.copyOf(made.get(0).loads()).equals(rest.keySet())
                && made.get(0).judgedBy().equals(judged)
                && made.get(0).schema().equals(schema)
                && (table.split() == LakeTable.Split.AS_SEEN
                        || table == LakeTable.REJECTED_COUNT
                        || made.get(0).rows()
                                == rest.values().stream()
                                        .mapToLong(rows -> rows)
                                        .sum());
        if (isAsWas || rest.isEmpty()) {
            kept.addAll(rest.isEmpty() ? List.of() : made);
            return new DayFiles(table, day, kept, rest, false);
        }
        return new DayFiles(table, day, kept, rest, true);
    }
}
