package acct.load;

import acct.read.AccountingFile;
import acct.read.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ledger's lines, to be found by where their files were and by how these begin. */
public final class StoredLoads {
    private final List<StoredLoad> all;
    private final Map<String, List<StoredLoad>> byLocation = new HashMap<>();
    /** By how many bytes a head has, then by its digest. */
    private final SortedMap<Integer, Map<String, List<StoredLoad>>> byHead = new TreeMap<>();

    public StoredLoads(List<StoredLoad> loads) {
        all = List.copyOf(loads);
        for (StoredLoad load : all) {
            String location = load.location();
            if (location != null) {
                byLocation.computeIfAbsent(location, l -> new ArrayList<>()).add(load);
            }
            byHead.computeIfAbsent(load.headBytes(), n -> new HashMap<>())
                    .computeIfAbsent(load.head(), digest -> new ArrayList<>())
                    .add(load);
        }
    }

    /** All of them, by number. */
    public List<StoredLoad> all() {
        return all;
    }

    /** Those whose file was where this one is. */
    public List<StoredLoad> at(AccountingFile file) {
        return byLocation.getOrDefault(Input.location(file), List.of());
    }

    /** Those that begin like a file, the shortest first. */
    public List<StoredLoad> beginningLike(byte[] head) {
        List<StoredLoad> found = new ArrayList<>();
        Fingerprint.ofHeads(head, byHead.headMap(head.length + 1).keySet())
                .forEach((bytes, digest) ->
                        found.addAll(Objects.requireNonNull(byHead.get(bytes)).getOrDefault(digest, List.of())));
        found.sort(Comparator.comparingLong(StoredLoad::end).thenComparingInt(StoredLoad::id));
        return found;
    }
}
