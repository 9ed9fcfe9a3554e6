package acct.lake;

import acct.model.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one server has in a lake, in one generation.
 *
 * @param server its name
 * @param root the newest manifest of what has no day; null if it has published nothing
 * @param months the manifests that the root names
 */
record ServerPart(String server, @Nullable Manifest root, SortedMap<String, Manifest> months) {
    ServerPart {
        months = new TreeMap<>(months);
    }

    /** The newest generations of all servers, in order of their names. */
    static SortedMap<String, Long> newest(LakeFolder lake) {
        SortedMap<String, Long> newest = new TreeMap<>();
        for (String file : lake.names(LakeNames.manifests(LakeNames.UNDATED))) {
            LakeNames.Named.of(file).ifPresent(named -> newest.merge(named.server(), named.generation(), Math::max));
        }
        return newest;
    }

    /** The newest generation of one server. */
    static ServerPart newest(LakeFolder lake, String server) {
        Long generation = newest(lake).get(server);
        return generation == null
                ? new ServerPart(server, null, new TreeMap<>())
                : read(lake, server, generation)
                        .orElseThrow(() -> missing(lake, LakeNames.UNDATED, server, generation));
    }

    /** One generation; empty if its root was taken away since it was listed, as there is a newer one. */
    static Optional<ServerPart> read(LakeFolder lake, String server, long generation) {
        String name = LakeNames.manifest(LakeNames.UNDATED, server, generation);
        return lake.find(name).map(text -> {
            Manifest root = ManifestText.manifest(text, lake.name(name));
            SortedMap<String, Manifest> months = new TreeMap<>();
            root.months().forEach((month, of) -> months.put(month, month(lake, server, month, of)));
            return new ServerPart(server, root, months);
        });
    }

    private static Manifest month(LakeFolder lake, String server, String month, long generation) {
        String name = LakeNames.manifest(month, server, generation);
        byte[] text = lake.find(name).orElseThrow(() -> missing(lake, month, server, generation));
        return ManifestText.manifest(text, lake.name(name));
    }

    private static UserException missing(LakeFolder lake, String month, String server, long generation) {
        return UserException.failed(lake.name(LakeNames.manifest(month, server, generation))
                + ": missing, though the lake counts on it; take it back from a copy, or let " + server
                + " publish again after `acct lake remove`");
    }

    long generation() {
        return root == null ? 0 : root.generation();
    }

    /** All its manifests, the root last. */
    List<Manifest> manifests() {
        List<Manifest> all = new ArrayList<>(months.values());
        if (root != null) {
            all.add(root);
        }
        return all;
    }

    /** The files that count. */
    List<LakeFile> files() {
        return manifests().stream()
                .flatMap(manifest -> manifest.files().stream())
                .toList();
    }

    /** Its loads by key, each once, with all their days. */
    Map<String, LakeLoad> loads() {
        Map<String, LakeLoad> loads = new LinkedHashMap<>();
        for (Manifest manifest : manifests()) {
            manifest.loads().forEach(load -> loads.putIfAbsent(load.key(), load));
        }
        return loads;
    }

    List<RemovedRows> removed() {
        return root == null ? List.of() : root.removed();
    }
}
