package acct.model;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers that data was lost. A {@link PrintWriter} hides every failure, and a command must not be
 * cut off in the middle of a load because nobody reads what it says; so it is asked once, when the command is done.
 */
public final class DataOutput extends PrintWriter {
    private static final int FILE_TYPE = 0xF000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xC000;

    private final Remembering target;
    private final Predicate<IOException> readerIsGone;

    private DataOutput(Remembering target, Predicate<IOException> readerIsGone) {
        super(target);
        this.target = target;
        this.readerIsGone = readerIsGone;
    }

    /** Data that goes to this writer. */
    public static DataOutput to(Writer writer) {
        return new DataOutput(new Remembering(writer), DataOutput::isBrokenPipe);
    }

    /** The process's own standard output; UTF-8 whatever the host's locale says. */
    static DataOutput standard() {
        // Not System.out, which hides failures too.
        Writer writer = new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8);
        return new DataOutput(new Remembering(writer), e -> isBrokenPipe(e) || isPipe());
    }

    /** What failed first; null if nothing did. */
    public @Nullable IOException failure() {
        return target.failure;
    }

    /** Why data was lost; null if none was, or if who read it wanted no more. */
    public @Nullable IOException lost() {
        flush();
        IOException failure = target.failure;
        return failure == null || readerIsGone.test(failure) ? null : failure;
    }

    /** Whether it failed because who read it went away, as {@code head} does. */
    public static boolean isBrokenPipe(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }

    /** The system's message may be in any language, but a pipe or a socket is never full: it fails if nobody reads it. */
    private static boolean isPipe() {
        try {
            Object mode = Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode");
            int type = mode instanceof Integer bits ? bits & FILE_TYPE : 0;
            return type == PIPE || type == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Keeps the first failure, which is the one to tell. */
    private static final class Remembering extends Writer {
        private final Writer target;
        private @Nullable IOException failure;

        private Remembering(Writer target) {
            this.target = target;
        }

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            tried(() -> target.write(characters, from, length));
        }

        @Override
        public void flush() throws IOException {
            tried(target::flush);
        }

        @Override
        public void close() throws IOException {
            tried(target::close);
        }

        private void tried(Step step) throws IOException {
            if (failure != null) {
                // What follows a gap would be read as if there was none.
                throw failure;
            }
            try {
                step.run();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
