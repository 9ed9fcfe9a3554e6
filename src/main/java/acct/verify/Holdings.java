package acct.verify;

import acct.load.Ledger;
import acct.load.StoredLoad;
import acct.load.StoredLoads;
import acct.read.AccountingFile;
import acct.read.AccountingReader.Position;
import acct.read.Fingerprint;
import acct.read.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which loads' bytes a file holds, told by digests and not by its name.
 *
 * @param file the file
 * @param parts the loads whose bytes it has from its first byte on
 * @param changed loads that begin like it and go on otherwise
 */
record Holdings(AccountingFile file, List<Part> parts, List<StoredLoad> changed) {

    /**
     * The bytes of one load.
     *
     * @param load the load
     * @param from where it began; null if the ledger does not know its beginning any more
     * @param digest has seen all bytes before that place
     */
    record Part(StoredLoad load, @Nullable Position from, Fingerprint digest) {}

    /** A place where a load ended. */
    private record Boundary(Position position, Fingerprint digest) {}

    /** Reads a file once and finds what it holds of these loads. */
    static Holdings of(AccountingFile file, StoredLoads loads) throws IOException {
        try (AccountingFile.Opened opened = file.open(bytes -> {})) {
            InputStream in = opened.bytes();
            byte[] head = in.readNBytes(Ledger.HEAD_BYTES);
            List<StoredLoad> candidates = loads.beginningLike(head);
            return candidates.isEmpty()
                    ? new Holdings(file, List.of(), List.of())
                    : matched(file, in, head, candidates);
        }
    }

    private static Holdings matched(AccountingFile file, InputStream rest, byte[] head, List<StoredLoad> candidates)
            throws IOException {
        Fingerprint digest = Fingerprint.comparable(
                candidates.stream().map(StoredLoad::prefix).toList());
        Map<Long, Boundary> boundaries = new HashMap<>();
        boundaries.put(0L, new Boundary(Position.START, digest.copy()));
        List<Part> parts = new ArrayList<>();
        List<StoredLoad> changed = new ArrayList<>();
        byte[] pending = head;
        long at = 0;
        boolean ended = false;
        byte[] buffer = new byte[1 << 16];
        for (StoredLoad load : candidates) {
            while (!ended && at < load.end()) {
                if (pending.length == 0) {
                    int read = rest.read(buffer);
                    ended = read < 0;
                    pending = ended ? pending : Arrays.copyOf(buffer, read);
                }
                int taken = (int) Math.min(pending.length, load.end() - at);
                digest.update(pending, 0, taken);
                at += taken;
                pending = Arrays.copyOfRange(pending, taken, pending.length);
            }
            if (at == load.end() && digest.is(load.prefix())) {
                Boundary begin = boundaries.get(load.begin());
                parts.add(new Part(
                        load, begin == null ? null : begin.position(), begin == null ? digest : begin.digest()));
                boundaries.putIfAbsent(load.end(), new Boundary(end(load), digest.copy()));
            } else {
                changed.add(load);
            }
        }
        return new Holdings(file, parts, changed);
    }

    private static Position end(StoredLoad load) {
        String header = load.header();
        return new Position(load.end(), load.nextLine(), header == null ? null : Layout.parse(header));
    }
}
