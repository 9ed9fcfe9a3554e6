package acct.classify.reply;

import acct.model.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what PowerMTA itself decided or found from what a receiver answered. The texts are in {@code own-mta.txt} beside
 * this class, each with where it is known from. What PowerMTA decided says nothing about the recipient, whatever reply it
 * repeats and whatever {@code bounceCat} made of it.
 */
final class OwnMta {
    static final String RESOURCE = "own-mta.txt";

    /** All texts of the table are shorter; a name between their parts may be long. */
    private static final int LOOKED_AT = 400;

    private static final Pattern COLUMNS = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern GAP = Pattern.compile("\\s*…\\s*");
    /** A reply code, an enhanced code and the bracket of a status text, where they stand at the beginning. */
    private static final Pattern CODES =
            Pattern.compile("^(?:[245][0-9]{2}[ -])?\\s{0,9}(?:[245]\\.[0-9]{1,3}\\.[0-9]{1,3}[ :-]?)?\\s{0,9}\\(?");

    private static final OwnMta SHIPPED = read();

    private final List<Line> lines;

    private enum Kind {
        TYPE,
        STATUS,
        DECISION,
        NAMED,
        NETWORK
    }

    /** One line of the table; the parts of its text have to follow each other, the first at the beginning. */
    private record Line(Kind kind, String rule, List<String> parts) {

        boolean begins(String text) {
            String first = parts.get(0);
            if (!text.startsWith(first) || isWithinWord(text, first.length())) {
                return false;
            }
            int end = first.length();
            for (String part : parts.subList(1, parts.size())) {
                int at = text.indexOf(part, end);
                if (at < 0) {
                    return false;
                }
                end = at + part.length();
            }
            return true;
        }

        /** {@code connect} begins {@code connection refused} too, but {@code expired} no {@code expiredaccount-service}. */
        private boolean isWithinWord(String text, int end) {
            return kind != Kind.NETWORK && end < text.length() && Character.isLetterOrDigit(text.charAt(end));
        }
    }

    /**
     * What PowerMTA says.
     *
     * @param category {@link Category#ADMINISTRATIVE}, or {@link Category#CONNECTION} for what it found on the way
     * @param rule the rule's name in the table
     */
    record Saying(Category category, String rule) {}

    private OwnMta(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    static OwnMta shipped() {
        return SHIPPED;
    }

    private static OwnMta read() {
        List<Line> lines = new ArrayList<>();
        new String(bytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> COLUMNS.split(line.strip(), 4))
                .forEach(columns -> lines.add(new Line(
                        Kind.valueOf(columns[0].toUpperCase(Locale.ROOT)),
                        columns[1],
                        List.of(GAP.split(columns[2])))));
        return new OwnMta(lines);
    }

    /** The table as it is written. */
    static byte[] bytes() {
        try (InputStream in = OwnMta.class.getResourceAsStream("/acct/classify/" + RESOURCE)) {
            return Objects.requireNonNull(in, RESOURCE).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kind of diagnostic with this name, in small letters, if only PowerMTA writes it; else null. */
    @Nullable
    String type(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return lines.stream()
                        .anyMatch(line ->
                                line.kind() == Kind.TYPE && line.parts().get(0).equals(small))
                ? small
                : null;
    }

    /** Whether PowerMTA, not a receiver, speaks in a template. */
    boolean speaks(String templateText) {
        return saying(templateText) != null;
    }

    /** What PowerMTA says in a template; null if the text is a receiver's, or one that the rules for replies know. */
    @Nullable
    Saying saying(String templateText) {
        String text = templateText
                .substring(0, Math.min(LOOKED_AT, templateText.length()))
                .toLowerCase(Locale.ROOT);
        Line type = typeOf(text);
        if (type != null) {
            return typed(type, body(text.substring(type.parts().get(0).length() + 1)));
        }
        boolean answered = Evidence.reply(text) != 0;
        String body = body(text);
        for (Line line : lines) {
            boolean said = switch (line.kind()) {
                case NAMED -> line.begins(body);
                case DECISION -> !answered && line.begins(body);
                case STATUS -> text.startsWith(line.parts().get(0) + " (");
                case TYPE, NETWORK -> false;
            };
            if (said) {
                return new Saying(Category.ADMINISTRATIVE, line.rule());
            }
        }
        return null;
    }

    private @Nullable Line typeOf(String text) {
        return lines.stream()
                .filter(line ->
                        line.kind() == Kind.TYPE && text.startsWith(line.parts().get(0) + ";"))
                .findFirst()
                .orElse(null);
    }

    private Saying typed(Line type, String body) {
        for (Line line : lines) {
            boolean speaks = line.kind() == Kind.NAMED || line.kind() == Kind.DECISION || line.kind() == Kind.NETWORK;
            if (speaks && line.begins(body)) {
                return new Saying(
                        line.kind() == Kind.NETWORK ? Category.CONNECTION : Category.ADMINISTRATIVE, line.rule());
            }
        }
        return new Saying(Category.ADMINISTRATIVE, type.rule());
    }

    private static String body(String text) {
        return CODES.matcher(text.strip()).replaceFirst("");
    }
}
