package acct.write;

import acct.model.DataOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

/**
 * A file that appears whole or not at all. It is made beside its place under a name that nobody can guess, and moved there
 * when it is on the disk; it keeps the permissions of the file that was there. A device or a pipe is written into.
 */
public final class WholeFile {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<OpenOption> MAKE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private static final String PART = ".acct-";
    private static final String ENDING = ".part";

    private WholeFile() {}

    /** Writes the bytes of a file. */
    public interface Bytes {
        /** Writes all of them; the stream is closed by the caller. */
        void to(OutputStream out) throws IOException;
    }

    /** Writes the text of a file. */
    public interface Text {
        /** Prints all of it; what cannot be written is noticed by the caller. */
        void to(PrintWriter out);
    }

    /** What becomes of a file that is there. */
    public enum Earlier {
        /** The new one takes its place. */
        REPLACED,
        /** It may hold somebody's work, so nothing is written. */
        KEPT
    }

    /**
     * Writes a file.
     *
     * @throws IOException if not all of it can be written; then everything is as it was
     */
    public static void write(Path file, Access access, Earlier earlier, Bytes bytes) throws IOException {
        WrittenPlace destination = WrittenPlace.of(file);
        switch (destination.kind()) {
            case STREAM -> into(destination.path(), bytes);
            case NEW -> place(destination.path(), access, earlier, bytes);
            case REPLACED -> {
                if (earlier == Earlier.KEPT) {
                    throw new FileAlreadyExistsException(file.toString());
                }
                place(destination.path(), Access.OWNER, earlier, bytes);
            }
        }
    }

    /** Writes a file of text in UTF-8. */
    public static void print(Path file, Access access, Earlier earlier, Text text) throws IOException {
        write(file, access, earlier, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            DataOutput printed = DataOutput.to(writer);
            text.to(printed);
            printed.flush();
            IOException failure = printed.failure();
            if (failure != null) {
                throw failure;
            }
        });
    }

    /** Why a file could not be written, in a few words. */
    public static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "is there already";
        }
        if (e instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return e.getMessage() == null ? "the system does not say why" : e.getMessage();
    }

    private static void into(Path stream, Bytes bytes) throws IOException {
        // What standard output leads to may be a file with something in it.
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(stream, StandardOpenOption.WRITE, StandardOpenOption.APPEND))) {
            bytes.to(out);
        } catch (IOException e) {
            if (!DataOutput.isBrokenPipe(e)) {
                throw e;
            }
        }
    }

    private static void place(Path file, Access access, Earlier earlier, Bytes bytes) throws IOException {
        Path part = Unfinished.name(folderOf(file), PART, ENDING);
        try {
            fill(part, access, bytes);
            if (earlier == Earlier.KEPT) {
                Placement.putNew(part, file);
            } else {
                adopt(file, part);
                Placement.replace(part, file);
            }
        } finally {
            Unfinished.end(part);
        }
    }

    /**
     * Puts a file that was made in a folder beside its place there, when it is on the disk. It keeps its permissions.
     *
     * @throws IOException if it cannot; then everything is as it was
     */
    public static void put(Path made, Path file, Earlier earlier) throws IOException {
        Path place = place(file, earlier);
        if (earlier == Earlier.KEPT) {
            Placement.putNewOnDisk(made, place);
        } else {
            Placement.replaceOnDisk(made, place);
        }
    }

    /**
     * Where a file of this name would be put; links are followed.
     *
     * @throws IOException if none may be put there
     */
    public static Path place(Path file, Earlier earlier) throws IOException {
        WrittenPlace destination = WrittenPlace.of(file);
        if (destination.kind() == WrittenPlace.Kind.STREAM) {
            throw new FileSystemException(file.toString(), null, "is a pipe or a device, no regular file");
        }
        if (destination.kind() == WrittenPlace.Kind.REPLACED && earlier == Earlier.KEPT) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return destination.path();
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
    }

    /** Whether a file of this name is one that was to become another. */
    static boolean isPart(String name) {
        return name.startsWith(PART) && name.endsWith(ENDING);
    }

    /** What nobody can guess, so that nobody can put a link in its place. */
    static String unguessable() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Makes a file that was not there, and has its bytes on the disk: a full one may say so only then. */
    static void fill(Path file, Access access, Bytes bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, MAKE, access.attributes(file))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            bytes.to(out);
            out.flush();
            channel.force(true);
        }
        if (access == Access.UMASK) {
            StartersUmask.give(file, access.permissions());
        }
    }

    /** Gives a new file the permissions of the one it replaces, and its owner and group if this account may. */
    static void adopt(Path old, Path fresh) throws IOException {
        PosixFileAttributeView given =
                Files.getFileAttributeView(old, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (given == null || view == null) {
            return;
        }
        PosixFileAttributes wanted;
        try {
            wanted = given.readAttributes();
        } catch (NoSuchFileException e) {
            return;
        }
        PosixFileAttributes found = view.readAttributes();
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(wanted.permissions());
        try {
            if (!wanted.owner().equals(found.owner())) {
                view.setOwner(wanted.owner());
            }
        } catch (FileSystemException notAllowed) {
            // The file belongs to this account then, as any other that it writes.
            permissions.addAll(Access.OWNER.permissions());
        }
        try {
            if (!wanted.group().equals(found.group())) {
                view.setGroup(wanted.group());
            }
        } catch (FileSystemException notAllowed) {
            // What one group might do is not for another.
            permissions.removeAll(EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.GROUP_EXECUTE));
        }
        view.setPermissions(permissions);
    }
}
