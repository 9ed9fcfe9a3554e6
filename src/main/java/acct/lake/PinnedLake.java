package acct.lake;

import acct.model.UserException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that counts in a lake at one moment. It is found out once; what others publish afterwards changes nothing of it.
 *
 * @param lake the folder
 * @param parts each server's, in order of their names
 * @param doubled loads whose rows are left out
 * @param files all files of rows, each once
 */
record PinnedLake(
        LakeFolder lake, List<ServerPart> parts, List<SameLoads.Doubled> doubled, List<PinnedLake.Counted> files) {
    private static final int TRIES = 3;

    PinnedLake {
        parts = List.copyOf(parts);
        doubled = List.copyOf(doubled);
        files = List.copyOf(files);
    }

    /** What counts now. */
    static PinnedLake of(LakeFolder lake) {
        mustBeThere(lake);
        // A thousand hosts have two thousand manifests and more, and each is read by itself.
        List<ServerPart> parts = ServerPart.newest(lake).entrySet().parallelStream()
                .map(newest -> part(lake, newest.getKey(), newest.getValue()))
                .toList();
        Map<String, Map<String, LakeLoad>> loads = new TreeMap<>();
        parts.forEach(part -> loads.put(part.server(), part.loads()));
        List<SameLoads.Doubled> doubled = SameLoads.of(loads);
        return new PinnedLake(lake, parts, doubled, counted(parts, doubled));
    }

    /** What says that it is a lake, and of which version. */
    static byte[] mustBeThere(LakeFolder lake) {
        String path = lake.name();
        if (!lake.isThere()) {
            throw UserException.failed(
                    path + ": no such folder; mount it, or publish something with `acct lake publish`");
        }
        byte[] format = lake.find(LakeNames.FORMAT)
                .orElseThrow(() -> UserException.failed(path + ": no lake, as it has no " + LakeNames.FORMAT
                        + "; publish something with `acct lake publish`, or name another with --lake"));
        ManifestText.mustBeReadable(format, lake.name(LakeNames.FORMAT));
        return format;
    }

    /** What is taken away meanwhile has a newer one. */
    private static ServerPart part(LakeFolder lake, String server, long listed) {
        Long generation = listed;
        for (int tries = 1; tries < TRIES; tries++) {
            var part = generation == null ? null : ServerPart.read(lake, server, generation);
            if (part != null && part.isPresent()) {
                return part.get();
            }
            generation = ServerPart.newest(lake).get(server);
        }
        return ServerPart.newest(lake, server);
    }

    private static List<Counted> counted(List<ServerPart> parts, List<SameLoads.Doubled> doubled) {
        List<Counted> files = new ArrayList<>();
        for (ServerPart part : parts) {
            Set<String> leftOut = leftOut(part.server(), doubled);
            for (LakeFile file : part.files()) {
                Set<String> here = new HashSet<>(leftOut);
                here.retainAll(file.loads());
                files.add(new Counted(part.server(), file, here));
            }
        }
        return files;
    }

    /** Keys of the loads of a server whose rows are left out. */
    Set<String> leftOut(String server) {
        return leftOut(server, doubled);
    }

    private static Set<String> leftOut(String server, List<SameLoads.Doubled> doubled) {
        Set<String> keys = new HashSet<>();
        doubled.stream()
                .filter(load -> load.server().equals(server))
                .forEach(load -> keys.add(load.load().key()));
        return keys;
    }

    /**
     * A file that counts.
     *
     * @param server whose it is
     * @param leftOut keys of its loads whose rows do not
     */
    record Counted(String server, LakeFile file, Set<String> leftOut) {
        Counted {
            leftOut = Set.copyOf(leftOut);
        }

        boolean isWhole() {
            return leftOut.isEmpty();
        }

        boolean isNothing() {
            return !file.loads().isEmpty() && leftOut.size() == file.loads().size();
        }
    }

    /** When each server published last, as the order of what it says about replies. */
    SortedMap<String, String> published() {
        SortedMap<String, String> published = new TreeMap<>();
        parts.forEach(part -> {
            if (part.root() != null) {
                published.put(part.server(), part.root().publishedAt().toString());
            }
        });
        return published;
    }

    /** Servers by what they were judged by. */
    Map<JudgedRules, List<String>> judged() {
        Map<JudgedRules, List<String>> judged = new HashMap<>();
        for (ServerPart part : parts) {
            if (part.root() != null) {
                judged.computeIfAbsent(part.root().judgedBy(), rules -> new ArrayList<>())
                        .add(part.server());
            }
        }
        return judged;
    }
}
