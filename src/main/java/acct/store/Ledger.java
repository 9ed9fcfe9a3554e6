package acct.store;

import acct.read.AccountingReader.Position;
import acct.read.Digests;
import acct.read.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        this.entries = entries;
    }

    /**
     * One load.
     *
     * @param path the file's name when it was loaded
     * @param location its place then; null for standard input
     * @param headBytes how many bytes {@code head} covers
     * @param head digest of the first bytes, in hex
     * @param prefix digest of all bytes up to {@code position}, in hex
     * @param position where reading goes on
     */
    record Entry(
            String path, @Nullable String location, int headBytes, String head, String prefix, Position position) {}

    /**
     * A beginning that was loaded before.
     *
     * @param entry the load that reached furthest
     * @param digest has seen the file up to there
     */
    record Known(Entry entry, MessageDigest digest) {}

    /** The ledger as it stands. */
    static Ledger read(Store store) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement statement = SqlFile.of("staging/ledger").prepare(store.connection(), Map.of());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String header = rows.getString("header");
                Position position = new Position(
                        rows.getLong("end_offset"),
                        rows.getLong("next_line"),
                        header == null ? null : Layout.parse(header));
                entries.add(new Entry(
                        rows.getString("path"),
                        rows.getString("location"),
                        rows.getInt("head_bytes"),
                        rows.getString("head_sha256"),
                        rows.getString("prefix_sha256"),
                        position));
            }
        }
        return new Ledger(entries);
    }

    /** Loads that begin like this file, the shortest first. */
    List<Entry> beginningLike(byte[] head) {
        @Nullable String[] digests = new @Nullable String[HEAD_BYTES + 1];
        return entries.stream()
                .filter(entry -> entry.headBytes() <= head.length)
                .filter(entry -> {
                    String digest = digests[entry.headBytes()];
                    if (digest == null) {
                        digest = hexOfHead(head, entry.headBytes());
                        digests[entry.headBytes()] = digest;
                    }
                    return digest.equals(entry.head());
                })
                .toList();
    }

    /**
     * Whether a file with this head may be the beginning of a longer loaded one. Digests cannot tell: they end where
     * the longer one ends.
     */
    boolean mayBeginALongerOne(byte[] head, long from) {
        return entries.stream().anyMatch(entry -> entry.headBytes() > head.length)
                || beginningLike(head).stream()
                        .anyMatch(entry -> entry.position().offset() > from);
    }

    static String hexOfHead(byte[] head, int length) {
        return hex(Digests.sha256().digest(Arrays.copyOf(head, length)));
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** The candidate that reaches furthest of those whose bytes this stream has from its start on. */
    static Optional<Known> furthest(InputStream bytes, List<Entry> candidates) throws IOException {
        MessageDigest digest = Digests.sha256();
        Known furthest = null;
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
            if (hex(Digests.snapshot(digest)).equals(candidate.prefix())) {
                furthest = new Known(candidate, Digests.copy(digest));
            }
        }
        return Optional.ofNullable(furthest);
    }
}
