package acct.lake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes away what has not counted for seven days: who began to read before that is done by now. What nobody names is gone
 * after as long, since it may be just written.
 */
final class OldGenerations {
    private static final Duration KEPT = Duration.ofDays(7);

    private final LakeFolder lake;
    private final String server;
    private final Instant oldest;

    OldGenerations(LakeFolder lake, String server, Instant now) {
        this.lake = lake;
        this.server = server;
        this.oldest = now.minus(KEPT);
    }

    void takeAway() {
        List<Long> roots = new ArrayList<>(new TreeSet<>(generations(LakeNames.UNDATED)));
        Set<String> manifests = new HashSet<>();
        Set<String> files = new HashSet<>();
        List<String> gone = new ArrayList<>();
        Instant since = null;
        for (int i = roots.size() - 1; i >= 0; i--) {
            long generation = roots.get(i);
            if (since == null || since.isAfter(oldest)) {
                since = ServerPart.read(lake, server, generation)
                        .map(part -> {
                            manifests.addAll(names(part));
                            part.files().forEach(file -> files.add(file.path()));
                            return part.root() == null
                                    ? Instant.MAX
                                    : part.root().publishedAt();
                        })
                        .orElse(Instant.MAX);
            } else {
                gone.add(LakeNames.manifest(LakeNames.UNDATED, server, generation));
            }
        }
        gone.forEach(lake::delete);
        months(manifests);
        data(files);
        for (String folder : List.of("", LakeNames.OWNERS, LakeNames.manifests(LakeNames.UNDATED))) {
            lake.takeAwayUnfinished(folder, oldest);
        }
    }

    private List<Long> generations(String month) {
        return lake.names(LakeNames.manifests(month)).stream()
                .flatMap(name -> LakeNames.Named.of(name).stream())
                .filter(named -> named.server().equals(server))
                .map(LakeNames.Named::generation)
                .toList();
    }

    private static List<String> names(ServerPart part) {
        List<String> names = new ArrayList<>();
        part.months()
                .forEach((month, manifest) ->
                        names.add(LakeNames.manifest(month, part.server(), manifest.generation())));
        return names;
    }

    private void months(Set<String> named) {
        for (String month : lake.names(LakeNames.MANIFESTS)) {
            if (!month.equals(LakeNames.UNDATED)) {
                lake.takeAwayUnfinished(LakeNames.manifests(month), oldest);
                for (long generation : generations(month)) {
                    String name = LakeNames.manifest(month, server, generation);
                    if (!named.contains(name) && isOld(name)) {
                        lake.delete(name);
                    }
                }
            }
        }
    }

    private void data(Set<String> named) {
        for (String day : lake.names(LakeNames.data(server))) {
            for (String file : lake.names(LakeNames.data(server, day))) {
                String name = LakeNames.data(server, day) + "/" + file;
                if (!named.contains(name) && isOld(name)) {
                    lake.delete(name);
                }
            }
            lake.takeAwayUnfinished(LakeNames.data(server, day), oldest);
            lake.deleteIfEmpty(LakeNames.data(server, day));
        }
    }

    private boolean isOld(String name) {
        return lake.modified(name).isBefore(oldest);
    }
}
