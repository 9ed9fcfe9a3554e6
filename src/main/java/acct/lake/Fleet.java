package acct.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of the fleet that are made of exactly what counts; they stand in the place of their inputs. */
final class Fleet {
    static final String MADE_OF = ".json";

    private final Map<String, List<FleetFile>> files = new HashMap<>();
    private final Set<String> inputs = new HashSet<>();

    private Fleet() {}

    /** Those that are used; one whose inputs are others by now is not. */
    static Fleet of(PinnedLake pinned) {
        Fleet fleet = new Fleet();
        LakeFolder lake = pinned.lake();
        List<String> days = lake.names(LakeNames.FLEET);
        if (days.isEmpty()) {
            return fleet;
        }
        Map<String, Inputs> counted = Inputs.of(pinned);
        for (String day : days) {
            String folder = LakeNames.FLEET + "/" + day;
            for (String name : lake.names(folder)) {
                if (name.endsWith(MADE_OF)) {
                    lake.find(folder + "/" + name)
                            .map(text -> ManifestText.fleet(text, lake.name(folder + "/" + name)))
                            .ifPresent(file -> fleet.take(file, counted));
                }
            }
        }
        return fleet;
    }

    private void take(FleetFile file, Map<String, Inputs> counted) {
        Inputs now = counted.get(file.table() + " " + file.day());
        boolean isFirst = files.getOrDefault(file.table(), List.of()).stream()
                .noneMatch(other -> other.day().equals(file.day()));
        if (now != null && now.areOf(file) && isFirst) {
            files.computeIfAbsent(file.table(), table -> new ArrayList<>()).add(file);
            now.files().forEach(input -> inputs.add(input.path()));
        }
    }

    /** Whether the rows of a file are in one of the fleet's. */
    boolean has(LakeFile file) {
        return inputs.contains(file.path());
    }

    /** Whether a file of the fleet is used. */
    boolean uses(String path) {
        return files.values().stream()
                .flatMap(List::stream)
                .anyMatch(file -> file.path().equals(path));
    }

    /** The same of what names one. */
    boolean isMadeOf(String name, LakeFolder lake) {
        return lake.find(name)
                .map(text -> ManifestText.fleet(text, name))
                .filter(file -> files(file.table()).contains(file))
                .isPresent();
    }

    List<FleetFile> files(String table) {
        return files.getOrDefault(table, List.of());
    }

    /** What counts of a table and day. */
    record Inputs(List<LakeFile> files, Set<String> digests, Set<String> leftOut) {
        static Map<String, Inputs> of(PinnedLake pinned) {
            Map<String, Inputs> all = new HashMap<>();
            for (PinnedLake.Counted file : pinned.files()) {
                Inputs inputs = all.computeIfAbsent(
                        file.file().table() + " " + file.file().day(),
                        key -> new Inputs(new ArrayList<>(), new HashSet<>(), new HashSet<>()));
                inputs.files().add(file.file());
                inputs.digests().add(file.server() + " " + file.file().sha256());
                file.leftOut().forEach(load -> inputs.leftOut().add(file.server() + " " + load));
            }
            return all;
        }

        boolean areOf(FleetFile file) {
            return Set.copyOf(file.inputs()).equals(digests)
                    && Set.copyOf(file.leftOut()).equals(leftOut);
        }
    }
}
