package acct.store;

import acct.read.AccountingReader.Position;
import acct.read.Fingerprint;
import acct.read.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is loaded. A file is recognised by its bytes: it is known as far as its beginning has the digest of a loaded
 * beginning, whatever its name, folder or compression.
 */
final class Ledger {
    /** Enough for a header and some rows, whose times no two files share. */
    static final int HEAD_BYTES = 4096;

    private final List<Entry> entries;

    private Ledger(List<Entry> entries) {
        this.entries = List.copyOf(entries);
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
     */
    record Known(Entry entry, Fingerprint digest, Set<Integer> loads) {
        Known {
            loads = Set.copyOf(loads);
        }
    }

    /** The ledger as it stands. */
    static Ledger read(Store store) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        // Most files have the same header.
        Map<String, Layout> layouts = new HashMap<>();
        try (PreparedStatement statement = SqlFile.of("staging/ledger").prepare(store.connection(), Map.of());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String header = rows.getString("header");
                Position position = new Position(
                        rows.getLong("end_offset"),
                        rows.getLong("next_line"),
                        header == null ? null : layouts.computeIfAbsent(header, Layout::parse));
                entries.add(new Entry(
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
        return new Ledger(entries);
    }

    /** All loads, the shortest first. */
    List<Entry> entries() {
        return entries;
    }

    /** Loads that begin like this file, the shortest first. */
    List<Entry> beginningLike(byte[] head) {
        @Nullable String[] digests = new @Nullable String[HEAD_BYTES + 1];
        return entries.stream()
                .filter(entry -> entry.headBytes() <= head.length)
                .filter(entry -> {
                    String digest = digests[entry.headBytes()];
                    if (digest == null) {
                        digest = Fingerprint.ofHead(head, entry.headBytes());
                        digests[entry.headBytes()] = digest;
                    }
                    return digest.equals(entry.head());
                })
                .toList();
    }

    /** The load of this number. */
    Optional<Entry> entry(int id) {
        return entries.stream().filter(entry -> entry.id() == id).findFirst();
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
    static Optional<Known> furthest(InputStream bytes, List<Entry> candidates) throws IOException {
        Fingerprint digest =
                Fingerprint.comparable(candidates.stream().map(Entry::prefix).toList());
        Known furthest = null;
        Set<Integer> loads = new HashSet<>();
        byte[] buffer = new byte[1 << 16];
        long at = 0;
        for (Entry candidate : candidates) {
            while (at < candidate.position().offset()) {
                int wanted = (int) Math.min(buffer.length, candidate.position().offset() - at);
                int read = bytes.read(buffer, 0, wanted);
                if (read < 0) {
                    return Optional.ofNullable(furthest);
                }
                digest.update(buffer, 0, read);
                at += read;
            }
            if (digest.is(candidate.prefix())) {
                loads.add(candidate.id());
                furthest = new Known(candidate, digest.copy(), loads);
            }
        }
        return Optional.ofNullable(furthest);
    }
}
