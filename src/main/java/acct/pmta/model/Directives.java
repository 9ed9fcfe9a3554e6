package acct.pmta.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which directives and blocks there are, and where they may stand: {@code directives.txt}, {@code renamed.txt} and
 * {@code meant.txt}.
 */
public final class Directives {
    /** The name of what is outside of all blocks. */
    public static final String GLOBAL = "global";

    private static final String ANYTHING = "**";
    private static final Directives SHIPPED = read();

    private final Map<String, Map<String, Known>> byScope = new LinkedHashMap<>();
    private final Map<String, Set<String>> blocksByScope = new HashMap<>();
    private final Map<String, Known> anywhere = new HashMap<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final Map<String, String> meant = new HashMap<>();

    private Directives() {}

    /** What a value looks like. */
    public enum Form {
        ANY,
        NUMBER,
        SIZE,
        RATE,
        RATES,
        TIME,
        TIMES,
        YESNO,
        SIGNING
    }

    /** What becomes of a value. */
    public enum Keeping {
        KEPT,
        /** It is a secret, or may hold one. */
        FORGOTTEN
    }

    /**
     * A directive.
     *
     * @param words what it may say beside its form
     */
    public record Known(String keyword, Form form, List<String> words, Keeping keeping) {
        private static Known of(String token) {
            Keeping keeping = token.startsWith("!") ? Keeping.FORGOTTEN : Keeping.KEPT;
            String rest = keeping == Keeping.FORGOTTEN ? token.substring(1) : token;
            int colon = rest.indexOf(':');
            if (colon < 0) {
                return new Known(rest, Form.ANY, List.of(), keeping);
            }
            List<String> forms = List.of(rest.substring(colon + 1).split("\\|"));
            Form form = Form.valueOf(forms.get(0).toUpperCase(Locale.ROOT));
            return new Known(rest.substring(0, colon), form, forms.subList(1, forms.size()), keeping);
        }
    }

    public static Directives shipped() {
        return SHIPPED;
    }

    /** The directive of this name in a block of this kind; null if it is not known there. */
    @Nullable
    public Known in(String scope, String keyword) {
        return byScope.getOrDefault(scope, Map.of()).get(keyword);
    }

    /** The directive of this name in any block; null if it is not known. */
    @Nullable
    public Known anywhere(String keyword) {
        return anywhere.get(keyword);
    }

    /** Whether acct does not look at what is in blocks of this kind. */
    public boolean takesAnything(String scope) {
        return byScope.getOrDefault(scope, Map.of()).containsKey(ANYTHING);
    }

    public boolean isBlock(String kind) {
        return !kind.equals(GLOBAL) && byScope.containsKey(kind);
    }

    /** Whether a block of this kind may stand in one of that kind. */
    public boolean mayHold(String scope, String kind) {
        return blocksByScope.getOrDefault(scope, Set.of()).contains(kind);
    }

    /** The blocks that a directive belongs into. */
    public List<String> scopesOf(String keyword) {
        List<String> scopes = new ArrayList<>();
        byScope.forEach((scope, known) -> {
            if (known.containsKey(keyword)) {
                scopes.add(scope);
            }
        });
        return scopes;
    }

    /** What takes the place of a directive, or of a {@code <block>}, whose name is an old one; null if it is not. */
    @Nullable
    public String renamed(String word) {
        return renamed.get(word);
    }

    /** What was probably meant by a word that is no directive; null if nobody knows. */
    @Nullable
    public String meant(String word) {
        int equals = word.indexOf('=');
        return meant.get(equals < 0 ? word : word.substring(0, equals + 1));
    }

    /** The known directive that differs from a word by one or two letters; null if there is none. */
    @Nullable
    public String similar(String word) {
        String best = null;
        int least = word.length() < 8 ? 2 : 3;
        for (String keyword : anywhere.keySet().stream().sorted().toList()) {
            if (Math.abs(keyword.length() - word.length()) < least) {
                int distance = distance(word, keyword);
                if (distance < least) {
                    least = distance;
                    best = keyword;
                }
            }
        }
        return best;
    }

    /** Levenshtein's: how many letters must be put in, taken out or replaced. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static Directives read() {
        Directives directives = new Directives();
        directives.readDirectives(lines("directives.txt"));
        readAdvice("renamed.txt", directives.renamed);
        readAdvice("meant.txt", directives.meant);
        return directives;
    }

    private static void readAdvice(String name, Map<String, String> advice) {
        for (String line : lines(name)) {
            int bar = line.indexOf('|');
            advice.put(line.substring(0, bar).strip(), line.substring(bar + 1).strip());
        }
    }

    private void readDirectives(List<String> lines) {
        String scope = GLOBAL;
        for (String line : lines) {
            if (line.startsWith("[")) {
                scope = line.substring(1, line.length() - 1);
                byScope.put(scope, new LinkedHashMap<>());
            } else if (line.startsWith(">")) {
                blocksByScope
                        .computeIfAbsent(scope, s -> new LinkedHashSet<>())
                        .addAll(Values.words(line.substring(1)));
            } else {
                for (String token : Values.words(line)) {
                    Known known = Known.of(token);
                    byScope.computeIfAbsent(scope, s -> new LinkedHashMap<>()).put(known.keyword(), known);
                    anywhere.putIfAbsent(known.keyword(), known);
                }
            }
        }
        anywhere.remove(ANYTHING);
        // The last line of a pattern list, and nowhere else anything.
        anywhere.remove("*");
    }

    private static List<String> lines(String name) {
        try (InputStream in =
                Objects.requireNonNull(Directives.class.getResourceAsStream("/acct/pmta/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
