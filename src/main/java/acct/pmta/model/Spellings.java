package acct.pmta.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one kind, as written. Whether PowerMTA tells capitals from small letters in them its guide does not say. */
public final class Spellings {
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> ignoringCase = new HashMap<>();

    public Spellings() {}

    public Spellings(Collection<String> names) {
        names.forEach(this::add);
    }

    public void add(String name) {
        names.add(name);
        ignoringCase.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
    }

    public boolean contains(String name) {
        return names.contains(name);
    }

    /** How a name is written that differs in its capitals at most; null if there is none. */
    @Nullable
    public String other(String name) {
        return ignoringCase.get(name.toLowerCase(Locale.ROOT));
    }
}
