package acct.load;

import acct.read.AccountingFile;
import acct.read.AccountingReader.Position;
import acct.read.Ending;
import acct.read.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an input before its new part is read.
 *
 * @param name what it is called
 * @param location its place; null for a stream
 * @param ending whether more may come
 * @param head its first bytes
 * @param ledger what is loaded
 * @param known its beginning, if that was loaded before
 */
record Input(
        String name, @Nullable String location, Ending ending, Head head, Ledger ledger, Ledger.@Nullable Known known) {

    /** The first bytes of an input, at most {@link Ledger#HEAD_BYTES}. */
    static final class Head {
        private final byte[] bytes;

        Head(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** Where a file is, for the ledger. */
    static String location(AccountingFile file) {
        return file.path().toAbsolutePath().normalize().toString();
    }

    /** Where its new part begins. */
    Position from() {
        return known == null ? Position.START : known.entry().position();
    }

    /** The same input, to which nothing will be added. */
    Input ended() {
        return new Input(name, location, Ending.COMPLETE, head, ledger, known);
    }

    /** A file that PowerMTA or the operator has moved away is finished: nobody writes to it any more. */
    static boolean wasMoved(AccountingFile file, Optional<Ledger.Known> known) throws IOException {
        Ledger.Entry entry = known.map(Ledger.Known::entry).orElse(null);
        if (entry == null || entry.location() == null) {
            return false;
        }
        Path earlier = Path.of(entry.location());
        return !earlier.equals(file.path().toAbsolutePath().normalize())
                && (!Files.exists(earlier) || isAnotherFile(earlier, entry));
    }

    /** Whether the name has gone to a file that does not begin as the loaded one did. */
    private static boolean isAnotherFile(Path path, Ledger.Entry entry) throws IOException {
        if (!Files.isRegularFile(path)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(entry.headBytes());
            return head.length < entry.headBytes()
                    || !Fingerprint.ofHead(head, head.length).equals(entry.head());
        }
    }
}
