package acct.lake;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts a generation into the lake: first the months that have changed, under numbers that nobody has, then the root, whose
 * number is the next one. Who comes second to it finds it taken.
 */
final class Generation {
    private final LakeFolder lake;
    private final ServerPart part;
    private final String storeId;
    private final JudgedRules judgedBy;
    private final Instant now;
    private final String tool;

    Generation(LakeFolder lake, ServerPart part, String storeId, JudgedRules judgedBy, Instant now, String tool) {
        this.lake = lake;
        this.part = part;
        this.storeId = storeId;
        this.judgedBy = judgedBy;
        this.now = now;
        this.tool = tool;
    }

    /** Its number; null if somebody else was faster. */
    @Nullable
    Long commit(SortedMap<String, List<LakeFile>> months, Map<String, LakeLoad> loads, List<RemovedRows> removed) {
        SortedMap<String, Long> numbers = new TreeMap<>();
        for (Map.Entry<String, List<LakeFile>> month : months.entrySet()) {
            if (!month.getKey().equals(LakeNames.UNDATED) && !month.getValue().isEmpty()) {
                Manifest known = part.months().get(month.getKey());
                numbers.put(
                        month.getKey(),
                        known != null && isSame(known.files(), month.getValue())
                                ? Long.valueOf(known.generation())
                                : month(month.getKey(), month.getValue(), loads));
            }
        }
        long generation = part.generation() + 1;
        Manifest root =
                manifest(generation, months.getOrDefault(LakeNames.UNDATED, List.of()), loads, removed, numbers);
        boolean isMade =
                lake.create(LakeNames.manifest(LakeNames.UNDATED, part.server(), generation), ManifestText.of(root));
        return isMade ? generation : null;
    }

    private static boolean isSame(List<LakeFile> known, List<LakeFile> files) {
        return Set.copyOf(known).equals(Set.copyOf(files));
    }

    private long month(String month, List<LakeFile> files, Map<String, LakeLoad> loads) {
        long number = 1;
        for (String name : lake.names(LakeNames.manifests(month))) {
            var named = LakeNames.Named.of(name);
            if (named.isPresent() && named.get().server().equals(part.server())) {
                number = Math.max(number, named.get().generation() + 1);
            }
        }
        while (!lake.create(
                LakeNames.manifest(month, part.server(), number),
                ManifestText.of(manifest(number, files, loads, List.of(), new TreeMap<>())))) {
            number++;
        }
        return number;
    }

    private Manifest manifest(
            long generation,
            List<LakeFile> files,
            Map<String, LakeLoad> loads,
            List<RemovedRows> removed,
            SortedMap<String, Long> months) {
        Map<String, LakeLoad> named = new HashMap<>();
        Set<String> keys = new LinkedHashSet<>();
        files.forEach(file -> keys.addAll(file.loads()));
        keys.forEach(key -> named.put(key, loads.get(key)));
        return new Manifest(
                ManifestText.FORMAT,
                part.server(),
                storeId,
                generation,
                now,
                tool,
                judgedBy,
                keys.stream().sorted().map(named::get).toList(),
                files,
                removed,
                months);
    }
}
