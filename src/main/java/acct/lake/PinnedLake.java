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
 */
record PinnedLake(LakeFolder lake, List<ServerPart> parts, List<SameLoads.Doubled> doubled) {
    private static final int TRIES = 3;

    PinnedLake {
        parts = List.copyOf(parts);
        doubled = List.copyOf(doubled);
    }

    /** What counts now. */
    static PinnedLake of(LakeFolder lake) {
        mustBeThere(lake);
        List<ServerPart> parts = new ArrayList<>();
        ServerPart.newest(lake).forEach((server, generation) -> parts.add(part(lake, server, generation)));
        Map<String, Map<String, LakeLoad>> loads = new TreeMap<>();
        parts.forEach(part -> loads.put(part.server(), part.loads()));
        return new PinnedLake(lake, parts, SameLoads.of(loads));
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

    /** Keys of the loads of a server whose rows are left out. */
    Set<String> leftOut(String server) {
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
        boolean isWhole() {
            return leftOut.isEmpty();
        }

        boolean isNothing() {
            return !file.loads().isEmpty() && leftOut.size() == file.loads().size();
        }
    }

    /** All files of rows, each once. */
    List<Counted> files() {
        List<Counted> files = new ArrayList<>();
        for (ServerPart part : parts) {
            Set<String> leftOut = leftOut(part.server());
            for (LakeFile file : part.files()) {
                Set<String> here = new HashSet<>(file.loads());
                here.retainAll(leftOut);
                files.add(new Counted(part.server(), file, here));
            }
        }
        return files;
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
