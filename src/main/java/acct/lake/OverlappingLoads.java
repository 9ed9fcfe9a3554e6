package acct.lake;

import acct.model.ExitCode;
import acct.model.UserException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Loads that begin with the same rows, so that they are of one file, and have a stretch of it in common, though neither ends
 * where the other does: no digest says that what they share is equal. Their rows count twice, so of one server they are
 * refused, and of two they are told.
 */
final class OverlappingLoads {
    /** So many digits of a load's name are the second of its first row. */
    private static final int SECOND_DIGITS = 8;

    private OverlappingLoads() {}

    /**
     * Two of them.
     *
     * @param server whose the first one is
     * @param load the first one
     * @param other whose the other one is
     * @param otherLoad the other one
     */
    record Overlap(String server, LakeLoad load, String other, LakeLoad otherLoad) {
        long begin() {
            return Math.max(load.begin(), otherLoad.begin());
        }

        long end() {
            return Math.min(load.end(), otherLoad.end());
        }
    }

    private record Published(String server, LakeLoad load) {}

    /** Those of two servers whose rows count, in order of their servers. */
    static List<Overlap> of(PinnedLake pinned) {
        Map<String, List<Published>> byHead = new TreeMap<>();
        for (ServerPart part : pinned.parts()) {
            Set<String> leftOut = pinned.leftOut(part.server());
            for (LakeLoad load : part.loads().values()) {
                if (load.stored() > 0 && !leftOut.contains(load.key())) {
                    byHead.computeIfAbsent(load.headSha256(), head -> new ArrayList<>())
                            .add(new Published(part.server(), load));
                }
            }
        }
        List<Overlap> found = new ArrayList<>();
        for (List<Published> loads : byHead.values()) {
            for (int i = 0; i < loads.size(); i++) {
                for (Published other : loads.subList(i + 1, loads.size())) {
                    Published one = loads.get(i);
                    Overlap overlap = new Overlap(one.server(), one.load(), other.server(), other.load());
                    // Of one server its store has proved that they have no rows in common.
                    if (!one.server().equals(other.server()) && overlap.begin() < overlap.end()) {
                        found.add(overlap);
                    }
                }
            }
        }
        return found;
    }

    /**
     * Refuses to publish loads of a store beside others of the same file that this store does not have. It is a copy of the
     * store that published those, or an older state of it, or one that was made anew.
     */
    static void refuse(LakeFolder lake, ServerPart part, StoredDays stored) {
        List<Overlap> found = of(part, stored.loads().values());
        if (!found.isEmpty()) {
            Overlap first = found.get(0);
            long others = found.stream()
                            .map(overlap -> overlap.load().key())
                            .distinct()
                            .count()
                    - 1;
            throw new UserException(
                    ExitCode.REFUSED,
                    lake.name() + ": nothing was published, as rows would count twice: " + part.server()
                            + " has published bytes "
                            + first.load().begin() + " to " + first.load().end()
                            + " of what seems to be the file that this store has as bytes "
                            + first.otherLoad().begin() + " to "
                            + first.otherLoad().end()
                            + "; if this store is a copy, give its host a name of its own (`server` in acct.yaml);"
                            + " if it was restored or made anew, run `acct lake remove --server " + part.server()
                            + " --load " + first.load().key() + "` and publish again"
                            + (others == 0
                                    ? ""
                                    : "; the same holds for " + others + (others == 1 ? " more load" : " more loads")));
        }
    }

    private static List<Overlap> of(ServerPart part, Collection<LakeLoad> stored) {
        Map<String, LakeLoad> published = part.loads();
        Map<String, LakeLoad> all = new TreeMap<>(published);
        List<LakeLoad> brought = new ArrayList<>();
        Set<String> here = new HashSet<>();
        for (LakeLoad load : stored) {
            here.add(load.key());
            boolean isWanted =
                    part.removed().stream().noneMatch(removed -> removed.isOf(load.key())) && load.stored() > 0;
            if (isWanted && all.putIfAbsent(load.key(), load) == null) {
                brought.add(load);
            }
        }
        Set<String> once = new HashSet<>();
        SameLoads.of(Map.of(part.server(), all))
                .forEach(doubled -> once.add(doubled.load().key()));
        List<Overlap> found = new ArrayList<>();
        for (LakeLoad load : published.values()) {
            if (!here.contains(load.key()) && load.stored() > 0 && !once.contains(load.key())) {
                for (LakeLoad other : brought) {
                    Overlap overlap = new Overlap(part.server(), load, part.server(), other);
                    if (!once.contains(other.key()) && overlap.begin() < overlap.end() && areOfOneFile(load, other)) {
                        found.add(overlap);
                    }
                }
            }
        }
        return found;
    }

    private static boolean areOfOneFile(LakeLoad load, LakeLoad other) {
        return load.headSha256().equals(other.headSha256()) || mayBegin(load, other) || mayBegin(other, load);
    }

    /** Of a file that was all head, the second of its first row is what is left to know it by when it had grown. */
    private static boolean mayBegin(LakeLoad small, LakeLoad grown) {
        String second = small.key().substring(0, SECOND_DIGITS);
        return small.begin() == 0
                && grown.begin() == 0
                && small.headBytes() == small.end()
                && small.end() < grown.end()
                && !second.equals("0".repeat(SECOND_DIGITS))
                && grown.key().startsWith(second);
    }
}
