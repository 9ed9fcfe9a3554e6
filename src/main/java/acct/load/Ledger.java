package acct.load;

import acct.read.AccountingFile;
import acct.read.AccountingReader.Position;
import acct.read.Fingerprint;
import acct.read.Layout;
import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is loaded. A file is recognised by its bytes: it is known as far as its beginning has the digest of a loaded
 * beginning, whatever its name, folder or compression.
 */
public final class Ledger {
    /** Enough for a header and some rows, whose times no two files share. */
    public static final int HEAD_BYTES = 4096;

    private static final Comparator<Entry> SHORTEST_FIRST =
            Comparator.<Entry>comparingLong(entry -> entry.position().offset()).thenComparingInt(Entry::id);

    private final Map<Integer, Entry> entries = new LinkedHashMap<>();
    /** By how many bytes a head has, then by its digest. */
    private final SortedMap<Integer, Map<String, List<Entry>>> byHead = new TreeMap<>();

    private Ledger() {}

    /** The number of the next load; the first of several that share a transaction. */
    static int nextLoad(Store store) throws SQLException {
        return (int) store.number(SqlFile.of("staging/next_load"));
    }

    /**
     * One load.
     *
     * @param id its number
     * @param path the file's name when it was loaded
     * @param location its place then; null for standard input
     * @param server the server it is of, as configured then; null if none was
     * @param stored how many rows it brought
     * @param firstMicros its first instant in microseconds since 1970; null if unknown
     * @param lastMicros its last one
     * @param headBytes how many bytes {@code head} covers
     * @param head digest of the first bytes, in hex
     * @param prefix digest of all bytes up to {@code position}, in hex
     * @param position where reading goes on
     */
    record Entry(
            int id,
            String path,
            @Nullable String location,
            @Nullable String server,
            long stored,
            @Nullable Long firstMicros,
            @Nullable Long lastMicros,
            int headBytes,
            String head,
            String prefix,
            Position position) {}

    /**
     * A beginning that was loaded before.
     *
     * @param entry the load that reached furthest
     * @param digest has seen the file up to there
     * @param loads all loads of this very file, by number
     * @param isWhole whether the file ends there
     */
    record Known(Entry entry, Fingerprint digest, Set<Integer> loads, boolean isWhole) {
        Known {
            loads = Set.copyOf(loads);
        }
    }

    /** The ledger as it stands. */
    static Ledger read(Store store) throws SQLException {
        Ledger ledger = new Ledger();
        // Most files have the same header.
        Map<String, Layout> layouts = new HashMap<>();
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/ledger"), Map.of());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String header = rows.getString("header");
                Position position = new Position(
                        rows.getLong("end_offset"),
                        rows.getLong("next_line"),
                        header == null ? null : layouts.computeIfAbsent(header, Layout::parse));
                ledger.add(new Entry(
                        rows.getInt("load_id"),
                        rows.getString("path"),
                        rows.getString("location"),
                        rows.getString("server"),
                        rows.getLong("stored"),
                        rows.getObject("first_micros", Long.class),
                        rows.getObject("last_micros", Long.class),
                        rows.getInt("head_bytes"),
                        rows.getString("head_sha256"),
                        rows.getString("prefix_digest"),
                        position));
            }
        }
        return ledger;
    }

    /** Up to where the files in these places are loaded, as far as their places tell. */
    Map<String, Long> ends() {
        Map<String, Long> ends = new HashMap<>();
        for (Entry entry : entries.values()) {
            if (entry.location() != null) {
                ends.merge(entry.location(), entry.position().offset(), Math::max);
            }
        }
        return ends;
    }

    /** Enters a load that was committed since the ledger was read. */
    void add(Entry entry) {
        entries.put(entry.id(), entry);
        byHead.computeIfAbsent(entry.headBytes(), n -> new HashMap<>())
                .computeIfAbsent(entry.head(), digest -> new ArrayList<>())
                .add(entry);
    }

    /** All loads. */
    Collection<Entry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** Loads that begin like this file, the shortest first. */
    List<Entry> beginningLike(byte[] head) {
        List<Entry> found = new ArrayList<>();
        Fingerprint.ofHeads(head, byHead.headMap(head.length + 1).keySet())
                .forEach((bytes, digest) ->
                        found.addAll(Objects.requireNonNull(byHead.get(bytes)).getOrDefault(digest, List.of())));
        found.sort(SHORTEST_FIRST);
        return found;
    }

    /**
     * How far a file is loaded already.
     *
     * @param head its first bytes
     */
    Optional<Known> known(AccountingFile.Held held, byte[] head) throws IOException {
        List<Entry> candidates = beginningLike(head);
        return candidates.isEmpty()
                ? Optional.empty()
                : furthest(held.open(bytes -> {}).bytes(), candidates);
    }

    /** The load of this number. */
    Optional<Entry> entry(int id) {
        return Optional.ofNullable(entries.get(id));
    }

    /**
     * Whether a file may be the beginning of the one that another load is of, as far as heads tell. Digests of more
     * cannot tell: they end where the longer one ends.
     *
     * @param head the file's first bytes
     * @param from where its new part begins
     * @param layout the header in force at its end
     */
    static boolean mayBegin(Entry other, byte[] head, long from, Layout layout) {
        if (other.headBytes() > head.length) {
            Layout theirs = other.position().layout();
            return theirs != null && theirs.line().equals(layout.line());
        }
        return other.position().offset() > from
                && Fingerprint.ofHead(head, other.headBytes()).equals(other.head());
    }

    /** The candidate that reaches furthest of those whose bytes this stream has from its start on. */
    private static Optional<Known> furthest(InputStream bytes, List<Entry> candidates) throws IOException {
        Fingerprint digest =
                Fingerprint.comparable(candidates.stream().map(Entry::prefix).toList());
        Known furthest = null;
        Set<Integer> loads = new HashSet<>();
        byte[] buffer = new byte[1 << 16];
        long at = 0;
        boolean ended = false;
        for (Entry candidate : candidates) {
            while (!ended && at < candidate.position().offset()) {
                int wanted = (int) Math.min(buffer.length, candidate.position().offset() - at);
                int read = bytes.read(buffer, 0, wanted);
                ended = read < 0;
                digest.update(buffer, 0, Math.max(0, read));
                at += Math.max(0, read);
            }
            if (!ended && digest.is(candidate.prefix())) {
                loads.add(candidate.id());
                furthest = new Known(candidate, digest.copy(), loads, false);
            }
        }
        boolean isWhole = furthest != null && at == furthest.entry().position().offset() && (ended || bytes.read() < 0);
        return isWhole && furthest != null
                ? Optional.of(new Known(furthest.entry(), furthest.digest(), furthest.loads(), true))
                : Optional.ofNullable(furthest);
    }
}
