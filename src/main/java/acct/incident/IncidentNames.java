package acct.incident;

import acct.incident.Incident.Ending;
import acct.incident.NamedIncident.Nearness;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives incidents their ids. One that is made anew, after rows came late, keeps the id that people know it by; a new one
 * gets a short text made of what it was when it opened, so that whoever asks first gets the same.
 */
final class IncidentNames {
    /** No vowels, so that no id is a word, and nothing that looks like something else. */
    private static final String LETTERS = "bcdfghjkmnpqrstvwxz";

    private static final String SIGNS = LETTERS + "23456789";
    private static final int LENGTH = 5;

    /** Those that stand for themselves first: an id that was given up is taken again only by its own incident. */
    private static final Comparator<NamedIncident> ORDER = Comparator.comparing(
                    NamedIncident::standsForItself, Comparator.reverseOrder())
            .thenComparing(named -> named.incident().opened())
            .thenComparing(NamedIncident::id);

    private final Set<NamedIncident> free;
    private final Set<String> used = new HashSet<>();

    private IncidentNames(List<NamedIncident> stored) {
        this.free = new LinkedHashSet<>(stored.stream().sorted(ORDER).toList());
        stored.forEach(named -> used.add(named.id()));
    }

    /**
     * Incidents under their ids, and behind them those stored ones of which nothing is left.
     *
     * @param stored those that have an id
     * @param day as of which they are known
     */
    static List<NamedIncident> of(Folded folded, List<NamedIncident> stored, LocalDate day) {
        IncidentNames names = new IncidentNames(stored);
        List<String> ids = names.ids(folded.incidents());
        List<NamedIncident> all = new ArrayList<>();
        for (int place = 0; place < ids.size(); place++) {
            Integer taker = folded.taken().get(place);
            all.add(new NamedIncident(
                    ids.get(place), folded.incidents().get(place), taker == null ? null : ids.get(taker)));
        }
        List<NamedIncident> left = names.free.stream()
                .filter(named -> !named.incident().opened().isAfter(day))
                .map(named -> leftOver(named, all, day))
                .toList();
        all.addAll(left);
        return List.copyOf(all);
    }

    private List<String> ids(List<Incident> incidents) {
        List<@Nullable String> ids = new ArrayList<>();
        incidents.forEach(incident -> ids.add(null));
        for (Nearness nearness : Nearness.values()) {
            for (int place = 0; place < ids.size(); place++) {
                Incident incident = incidents.get(place);
                if (ids.get(place) == null) {
                    Optional<NamedIncident> known = free.stream()
                            .filter(named -> named.isLike(incident, nearness))
                            .findFirst();
                    known.ifPresent(free::remove);
                    ids.set(place, known.map(NamedIncident::id).orElse(null));
                }
            }
        }
        List<String> all = new ArrayList<>();
        for (int place = 0; place < ids.size(); place++) {
            String known = ids.get(place);
            all.add(known == null ? fresh(incidents.get(place)) : known);
        }
        return all;
    }

    private String fresh(Incident incident) {
        String seed = incident.family().label() + " " + incident.opened() + " "
                + incident.marks().get(0);
        for (int attempt = 0; ; attempt++) {
            String id = id(seed + " " + attempt);
            if (used.add(id)) {
                return id;
            }
        }
    }

    private static String id(String seed) {
        byte[] hash = sha256(seed);
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            String signs = i == 0 ? LETTERS : SIGNS;
            // Two bytes each, so that every sign is about as likely.
            int number = Byte.toUnsignedInt(hash[2 * i]) << Byte.SIZE | Byte.toUnsignedInt(hash[2 * i + 1]);
            id.append(signs.charAt(number % signs.length()));
        }
        return id.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stored one that no incident is any more: it is a part of another one, or its days were not bad after all. */
    private static NamedIncident leftOver(NamedIncident named, List<NamedIncident> all, LocalDate day) {
        if (!named.standsForItself()) {
            return named;
        }
        return all.stream()
                .filter(other -> other.standsForItself() && named.isLike(other.incident(), Nearness.OVERLAPPING))
                .findFirst()
                .map(taker -> new NamedIncident(named.id(), named.incident().ended(day, Ending.MERGED), taker.id()))
                .orElseGet(() -> new NamedIncident(named.id(), named.incident().ended(day, Ending.WITHDRAWN), null));
    }
}
