package acct.deliver;

import acct.model.Letter;
import acct.privacy.CellKind;
import acct.privacy.Covering;
import acct.privacy.ForgottenAddresses;
import acct.privacy.PrivacyPolicy;
import acct.privacy.RowCover;
import acct.write.Access;
import acct.write.WholeFile;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** Somebody who may be named in what acct has written: found there, and taken out where that is possible. */
public final class NamedPerson {
    private static final String MAIL = ".eml";
    private static final String PIXELS = ".png";
    private static final String NUMBERS = ".prom";
    /** The folder of all reports, those of days in it, and their files. */
    private static final int LEVELS = 2;

    private static final long MOST_BYTES = 256L << 20;
    private static final int SHORTEST = 6;
    private static final String SALT = "what is written";

    private final List<String> forms;
    private final Covering covering;

    /**
     * Somebody.
     *
     * @param forms how the address may be written
     */
    public NamedPerson(List<String> forms) {
        this.forms = new ArrayList<>(forms);
        // As a page writes what has a meaning in HTML.
        forms.stream()
                .map(NamedPerson::escaped)
                .filter(form -> !forms.contains(form))
                .forEach(this.forms::add);
        Set<String> digests = new HashSet<>();
        this.forms.forEach(form -> digests.add(ForgottenAddresses.digest(SALT, form)));
        this.covering = new Covering(PrivacyPolicy.CLEAR, new ForgottenAddresses(SALT, digests));
    }

    private static String escaped(String form) {
        return form.replace("&", "&amp;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;")
                .replace("<", "&lt;");
    }

    /** Whether a message names him. */
    public static boolean isIn(Letter letter, List<String> forms) {
        NamedPerson person = new NamedPerson(forms);
        if (letter.channel() == Letter.Channel.WEBHOOK) {
            return person.isIn(letter.body());
        }
        return person.isInMail(letter.body().getBytes(StandardCharsets.US_ASCII));
    }

    private boolean isInMail(byte[] message) {
        try {
            Session session = Session.getInstance(new Properties());
            return isIn(new MimeMessage(session, new ByteArrayInputStream(message)));
        } catch (MessagingException | IOException e) {
            // What cannot be read cannot be shown to be free of him.
            return true;
        }
    }

    private boolean isIn(Part part) throws MessagingException, IOException {
        if (part instanceof MimeMessage message && isIn(String.valueOf(message.getSubject()))) {
            return true;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                if (isIn(parts.getBodyPart(i))) {
                    return true;
                }
            }
            return false;
        }
        return part.isMimeType("text/*")
                && isIn(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private boolean isIn(String text) {
        return !without(text).equals(text);
    }

    /** A text without him. */
    private String without(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        String left = text;
        RowCover cover = covering.rows();
        for (String form : forms) {
            if (small.contains(form.substring(0, form.lastIndexOf('@')))) {
                cover.begin(form, null);
                left = cover.cell(isTelling(form) ? CellKind.REPLY : CellKind.TEXT, left);
            }
        }
        return left;
    }

    /** Whether it can only be a person's name: a page has words of its own, such as {@code table}. */
    private static boolean isTelling(String form) {
        String name = form.substring(0, form.lastIndexOf('@'));
        return name.length() >= SHORTEST
                && name.chars().anyMatch(Character::isLetter)
                && name.chars().anyMatch(c -> !Character.isLetter(c) && c != '-');
    }

    /** What was found in a folder. */
    public record Found(List<Path> mended, List<Path> deleted, List<Path> unreadable) {
        Found() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** What becomes of what is found. */
    public enum Then {
        /** It stays. */
        NOTHING,
        /** Texts are written without him; a mail is deleted. */
        MENDED
    }

    /** Looks through the reports of a folder; a file that acct does not write is left alone, whatever it holds. */
    public Found below(Path folder, Then then) throws IOException {
        Found found = new Found();
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, Set.of(), LEVELS, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && isOfAReport(file)) {
                        if (attributes.size() > MOST_BYTES) {
                            found.unreadable().add(file);
                        } else {
                            look(file, then, found);
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException why) {
                    found.unreadable().add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return found;
    }

    private static boolean isOfAReport(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.endsWith(PIXELS) && (ReportFolder.isReport(name) || name.endsWith(NUMBERS));
    }

    private void look(Path file, Then then, Found found) {
        try {
            if (file.toString().endsWith(MAIL)) {
                if (isInMail(Files.readAllBytes(file))) {
                    if (then == Then.MENDED) {
                        Files.delete(file);
                    }
                    found.deleted().add(file);
                }
            } else {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                String without = without(text);
                if (!without.equals(text)) {
                    if (then == Then.MENDED) {
                        byte[] bytes = without.getBytes(StandardCharsets.UTF_8);
                        WholeFile.write(file, Access.OWNER, WholeFile.Earlier.REPLACED, stream -> stream.write(bytes));
                    }
                    found.mended().add(file);
                }
            }
        } catch (IOException e) {
            found.unreadable().add(file);
        }
    }
}
