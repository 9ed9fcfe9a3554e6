package acct.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was found of somebody in a store, and taken away or, in a dry run, left there. */
public final class ForgottenPerson {
    private final List<String> forms;
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final Set<Integer> loads = new TreeSet<>();
    private final List<String> locations = new ArrayList<>();
    private final Map<String, Long> otherKeys = new LinkedHashMap<>();
    private final List<Path> copies = new ArrayList<>();
    private @Nullable String trouble;

    ForgottenPerson(List<String> forms) {
        this.forms = List.copyOf(forms);
    }

    /** How the address may stand anywhere. */
    public List<String> forms() {
        return forms;
    }

    /** How many rows of each table named him. */
    public Map<String, Long> rows() {
        return Map.copyOf(rows);
    }

    /** The tables, in the order of what they are. */
    public List<String> tables() {
        return List.copyOf(rows.keySet());
    }

    /** Where the files were that his rows came from. */
    public List<String> locations() {
        return List.copyOf(locations);
    }

    /** In how many loads nobody can be found, by how they hide their recipients. */
    public Map<String, Long> otherKeys() {
        return Map.copyOf(otherKeys);
    }

    /** Copies of the store that were made before it was brought up to date. */
    public List<Path> copies() {
        return List.copyOf(copies);
    }

    /** Why old bytes may still lie in free space of the store; null if they do not. */
    public @Nullable String trouble() {
        return trouble;
    }

    void add(String table, long found) {
        if (found > 0) {
            rows.merge(table, found, Long::sum);
        }
    }

    void inLoad(int load) {
        loads.add(load);
    }

    Set<Integer> loads() {
        return loads;
    }

    void from(List<String> places) {
        locations.addAll(places);
    }

    void cannotTell(String label, long count) {
        otherKeys.merge(label, count, Long::sum);
    }

    void copied(List<Path> files) {
        copies.addAll(files);
    }

    void failed(@Nullable String why) {
        trouble = why;
    }
}
