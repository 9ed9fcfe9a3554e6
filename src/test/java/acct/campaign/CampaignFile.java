package acct.campaign;

import acct.Logs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;

/** What one accounting file has ever held, and the file itself as far as it is written. */
final class CampaignFile {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private Path path;
    private int written;
    private int loaded;
    private Life life = Life.GROWING;

    /** What may still become of a file. */
    enum Life {
        /** PowerMTA writes to it. */
        GROWING,
        /** Moved or compressed: nobody writes to it any more. */
        FINISHED,
        /** Overwritten: only its rows are left, in the store. */
        GONE
    }

    /** A file that begins with its header line. */
    CampaignFile(Path path) throws IOException {
        this.path = path;
        content.writeBytes(MixedRows.header());
        Files.write(path, content.toByteArray());
        written = content.size();
    }

    Path path() {
        return path;
    }

    Life life() {
        return life;
    }

    /** All that it is to hold, also what is not written yet. */
    byte[] content() {
        return content.toByteArray();
    }

    boolean isWhollyLoaded() {
        return loaded == content.size();
    }

    /** What is written is loaded now. */
    void wasLoaded() {
        if (life != Life.GONE) {
            loaded = written;
        }
    }

    /** Appends lines; the last one perhaps only in part. */
    void grow(byte[] lines, Random random) throws IOException {
        content.writeBytes(lines);
        write(content.size() - (random.nextBoolean() ? random.nextInt(200) : 0));
    }

    /** Writes what is missing of its last line. */
    void complete() throws IOException {
        if (life != Life.GONE) {
            write(content.size());
        }
    }

    private void write(int end) throws IOException {
        if (end > written) {
            Files.write(path, Arrays.copyOfRange(content.toByteArray(), written, end), StandardOpenOption.APPEND);
            written = end;
        }
    }

    /** Moves it away. */
    void move(Path target) throws IOException {
        complete();
        path = Files.move(path, target);
        life = Life.FINISHED;
    }

    /** Compresses it, in so many members. */
    void compress(int members) throws IOException {
        complete();
        byte[] whole = content.toByteArray();
        Path target = path.resolveSibling(path.getFileName() + ".gz");
        byte[] compressed = new byte[0];
        for (int i = 0; i < members; i++) {
            int from = (int) ((long) whole.length * i / members);
            int to = (int) ((long) whole.length * (i + 1) / members);
            compressed = Logs.joined(compressed, Logs.gzip(Arrays.copyOfRange(whole, from, to)));
        }
        Files.write(target, compressed);
        Files.delete(path);
        path = target;
        life = Life.FINISHED;
    }

    /** Gives its name to a new file; only its rows are left. */
    void overwritten() {
        life = Life.GONE;
    }
}
