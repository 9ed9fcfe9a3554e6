package acct.lake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Loads of one content that two servers have published. The rows of one of them count. A file that grew on one server and
 * was loaded whole on another is the same content as far as both have a load that ends at one place: the digest of all
 * bytes up to there says so.
 */
final class SameLoads {
    /** Who has most of a file; of those with as much who published it first. */
    private static final Comparator<LoadedFile> FIRST = Comparator.comparing(LoadedFile::end)
            .reversed()
            .thenComparing(LoadedFile::firstPublishedAt)
            .thenComparing(LoadedFile::server);

    private SameLoads() {}

    /**
     * A load that another server has too.
     *
     * @param server whose rows are left out
     * @param load which
     * @param kept the server whose rows count
     */
    record Doubled(String server, LakeLoad load, String kept) {}

    /** The loads of a server that are of one file, from its beginning on. */
    private record LoadedFile(String server, List<LakeLoad> loads) {
        long end() {
            return loads.get(loads.size() - 1).end();
        }

        Instant firstPublishedAt() {
            return loads.get(0).firstPublishedAt();
        }

        /** What tells the content up to the end of a load: where all before it is known its digest, else only the load itself. */
        String mark(LakeLoad load) {
            return loads.get(0).begin() == 0 ? load.end() + " " + load.digest() : load.key();
        }
    }

    /** The loads whose rows are left out. */
    static List<Doubled> of(Map<String, Map<String, LakeLoad>> byServer) {
        Map<String, List<LoadedFile>> marked = new TreeMap<>();
        byServer.forEach((server, loads) -> files(server, loads)
                .forEach(file -> file.loads()
                        .forEach(load -> marked.computeIfAbsent(file.mark(load), mark -> new ArrayList<>())
                                .add(file))));
        Map<String, Doubled> doubled = new LinkedHashMap<>();
        Set<LoadedFile> seen = new HashSet<>();
        for (List<LoadedFile> files : marked.values()) {
            if (files.size() > 1 && !seen.contains(files.get(0))) {
                List<LoadedFile> family = family(files.get(0), marked);
                seen.addAll(family);
                leaveOut(family, doubled);
            }
        }
        return List.copyOf(doubled.values());
    }

    /** All files that have something in common with this one, or with one that has. */
    private static List<LoadedFile> family(LoadedFile first, Map<String, List<LoadedFile>> marked) {
        Set<LoadedFile> family = new HashSet<>(Set.of(first));
        List<LoadedFile> left = new ArrayList<>(family);
        while (!left.isEmpty()) {
            LoadedFile file = left.remove(left.size() - 1);
            for (LakeLoad load : file.loads()) {
                for (LoadedFile other : marked.getOrDefault(file.mark(load), List.of())) {
                    if (family.add(other)) {
                        left.add(other);
                    }
                }
            }
        }
        return family.stream().sorted(FIRST).toList();
    }

    private static void leaveOut(List<LoadedFile> family, Map<String, Doubled> doubled) {
        Map<String, String> kept = new HashMap<>();
        for (LoadedFile file : family) {
            int common = file.loads().size();
            while (common > 0 && !kept.containsKey(file.mark(file.loads().get(common - 1)))) {
                common--;
            }
            String by =
                    common == 0 ? "" : kept.getOrDefault(file.mark(file.loads().get(common - 1)), "");
            for (LakeLoad load : file.loads().subList(0, common)) {
                doubled.put(file.server() + " " + load.key(), new Doubled(file.server(), load, by));
            }
            file.loads().forEach(load -> kept.putIfAbsent(file.mark(load), file.server()));
        }
    }

    private static List<LoadedFile> files(String server, Map<String, LakeLoad> loads) {
        Growth growth = Growth.of(loads.values());
        List<LoadedFile> files = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        loads.values().stream().filter(load -> load.begin() == 0).forEach(first -> {
            List<LakeLoad> file = new ArrayList<>();
            LakeLoad load = first;
            while (load != null && taken.add(load.key())) {
                file.add(load);
                load = growth.next(load);
            }
            files.add(new LoadedFile(server, file));
        });
        loads.values().stream()
                .filter(load -> !taken.contains(load.key()))
                .forEach(load -> files.add(new LoadedFile(server, List.of(load))));
        return files;
    }

    /** Which load of a server follows which in one file. */
    private record Growth(
            Map<String, List<LakeLoad>> byHead, Map<Long, List<LakeLoad>> byBegin, Map<Long, Integer> ends) {
        static Growth of(Collection<LakeLoad> loads) {
            Growth growth = new Growth(new HashMap<>(), new HashMap<>(), new HashMap<>());
            for (LakeLoad load : loads) {
                growth.byHead
                        .computeIfAbsent(place(load, load.begin()), place -> new ArrayList<>())
                        .add(load);
                growth.byBegin
                        .computeIfAbsent(load.begin(), begin -> new ArrayList<>())
                        .add(load);
                growth.ends.merge(load.end(), 1, Integer::sum);
            }
            return growth;
        }

        private static String place(LakeLoad load, long offset) {
            return load.headSha256() + " " + offset;
        }

        /** Null if nothing follows, or if that is not certain. */
        @Nullable
        LakeLoad next(LakeLoad load) {
            LakeLoad next = only(byHead.getOrDefault(place(load, load.end()), List.of()));
            if (next == null && load.headBytes() == load.end() && ends.getOrDefault(load.end(), 0) == 1) {
                // A file that was all head had another one when it had grown.
                next = only(byBegin.getOrDefault(load.end(), List.of()));
            }
            return next != null && next.end() > load.end() ? next : null;
        }

        private static @Nullable LakeLoad only(List<LakeLoad> loads) {
            return loads.size() == 1 ? loads.get(0) : null;
        }
    }
}
